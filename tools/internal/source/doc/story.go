package doc

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/glyph"
	"dafu/tools/internal/source/ordinal"
)

// reader turns the stories of a document into lines.
type reader struct {
	ctx    context.Context
	doc    *document
	text   *source.Text
	extras source.Extras
	boxes  []box  // text boxes that have not been read
	aside  string // the story stands beside the letter, and is this
	num    int
	grid   source.Grid // the table that is being read
	state
}

// state is what belongs to one story.
type state struct {
	marks  []mark // characters of the paragraph so far
	fields []*field
}

// mark is a character, with how it is shown once the paragraph is known.
type mark struct {
	c  char
	cp uint32
}

// field is an open field: what it is told to show, until its result begins.
type field struct {
	code   strings.Builder
	result bool
}

func (r *reader) read() error {
	if err := r.findBoxes(); err != nil {
		return err
	}
	r.story(storyMain, 0, r.doc.length[storyMain])
	r.placeBoxes(maxChars) // what no anchor led to
	for _, side := range []struct {
		story int
		why   string
	}{{storyFootnotes, source.Footnote}, {storyEndnotes, source.Footnote}, {storyHeaders, source.Header}} {
		r.aside = side.why
		r.story(side.story, 0, r.doc.length[side.story])
	}
	if r.spent() {
		return fmt.Errorf("%d paragraphs: %w", r.num, source.ErrLarge)
	}
	return r.ctx.Err()
}

// spent reports that the file holds more than any letter.
func (r *reader) spent() bool { return r.num > source.MaxParagraphs || r.doc.work > maxWork }

// story reads the characters from..to of a story.
func (r *reader) story(number int, from, to uint32) {
	outer, grid := r.state, r.grid
	r.state, r.grid = state{}, source.Grid{}
	start := r.doc.start(number)
	from, to = start+from, start+to
	r.doc.each(from, to, func(cp uint32, c char) bool {
		r.marks = append(r.marks, mark{c, cp})
		if c.r == '\r' || c.r == '\a' || c.r == '\f' && r.ends(c) {
			r.paragraph(c, false)
		}
		return !r.spent() && (cp%4096 != 0 || r.ctx.Err() == nil)
	})
	if n := len(r.marks); n > 0 {
		r.paragraph(r.marks[n-1].c, true)
	}
	r.grid.End(r.text)
	r.state, r.grid = outer, grid
}

// ends reports whether a page break is the end of a section, and so of the
// paragraph.
func (r *reader) ends(c char) bool { return r.doc.paras.at(c.fc).to == c.end }

// paragraph ends a paragraph at its mark. One whose mark was deleted goes on
// with the next, unless it is the last.
func (r *reader) paragraph(end char, last bool) {
	s := r.doc.shape(end)
	l := r.doc.look(end, s.style)
	if r.aside == "" && len(r.boxes) > 0 {
		r.placeBoxes(r.marks[len(r.marks)-1].cp + 1)
	}
	if l.deleted {
		r.extras.Tracked = true
	}
	if !last && end.r == '\r' && !s.cellEnd && (l.deleted || l.hidden) {
		return
	}
	text, bold := r.visible(s)
	r.marks = r.marks[:0]
	if s.depth == 0 {
		r.grid.End(r.text)
	}
	if !(s.rowEnd && s.depth > 0) {
		r.put(s, text, bold)
	}
	if s.depth == 1 && end.r == '\a' {
		if s.rowEnd {
			r.grid.EndRow()
		} else {
			r.grid.EndCell()
		}
	}
}

// put adds the text of a paragraph, to the row of a table if it stands in one.
func (r *reader) put(s shape, text string, bold bool) {
	r.num++
	number, bullet := r.doc.number(s) // a blank paragraph of a list counts too
	if source.Clean(text) == "" {
		return
	}
	text = ordinal.Before(number, text)
	line := source.Line{Num: r.num, Col: 1, Hint: source.Paragraph}
	for hint, on := range map[source.Hint]bool{source.Item: bullet, source.Bold: bold, source.Heading: s.outline > 0 && s.outline <= 9} {
		if on {
			line.Hint |= hint
		}
	}
	if r.aside != "" {
		r.text.Beside(line, r.aside, text)
		return
	}
	if s.depth == 0 {
		r.text.Add(line, text)
		return
	}
	r.grid.Add(line, text)
}

// visible returns what is seen of the paragraph, and whether all is bold.
func (r *reader) visible(s shape) (string, bool) {
	var out []uint16
	bold, level := true, -1 // where raised text begins
	for _, m := range r.marks {
		l := r.doc.look(m.c, s.style)
		r.extras.Tracked = r.extras.Tracked || l.deleted || l.inserted
		if l.hidden && !l.special && !unicode.IsControl(m.c.r) {
			r.extras.Hidden = true
		}
		text := r.sign(m.c.r, l)
		if text == nil {
			continue
		}
		if !r.shown() {
			if n := len(r.fields); n > 0 && !r.fields[n-1].result {
				r.fields[n-1].code.WriteString(string(utf16.Decode(text)))
			}
			continue
		}
		if l.deleted || l.hidden {
			continue
		}
		bold = bold && (l.bold || unicode.IsSpace(m.c.r))
		switch {
		case !l.raised:
			out, level = raise(out, level), -1
		case level < 0:
			level = len(out)
		}
		out = append(out, text...)
	}
	return string(utf16.Decode(raise(out, level))), bold
}

// raise writes the end of a text that stands raised, from the given unit on;
// a number below 0 says that none does.
func raise(text []uint16, from int) []uint16 {
	if from < 0 {
		return text
	}
	before := string(utf16.Decode(text[max(0, from-2):from]))
	return append(text[:from], utf16.Encode([]rune(source.Raised(before, string(utf16.Decode(text[from:])))))...)
}

// shown reports whether no open field still stands in its instructions.
func (r *reader) shown() bool {
	for i := range r.fields {
		if !r.fields[i].result {
			return false
		}
	}
	return true
}

// sign returns what a character stands for, nil for nothing.
func (r *reader) sign(c rune, l look) []uint16 {
	n := len(r.fields)
	switch c {
	case 0x13:
		if n < 256 {
			r.fields = append(r.fields, &field{})
		}
		return nil
	case 0x14:
		if n > 0 {
			r.fields[n-1].result = true
		}
		return nil
	case 0x15:
		if n > 0 {
			f := r.fields[n-1]
			r.fields = r.fields[:n-1]
			if !f.result && r.shown() {
				return utf16.Encode([]rune(glyph.Enclosed(f.code.String())))
			}
		}
		return nil
	}
	if l.symbol != 0 && (l.special || c == '(') {
		font := ""
		if l.font < len(r.doc.fonts) {
			font = r.doc.fonts[l.font]
		}
		return utf16.Encode([]rune(glyph.Symbol(font, l.symbol)))
	}
	switch c {
	case 0x0B:
		return []uint16{uint16(source.Break)}
	case 0x0C:
		return []uint16{uint16(source.Page)}
	case 0x1E:
		return []uint16{'-'}
	case '\t':
		return []uint16{'\t'}
	case 0x01:
		if l.special && !l.deleted && !l.hidden && r.shown() {
			r.extras.Pictures++
		}
		return nil
	case '\r', '\a', 0x1F:
		return nil
	}
	if c < ' ' {
		return nil
	}
	return []uint16{uint16(c)}
}
