package layout

import (
	"strings"
	"unicode"
)

// kind is what counts of a character where it meets another.
type kind int

const (
	narrow kind = iota // Latin letters, digits, ASCII signs
	han                // ideographs
	mark               // punctuation of Chinese text, and all else
	blank              // white space
)

func kindOf(r rune) kind {
	switch {
	case r < 0x80 && r > ' ', r >= 0xC0 && r < 0x250 && unicode.IsLetter(r):
		return narrow
	case unicode.Is(unicode.Han, r):
		return han
	case unicode.IsSpace(r):
		return blank
	}
	return mark
}

const (
	closers = "，。、；：！？）〕】》〉」』”’％…—～,.;:!?)]}%·"
	openers = "（〔【《〈「『“‘([{"
	stops   = "。！？：；…!?:;"
)

// closes reports a character that may not begin a line.
func closes(r rune) bool { return strings.ContainsRune(closers, r) }

// opens reports a character that may not end a line.
func opens(r rune) bool { return strings.ContainsRune(openers, r) }

// printable leaves out what has no shape of its own.
func printable(r rune) bool {
	return r > ' ' && r != unicode.ReplacementChar && r != '\u00AD' && !unicode.Is(unicode.Cc, r) &&
		!unicode.Is(unicode.Cf, r) && r < 0xFFFE || unicode.IsSpace(r)
}
