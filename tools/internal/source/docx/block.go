package docx

import (
	"slices"
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/ordinal"
	"dafu/tools/internal/source/pack"
)

// para is a paragraph while it is read.
type para struct {
	props *pack.Elem
	buf   strings.Builder
	boxes []*pack.Elem // text boxes anchored in it
	words []string     // letters set as a drawing (WordArt)
	plain bool         // there is text that is not bold
}

// blocks reads the paragraphs and tables of a container.
func (r *reader) blocks(parent *pack.Elem) {
	for _, e := range parent.Kids {
		if r.ctx.Err() != nil {
			return
		}
		switch e.Name {
		case "p":
			r.paragraph(e)
		case "tbl":
			r.table(e)
		case "sdt":
			r.control(e, r.blocks)
		case "AlternateContent":
			r.choose(e, r.blocks)
		case "del", "moveFrom":
			r.extras.Tracked = true
		case "ins", "moveTo", "customXml", "smartTag", "sect", "sub-section":
			r.blocks(e)
		case "annotation":
			r.annotation(e, r.blocks)
		case "altChunk":
			r.chunk(e.Attr("id"))
		}
	}
}

// control reads a content control, unless it shows what should be typed there.
func (r *reader) control(e *pack.Elem, read func(*pack.Elem)) {
	content := e.Kid("sdtContent")
	if content == nil {
		return
	}
	if on, _ := toggle(e.Kid("sdtPr"), "showingPlcHdr"); on {
		r.text.Beside(source.Line{Num: r.num + 1, Col: 1}, source.Placeholder, plainText(content))
		return
	}
	read(content)
}

// annotation reads a change as Word 2003 keeps it.
func (r *reader) annotation(e *pack.Elem, read func(*pack.Elem)) {
	kind := e.Attr("type")
	r.extras.Tracked = r.extras.Tracked || kind == "Word.Deletion" || kind == "Word.Insertion"
	if content := e.Kid("content"); content != nil && kind != "Word.Deletion" && kind != "Word.Comment" {
		read(content)
	}
}

// choose reads the first of several forms of the same content that holds text.
func (r *reader) choose(e *pack.Elem, read func(*pack.Elem)) {
	for _, form := range e.Kids {
		if plainText(form) != "" || hasWords(form) {
			read(form)
			return
		}
	}
	for _, form := range e.Kids {
		if form.Name == "Choice" {
			read(form)
			return
		}
	}
}

// plainText returns all text below an element.
func plainText(e *pack.Elem) string {
	if e.Name == "t" {
		return e.Text
	}
	var b strings.Builder
	for _, k := range e.Kids {
		b.WriteString(plainText(k))
	}
	return b.String()
}

// hasWords reports letters set as a drawing below an element.
func hasWords(e *pack.Elem) bool {
	return e.Name == "textpath" && e.Attr("string") != "" || slices.ContainsFunc(e.Kids, hasWords)
}

func (r *reader) paragraph(e *pack.Elem) {
	props := e.Kid("pPr")
	p := &para{props: props}
	joined := r.held != nil
	if joined {
		p.buf.WriteString(r.held.buf.String())
		p.boxes, p.words, r.held = r.held.boxes, r.held.words, nil
	}
	r.inline(e, p)
	mark := props.Kid("rPr")
	gone := mark.Kid("del") != nil || mark.Kid("moveFrom") != nil
	if mark.Kid("ins") != nil || mark.Kid("moveTo") != nil || gone {
		r.extras.Tracked = true
	}
	if gone || r.styles.flag("vanish", mark, props) {
		r.held = p
		return
	}
	r.put(p)
}

// release puts what was held at the end of a story, where nothing follows.
func (r *reader) release() {
	if p := r.held; p != nil {
		r.held = nil
		r.put(p)
	}
}

// put adds a paragraph that is complete.
func (r *reader) put(p *para) {
	r.boxes(p)
	text := p.buf.String()
	r.num++
	number, bullet := "", false
	if r.aside == "" { // notes count by themselves
		// A blank paragraph of a list shows its number, and counts.
		number, bullet = r.lists.next(r.styles, p.props)
	}
	if printed := p.props.At("listPr", "t").Attr("val"); printed != "" {
		number = printed // Word 2003 keeps it
	}
	if source.Clean(text) == "" {
		return
	}
	line := r.cell
	line.Num, line.Col = r.num, 1
	if r.aside != "" {
		r.text.Beside(line, r.aside, ordinal.Before(number, text))
		return
	}
	line.Hint |= source.Paragraph
	if bullet {
		line.Hint |= source.Item
	}
	if r.styles.heading(p.props) {
		line.Hint |= source.Heading
	}
	if !p.plain {
		line.Hint |= source.Bold
	}
	if number != "" {
		text = ordinal.Before(number, text)
	}
	r.text.Add(line, text)
}

// boxes adds the text boxes of a paragraph before it: the letterhead stands in
// one that is anchored to the first line of the letter.
func (r *reader) boxes(p *para) {
	boxes, words := p.boxes, p.words
	p.boxes, p.words = nil, nil
	for _, w := range words {
		line := r.cell
		line.Num, line.Col = r.num+1, 1
		if r.aside != "" {
			r.text.Beside(line, r.aside, w)
			continue
		}
		line.Hint |= source.Paragraph
		r.text.Add(line, w)
	}
	if len(boxes) == 0 {
		return
	}
	fields, held := r.fields, r.held
	for _, b := range boxes {
		r.fields, r.held = nil, nil
		r.blocks(b)
		r.release()
	}
	r.fields, r.held = fields, held
}
