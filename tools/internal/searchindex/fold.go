package searchindex

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed fold.txt
var foldTable string

// simplified maps Traditional characters, all of the basic plane.
var simplified = readFold(foldTable)

func readFold(table string) map[rune]rune {
	m := map[rune]rune{}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(line) {
			from, n := utf8.DecodeRuneInString(pair)
			to, _ := utf8.DecodeRuneInString(pair[n:])
			m[from] = to
		}
	}
	return m
}

func foldHan(r rune) rune {
	if s, ok := simplified[r]; ok {
		return s
	}
	return r
}

// foldFile is what a client loads once somebody types a Traditional character:
// all Traditional characters in order, then what they become, in the same order.
func foldFile() []byte {
	var from, to strings.Builder
	for line := range strings.Lines(foldTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		for pair := range strings.FieldsSeq(line) {
			_, n := utf8.DecodeRuneInString(pair)
			from.WriteString(pair[:n])
			to.WriteString(pair[n:])
		}
	}
	return pack([]byte(from.String() + to.String()))
}
