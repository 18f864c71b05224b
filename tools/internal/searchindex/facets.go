package searchindex

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
)

// facet is what the client narrows by: the values to choose from, as key and
// label, and for each document the places of its own among them.
type facet struct {
	Values [][2]string `json:"values"`
	Of     [][]int     `json:"of"`
	Leads  []int       `json:"leads,omitempty"` // of the agencies: how many of a document's lead; they come first
}

// facetFile holds what the filters need. Values are in the order in which they
// are offered: agencies by name, others the last first.
func facetFile(docs []facts) []byte {
	led := func(d *facts, lead bool) (terms []Term) {
		for _, a := range d.Agencies {
			known := slices.ContainsFunc(terms, func(t Term) bool { return t.Key == a.Key })
			if a.Lead == lead && a.Key != "" && !known {
				terms = append(terms, Term{a.Key, a.Name})
			}
		}
		return terms
	}
	agencies := collect(docs, func(d *facts) []Term { return append(led(d, true), led(d, false)...) },
		func(a, b Term) int { return cmp.Or(cmp.Compare(a.Label, b.Label), cmp.Compare(a.Key, b.Key)) })
	for i := range docs {
		agencies.Leads = append(agencies.Leads, len(led(&docs[i], true)))
	}
	others := func(term func(d *facts) Term) facet {
		return collect(docs, func(d *facts) []Term { return []Term{term(d)} }, func(a, b Term) int { return cmp.Compare(b.Key, a.Key) })
	}
	data, err := json.Marshal(map[string]facet{
		"agency":   agencies,
		"session":  others(func(d *facts) Term { return d.Session }),
		"year":     others(func(d *facts) Term { return Term{d.Year, d.Year} }),
		"category": others(func(d *facts) Term { return d.Category }),
	})
	if err != nil {
		panic(fmt.Errorf("strings and numbers into JSON: %w", err))
	}
	return pack(narrow(data))
}

// collect makes a facet of what documents have. Of two labels for a key the one
// that comes first is taken.
func collect(docs []facts, terms func(d *facts) []Term, order func(a, b Term) int) facet {
	labels := map[string]string{}
	of := make([][]string, len(docs))
	for i := range docs {
		for _, t := range terms(&docs[i]) {
			if t.Key == "" || slices.Contains(of[i], t.Key) {
				continue
			}
			of[i] = append(of[i], t.Key)
			if _, ok := labels[t.Key]; !ok {
				labels[t.Key] = t.Label
			}
		}
	}
	values := make([]Term, 0, len(labels))
	for key, label := range labels {
		values = append(values, Term{key, label})
	}
	slices.SortFunc(values, order)
	f := facet{Values: make([][2]string, len(values)), Of: make([][]int, len(docs))}
	places := map[string]int{}
	for i, v := range values {
		f.Values[i] = [2]string{v.Key, v.Label}
		places[v.Key] = i
	}
	for i, keys := range of {
		f.Of[i] = make([]int, len(keys))
		for k, key := range keys {
			f.Of[i][k] = places[key]
		}
	}
	return f
}
