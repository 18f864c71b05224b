package source

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// raisedFigures are the figures 0 to 9 as they stand raised.
var raisedFigures = []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")

// Raised returns text that stands raised behind other text, with its figures
// raised. As plain ones they would run together with the figures beside them:
// 2025 with a footnote 1 is no 20251, and 10⁵ no 105. Behind a Latin letter, a
// bracket or nothing, as in m2 and [1], they can't and stay as they are.
func Raised(before, s string) string {
	last, size := utf8.DecodeLastRuneInString(before)
	const brackets = "[](){}（）〔〕【】［］"
	if size == 0 || unicode.Is(unicode.Latin, last) || unicode.IsSpace(last) || strings.ContainsRune("[(（〔【［", last) || strings.ContainsAny(s, brackets) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return raisedFigures[r-'0']
		}
		return r
	}, s)
}
