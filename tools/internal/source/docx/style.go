package docx

import (
	"strconv"

	"dafu/tools/internal/source/pack"
)

// styles are the styles of a document by their ids.
type styles struct {
	byID     map[string]*pack.Elem
	standard string // id of the default paragraph style
}

func newStyles(tree *pack.Elem) styles {
	s := styles{byID: map[string]*pack.Elem{}}
	for _, e := range tree.All("style") {
		id := e.Attr("styleId")
		s.byID[id] = e
		if e.Attr("type") == "paragraph" && isOn(e, "default") {
			s.standard = id
		}
	}
	return s
}

func isOn(e *pack.Elem, attr string) bool {
	v := e.Attr(attr)
	return v == "1" || v == "true" || v == "on"
}

// chain calls use for a style and those it is based on until one answers.
func (s styles) chain(id string, use func(*pack.Elem) bool) {
	for range 32 {
		e := s.byID[id]
		if e == nil || use(e) {
			return
		}
		id = e.Kid("basedOn").Attr("val")
	}
}

// toggle reports a property that is on or off where it is given.
func toggle(props *pack.Elem, name string) (on, given bool) {
	e := props.Kid(name)
	if e == nil {
		return false, false
	}
	v := e.Attr("val")
	return v != "0" && v != "false" && v != "off", true
}

// flag reports a property of a run: its own, or that of its styles.
func (s styles) flag(name string, run, para *pack.Elem) bool {
	if on, given := toggle(run, name); given {
		return on
	}
	found := false
	style := func(e *pack.Elem) bool {
		on, given := toggle(e.Kid("rPr"), name)
		found = on
		return given
	}
	if id := run.Kid("rStyle").Attr("val"); id != "" {
		if s.chain(id, style); found {
			return true
		}
	}
	s.chain(s.of(para), style)
	return found
}

// raised reports a run that stands raised, by its own properties or its style.
func (s styles) raised(run *pack.Elem) bool {
	position := run.Kid("vertAlign").Attr("val")
	if id := run.Kid("rStyle").Attr("val"); position == "" && id != "" {
		s.chain(id, func(e *pack.Elem) bool {
			position = e.At("rPr", "vertAlign").Attr("val")
			return position != ""
		})
	}
	// LibreOffice writes how far up, and in what size, in half points; text that
	// stands a little higher is only aligned.
	up, err1 := strconv.Atoi(run.Kid("position").Attr("val"))
	size, err2 := strconv.Atoi(run.Kid("sz").Attr("val"))
	return position == "superscript" || err1 == nil && err2 == nil && up > 0 && 3*up > size
}

// of returns the id of a paragraph's style.
func (s styles) of(para *pack.Elem) string {
	if id := para.Kid("pStyle").Attr("val"); id != "" {
		return id
	}
	return s.standard
}

// heading reports a paragraph with a level in the outline.
func (s styles) heading(para *pack.Elem) bool {
	level := para.Kid("outlineLvl").Attr("val")
	s.chain(s.of(para), func(e *pack.Elem) bool {
		if level == "" {
			level = e.At("pPr", "outlineLvl").Attr("val")
		}
		return level != ""
	})
	n, err := strconv.Atoi(level)
	return err == nil && n < 9
}

// numbering returns the list and level of a paragraph: its own, or those of
// its style. The list is "" for a paragraph without a number.
func (s styles) numbering(para *pack.Elem) (list string, level int, style string) {
	var lvl string
	take := func(props *pack.Elem) {
		p := props.Kid("numPr")
		id := p.Kid("numId").Attr("val")
		if p == nil { // Word 2003
			p = props.Kid("listPr")
			id = p.Kid("ilfo").Attr("val")
		}
		if lvl == "" {
			lvl = p.Kid("ilvl").Attr("val")
		}
		list = id
	}
	take(para)
	if list == "" {
		s.chain(s.of(para), func(e *pack.Elem) bool {
			if take(e.Kid("pPr")); list != "" {
				style = e.Attr("styleId")
			}
			return list != ""
		})
	}
	if list == "0" {
		return "", 0, ""
	}
	if lvl != "" {
		style = ""
	}
	level, _ = strconv.Atoi(lvl)
	return list, level, style
}
