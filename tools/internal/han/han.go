// Package han turns Traditional Chinese characters into Simplified ones, one
// for one, so that what is known of Simplified text can be asked of both, and into
// the syllables that they are read as.
package han

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed traditional.txt
var table string

// simplified maps Traditional characters. Both sides are of the basic plane, so
// that a text keeps its length in bytes.
var simplified = func() map[rune]rune {
	m := map[rune]rune{}
	for pair := range pairs() {
		from, n := utf8.DecodeRuneInString(pair)
		m[from], _ = utf8.DecodeRuneInString(pair[n:])
	}
	return m
}()

// pairs yields the rows of the table: a Traditional character and what it becomes.
func pairs() func(func(string) bool) {
	return func(yield func(string) bool) {
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for pair := range strings.FieldsSeq(line) {
				if !yield(pair) {
					return
				}
			}
		}
	}
}

// traditional has a bit for every rune of the basic plane.
var traditional = func() *[1 << 10]uint64 {
	var bits [1 << 10]uint64
	for r := range simplified {
		bits[r>>6] |= 1 << (r & 63)
	}
	return &bits
}()

// IsTraditional reports whether r has a Simplified form of its own.
func IsTraditional(r rune) bool {
	return r >= 0 && r < 1<<16 && traditional[r>>6]&(1<<(r&63)) != 0
}

// Simplified returns the Simplified form of r, or r.
func Simplified(r rune) rune {
	if IsTraditional(r) {
		return simplified[r]
	}
	return r
}

// Simplify returns s with its Traditional characters made Simplified; every
// character stays at its byte. Without any it returns s itself.
func Simplify(s string) string {
	if !strings.ContainsFunc(s, IsTraditional) {
		return s
	}
	var out strings.Builder
	out.Grow(len(s))
	for i, r := range s {
		if simple, ok := simplified[r]; ok {
			out.WriteRune(simple)
			continue
		}
		_, size := utf8.DecodeRuneInString(s[i:]) // one for a byte that is no character
		out.WriteString(s[i : i+size])
	}
	return out.String()
}

// Table returns all Traditional characters in order, and what they become, in
// the same order.
func Table() (from, to string) {
	var a, b strings.Builder
	for pair := range pairs() {
		_, n := utf8.DecodeRuneInString(pair)
		a.WriteString(pair[:n])
		b.WriteString(pair[n:])
	}
	return a.String(), b.String()
}
