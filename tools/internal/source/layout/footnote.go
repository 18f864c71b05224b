package layout

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"dafu/tools/internal/source"
)

// noteMark is what a footnote begins with: its number or sign, then words.
var noteMark = regexp.MustCompile(`^(?:([①-⑳])|[\[〔【(（]?(\d{1,2})[\]〕】)）.．]?|[*＊※])\s*\p{Han}`)

// small is how much of the size of the text footnotes and their numbers have at most.
const small = 0.85

// cite is a small raised figure in a line, which may be the number of a footnote.
type cite struct {
	at, size int    // bytes of the text of the line
	text     string // in plain figures
}

// raised finds the small raised figures among the glyphs of a line.
func (l *line) raised(glyphs []glyph) []bool {
	var bases []float64
	for _, g := range glyphs {
		if g.size > small*l.size && kindOf(g.r) != blank {
			bases = append(bases, g.base)
		}
	}
	base := middle(bases)
	out := make([]bool, len(glyphs))
	for i, g := range glyphs {
		figure := '0' <= g.r && g.r <= '9' || '①' <= g.r && g.r <= '⑳'
		out[i] = figure && g.size <= small*l.size && base-g.base >= 0.15*l.size
	}
	return out
}

// cite writes a raised figure behind the text before it.
func (l *line) cite(text *strings.Builder, figure rune) string {
	at, plain := text.Len(), string(figure)
	if n := len(l.cites); n > 0 && l.cites[n-1].at+l.cites[n-1].size == at { // its second digit
		c := &l.cites[n-1]
		s := plain
		if c.size > len(c.text) {
			s = source.Raised(text.String(), plain)
		}
		c.size, c.text = c.size+len(s), c.text+plain
		return s
	}
	s := source.Raised(text.String(), plain)
	l.cites = append(l.cites, cite{at, len(s), plain})
	return s
}

// footnotes takes the footnotes of each page out of its lines, where they would
// stand in the middle of a sentence, and their numbers out of the sentences,
// where one would make another figure of the figure before it.
func (d *document) footnotes(t *source.Text) {
	for _, s := range d.sheets {
		from := len(s.lines)
		for from > 0 && s.lines[from-1].grid == nil && s.lines[from-1].size < small*d.size {
			from--
		}
		for from < len(s.lines) && !noteMark.MatchString(s.lines[from].text) {
			from++
		}
		if from == 0 || from == len(s.lines) {
			continue
		}
		var notes []source.Line
		for _, l := range s.lines[from:] {
			if noteMark.MatchString(l.text) {
				notes = append(notes, source.Line{Page: l.page, Num: l.num, Col: 1, Text: l.text})
				continue
			}
			last := &notes[len(notes)-1]
			last.Text = seam(last.Text, l.text, false)
		}
		s.lines = s.lines[:from]
		for _, n := range notes {
			t.Beside(n, source.Footnote, n.Text)
			s.uncite(noteMark.FindStringSubmatch(n.Text))
		}
	}
}

// uncite takes the number of a footnote out of the line that bears it.
func (s *sheet) uncite(mark []string) {
	number := cmp.Or(mark[1], mark[2])
	for _, l := range s.lines {
		i := slices.IndexFunc(l.cites, func(c cite) bool { return c.text == number })
		if number == "" || i < 0 || len(l.cells) > 1 {
			continue
		}
		c := l.cites[i]
		l.text = strings.TrimSpace(l.text[:c.at] + l.text[c.at+c.size:])
		l.cites = nil // the places of others have moved
		return
	}
}
