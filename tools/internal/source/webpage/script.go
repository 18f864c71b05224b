package webpage

import (
	"strconv"
	"strings"
	"unicode/utf16"
)

// literals returns the strings of a script that may be a letter: long ones with
// tags in them, as pages keep what the script is to put in its place.
func literals(script string) []string {
	const long = 100 // bytes
	var out []string
	none := map[byte]int{} // up to where no string ends, by its quotes: nothing is looked through twice
	for i := 0; i < len(script) && len(out) < maxStores; i++ {
		q := script[i]
		if q != '"' && q != '\'' && q != '`' || i < none[q] {
			continue
		}
		end, closed := closing(script, i+1, q)
		if !closed {
			none[q] = end
			continue // an apostrophe in a comment
		}
		if end-i > long {
			if s := unquote(script[i+1 : end]); isHTML(s) {
				out = append(out, s)
			}
		}
		i = end
	}
	return out
}

// closing returns where a string ends that begins at a place, or up to where it
// does not: only one in back quotes goes on over the end of a line.
func closing(script string, from int, quote byte) (end int, closed bool) {
	for i := from; i < len(script); i++ {
		switch c := script[i]; {
		case c == '\\':
			i++
		case c == quote:
			return i, true
		case c == '\n' && quote != '`':
			return i, false
		}
	}
	return len(script), false
}

// unquote returns what a string of a script stands for.
func unquote(s string) string {
	var b strings.Builder
	var high rune // first half of a character above U+FFFF
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		digits := map[byte]int{'u': 4, 'x': 2}[s[i]]
		if code, err := strconv.ParseUint(s[i+1:min(len(s), i+1+digits)], 16, 32); digits > 0 && err == nil {
			i += digits
			r := rune(code)
			if utf16.IsSurrogate(r) && high == 0 {
				high = r
				continue
			}
			if high != 0 {
				r, high = utf16.DecodeRune(high, r), 0
			}
			b.WriteRune(r)
			continue
		}
		switch s[i] {
		case 'n', 'r', 't', '\n', '\r':
			b.WriteByte('\n')
		case 'b', 'f', 'v':
		default:
			b.WriteByte(s[i])
		}
	}
	return b.String()
}
