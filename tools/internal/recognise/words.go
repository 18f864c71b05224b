package recognise

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

//go:embed words.txt
var wordsText string

// lists are the lists of words.txt by their names.
var lists = func() map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(wordsText) {
		if f := strings.Fields(line); len(f) > 1 && !strings.HasPrefix(line, "#") {
			m[f[0]] = f[1:]
		}
	}
	return m
}()

// oneOf returns a pattern that matches one word of the lists, the longest first.
func oneOf(names ...string) string {
	var words []string
	for _, n := range names {
		words = append(words, lists[n]...)
	}
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return "(?:" + strings.Join(words, "|") + ")"
}
