package diag

import (
	"fmt"
	"strings"
	"unicode"
)

// Names are several names in a message. Chinese sets 、 between them, English a comma.
type Names []string

// In returns the names in the language l.
func (n Names) In(l Lang) string {
	if l == Chinese {
		return strings.Join(n, "、")
	}
	return strings.Join(n, ", ")
}

// String returns the names in English.
func (n Names) String() string { return n.In(English) }

// First are the first of several names, and how many more there are.
type First struct {
	Names Names
	More  int
}

// AtMost keeps the first names and counts the others.
func AtMost(names []string, most int) First {
	most = min(most, len(names))
	return First{names[:most], len(names) - most}
}

// In returns the names in the language l.
func (f First) In(l Lang) string {
	out := f.Names.In(l)
	switch {
	case f.More == 0:
		return out
	case l == Chinese:
		return fmt.Sprintf("%s……（另有 %d 个）", out, f.More)
	}
	return fmt.Sprintf("%s, … (+%d)", out, f.More)
}

// Words is a part of a message with a wording in each language.
type Words struct{ EN, ZH string }

// In returns the wording in the language l.
func (w Words) In(l Lang) string {
	if l == Chinese {
		return w.ZH
	}
	return w.EN
}

// worded is what a message says differently in each language.
type worded interface{ In(Lang) string }

var (
	_ worded = Names{}
	_ worded = First{}
	_ worded = Words{}
)

// Printable returns a name as it can be put on a line: a file may be called anything, and a
// line break, an order to the terminal or a turn of the direction of writing in its name would
// make a message say something else.
func Printable(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return unicode.ReplacementChar
		}
		return r
	}, name)
}
