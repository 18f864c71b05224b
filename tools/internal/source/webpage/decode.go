package webpage

import "dafu/tools/internal/source"

// decode returns a page as text. What the page says of its encoding is not
// asked: it is wrong too often.
func decode(data []byte) (string, bool) {
	if s, ok := source.Decode(data); ok {
		return s, true
	}
	return source.DecodeLoosely(printable(data))
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
