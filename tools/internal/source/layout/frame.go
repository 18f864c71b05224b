package layout

import (
	"cmp"
	"math"
	"slices"
)

// Parts of the em that a character takes above and below its baseline.
const (
	ascent  = 0.88
	descent = 0.12
)

// glyph is a character in the frame of its text: x runs along the line, y from
// line to line.
type glyph struct {
	r      rune
	x0, x1 float64
	base   float64
	size   float64
	bold   bool
}

func (g glyph) top() float64    { return g.base - ascent*g.size }
func (g glyph) bottom() float64 { return g.base + descent*g.size }

// sheet is a page as its text is read: upright, lines from left to right. A
// page of vertical writing is turned, so that its columns are lines.
type sheet struct {
	page          int
	width, height float64
	glyphs        []glyph
	rules         []Rule
	scan          bool
	lines         []*line
	left, right   float64 // edges of its body text
	framed        bool    // it is a part of a page of columns: the edges are those of the part
	alley         alley   // along which its page is parted first
}

// read makes the sheets of a page: one for the text that most of the page is
// set in, cut into its columns, and those aside for each other direction. Text
// set askew, and a page number across the columns of a page, are kept apart.
func read(p Page) (sheets, aside []*sheet, apart []string) {
	var turned [4][]Rune
	var askew []rune
	for _, r := range p.Runes {
		r.R = Fold(r.R)
		switch {
		case r.Size <= 0 || !printable(r.R):
		case r.Turn < 0 || r.Turn > 3:
			askew = append(askew, r.R)
		default:
			r.X, r.Y = p.turn(r.X, r.Y, r.Turn)
			turned[r.Turn] = append(turned[r.Turn], r)
		}
	}
	order := []int{0, 1, 2, 3}
	slices.SortStableFunc(order, func(a, b int) int { return len(turned[b]) - len(turned[a]) })
	for _, turn := range order {
		runes := turned[turn]
		turned[turn] = nil
		switch {
		case len(runes) == 0:
		case vertical(runes):
			// Digits and Latin words lie on their side in a column.
			beside := (turn + 1) % 4
			s := p.sheet(beside)
			number, columns := s.flatNumber(runes)
			apart = append(apart, number...)
			for _, r := range columns {
				s.glyphs = append(s.glyphs, stacked(r, s.height))
			}
			s.add(turned[beside])
			turned[beside] = nil
			sheets = append(sheets, s)
		default:
			s := p.sheet(turn)
			s.add(runes)
			sheets = append(sheets, s)
		}
	}
	if len(askew) > 0 {
		apart = append(apart, string(askew))
	}
	if len(sheets) == 0 {
		return nil, nil, apart
	}
	for _, s := range sheets[1:] {
		aside = append(aside, s.lay()...)
	}
	return sheets[0].lay(), aside, apart
}

// lay puts the glyphs of a sheet into lines. A sheet of columns becomes several.
func (s *sheet) lay() []*sheet {
	s.glyphs = distinct(s.glyphs)
	if rows := s.takeTables(); len(rows) > 0 {
		s.lines = place(s.rows(), rows)
		return []*sheet{s}
	}
	parts := s.parts(0)
	for _, part := range parts {
		part.lines = part.rows()
	}
	return parts
}

// flatNumber takes the page number out of the upright characters of a page of
// columns, where it stands across them at the edge.
func (s *sheet) flatNumber(runes []Rune) (number []string, columns []Rune) {
	rows := map[int][]Rune{}
	for _, r := range runes {
		// The page is as high as the sheet of its columns is wide.
		if kindOf(r.R) != blank && (r.Y < edge*s.width || r.Y > (1-edge)*s.width) {
			rows[int(r.Y)] = append(rows[int(r.Y)], r)
		}
	}
	flat := map[int]bool{}
	for y, row := range rows {
		slices.SortFunc(row, func(a, b Rune) int { return cmp.Compare(a.X, b.X) })
		var text []rune
		for _, r := range row {
			text = append(text, r.R)
		}
		reach := row[len(row)-1].X - row[0].X
		if numbersPage(string(text)) && reach < float64(len(row))*row[0].Size {
			flat[y] = true
			number = append(number, string(text))
		}
	}
	for _, r := range runes {
		if !flat[int(r.Y)] {
			columns = append(columns, r)
		}
	}
	return number, columns
}

// sheet returns an empty sheet of the page, turned back.
func (p Page) sheet(turn int) *sheet {
	s := &sheet{page: p.Num, width: p.Width, height: p.Height, scan: p.Scan}
	if turn%2 == 1 {
		s.width, s.height = p.Height, p.Width
	}
	for _, r := range p.Rules {
		x0, y0 := p.turn(r.X0, r.Y0, turn)
		x1, y1 := p.turn(r.X1, r.Y1, turn)
		s.rules = append(s.rules, Rule{min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)})
	}
	return s
}

// turn returns where a point lies once the page is turned back.
func (p Page) turn(x, y float64, turn int) (float64, float64) {
	switch turn {
	case 1:
		return y, p.Width - x
	case 2:
		return p.Width - x, p.Height - y
	case 3:
		return p.Height - y, x
	}
	return x, y
}

func (s *sheet) add(runes []Rune) {
	for _, r := range runes {
		s.glyphs = append(s.glyphs, glyph{r.R, r.X, r.X + r.advance(), r.Y, r.Size, r.Bold})
	}
}

// stacked returns the glyph of a character that stands upright in a column of
// a page of the given width. Its em box goes along the column.
func stacked(r Rune, width float64) glyph {
	across := width - (r.X + r.advance()/2)
	return glyph{r.R, r.Y - ascent*r.Size, r.Y + descent*r.Size, across + (ascent-0.5)*r.Size, r.Size, r.Bold}
}

func (r Rune) advance() float64 {
	switch {
	case r.Width > 0:
		return r.Width
	case kindOf(r.R) == narrow:
		return r.Size / 2
	}
	return r.Size
}

// vertical reports whether upright text is written in columns: most characters
// then have their nearest neighbour below them and not beside them.
func vertical(runes []Rune) bool {
	type cell struct{ x, y int }
	const crowd = 6 // in a cell of one em only a hostile page has more
	grid := map[cell][]Rune{}
	at := func(r Rune) cell { return cell{int(r.X / r.Size), int(r.Y / r.Size)} }
	for _, r := range runes {
		if c := at(r); kindOf(r.R) == han && len(grid[c]) < crowd {
			grid[c] = append(grid[c], r)
		}
	}
	down, beside := 0, 0
	for _, r := range runes {
		if kindOf(r.R) != han {
			continue
		}
		const reach = 2
		dx, dy := math.Inf(1), math.Inf(1)
		c := at(r)
		for x := c.x - reach; x <= c.x+reach; x++ {
			for y := c.y - reach; y <= c.y+reach; y++ {
				for _, o := range grid[cell{x, y}] {
					ox, oy := math.Abs(o.X-r.X)/r.Size, math.Abs(o.Y-r.Y)/r.Size
					if oy < 0.25 && ox > 0.5 {
						dx = min(dx, ox)
					}
					if ox < 0.25 && oy > 0.5 {
						dy = min(dy, oy)
					}
				}
			}
		}
		switch {
		case dy < dx-0.05:
			down++
		case dx < dy-0.05:
			beside++
		}
	}
	return down >= 4 && down > beside*3/2
}
