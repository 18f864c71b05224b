package odt

import (
	"path"
	"strconv"
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/pack"
)

// para is a paragraph while it is read.
type para struct {
	buf   strings.Builder
	text  string
	boxes []*pack.Elem // text boxes anchored in it
	hint  source.Hint
	plain bool // there is text that is not bold
}

// maxSpaces is how many spaces one element can stand for.
const maxSpaces = 1000

// inline reads what stands in a paragraph.
func (r *reader) inline(parent *pack.Elem, p *para, l look) {
	for _, e := range parent.Kids {
		switch e.Name {
		case "":
			r.write(e.Text, p, l)
		case "tracked-changes", "change-start", "change-end":
			r.change(e)
		case "span":
			r.inline(e, p, r.styles.in(l, "text", e.Attr("style-name")))
		case "s":
			n, err := strconv.Atoi(e.Attr("c"))
			if err != nil {
				n = 1
			}
			r.add(p, l, strings.Repeat(" ", max(0, min(n, maxSpaces))))
		case "tab":
			r.add(p, l, "\t")
		case "line-break":
			r.add(p, l, string(source.Break))
		case "note":
			r.note(e)
		case "annotation", "annotation-end", "number", "script":
			// comments; the number of the paragraph, which is counted anew
		case "placeholder":
			r.text.Beside(source.Line{Num: r.num + 1, Col: 1}, source.Placeholder, plainText(e))
		case "hidden-text", "hidden-paragraph":
			r.extras.Hidden = true
		case "ruby":
			if base := e.Kid("ruby-base"); base != nil {
				r.inline(base, p, l)
			}
		case "frame", "custom-shape", "rect", "g", "line", "ellipse", "polygon", "path", "control":
			r.drawing(e, p)
		default: // links, fields, marks of indexes: what they show is in them
			r.inline(e, p, l)
		}
	}
}

// add adds what is shown, if anything is shown there.
func (r *reader) add(p *para, l look, s string) {
	if r.gone == 0 && !l.hidden && p.buf.Len() <= source.MaxText {
		p.buf.WriteString(s)
	}
}

// write adds text: white space of the file is one space.
func (r *reader) write(s string, p *para, l look) {
	if r.gone > 0 {
		return
	}
	if l.hidden {
		r.extras.Hidden = r.extras.Hidden || strings.TrimSpace(s) != ""
		return
	}
	if l.raised {
		s = source.Raised(p.buf.String(), s)
	}
	blank := false
	for _, c := range s {
		if c == ' ' || c == '\t' || c == '\n' || c == '\r' {
			if !blank {
				p.buf.WriteByte(' ')
			}
			blank = true
			continue
		}
		blank = false
		p.plain = p.plain || !l.bold
		p.buf.WriteRune(c)
	}
}

// note puts a footnote or endnote beside the text.
func (r *reader) note(e *pack.Elem) {
	if body := e.Kid("note-body"); body != nil {
		outer, cell := r.aside, r.cell
		r.aside, r.cell = source.Footnote, source.Line{}
		r.blocks(body)
		r.aside, r.cell = outer, cell
	}
}

// drawing collects the text of a drawing, and notes pictures and files in it.
func (r *reader) drawing(e *pack.Elem, p *para) {
	words := false
	for _, k := range e.Kids {
		switch k.Name {
		case "text-box":
			p.boxes = append(p.boxes, k)
		case "p", "h", "list":
			words = true
		case "image":
			r.extras.Pictures++
		case "object", "object-ole":
			r.extras.Embedded = append(r.extras.Embedded, path.Base(k.Attr("href")))
			return // what follows in the frame stands for it
		default:
			r.drawing(k, p)
		}
	}
	if words {
		p.boxes = append(p.boxes, e)
	}
}

// plainText returns all text below an element.
func plainText(e *pack.Elem) string {
	if e.Name == "" {
		return e.Text
	}
	var b strings.Builder
	for _, k := range e.Kids {
		b.WriteString(plainText(k))
	}
	return b.String()
}
