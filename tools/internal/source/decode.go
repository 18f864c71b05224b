package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// decode returns the bytes of a text file as a string. The encoding is told by
// evidence: a byte order mark, valid UTF-8, the zero bytes of UTF-16 without a
// mark, and GB18030 at last. It reports false for what is no text in any of them.
func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return plain(string(bytes.ToValidUTF8(data[3:], []byte("\uFFFD"))))
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data)
	case utf8.Valid(data) && bytes.IndexByte(data, 0) < 0:
		return plain(string(data))
	}
	if e, ok := wide(data); ok {
		return convert(e, data)
	}
	return convert(simplifiedchinese.GB18030, data)
}

// wide recognises UTF-16 without a byte order mark: line ends and other ASCII
// characters leave a zero byte on the same side of the pair.
func wide(data []byte) (encoding.Encoding, bool) {
	var zero [2]int
	for i, b := range data {
		if b == 0 {
			zero[i%2]++
		}
	}
	switch {
	case len(data)%2 != 0, zero[0] == 0 && zero[1] == 0, zero[0] > 0 && zero[1] > 0:
		return nil, false
	case zero[1] > 0:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true
	}
	return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true
}

func convert(e encoding.Encoding, data []byte) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	return plain(string(out))
}

// plain refuses what decodes but is no writing: control characters, and more
// than a stray character that could not be decoded.
func plain(s string) (string, bool) {
	runes, bad := 0, 0
	for _, r := range s {
		runes++
		switch {
		case r == utf8.RuneError:
			bad++
		case r < ' ' && r != '\t' && r != '\n' && r != '\r' && r != '\f' && r != '\v':
			return "", false
		}
	}
	return s, bad*100 <= runes
}
