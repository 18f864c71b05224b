package pdf

import (
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source/layout"
)

// repair puts Chinese together again where a file shows it, byte by byte in
// GBK, in a font of Latin letters: each character comes out as two (ÄþÏØ for
// 宁县). Runs of such letters that are Chinese throughout are taken for it; on
// a page with one of them, so is a single pair.
func repair(in []layout.Rune) []layout.Rune {
	const sure = 4 // accented letters of a language do not stand so close
	var out []layout.Rune
	broken, han, plain := false, 0, 0
	for i := 0; i < len(in); {
		fixed := pairs(in[i:])
		broken = broken || len(fixed) >= sure
		for _, c := range fixed {
			if unicode.Is(unicode.Han, c.R) {
				han++
				if everyday(c.R) {
					plain++
				}
			}
		}
		out = append(out, fixed...)
		i += 2 * len(fixed)
		if len(fixed) == 0 {
			out = append(out, in[i])
			i++
		}
	}
	if !broken || plain*2 < han {
		return in
	}
	return out
}

// everyday reports one of the 3755 characters that GB/T 2312 puts first because
// they are in daily use.
func everyday(r rune) bool {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && 0xB0 <= b[0] && b[0] <= 0xD7 && b[1] >= 0xA1
}

// pairs decodes the run of GBK bytes that the runes begin with, two by two.
func pairs(in []layout.Rune) []layout.Rune {
	var out []layout.Rune
	for n := 0; n+1 < len(in); n += 2 {
		lead, ok1 := byteOf(in[n].R)
		trail, ok2 := byteOf(in[n+1].R)
		if trail == '-' {
			trail = softHyphen
		}
		if !ok1 || !ok2 || lead < 0x81 || trail < 0x40 {
			break
		}
		s, err := simplifiedchinese.GBK.NewDecoder().Bytes([]byte{lead, trail})
		r := []rune(string(s))
		if err != nil || len(r) != 1 || r[0] == '\uFFFD' {
			break
		}
		c := in[n]
		c.R, c.Width = r[0], c.Width+in[n+1].Width
		out = append(out, c)
	}
	return out
}

// softHyphen comes out of PDFium as a hyphen, which is no second byte of GBK.
const softHyphen = 0xAD

// byteOf returns the byte that a font of Latin letters shows as r.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
