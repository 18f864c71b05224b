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
	at   int // byte of the text of the line
	text string
}

// cites finds the small raised figures among the glyphs of a line: at is where
// each glyph stands in the text.
func (l *line) cites(glyphs []glyph, at []int) []cite {
	var bases []float64
	for _, g := range glyphs {
		if g.size > small*l.size && kindOf(g.r) != blank {
			bases = append(bases, g.base)
		}
	}
	base := middle(bases)
	var out []cite
	for i, g := range glyphs {
		figure := '0' <= g.r && g.r <= '9' || '①' <= g.r && g.r <= '⑳'
		if at[i] < 0 || !figure || g.size > small*l.size || base-g.base < 0.15*l.size {
			continue
		}
		if n := len(out); n > 0 && out[n-1].at+len(out[n-1].text) == at[i] {
			out[n-1].text += string(g.r)
			continue
		}
		out = append(out, cite{at[i], string(g.r)})
	}
	return out
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
		i := slices.IndexFunc(l.raised, func(c cite) bool { return c.text == number })
		if number == "" || i < 0 || len(l.cells) > 1 {
			continue
		}
		c := l.raised[i]
		l.text = strings.TrimSpace(l.text[:c.at] + l.text[c.at+len(c.text):])
		l.raised = nil // the places of others have moved
		return
	}
}
