package rtf

import (
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/glyph"
	"dafu/tools/internal/source/ordinal"
)

// story is a text of its own: that of the letter, of a text box, of a footnote.
type story struct {
	aside  string // why it stands beside the letter, "" if it does not
	box    bool   // a text box: its lines come before the paragraph around it
	buf    strings.Builder
	number strings.Builder
	plain  bool // there is text that is not bold
	level  int  // in the outline, from 1; 0: none
	table  bool // the paragraph stands in a table
	grid   source.Grid
}

// field is a field: what it is told to show, and whether it shows anything.
type field struct {
	code   strings.Builder
	result bool
}

// endField ends a field. One that lays a ring around a number has no result.
func (r *reader) endField() {
	n := len(r.fields) - 1
	if n < 0 {
		return
	}
	f := r.fields[n]
	r.fields = r.fields[:n]
	if !f.result {
		r.put(glyph.Enclosed(f.code.String()))
	}
}

// begin makes the group a story of its own, if it is the first word in it.
func (r *reader) begin(aside string, box bool) {
	if !r.now.fresh {
		return
	}
	r.now.opens, r.now.where = r.story, inText
	r.now.hidden, r.now.deleted = false, false
	r.story = &story{aside: aside, box: box}
	if box {
		r.story.aside = r.now.opens.aside
	}
}

func (s *story) write(text string, bold bool) {
	s.buf.WriteString(text)
	if !bold && strings.TrimSpace(text) != "" {
		s.plain = true
	}
}

// paragraph ends a paragraph.
func (s *story) paragraph(r *reader) {
	if s == nil {
		return
	}
	text, number := s.buf.String(), source.Clean(s.number.String())
	plain := s.plain
	s.buf.Reset()
	s.number.Reset()
	s.plain = false
	if !s.table {
		s.grid.End(r.text)
	}
	r.num++
	if source.Clean(text) == "" {
		return
	}
	line := source.Line{Num: r.num, Col: 1, Hint: source.Paragraph}
	if strings.TrimFunc(number, bullet) == "" && number != "" {
		number, line.Hint = "", line.Hint|source.Item
	}
	text = ordinal.Before(number, text)
	if !plain {
		line.Hint |= source.Bold
	}
	if s.level > 0 {
		line.Hint |= source.Heading
	}
	switch {
	case s.aside != "":
		r.text.Beside(line, s.aside, text)
	case s.table:
		s.grid.Add(line, text)
	default:
		r.text.Add(line, text)
	}
}

// bullet reports a character that stands before an item of a list, those of
// fonts of symbols among them.
func bullet(r rune) bool {
	return strings.ContainsRune("•●○■□◆◇➢✓·-–—o\uFFFD", r) || r >= 0xE000 && r <= 0xF8FF
}

// close ends a story.
func (s *story) close(r *reader) {
	if s == nil {
		return
	}
	if s.buf.Len() > 0 {
		s.paragraph(r)
	}
	s.grid.End(r.text)
}

// layout obeys the words that say where paragraphs stand.
func (s *story) layout(r *reader, t token) {
	switch t.name {
	case "cell":
		s.table = true
		s.paragraph(r)
		s.grid.EndCell()
	case "row":
		s.grid.EndRow()
	case "nestcell":
		s.paragraph(r)
	case "intbl":
		s.table = true
	case "pard":
		s.table, s.level = false, 0
	case "itap":
		s.table = t.value > 0
	case "outlinelevel":
		s.level = t.value%9 + 1
	}
}
