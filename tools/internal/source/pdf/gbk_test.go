package pdf

import (
	"testing"

	"golang.org/x/text/encoding/charmap"

	"dafu/tools/internal/source/layout"
)

// TestRepairSpaces has Chinese in a font of Macintosh letters, in which a space
// is a byte of some characters: two of them come as one, and one may be a space.
func TestRepairSpaces(t *testing.T) {
	const text = "产业链韧性适配，平台 推动高水平建设，— 1 —"
	var in []layout.Rune
	x := 0.0
	for _, r := range text {
		b := []byte{byte(r)}
		if r > 0x7F {
			b = gbk(r)
		}
		for _, c := range b {
			m := charmap.Macintosh.DecodeByte(c)
			if m == '\u00A0' {
				m = ' '
			}
			if n := len(in); m != ' ' || n == 0 || in[n-1].R != ' ' {
				in = append(in, layout.Rune{R: m, X: x, Y: 100, Width: 8, Size: 16})
			}
			x += 8
		}
	}
	var got []rune
	for _, c := range repair(in) {
		got = append(got, c.R)
	}
	if string(got) != text {
		t.Errorf("%s, want %s", string(got), text)
	}
}
