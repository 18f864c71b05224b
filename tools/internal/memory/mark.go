package memory

import (
	"strconv"
	"strings"
	"unicode"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
)

// mark puts the mark and the stop of a block into English: 一、 is "I. ",
// （一） "(I) ", 1. "1. ", （1） "(1) ", 一是 "First: ". A mark without a number
// stays as it is printed.
func mark(b *letter.Block) {
	b.Stop = stop(b.Stop)
	if b.Mark == "" {
		return
	}
	n, han, ok := number(b.Mark)
	if !ok {
		return
	}
	digits := numberIn(n, han)
	switch {
	case b.Kind == letter.Measure:
		word := ordinal(n)
		if n < len(ordinals) {
			word = ordinals[n]
		}
		b.Mark = word + ": "
	case strings.ContainsAny(b.Mark, "（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"):
		b.Mark = "(" + digits + ") "
	default:
		b.Mark = digits + ". "
	}
}

func stop(s string) string {
	switch s {
	case "。", "；", "，", ";", ",":
		return "."
	case "：":
		return ":"
	}
	return s
}

// number reads the number in a mark, and whether it is written in Han numerals.
func number(mark string) (n int, han, ok bool) {
	for _, r := range mark {
		if r >= '①' && r <= '⑳' {
			return int(r-'①') + 1, false, true
		}
	}
	digits := strings.TrimFunc(mark, func(r rune) bool {
		return !unicode.IsDigit(r) && !strings.ContainsRune("一二三四五六七八九十百", r)
	})
	n, ok = numeral.Int(digits)
	return n, strings.ContainsFunc(digits, func(r rune) bool { return unicode.Is(unicode.Han, r) }), ok && n > 0
}

var romans = []struct {
	value int
	sign  string
}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

// numberIn writes a heading's number: Roman for Han numerals, so that the
// ranks of headings stay apart in English as they are in Chinese.
func numberIn(n int, han bool) string {
	if !han {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range romans {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
