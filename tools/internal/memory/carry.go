package memory

import (
	"strings"
	"unicode"

	"dafu/tools/internal/memory/figure"
)

// carried returns the English of a Chinese text of which one number has changed: that of
// the text before with the new number. It is "" where more has changed, or where it is not
// certain which number of the English it is. A person confirms it like any draft.
func carried(before, now, en string) string {
	x, y := []rune(before), []rune(now)
	from := 0
	for from < len(x) && from < len(y) && x[from] == y[from] {
		from++
	}
	last := 0
	for last < len(x)-from && last < len(y)-from && x[len(x)-1-last] == y[len(y)-1-last] {
		last++
	}
	for from > 0 && inNumber(x[from-1]) {
		from--
	}
	for last > 0 && inNumber(x[len(x)-last]) {
		last--
	}
	old, fresh := string(x[from:len(x)-last]), string(y[from:len(y)-last])
	if !whole(old) || !whole(fresh) || len(places(before, old)) != 1 {
		return ""
	}
	at := places(en, old)
	if len(at) != 1 {
		return ""
	}
	out := en[:at[0]] + fresh + en[at[0]+len(old):]
	if !figure.Compare(now, out).None() {
		return ""
	}
	return out
}

// inNumber reports whether a character may stand within a number.
func inNumber(r rune) bool { return r >= '0' && r <= '9' || r == '.' || r == ',' }

// whole reports whether a text is a whole number in digits.
func whole(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

// places returns where a number stands in a text by itself, and not in 16th, 1.16 or 116.
func places(text, number string) []int {
	var out []int
	for i := 0; i+len(number) <= len(text); i++ {
		if !strings.HasPrefix(text[i:], number) {
			continue
		}
		before, after := []rune(text[:i]), []rune(text[i+len(number):])
		joined := func(r rune) bool { return r >= '0' && r <= '9' || r < unicode.MaxASCII && unicode.IsLetter(r) }
		part := func(sign, next rune) bool { return (sign == '.' || sign == ',') && next >= '0' && next <= '9' }
		switch n := len(before); {
		case n > 0 && joined(before[n-1]), n > 1 && part(before[n-1], before[n-2]):
		case len(after) > 0 && joined(after[0]), len(after) > 1 && part(after[0], after[1]):
		default:
			out = append(out, i)
		}
	}
	return out
}

// retitle keeps the first comment of a catalogue the title of its letter, and reports
// whether it was another one. A translator's own comment is not like the title.
func (c *catalogue) retitle(title string) bool {
	if len(c.file.Entries) == 0 || !c.file.Entries[0].IsHeader() || title == "" {
		return false
	}
	head := c.file.Entries[0]
	notes := head.Notes()
	if len(notes) == 0 || notes[0] == title || !alike(notes[0], title) {
		return false
	}
	head.Renote(notes[0], title)
	return true
}
