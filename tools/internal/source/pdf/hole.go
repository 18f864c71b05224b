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
// read at their places off a drawing of the page. The machine that reads tells
// places roughly: what stands between the same neighbours goes before what
// stands nearest.
func (s *sheet) fill(read []layout.Rune) {
	own, seen := places(s.page.Runes), places(read)
	found := map[int]rune{}
	for i, hole := range s.page.Runes {
		if hole.R >= 0 {
			continue
		}
		left, right := s.beside(own, i)
		const near, far = 0.6, 2 // ems
		best := near * hole.Size
		for _, k := range seen.about(hole) {
			r := read[k]
			d, same := math.Hypot(middle(r)-middle(hole), r.Y-hole.Y), 0
			if k > 0 && left == read[k-1].R {
				same++
			}
			if k+1 < len(read) && right == read[k+1].R {
				same++
			}
			if level(r, hole) && (same > 0 && d < far*hole.Size || d < near*hole.Size) && d-float64(same)*hole.Size < best {
				best, found[i] = d-float64(same)*hole.Size, r.R
			}
		}
	}
	for i, r := range found {
		s.page.Runes[i].R = r
	}
}

// beside returns the characters next to the character i on its line; -1 for one
// that is not known, or that is not there.
func (s *sheet) beside(own spots, i int) (left, right rune) {
	left, right = -1, -1
	c := s.page.Runes[i]
	const reach = 1.6 // ems
	before, behind := reach*c.Size, reach*c.Size
	for _, k := range own.about(c) {
		o := s.page.Runes[k]
		switch d := o.X - c.X; {
		case k == i || !level(o, c):
		case d < 0 && -d < before:
			before, left = -d, max(-1, o.R)
		case d > 0 && d < behind:
			behind, right = d, max(-1, o.R)
		}
	}
	return left, right
}

// level reports whether two characters stand on one line.
func level(a, b layout.Rune) bool { return math.Abs(a.Y-b.Y) < 0.6*b.Size }

// spots are characters by where they stand.
type spots map[[2]int][]int

const spot = 16.0 // points, about a character

func places(runes []layout.Rune) spots {
	at := spots{}
	for i, r := range runes {
		c := [2]int{int(r.X / spot), int(r.Y / spot)}
		at[c] = append(at[c], i)
	}
	return at
}

// about returns the characters about another.
func (at spots) about(c layout.Rune) []int {
	var out []int
	for x := int(c.X/spot) - 2; x <= int(c.X/spot)+2; x++ {
		for y := int(c.Y/spot) - 2; y <= int(c.Y/spot)+2; y++ {
			out = append(out, at[[2]int{x, y}]...)
		}
	}
	return out
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
