package page

import (
	"regexp"
	"strings"
)

// entity is what Markdown would read as the name of a character.
var entity = regexp.MustCompile(`^&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// Escape returns Markdown that a reader of the page sees as text, character by
// character, wherever in a line it stands. It escapes as little as it can, for
// people correct the pages by hand.
func Escape(text string) string {
	text = oneLine(text)
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if special(text, i) {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// special reports whether the byte at i means something to Markdown or Hugo.
func special(text string, i int) bool {
	switch text[i] {
	case '\\', '`', '*', '_', '[', '<', '{', '~', '|':
		// { also parts {{< and {{%, which Hugo would run before any Markdown is read.
		return true
	case '!':
		// <!--more--> cuts a summary, even behind an escaped <.
		return i > 0 && text[i-1] == '<'
	case '&':
		return entity.MatchString(text[i:])
	case '#':
		return i == 0 || strings.Trim(text[i:], "#") == ""
	case '>', '-', '+', '=', ':':
		return i == 0
	case '.', ')':
		return endsListMark(text, i)
	}
	return false
}

// endsListMark reports whether the text begins with a number, the mark at i and
// a blank, which would make a list.
func endsListMark(text string, i int) bool {
	if i == 0 || i > 9 || strings.Trim(text[:i], "0123456789") != "" {
		return false
	}
	return i+1 == len(text) || text[i+1] == ' '
}

// oneLine makes every white space in text a single blank and takes it off both
// ends: one line of Markdown is one paragraph.
func oneLine(text string) string {
	if tidy(text) {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// tidy reports whether the white space of text is single blanks within it, as nearly always. It
// goes by bytes, and takes what only begins like other white space for that: … and 、 do not.
func tidy(text string) bool {
	blank := true // a blank would be the first thing, or the second blank
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == ' ':
			if blank {
				return false
			}
		case c < ' ', c == 0xC2, c == 0xE1:
			return false
		case c == 0xE2 && i+2 < len(text) && (text[i+1] == 0x80 && (text[i+2] <= 0x8A || text[i+2] == 0xA8 || text[i+2] == 0xA9 || text[i+2] == 0xAF) || text[i+1] == 0x81):
			return false
		case c == 0xE3 && i+2 < len(text) && text[i+1] == 0x80 && text[i+2] == 0x80:
			return false
		}
		blank = text[i] == ' '
	}
	return text == "" || !blank
}
