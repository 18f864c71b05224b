package searchindex

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// The facets, in the order of the file. An agency that signs is counted twice:
// among all that handle the matter, and among those that lead.
const (
	facetAgency = iota
	facetLead
	facetSession
	facetYear
	facetCategory
	facets
)

type facetValue struct {
	Term
	docs []uint32
}

// facetFile holds what the filters need: for each facet the number of its
// values, and for each value key, label, the number of documents and their
// set, which is filled up to a whole byte.
func facetFile(docs []facts) []byte {
	var values [facets]map[string]*facetValue
	for i := range values {
		values[i] = map[string]*facetValue{}
	}
	add := func(facet int, t Term, doc int) {
		if t.Key == "" {
			return
		}
		v := values[facet][t.Key]
		if v == nil {
			v = &facetValue{Term: t}
			values[facet][t.Key] = v
		}
		if n := len(v.docs); n == 0 || v.docs[n-1] != uint32(doc) {
			v.docs = append(v.docs, uint32(doc))
		}
	}
	for i := range docs {
		d := &docs[i]
		for _, a := range d.Agencies {
			add(facetAgency, Term{a.Key, a.Name}, i)
			if a.Lead {
				add(facetLead, Term{a.Key, a.Name}, i)
			}
		}
		add(facetSession, d.Session, i)
		add(facetYear, Term{d.Year, d.Year}, i)
		add(facetCategory, d.Category, i)
	}
	var out []byte
	for _, facet := range values {
		out = binary.AppendUvarint(out, uint64(len(facet)))
		for _, v := range sortedValues(facet) {
			out = appendString(out, v.Key)
			out = appendString(out, v.Label)
			out = binary.AppendUvarint(out, uint64(len(v.docs)))
			var set bitWriter
			set.set(v.docs, 0, uint32(len(docs)))
			out = append(out, set.bytes()...)
		}
	}
	return pack(out)
}

func sortedValues(m map[string]*facetValue) []*facetValue {
	out := make([]*facetValue, 0, len(m))
	for _, v := range m {
		out = append(out, v)
	}
	slices.SortFunc(out, func(a, b *facetValue) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

func appendString(to []byte, s string) []byte {
	return append(binary.AppendUvarint(to, uint64(len(s))), s...)
}
