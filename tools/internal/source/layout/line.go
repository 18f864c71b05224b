package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
)

// line is a printed line.
type line struct {
	page, num   int
	x0, x1      float64
	top, bottom float64
	size        float64
	text        string
	cells       []cell  // parts of the line with wide gaps between them
	head        float64 // width of what may not be parted from its beginning
	bold        bool
	cites       []cite
	spaced      bool  // a space stands at its end
	grid        *grid // the table of which it is a row, nil for lines
	sheet       *sheet
}

// cell is a part of a line, or of a row of a table.
type cell struct {
	x0, x1 float64
	column int // from 1
	text   string
}

// distinct leaves out what is printed twice on one spot to look bold.
func distinct(in []glyph) []glyph {
	type spot struct {
		r    rune
		x, y int
	}
	const near = 0.15
	seen := map[spot]int{}
	var out []glyph
next:
	for _, g := range in {
		c := spot{g.r, int(math.Floor(g.x0 / g.size / near)), int(math.Floor(g.base / g.size / near))}
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				i, ok := seen[spot{g.r, c.x + dx, c.y + dy}]
				if !ok {
					continue
				}
				o := &out[i]
				if math.Abs(o.x0-g.x0) < near*g.size && math.Abs(o.base-g.base) < near*g.size && g.r != ' ' {
					o.bold = true
					continue next
				}
			}
		}
		seen[c] = len(out)
		out = append(out, g)
	}
	return out
}

// row is a line in the making: the glyphs whose em boxes overlap.
type row struct {
	top, bottom float64
	glyphs      []glyph
}

// rows puts the glyphs of a sheet into lines, from the top down. Large glyphs
// come first, so that raised and lowered small ones find the line they belong to.
func (s *sheet) rows() []*line {
	order := slices.Clone(s.glyphs)
	slices.SortStableFunc(order, func(a, b glyph) int {
		return cmp.Or(cmp.Compare(math.Round(b.size), math.Round(a.size)), cmp.Compare(a.base, b.base))
	})
	var rows []*row // by the middle
	for _, g := range order {
		if kindOf(g.r) == blank {
			continue
		}
		if r := best(rows, g); r != nil {
			r.glyphs = append(r.glyphs, g)
			continue
		}
		r := &row{g.top(), g.bottom(), []glyph{g}}
		i, _ := slices.BinarySearchFunc(rows, r, byMiddle)
		rows = slices.Insert(rows, i, r)
	}
	for _, g := range order {
		if kindOf(g.r) == blank {
			if r := best(rows, g); r != nil {
				r.glyphs = append(r.glyphs, g)
			}
		}
	}
	var lines []*line
	for _, r := range rows {
		lines = append(lines, s.line(r))
	}
	return lines
}

func byMiddle(a, b *row) int { return cmp.Compare(a.top+a.bottom, b.top+b.bottom) }

// best returns the row that shares most of its height with the glyph, at least
// half of the lower one's; nil if there is none.
func best(rows []*row, g glyph) *row {
	at := &row{top: g.top(), bottom: g.bottom()}
	i, _ := slices.BinarySearchFunc(rows, at, byMiddle)
	var found *row
	most := 0.5
	const around = 3 // rows whose middles lie next to that of the glyph
	for _, r := range rows[max(0, i-around):min(len(rows), i+around)] {
		share := (min(r.bottom, at.bottom) - max(r.top, at.top)) / min(r.bottom-r.top, at.bottom-at.top)
		if share >= most {
			found, most = r, share
		}
	}
	return found
}

