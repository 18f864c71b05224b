package layout

import (
	"cmp"
	"math"
	"slices"
)

const (
	fewGlyphs  = 150 // a page of columns has more
	maxParting = 3   // a page is parted and its columns again
)

// alley is the stripe between two columns.
type alley struct{ from, to float64 }

// parts cuts a sheet of columns into sheets that are read one after another:
// what goes over the whole width, then each column. A sheet without columns
// stays as it is.
func (s *sheet) parts(depth int) []*sheet {
	if depth == maxParting || len(s.glyphs) < fewGlyphs {
		return []*sheet{s}
	}
	size := commonSize(s.glyphs)
	for _, g := range s.gutters(size) {
		parts := s.partAt(g, func(a, z *sheet) ([]*sheet, bool) {
			if !a.prose(size) || len(z.glyphs) > 0 && !z.prose(size) && !z.follows(a) {
				return nil, false
			}
			return append(a.parts(depth+1), z.parts(depth+1)...), true
		})
		if len(parts) > 1 {
			return parts
		}
	}
	return []*sheet{s}
}

// partAt cuts a sheet along a gap. The columns beside it are what cut makes of
// them, if it says that they are columns.
func (s *sheet) partAt(g alley, cut func(left, right *sheet) ([]*sheet, bool)) []*sheet {
	left, right := g.from, g.to
	if s.right > s.left {
		left, right = min(left, s.left), max(right, s.right)
	}
	for _, c := range s.glyphs {
		left, right = min(left, c.x0), max(right, c.x1)
	}
	var out []*sheet
	for _, b := range s.bands(g) {
		columns, ok := []*sheet(nil), false
		if !b.across {
			columns, ok = cut(s.part(b.side(g, false), left, g.from), s.part(b.side(g, true), g.to, right))
		}
		if !ok {
			columns = []*sheet{s.part(b.glyphs, left, right)}
		}
		for _, c := range columns {
			if c.alley == (alley{}) {
				c.alley = g
			}
			if len(c.glyphs) > 0 {
				out = append(out, c)
			}
		}
	}
	if len(out) < 2 {
		return []*sheet{s}
	}
	return out
}

// alignColumns cuts the pages with little text as the others are cut.
func (d *document) alignColumns() {
	i := slices.IndexFunc(d.sheets, func(s *sheet) bool { return s.framed })
	if i < 0 {
		return
	}
	model := d.sheets[i]
	right := model.right
	for _, s := range d.sheets {
		if s.framed {
			right = max(right, s.right)
		}
	}
	var out []*sheet
	for _, s := range d.sheets {
		if s.framed || s.width != model.width || slices.ContainsFunc(s.lines, func(l *line) bool { return l.grid != nil }) {
			out = append(out, s)
			continue
		}
		// All of its lines may stand in: the edges are those of the others.
		s.left, s.right = model.left, right
		parts := s.partAt(model.alley, func(a, z *sheet) ([]*sheet, bool) { return []*sheet{a, z}, true })
		for _, p := range parts {
			p.lines = p.rows()
		}
		out = append(out, parts...)
	}
	d.sheets = out
}

// part returns a sheet of some of the glyphs of s, between two edges.
func (s *sheet) part(glyphs []glyph, left, right float64) *sheet {
	return &sheet{page: s.page, width: s.width, height: s.height, scan: s.scan, glyphs: glyphs,
		left: left, right: right, framed: true}
}

// gutters finds the upright stripes that may part the columns of a sheet: at least
// an em wide, in the middle part of the text, and hardly crossed by any line.
func (s *sheet) gutters(size float64) []alley {
	left, right := math.Inf(1), math.Inf(-1)
	for _, g := range s.glyphs {
		if kindOf(g.r) != blank {
			left, right = min(left, g.x0), max(right, g.x1)
		}
	}
	step := size / 4
	const most = 4000
	n := int((right-left)/step) + 1
	if !(size > 0) || n < 40 || n > most {
		return nil
	}
	covered := make([]int, n)
	for _, g := range s.glyphs {
		if kindOf(g.r) == blank {
			continue
		}
		for i := max(0, int((g.x0-left)/step)); i <= min(n-1, int((g.x1-left)/step)); i++ {
			covered[i]++
		}
	}
	// A short last column is covered by few lines, and a title crosses the
	// gutter: where nothing crosses is looked for first.
	const (
		crossing = 6 // else a sixth of the lines may,
		heads    = 4 // or of a short text those of its head, and the page number
		tried    = 4
	)
	lines := middleOf(covered)
	var out []alley
	for _, few := range []int{0, lines / crossing, min(heads, lines/3)} {
		for _, r := range runs(covered, n/5, n-n/5, few) { // a fifth on either side is left out
			// The ends of long lines stand within it: what fewest lines reach parts.
			for fewer := range few {
				if within := runs(covered, r.from, r.to, fewer); len(within) > 0 {
					r = within[0]
					break
				}
			}
			a := alley{left + float64(r.from)*step, left + float64(r.to)*step}
			if len(out) < tried && !slices.Contains(out, a) {
				out = append(out, a)
			}
		}
	}
	return out
}

