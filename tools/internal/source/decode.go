package source

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// Decode returns the bytes of a text file as a string. The encoding is told by
// evidence: a byte order mark, valid UTF-8, the zero bytes of UTF-16 without a
// mark, UTF-8 with a few broken characters, Big5 by the characters that it would
// give, and GB18030 at last. It reports false for what is no text in any of them.
func Decode(data []byte) (string, bool) { return decode(data, 100) }

// DecodeLoosely is Decode for a file that may be cut, or put together from two:
// up to a twentieth of it may be lost.
func DecodeLoosely(data []byte) (string, bool) { return decode(data, 20) }

// decode decodes a text of which one character in share may be lost.
func decode(data []byte, share int) (string, bool) {
	marked := func(mark string) bool { return bytes.HasPrefix(data, []byte(mark)) }
	switch {
	case marked("\xFF\xFE\x00\x00"), marked("\x00\x00\xFE\xFF"):
		return convert(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), data, share)
	case marked("\xFF\xFE"), marked("\xFE\xFF"):
		return convert(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), data, share)
	}
	if !utf8.Valid(data) || bytes.IndexByte(data, 0) >= 0 {
		if e, ok := wide(data); ok {
			return convert(e, data, share)
		}
	}
	// Old editors end a file with the sign of that (Ctrl-Z), or fill it up.
	data = bytes.TrimRight(data, "\x00\x1A")
	switch {
	case marked("\xEF\xBB\xBF"):
		return plain(string(bytes.ToValidUTF8(data[3:], []byte("\uFFFD"))), share)
	case mostlyUTF8(data):
		return plain(string(bytes.ToValidUTF8(data, []byte("\uFFFD"))), share)
	case likeBig5(data):
		return convert(traditionalchinese.Big5, data, share)
	}
	return convert(simplifiedchinese.GB18030, data, share)
}

// mostlyUTF8 reports UTF-8, if need be with a few bytes in it that fit nowhere.
func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
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
	return good > 10*bad
}

// likeBig5 reports bytes that give common characters in Big5 and not in GBK. In
// either, common characters begin with a byte of a certain range; those of GB
// 2312 have a high second byte, and four in ten of Big5 have a low one.
func likeBig5(data []byte) bool {
	pairs, gb, big5 := 0, 0, 0
	for i := 0; i+1 < len(data); i++ {
		first, second := data[i], data[i+1]
		if first < 0x80 {
			continue
		}
		i++
		pairs++
		if first >= 0xA1 && first <= 0xD7 && second >= 0xA1 {
			gb++
		}
		if first >= 0xA1 && first <= 0xC6 && (second >= 0x40 && second <= 0x7E || second >= 0xA1 && second <= 0xFE) {
			big5++
		}
	}
	return pairs > 0 && big5*100 >= pairs*95 && gb*100 < pairs*80
}

// wide recognises UTF-16 without a byte order mark: read in the right order,
// nearly all of it is what a Chinese text is made of; read in the wrong one, or
// when it is GBK, hardly any. A last byte without its other half is what a cut
// leaves.
func wide(data []byte) (encoding.Encoding, bool) {
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

func convert(e encoding.Encoding, data []byte, share int) (string, bool) {
	out, err := e.NewDecoder().Bytes(data)
	if err != nil {
		return "", false
	}
	return plain(string(out), share)
}

// plain refuses what decodes but is no writing: control characters, and more
// than one character in share that could not be decoded.
func plain(s string, share int) (string, bool) {
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
	return s, bad*share <= runes
}
