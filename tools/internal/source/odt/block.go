package odt

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/ordinal"
	"dafu/tools/internal/source/pack"
)

// blocks reads the paragraphs, lists and tables of a container.
func (r *reader) blocks(parent *pack.Elem) { r.within(parent, nil) }

// within reads a container that stands in a list; p is nil outside of any.
func (r *reader) within(parent *pack.Elem, p *place) {
	for _, e := range parent.Kids {
		if r.ctx.Err() != nil {
			return
		}
		switch e.Name {
		case "p", "h":
			r.paragraph(e, p)
		case "list":
			r.list(e, p)
		case "table":
			r.table(e)
		case "tracked-changes", "change-start", "change-end":
			r.change(e)
		case "section", "index-body", "index-title":
			if e.Attr("display") == "none" {
				r.extras.Hidden = true
				continue
			}
			r.within(e, p)
		case "numbered-paragraph":
			r.numbered(e)
		case "frame", "custom-shape", "rect", "g", "a":
			para := &para{plain: true}
			r.drawing(e, para)
			r.put(para)
		default:
			if strings.HasSuffix(e.Name, "-index") || e.Name == "table-of-content" || e.Name == "bibliography" {
				r.within(e, p)
			}
		}
	}
}

// list reads a list, whose items may hold others.
func (r *reader) list(e *pack.Elem, outer *place) {
	p := r.lists.enter(e, outer)
	for _, item := range e.Kids {
		if item.Name != "list-item" && item.Name != "list-header" {
			continue
		}
		if start, err := strconv.Atoi(item.Attr("start-value")); err == nil {
			p.counter.Begin(p.level, start)
		}
		p.pending = item.Name == "list-item"
		r.within(item, p)
	}
}

// numbered reads a paragraph that is an item by itself (text:numbered-paragraph).
func (r *reader) numbered(e *pack.Elem) {
	name := "list " + e.Attr("list-id")
	p := &place{levels: r.lists.defined[e.Attr("style-name")], counter: r.lists.last[name], pending: true}
	if p.counter == nil {
		p.counter = &ordinal.List{}
		r.lists.last[name] = p.counter
	}
	if n, err := strconv.Atoi(e.Attr("level")); err == nil && n > 0 {
		p.level = n - 1
	}
	r.within(e, p)
}

// number returns what is printed before a paragraph or heading.
func (r *reader) number(e *pack.Elem, p *place) (string, bool) {
	style := e.Attr("style-name")
	levels := r.lists.defined[r.styles.attr(style, "list-style-name")]
	if p != nil {
		return p.next(levels)
	}
	n, err := strconv.Atoi(e.Attr("outline-level"))
	if e.Name != "h" || e.Attr("is-list-header") == "true" || err != nil || n < 1 || n > ordinal.MaxLevel || r.aside != "" {
		return "", false
	}
	return r.lists.heads.Next(&r.lists.outline, n-1), false
}

func (r *reader) paragraph(e *pack.Elem, p *place) {
	style := e.Attr("style-name")
	para := &para{}
	para.buf.WriteString(r.held)
	r.held = ""
	l := r.styles.in(look{}, "paragraph", style)
	r.inline(e, para, l)
	r.boxes(para)
	if r.gone > 0 {
		r.held = para.buf.String()
		return
	}
	number, bullet := r.number(e, p)
	if kept := e.Kid("number"); kept != nil && number == "" {
		number = plainText(kept)
	}
	if source.Clean(para.buf.String()) == "" {
		return // a blank item shows its number, and counts
	}
	para.text = ordinal.Before(number, para.buf.String())
	for hint, on := range map[source.Hint]bool{source.Item: bullet, source.Bold: !para.plain,
		source.Heading: e.Name == "h" || r.styles.attr(style, "default-outline-level") != ""} {
		if on {
			para.hint |= hint
		}
	}
	r.put(para)
}

// put adds a paragraph that is complete.
func (r *reader) put(p *para) {
	r.boxes(p)
	r.num++
	line := r.cell
	line.Num, line.Col = r.num, 1
	if r.aside != "" {
		r.text.Beside(line, r.aside, p.text)
		return
	}
	line.Hint |= p.hint | source.Paragraph
	r.text.Add(line, p.text)
}

// boxes adds the text boxes of a paragraph before it: the letterhead stands in
// one that is anchored to the first line of the letter.
func (r *reader) boxes(p *para) {
	boxes := p.boxes
	p.boxes = nil
	for _, b := range boxes {
		r.blocks(b)
	}
}

// table reads a table row by row. A table of one column is a frame around text
// and no table; a table in a cell belongs to that cell.
func (r *reader) table(e *pack.Elem) {
	rows := tableRows(e)
	framed := true
	for _, row := range rows {
		framed = framed && len(row.All("table-cell")) < 2
	}
	outer := r.cell
	for _, row := range rows {
		if row.Attr("visibility") == "collapse" || row.Attr("visibility") == "filter" {
			r.extras.Hidden = true
			continue
		}
		if !framed && outer.Row == 0 {
			r.rows++
		}
		at := 1
		for _, c := range row.Kids {
			if c.Name == "table-cell" {
				if !framed && outer.Row == 0 {
					r.cell = source.Line{Row: r.rows, Cell: at, Hint: source.InCell}
				}
				r.blocks(c)
				r.cell = outer
			}
			if c.Name == "table-cell" || c.Name == "covered-table-cell" {
				at += repeated(c)
			}
		}
	}
}

// tableRows returns the rows of a table, those in groups among them.
func tableRows(e *pack.Elem) []*pack.Elem {
	var out []*pack.Elem
	for _, k := range e.Kids {
		switch k.Name {
		case "table-row":
			out = append(out, k)
		case "table-header-rows", "table-rows", "table-row-group":
			out = append(out, tableRows(k)...)
		}
	}
	return out
}

// repeated returns for how many columns a cell stands.
func repeated(cell *pack.Elem) int {
	n, err := strconv.Atoi(cell.Attr("number-columns-repeated"))
	if err != nil || n < 1 || n > 1000 {
		return 1
	}
	return n
}
