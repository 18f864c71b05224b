package pdf

import (
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source/layout"
)

// repair puts Chinese together again where a file shows it, byte by byte in
// GBK, in a font of Latin letters: each character comes out as two (ÄþˆD for
// 宁波). Runs of such letters that are Chinese throughout are taken for it.
func repair(in []layout.Rune) []layout.Rune {
	var out []layout.Rune
	for i := 0; i < len(in); {
		if fixed, n := pairs(in[i:]); n > 0 {
			out = append(out, fixed...)
			i += n
			continue
		}
		out = append(out, in[i])
		i++
	}
	return out
}

// pairs decodes the run of GBK bytes at the beginning of the runes and returns
// how many it took, 0 if there is none.
func pairs(in []layout.Rune) ([]layout.Rune, int) {
	var out []layout.Rune
	n := 0
	for n+1 < len(in) {
		lead, ok1 := byteOf(in[n].R)
		trail, ok2 := byteOf(in[n+1].R)
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
		n += 2
	}
	// Two accented letters side by side are a word of some language; four
	// bytes in a row that all decode are not.
	if n < 4 {
		return nil, 0
	}
	return out, n
}

// byteOf returns the byte that a font of Latin letters shows as r.
func byteOf(r rune) (byte, bool) {
	if r < 0x100 {
		return byte(r), true
	}
	return charmap.Windows1252.EncodeRune(r)
}