// stripe is a run of steps.
type stripe struct{ from, to int }

// runs returns the runs of values of at most few in a part of v that are an em
// wide, those in the middle of v first.
func runs(v []int, from, to, few int) []stripe {
	const narrowest = 4
	var out []stripe
	for i := from; i < to; {
		j := i
		for j < to && v[j] <= few {
			j++
		}
		if j-i >= narrowest {
			out = append(out, stripe{i, j})
		}
		i = max(j, i+1)
	}
	off := func(r stripe) int { return max(r.from+r.to-len(v), len(v)-r.from-r.to) }
	slices.SortStableFunc(out, func(a, b stripe) int { return cmp.Compare(off(a), off(b)) })
	return out
}

func middleOf(v []int) int {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// band is a part of a sheet from one height to another: lines that go across
// the gutter, or what stands beside it.
type band struct {
	across      bool
	top, bottom float64
	glyphs      []glyph
}

// crossed reports a glyph that stands in the stripe. A mark that a line is given
// beyond its edge, so as not to begin the next, only reaches into it.
func (a alley) crossed(g glyph) bool {
	from := a.from
	if closes(g.r) {
		const reach = 0.4
		from += reach * (a.to - a.from)
	}
	return g.x0 < a.to && g.x1 > from && kindOf(g.r) != blank
}

// bands cuts a sheet at the lines that cross the gutter.
func (s *sheet) bands(gutter alley) []band {
	var cuts []band
	for _, g := range s.glyphs {
		if gutter.crossed(g) {
			cuts = append(cuts, band{across: true, top: g.top(), bottom: g.bottom()})
		}
	}
	slices.SortFunc(cuts, func(a, b band) int { return cmp.Compare(a.top, b.top) })
	var out []band
	at := math.Inf(-1)
	for _, c := range cuts {
		if last := len(out) - 1; last >= 0 && c.top < out[last].bottom {
			out[last].bottom = max(out[last].bottom, c.bottom)
		} else {
			out = append(out, band{top: at, bottom: c.top}, c)
		}
		at = out[len(out)-1].bottom
	}
	out = append(out, band{top: at, bottom: math.Inf(1)})
	for _, g := range s.glyphs {
		y := (g.top() + g.bottom()) / 2
		i, _ := slices.BinarySearchFunc(out, y, func(b band, y float64) int { return cmp.Compare(b.bottom, y) })
		i = min(i, len(out)-1)
		out[i].glyphs = append(out[i].glyphs, g)
	}
	return merged(slices.DeleteFunc(out, func(b band) bool { return len(b.glyphs) == 0 }))
}

// merged joins the bands between which nothing but a gap stands.
func merged(in []band) []band {
	var out []band
	for _, b := range in {
		if n := len(out); n > 0 && out[n-1].across && b.across {
			out[n-1].glyphs = append(out[n-1].glyphs, b.glyphs...)
			continue
		}
		out = append(out, b)
	}
	return out
}

// side returns the glyphs left or right of the gutter.
func (b band) side(gutter alley, right bool) []glyph {
	var out []glyph
	for _, g := range b.glyphs {
		if (g.x0+g.x1 > gutter.from+gutter.to) == right {
			out = append(out, g)
		}
	}
	return out
}

// follows reports whether the lines of a column without full ones are the last
// of the text of the one before it: they stand below one another from its top
// on. The cells of a table have the height of their rows between them.
func (s *sheet) follows(before *sheet) bool {
	const long, loose = 12, 2.5
	lines, over := s.rows(), before.rows()
	if len(over) < long || lines[0].top > over[1].bottom {
		return false
	}
	gaps := 0
	for i, l := range lines[1:] {
		if l.bottom-lines[i].bottom > loose*l.size {
			gaps++
		}
	}
	return gaps <= 1 && len(lines) > 2*gaps
}

// prose reports whether running text stands in a column: several lines take
// its width, but those that end a paragraph. The cells of a table do not.
func (s *sheet) prose(size float64) bool {
	const few = 3
	lines := s.rows()
	full := 0
	for _, l := range lines {
		if l.x1-l.x0 > 0.8*(s.right-s.left)-2*size {
			full++
		}
	}
	return full >= few && full*4 >= len(lines) && s.right-s.left > 8*size
}
