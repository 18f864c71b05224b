// Package figure compares the figures of a Chinese text and of its English by
// value: 2.67亿 is 267 million, 七成 is 70 percent, 十六届 is the 16th. Values
// are exact.
package figure

import (
	"math/big"
	"slices"
	"strings"
)

// Figure is a number that a text states.
type Figure struct {
	Text    string // as printed, with its multiplier: 2.67亿, 267 million
	in      string // the text
	at, end int    // bytes in it
	values  []string
	// firm figures must be found in the other language. The others may answer
	// for one there: 一, 百强, “161”, first, May.
	firm bool
}

// Value returns the figure as plain digits, with % for a share, W for power,
// 月 for a month, th for a rank.
func (f Figure) Value() string { return f.values[0] }

// Context returns the figure with the words around it.
func (f Figure) Context() string { return around(f.in, f.at, f.end) }

// Difference says what does not agree between a text and its translation.
type Difference struct {
	Missing []Figure // of the Chinese, not found in the English
	Extra   []Figure // of the English, not found in the Chinese
}

// None reports whether everything agrees.
func (d Difference) None() bool { return len(d.Missing)+len(d.Extra) == 0 }

// Compare looks for every figure of the Chinese in the English and the other
// way round. The order is free, since a translation may turn a sentence.
func Compare(zh, en string) Difference {
	figures := Chinese(zh)
	en = withoutChinese(en)
	digits := inDigits(en)
	if d := compare(figures, digits); d.None() && !namesMonth(en) {
		return d // the words of the English are not needed
	}
	return compare(figures, append(digits, worded(en)...))
}

func compare(zh, en []Figure) Difference {
	var d Difference
	takenBy := make([]bool, len(en)) // a firm English figure answers for one Chinese figure
	answered := make([]bool, len(zh))
	for i, z := range zh {
		for j, e := range en {
			if z.firm && e.firm && !takenBy[j] && same(z, e) {
				takenBy[j], answered[i] = true, true
				break
			}
		}
	}
	var fewer, more []Figure // stated more often on one side than on the other
	for i, z := range zh {
		switch {
		case !z.firm || answered[i]:
		case !slices.ContainsFunc(en, func(e Figure) bool { return same(z, e) }):
			d.Missing = append(d.Missing, z)
		case !slices.ContainsFunc(en, func(e Figure) bool { return !e.firm && same(z, e) }):
			fewer = append(fewer, z)
		}
	}
	for j, e := range en {
		switch {
		case !e.firm || takenBy[j]:
		case !slices.ContainsFunc(zh, func(z Figure) bool { return same(z, e) }):
			d.Extra = append(d.Extra, e)
		case !slices.ContainsFunc(zh, func(z Figure) bool { return !z.firm && same(z, e) }):
			more = append(more, e)
		}
	}
	// One figure said once less and another once more is one put in the place
	// of the other; only one of the two is a sentence drawn together, or a
	// figure said again.
	if len(fewer) > 0 && len(more) > 0 {
		d.Missing, d.Extra = append(d.Missing, fewer...), append(d.Extra, more...)
	}
	return d
}

func same(a, b Figure) bool {
	return slices.ContainsFunc(a.values, func(v string) bool { return slices.Contains(b.values, v) })
}

// rat reads plain digits, with commas and a decimal point; nil for other text.
func rat(digits string) *big.Rat {
	r, ok := new(big.Rat).SetString(strings.ReplaceAll(digits, ",", ""))
	if !ok {
		return nil
	}
	return r
}

func times(r *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(r, new(big.Rat).SetInt64(n)) }

// print writes a value so that equal values are equal texts: whole and finite
// decimals in plain digits, others as a fraction.
func print(r *big.Rat) string {
	if n, exact := r.FloatPrec(); exact {
		return r.FloatString(n)
	}
	return r.RatString()
}

// around returns the words around the bytes from..to of a text.
func around(text string, from, to int) string {
	const reach = 12
	before, after := []rune(text[:from]), []rune(text[to:])
	s := text[from:to]
	if n := len(before); n > reach {
		s = "…" + string(before[n-reach:]) + s
	} else {
		s = string(before) + s
	}
	if len(after) > reach {
		return s + string(after[:reach]) + "…"
	}
	return s + string(after)
}
