package docx

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/glyph"
	"dafu/tools/internal/source/pack"
)

// inline reads what stands in a paragraph.
func (r *reader) inline(parent *pack.Elem, p *para) {
	read := func(e *pack.Elem) { r.inline(e, p) }
	for _, e := range parent.Kids {
		switch e.Name {
		case "r":
			r.run(e, p)
		case "del", "moveFrom":
			r.extras.Tracked = true
		case "ins", "moveTo":
			r.extras.Tracked = true
			read(e)
		case "sdt":
			r.control(e, read)
		case "AlternateContent":
			r.choose(e, read)
		case "annotation":
			r.annotation(e, read)
		case "oMath", "oMathPara":
			p.plain = true
			p.buf.WriteString(plainText(e))
		case "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo", "Choice", "Fallback":
			read(e)
		}
	}
}

// run reads a run: text of one look.
func (r *reader) run(e *pack.Elem, p *para) {
	props := e.Kid("rPr")
	if props.Kid("del") != nil || props.Kid("moveFrom") != nil {
		r.extras.Tracked = true
		return
	}
	hidden := r.styles.flag("vanish", props, p.props)
	if hidden && strings.TrimSpace(plainText(e)) != "" {
		r.extras.Hidden = true
	}
	before := p.buf.Len()
	r.pieces(e, p, hidden)
	if p.buf.Len() > before && strings.TrimSpace(p.buf.String()[before:]) != "" && !r.styles.flag("b", props, p.props) {
		p.plain = true
	}
}

// pieces reads what stands in a run.
func (r *reader) pieces(run *pack.Elem, p *para, hidden bool) {
	for _, e := range run.Kids {
		if r.field(e, p, hidden) {
			continue
		}
		if hidden {
			continue
		}
		switch e.Name {
		case "t":
			text := glyph.Symbols(run.At("rPr", "rFonts").Attr("ascii"), e.Text)
			if r.styles.raised(run.Kid("rPr")) {
				text = source.Raised(p.buf.String(), text)
			}
			p.buf.WriteString(text)
		case "tab", "ptab":
			p.buf.WriteByte('\t')
		case "cr":
			p.buf.WriteRune(source.Break)
		case "br":
			if t := e.Attr("type"); t == "page" || t == "column" {
				p.buf.WriteRune(source.Page)
			} else {
				p.buf.WriteRune(source.Break)
			}
		case "noBreakHyphen":
			p.buf.WriteByte('-')
		case "sym":
			if code, err := strconv.ParseUint(e.Attr("char"), 16, 16); err == nil {
				p.buf.WriteString(glyph.Symbol(e.Attr("font"), rune(code)))
			}
		case "ruby":
			for _, k := range e.Kid("rubyBase").All("r") {
				r.run(k, p)
			}
		case "footnoteReference", "endnoteReference":
			r.note(strings.TrimSuffix(e.Name, "Reference") + " " + e.Attr("id"))
		case "footnote", "endnote": // Word 2003 keeps them where they are called
			r.beside(e)
		case "AlternateContent":
			r.choose(e, func(form *pack.Elem) { r.pieces(form, p, hidden) })
		case "drawing", "pict", "object":
			r.drawing(e, p)
		}
	}
}

// drawing collects the text boxes below a drawing.
func (r *reader) drawing(e *pack.Elem, p *para) {
	switch e.Name {
	case "txbxContent", "txBody":
		p.boxes = append(p.boxes, e)
		return
	case "textpath":
		if s := e.Attr("string"); s != "" {
			p.words = append(p.words, s)
		}
	case "inline", "anchor":
		r.extent(e)
	case "blip":
		r.picture(e.Attr("embed"))
	case "imagedata":
		r.picture(e.Attr("id"))
	case "AlternateContent":
		r.choose(e, func(form *pack.Elem) { r.drawing(form, p) })
		return
	case "relIds": // of a diagram, which keeps its text in a part of its own
		if data := r.rels[e.Attr("dm")]; !data.outside && r.parts.Has(data.target) {
			tree, err := r.parts.Tree(r.ctx, data.target)
			if err != nil {
				r.err = err
				return
			}
			p.boxes = append(p.boxes, texts(tree)...)
		}
	}
	for _, k := range e.Kids {
		r.drawing(k, p)
	}
}

// texts returns the elements of a diagram that hold paragraphs.
func texts(e *pack.Elem) []*pack.Elem {
	if e.Name == "t" && e.Kid("p") != nil {
		return []*pack.Elem{e}
	}
	var out []*pack.Elem
	for _, k := range e.Kids {
		out = append(out, texts(k)...)
	}
	return out
}

// note puts a footnote or endnote beside the text, once.
func (r *reader) note(key string) {
	n := r.notes[key]
	if n == nil {
		return
	}
	delete(r.notes, key)
	r.beside(n)
}

// beside reads a footnote.
func (r *reader) beside(n *pack.Elem) {
	outer := *r
	r.aside, r.fields, r.held = source.Footnote, nil, nil
	r.blocks(n)
	r.release()
	r.aside, r.fields, r.held, r.num = outer.aside, outer.fields, outer.held, outer.num
}
