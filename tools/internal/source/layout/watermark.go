package layout

import (
	"cmp"
	"math"
	"slices"

	"dafu/tools/internal/source"
)

// A watermark is set in letters this much larger than the text of its page, and
// has at most so many of them.
const (
	markSize  = 1.6
	mostMarks = 400
)

// stamp is a line of large letters: where it stands, and what it says.
type stamp struct {
	y, size float64
	text    string
}

// unmark takes watermarks that stand upright out of the pages: lines of large
// letters that the text runs across on one page, wherever they stand again.
func unmark(pages []Page) ([]Page, []source.Line) {
	found := map[stamp]bool{}
	lines := make([]map[stamp][]Rune, len(pages))
	for i, p := range pages {
		lines[i] = p.large()
		for m, letters := range lines[i] {
			found[m] = found[m] || crossed(letters, p.Runes)
		}
	}
	var dropped []source.Line
	out := slices.Clone(pages)
	for i, p := range pages {
		gone := map[Rune]bool{}
		for m, letters := range lines[i] {
			if !found[m] {
				continue
			}
			dropped = append(dropped, source.Line{Page: p.Num, Col: 1, Text: m.text})
			for _, r := range letters {
				gone[r] = true
			}
		}
		if len(gone) > 0 {
			out[i].Runes = slices.DeleteFunc(slices.Clone(p.Runes), func(r Rune) bool { return gone[r] })
		}
	}
	slices.SortFunc(dropped, func(a, b source.Line) int { return cmp.Or(a.Page-b.Page, cmp.Compare(a.Text, b.Text)) })
	return out, dropped
}

// large returns the lines of letters that are larger than the text of the page.
func (p Page) large() map[stamp][]Rune {
	if p.Scan {
		return nil
	}
	usual := usualSize(p.Runes)
	var large []Rune
	for _, r := range p.Runes {
		if r.Size > markSize*usual && kindOf(r.R) != blank {
			large = append(large, r)
		}
	}
	if len(large) > mostMarks {
		return nil
	}
	rows := map[stamp][]Rune{}
	for _, r := range large {
		at := stamp{y: math.Round(r.Y), size: math.Round(r.Size)}
		rows[at] = append(rows[at], r)
	}
	out := map[stamp][]Rune{}
	for at, row := range rows {
		for _, r := range row {
			at.text += string(r.R)
		}
		out[at] = row
	}
	return out
}

// crossed reports whether smaller characters stand in the boxes of large ones,
// at least one for each of them and three together.
func crossed(large, runes []Rune) bool {
	n := 0
	for _, r := range runes {
		x, y := r.X+r.advance()/2, r.Y-(ascent-0.5)*r.Size
		if kindOf(r.R) != blank && slices.ContainsFunc(large, func(l Rune) bool {
			return markSize*r.Size < l.Size && l.X < x && x < l.X+l.advance() && l.Y-ascent*l.Size < y && y < l.Y+descent*l.Size
		}) {
			n++
		}
	}
	return n >= max(3, len(large))
}

// usualSize returns the size that most characters have.
func usualSize(runes []Rune) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, r := range runes {
		k := math.Round(r.Size*10) / 10
		count[k]++
		if count[k] > count[best] || count[k] == count[best] && k > best {
			best = k
		}
	}
	return best
}
