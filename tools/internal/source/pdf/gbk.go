package pdf

import (
	"math"
	"unicode"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source/layout"
)

// repair puts Chinese together again where a file shows it, byte by byte in
// GBK, in a font of Latin letters: each character comes out as two (ÄþÏØ for
// 宁县). Which letters those are is a matter of the encoding of the font: the
// one is taken that makes the most everyday Chinese of them.
func repair(in []layout.Rune) []layout.Rune {
	out, most := in, 0
	joined := ligatures(in)
	for k, byteOf := range []func(rune) (byte, bool){windows, macintosh, standard} {
		if k == 1 {
			joined = spaces(joined)
		}
		if fixed, plain := repairAs(joined, byteOf); plain > most {
			out, most = fixed, plain
		}
	}
	return out
}

// repairAs repairs what a font of one encoding shows, and returns how many
// everyday characters came out. Runs of letters that are Chinese throughout are
// taken for it; on a page with one of them, so is a single pair.
func repairAs(in []layout.Rune, byteOf func(rune) (byte, bool)) (out []layout.Rune, plain int) {
	const sure = 4 // accented letters of a language do not stand so close
	broken, han := false, 0
	for i := 0; i < len(in); {
		fixed := pairs(in[i:], byteOf)
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
		return nil, 0
	}
	return out, plain
}

// ligatures joins the letters that PDFium makes of one: ﬁ and ﬂ are bytes too.
func ligatures(in []layout.Rune) []layout.Rune {
	var out []layout.Rune
	for _, c := range in {
		if n := len(out); n > 0 && out[n-1].R == 'f' && (c.R == 'i' || c.R == 'l') && math.Hypot(c.X-out[n-1].X, c.Y-out[n-1].Y) < c.Size/10 {
			out[n-1].R = map[rune]rune{'i': 'ﬁ', 'l': 'ﬂ'}[c.R]
			continue
		}
		out = append(out, c)
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
func pairs(in []layout.Rune, byteOf func(rune) (byte, bool)) []layout.Rune {
	var out []layout.Rune
	for n := 0; n+1 < len(in); n += 2 {
		lead, ok1 := byteOf(in[n].R)
		trail, ok2 := byteOf(in[n+1].R)
		if trail == '-' {
			trail = softHyphen
		}
		if !ok1 || !ok2 || lead < 0x81 || trail < 0x40 || in[n].R == ' ' && sense(in[n+1:], byteOf) > sense(in[n:], byteOf) {
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

// sense tells how much like Chinese the bytes of a line are that follow: the
// pairs of everyday use, less what is left over. A space is a byte of Chinese in
// one encoding, and may be a space all the same.
func sense(in []layout.Rune, byteOf func(rune) (byte, bool)) int {
	const pairsAhead, left = 8, 2
	good := 0
	for n := 0; n < 2*pairsAhead; n += 2 {
		if n == len(in) || in[n].Y != in[0].Y {
			return good
		}
		lead, ok := byteOf(in[n].R)
		if !ok || lead < 0x81 {
			return good
		}
		if n+1 == len(in) || in[n+1].Y != in[0].Y {
			return good - left
		}
		trail, ok := byteOf(in[n+1].R)
		switch {
		case !ok || trail < 0x40:
			return good - left
		case trail < 0xA1:
		case lead == 0xA1, lead == 0xA3, 0xB0 <= lead && lead <= 0xD7:
			good++
		}
	}
	return good
}

// spaces puts in the second of two spaces, which PDFium leaves out: the room
// that it takes is there.
func spaces(in []layout.Rune) []layout.Rune {
	var out []layout.Rune
	for i, c := range in {
		out = append(out, c)
		if c.R != ' ' || i+1 == len(in) || in[i+1].Y != c.Y || c.Width <= 0 {
			continue
		}
		for room := in[i+1].X - c.X - c.Width; room > 0.6*c.Width && room < 3*c.Width; room -= c.Width {
			c.X += c.Width
			out = append(out, c)
		}
	}
	return out
}

// softHyphen comes out of PDFium as a hyphen, which is no second byte of GBK.
const softHyphen = 0xAD

// windows returns the byte that a font of Latin letters in the encoding of
// Windows shows as r, macintosh and standard those of the other encodings that
// PDF has. A character that the font does not name has its code.
func windows(r rune) (byte, bool) {
	if r < 0x100 {
		return own(r)
	}
	return charmap.Windows1252.EncodeRune(r)
}

func macintosh(r rune) (byte, bool) {
	const apple, ohm, omega, wideSpace = 0xF8FF, '\u2126', '\u03A9', 0xCA
	switch {
	case r == nameless(apple):
		return 0xF0, true
	case r == ohm:
		r = omega
	case r == '¤':
		return 0xDB, true
	case r == ' ':
		return wideSpace, true
	case r < 0x80:
		return own(r)
	}
	return charmap.Macintosh.EncodeRune(r)
}

func standard(r rune) (byte, bool) {
	if b, ok := standardBytes[r]; ok || r >= 0x80 {
		return b, ok
	}
	return own(r)
}

func own(r rune) (byte, bool) {
	if r < 0 {
		r = nameless(r)
	}
	return byte(r), 0 < r && r < 0x100
}

// standardBytes is the upper half of StandardEncoding (ISO 32000-1, annex D.2).
var standardBytes = func() map[rune]byte {
	m := map[rune]byte{}
	for from, s := range map[byte]string{
		0xA1: "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ", 0xB1: "–†‡·", 0xB6: "¶•‚„”»…‰", 0xBF: "¿", 0xC1: "`´ˆ˜¯˘˙¨", 0xCA: "˚¸",
		0xCD: "˝˛ˇ—", 0xE1: "Æ", 0xE3: "ª", 0xE8: "ŁØŒº", 0xF1: "æ", 0xF5: "ı", 0xF8: "łøœß",
	} {
		for i, r := range []rune(s) {
			m[r] = from + byte(i)
		}
	}
	return m
}()
