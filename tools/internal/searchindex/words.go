package searchindex

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// mostWords bounds the list of words: those that more documents hold are kept.
const mostWords = 10000

// vocabulary is the words of a document, each once, as they are written.
type vocabulary map[string]bool

func (v vocabulary) add(runs []string) {
	for _, run := range runs {
		if len(run) > 3 && run[0] > '9' && !v[run] {
			v[run] = true
		}
	}
}

func (v vocabulary) list() []string { return slices.Collect(maps.Keys(v)) }

// wordsFile lists the words that a mistyped one is held against, the most
// frequent first: of each stem the form that most documents hold.
func wordsFile(entries []entry) []byte {
	docs := map[string]int{}
	for _, e := range entries {
		for _, w := range e.words {
			docs[w]++
		}
	}
	order := func(a, b string) int { return cmp.Or(cmp.Compare(docs[b], docs[a]), cmp.Compare(a, b)) }
	stems := map[string]bool{}
	list := slices.DeleteFunc(slices.SortedFunc(maps.Keys(docs), order), func(w string) bool {
		stem := Stem(w)
		known := stems[stem]
		stems[stem] = true
		return known
	})
	return pack([]byte(strings.Join(list[:min(len(list), mostWords)], "\n")))
}
