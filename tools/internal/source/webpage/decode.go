package webpage

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source"
)

// decode returns a page as text. What the page says of its encoding is not
// asked: it is wrong too often.
func decode(data []byte) (string, bool) {
	if s, ok := source.Decode(data); ok {
		return s, true
	}
	data = printable(data)
	// A page that was cut, or put together from two, has a few bytes that fit
	// nowhere: the encoding is the one with fewer of them.
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		r, n := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && n <= 1:
			bad++
		case n > 1:
			good++
		}
		rest = rest[n:]
	}
	if bad == 0 || good > 10*bad {
		return strings.ToValidUTF8(string(data), "\uFFFD"), true
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	lost := bytes.Count(out, []byte("\uFFFD"))
	return string(out), lost*20 <= utf8.RuneCount(out)
}

// printable drops control characters, which stand for nothing in a page. In
// UTF-8 and GB18030 they are never part of another character.
func printable(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for _, b := range data {
		if b >= ' ' || b == '\t' || b == '\n' || b == '\r' {
			out = append(out, b)
		}
	}
	return out
}
