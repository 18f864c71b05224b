package pdf

import (
	"math"
	"strings"

	"dafu/tools/internal/source/layout"
)

// missing stands in the text where a character is that its font does not name:
// a figure that silently lost a digit would be another figure.
const missing = '□'

// holes counts the characters of the page that their fonts do not name.
func (s *sheet) holes() int {
	n := 0
	for _, c := range s.page.Runes {
		if c.R < 0 {
			n++
		}
	}
	return n
}

// misnamed makes holes of the characters that an embedded font gives a wrong name,
// as some printers to PDF do with those of Chinese fonts: letters and signs of
// ASCII that are as wide as an ideograph. A few may be, and no page has many.
func (s *sheet) misnamed() {
	const few, share, wide = 4, 0.01, 0.93
	var wrong []int
	for i, c := range s.page.Runes {
		if '!' <= c.R && c.R < 0x250 && c.Width >= wide*c.Size && !strings.ContainsRune("WMm@%&ÆŒ—", c.R) {
			wrong = append(wrong, i)
		}
	}
	if !s.drawable() || len(wrong) < few || float64(len(wrong)) < share*float64(len(s.page.Runes)) {
		return
	}
	for _, i := range wrong {
		s.page.Runes[i].R = nameless(s.page.Runes[i].R)
	}
}

// fill gives the characters that their fonts do not name the ones that were
// read at their places off a drawing of the page.
func (s *sheet) fill(read []layout.Rune) {
	type cell struct{ x, y int }
	const grid = 16.0 // points, about a character
	at := map[cell][]layout.Rune{}
	for _, r := range read {
		c := cell{int(r.X / grid), int(r.Y / grid)}
		at[c] = append(at[c], r)
	}
	for i := range s.page.Runes {
		hole := &s.page.Runes[i]
		if hole.R >= 0 {
			continue
		}
		best := 0.6 * hole.Size
		home := cell{int(hole.X / grid), int(hole.Y / grid)}
		for x := home.x - 2; x <= home.x+2; x++ {
			for y := home.y - 2; y <= home.y+2; y++ {
				for _, r := range at[cell{x, y}] {
					if d := math.Hypot(middle(r)-middle(*hole), r.Y-hole.Y); d < best {
						best, hole.R = d, r.R
					}
				}
			}
		}
	}
}

func middle(r layout.Rune) float64 { return r.X + r.Width/2 }

// mark puts a sign in the place of the characters that stay unknown, and counts
// them.
func (s *sheet) mark() {
	for i := range s.page.Runes {
		if c := &s.page.Runes[i]; c.R < 0 {
			c.R = missing
			s.unknown++
		}
	}
}