// line writes out a row.
func (s *sheet) line(r *row) *line {
	slices.SortStableFunc(r.glyphs, func(a, b glyph) int {
		return cmp.Or(cmp.Compare(a.x0, b.x0), cmp.Compare(b.base, a.base))
	})
	l := &line{page: s.page, sheet: s, top: r.top, bottom: r.bottom, bold: true,
		x0: math.Inf(1), x1: math.Inf(-1), size: commonSize(r.glyphs)}
	track := tracking(r.glyphs)
	var all, part strings.Builder
	var from float64
	var last *glyph
	spaced := false
	raised := l.raised(r.glyphs)
	for i := range r.glyphs {
		g := &r.glyphs[i]
		if kindOf(g.r) == blank {
			spaced = true
			continue
		}
		gap := ""
		if last != nil {
			gap = between(*last, *g, track, spaced)
		}
		if gap == wideGap {
			l.cells = append(l.cells, cell{from, last.x1, len(l.cells) + 1, part.String()})
			part.Reset()
			gap = ""
			all.WriteString(wideGap)
		}
		if part.Len() == 0 {
			from = g.x0
		}
		all.WriteString(gap)
		part.WriteString(gap)
		char := string(g.r)
		if raised[i] {
			char = l.cite(&all, g.r)
		}
		all.WriteString(char)
		part.WriteString(char)
		l.x0, l.x1 = min(l.x0, g.x0), max(l.x1, g.x1)
		l.bold = l.bold && g.bold
		last, spaced = g, false
	}
	l.cells = append(l.cells, cell{from, l.x1, len(l.cells) + 1, part.String()})
	l.text, l.spaced = all.String(), spaced
	l.head = head(r.glyphs)
	return l
}

// commonSize returns the size that most of the glyphs have.
func commonSize(glyphs []glyph) float64 {
	count := map[float64]int{}
	var best float64
	for _, g := range glyphs {
		if kindOf(g.r) == blank {
			continue
		}
		k := math.Round(g.size*10) / 10
		count[k]++
		if count[k] > count[best] || count[k] == count[best] && k > best {
			best = k
		}
	}
	return best
}

// tracking returns the gap that all ideographs of a line have between them,
// where a line is spread out to the full width.
func tracking(glyphs []glyph) float64 {
	var gaps []float64
	for i := 1; i < len(glyphs); i++ {
		a, b := glyphs[i-1], glyphs[i]
		if kindOf(a.r) == han && kindOf(b.r) == han {
			gaps = append(gaps, b.x0-a.x1)
		}
	}
	if len(gaps) < 3 {
		return 0
	}
	slices.Sort(gaps)
	return max(0, gaps[len(gaps)/2])
}

// wideGap stands for a gap that no word space makes: another cell, another mark.
const wideGap = "  "

// between returns the white space to write between two glyphs of a line.
// Chinese text has none beside Latin words and figures: what a page shows
// there is drawn by its typesetting.
func between(a, b glyph, track float64, spaced bool) string {
	size := max(a.size, b.size)
	gap := (b.x0 - a.x1 - track) / size
	ka, kb := kindOf(a.r), kindOf(b.r)
	least := 0.8
	switch {
	case gap > 1.8:
		return wideGap
	case ka == narrow && kb == narrow:
		least = 0.22
		if spaced {
			least = 0.08
		} else if (a.r == '.' || a.r == ',') && unicode.IsDigit(b.r) {
			least = 0.6 // the mark of a figure is set in half an em, and drawn narrower
		}
	case ka == han && kb == han:
		if spaced {
			least = 0.2
		}
	case unicode.IsDigit(a.r) && kb == han, ka == han && unicode.IsDigit(b.r):
		return ""
	}
	if gap > least {
		return " "
	}
	return ""
}

// head returns the width of the beginning of a line that the line before would
// have had to take whole: a word or a character, with the marks that cling to it.
func head(glyphs []glyph) float64 {
	var from, to float64
	var last rune
	for _, g := range glyphs {
		k := kindOf(g.r)
		switch {
		case k == blank && last == 0:
			continue
		case k == blank:
			return to - from
		case last == 0:
			from = g.x0
		case opens(last), closes(g.r), k == narrow && kindOf(last) == narrow:
		default:
			return to - from
		}
		to, last = g.x1, g.r
	}
	return to - from
}
