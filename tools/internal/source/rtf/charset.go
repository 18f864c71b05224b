package rtf

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// font is a font of the file: its name, and the code page of its characters.
type font struct {
	name string
	page int
}

// symbolPage stands for fonts of symbols, whose codes are their own.
const symbolPage = 42

// pages are the code pages of the character sets of fonts (\fcharset).
var pages = map[int]int{
	2: symbolPage, 77: 10000, 128: 932, 129: 949, 134: 936, 136: 950,
	161: 1253, 162: 1254, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 238: 1250,
}

var encodings = map[int]encoding.Encoding{
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5, 54936: simplifiedchinese.GB18030,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257,
	10000: charmap.Macintosh, 65001: encoding.Nop,
}

// decode returns bytes of text in a code page. Writers often leave a Latin
// font on Chinese text: where the bytes make Han characters, they are that.
func decode(b []byte, page int) string {
	plain := !bytes.ContainsFunc(b, func(r rune) bool { return r >= utf8.RuneSelf })
	if plain {
		return string(b)
	}
	e := encodings[page]
	if e == nil || page >= 1250 && page <= 1257 || page == 10000 {
		if s, ok := chinese(b); ok {
			return s
		}
	}
	if e == nil {
		e = charmap.Windows1252
	}
	out, err := e.NewDecoder().Bytes(b)
	if err != nil {
		return string(bytes.ToValidUTF8(b, []byte("\uFFFD")))
	}
	return string(out)
}

// chinese reads bytes as GBK, if all that is not ASCII are pairs that stand
// for Han characters or Chinese punctuation.
func chinese(b []byte) (string, bool) {
	out, err := simplifiedchinese.GBK.NewDecoder().Bytes(b)
	if err != nil {
		return "", false
	}
	for _, r := range string(out) {
		switch {
		case r < utf8.RuneSelf, r >= 0x4E00 && r <= 0x9FFF, r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF:
		case r >= 0x2010 && r <= 0x2030, r == '·', r == '×':
		default:
			return "", false
		}
	}
	return string(out), true
}
