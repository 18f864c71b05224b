package ofd

import (
	"math"
	"strings"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/pack"
)

// maxObjects is how many objects are drawn at most, those of composite
// graphics each time they are used.
const maxObjects = 2_000_000

// page reads a page, with its templates behind and before it.
func (r *reader) page(part string, tree *pack.Elem) error {
	for _, res := range tree.All("PageRes") {
		if err := r.resources(part, res); err != nil {
			return err
		}
	}
	box := numbers(tree.At("Area", "PhysicalBox").Content())
	if len(box) < 4 {
		box = numbers(r.box)
	}
	if len(box) < 4 || box[2] <= 0 || box[3] <= 0 {
		box = []float64{0, 0, 210, 297}
	}
	p := layout.Page{Num: len(r.pages) + 1, Width: box[2], Height: box[3]}
	corner := matrix{a: 1, d: 1, e: -box[0], f: -box[1]}
	used := map[string]bool{}
	for _, t := range tree.All("Template") {
		if id := t.Attr("TemplateID"); !used[id] {
			used[id] = true
			if err := r.layers(&p, r.templates[id], corner); err != nil {
				return err
			}
		}
	}
	if err := r.layers(&p, tree, corner); err != nil {
		return err
	}
	r.readScan(&p)
	r.pages = append(r.pages, p)
	return r.ctx.Err()
}

func (r *reader) layers(p *layout.Page, tree *pack.Elem, corner matrix) error {
	for _, l := range tree.Kid("Content").All("Layer") {
		if err := r.draw(p, l, corner, 0); err != nil {
			return err
		}
	}
	return nil
}

// draw reads the objects of a container.
func (r *reader) draw(p *layout.Page, parent *pack.Elem, m matrix, depth int) error {
	if depth > 32 {
		return source.ErrLarge
	}
	for _, e := range parent.Kids {
		if r.objects++; r.objects > maxObjects || r.runes > maxRunes {
			return source.ErrLarge
		}
		if e.Attr("Visible") == "false" || e.Attr("Alpha") == "0" {
			continue
		}
		at := m.of(e)
		switch e.Name {
		case "TextObject":
			r.text(p, e, at)
		case "PathObject":
			p.Rules = append(p.Rules, rules(e, at)...)
		case "ImageObject":
			r.image(e, at)
		case "PageBlock":
			if err := r.draw(p, e, m, depth+1); err != nil {
				return err
			}
		case "CompositeObject":
			unit := r.units[e.Attr("ResourceID")]
			if content := unit.Kid("Content"); content != nil {
				if err := r.draw(p, content, at, depth+1); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// text reads a text object.
func (r *reader) text(p *layout.Page, e *pack.Elem, m matrix) {
	size, ok := number(e.Attr("Size"))
	if !ok || size <= 0 {
		return
	}
	if e.Attr("Fill") == "false" && e.Attr("Stroke") != "true" {
		return
	}
	stretch := 1.0
	if h, ok := number(e.Attr("HScale")); ok && h > 0 {
		stretch = h
	}
	weight, _ := number(e.Attr("Weight"))
	direction, _ := number(e.Attr("ReadDirection"))
	turned, _ := number(e.Attr("CharDirection"))
	pen := pen{size: size, stretch: stretch, down: int(direction)%180 != 0, back: direction >= 180}
	turn := m.turn(turned)
	scale := m.scale()
	for _, code := range e.All("TextCode") {
		pen.begin(code)
		for _, c := range codeText(code.Text) {
			x, y, advance := pen.next(c)
			rune := layout.Rune{R: c, Turn: turn, Size: size * scale, Bold: weight >= 600}
			rune.X, rune.Y = m.apply(x, y)
			rune.Width = math.Min(advance*scale, rune.Size)
			if sane(rune.X) && sane(rune.Y) && sane(rune.Size) {
				p.Runes = append(p.Runes, rune)
				r.runes++
			}
		}
	}
}

// codeText returns the characters of a TextCode. One that begins with a line
// break was set in by a program that makes XML easy to read: its blanks are none
// of the text.
func codeText(s string) string {
	if strings.HasPrefix(strings.TrimLeft(s, " \t"), "\n") || strings.HasPrefix(s, "\r") {
		return strings.Trim(s, " \r\n\t")
	}
	return strings.Trim(s, "\r\n\t")
}

func sane(f float64) bool { return math.Abs(f) < 1e6 }
