package docx

import (
	"strings"

	"dafu/tools/internal/source/glyph"
	"dafu/tools/internal/source/pack"
)

// field is an open field: what it is told to show, until its result begins.
type field struct {
	code   strings.Builder
	result bool
}

// field reads the parts of a field and reports whether e is one, or stands
// where nothing is shown.
func (r *reader) field(e *pack.Elem, p *para, hidden bool) bool {
	n := len(r.fields)
	switch e.Name {
	case "fldChar":
		switch e.Attr("fldCharType") {
		case "begin":
			if n < pack.MaxDepth {
				r.fields = append(r.fields, &field{})
			}
		case "separate":
			if n > 0 {
				r.fields[n-1].result = true
			}
		case "end":
			if n > 0 {
				f := r.fields[n-1]
				r.fields = r.fields[:n-1]
				if !f.result && !hidden && r.shown() {
					p.buf.WriteString(glyph.Enclosed(f.code.String()))
				}
			}
		}
		return true
	case "instrText", "delInstrText":
		if n > 0 {
			r.fields[n-1].code.WriteString(e.Text)
		}
		return true
	}
	if r.shown() {
		return false
	}
	if e.Name == "t" || e.Name == "sym" {
		r.fields[n-1].code.WriteString(e.Text)
	}
	return e.Name != "drawing" && e.Name != "pict" && e.Name != "AlternateContent"
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
