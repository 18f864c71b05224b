package glyph

import (
	"regexp"
	"strings"

	"dafu/tools/internal/source/ordinal"
)

var overstrike = regexp.MustCompile(`(?i)^\s*eq\s*\\o\s*(?:\\a[clr]\s*)?[(（]\s*([^,，()（）]*?)\s*[,，]\s*([^,，()（）]*?)\s*[)）]`)

// ruby is a field that sets small letters over a word: they, and the word.
var ruby = regexp.MustCompile(`(?i)^\s*eq\b[^(（]*\\o\s*(?:\\a[dlcr]\s*)?[(（]\s*\\s\s*\\up\s*\d+\s*[(（][^()（）]*[)）]\s*[,，;]\s*([^()（）]*?)\s*[)）]`)

// Enclosed returns what a field shows that lays a character into a ring, as
// Word and WPS write ③, or the word that one sets its pronunciation over. Of
// other fields without a result nothing is seen.
func Enclosed(code string) string {
	if m := ruby.FindStringSubmatch(code); m != nil {
		return m[1]
	}
	m := overstrike.FindStringSubmatch(code)
	if m == nil {
		return ""
	}
	inner := m[1]
	if strings.ContainsAny(inner, "○◯〇△□◇") || inner == "" {
		inner = m[2]
	}
	n := 0
	for _, c := range inner {
		if c < '0' || c > '9' || n > 99 {
			return inner
		}
		n = n*10 + int(c-'0')
	}
	return ordinal.Format("decimalEnclosedCircle", n)
}
