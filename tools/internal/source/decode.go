package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// Decode returns the bytes of a text file as a string. The encoding is told by
// evidence: a byte order mark, valid UTF-8, the zero bytes of UTF-16 without a
// mark, and GB18030 at last. It reports false for what is no text in any of them.
func Decode(data []byte) (string, bool) {
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

// wide recognises UTF-16 without a byte order mark: read in the right order,
// nearly all of it is what a Chinese text is made of; read in the wrong one, or
// when it is GBK, hardly any.
func wide(data []byte) (encoding.Encoding, bool) {
	if len(data)%2 != 0 {
		return nil, false
	}
	var usual [2]int // in little and in big endian order
	for i := 0; i+1 < len(data); i += 2 {
		if usualUnit(data[i+1], data[i]) {
			usual[0]++
		}
		if usualUnit(data[i], data[i+1]) {
			usual[1]++
		}
	}
	switch units := len(data) / 2; {
	case units == 0:
		return nil, false
	case usual[0] > usual[1] && usual[0]*100 >= units*95:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), true
	case usual[1] > usual[0] && usual[1]*100 >= units*95:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), true
	}
	return nil, false
}

// usualUnit reports a UTF-16 unit that Chinese texts are made of: Han, ASCII,
// punctuation of both and full-width forms.
func usualUnit(high, low byte) bool {
	switch {
	case high == 0:
		return low >= ' ' && low < 0x7F || low == '\t' || low == '\n' || low == '\r' || low >= 0xA0
	case high >= 0x4E && high <= 0x9F, high == 0x30, high == 0xFF:
		return true
	}
	return high >= 0x20 && high <= 0x26
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
