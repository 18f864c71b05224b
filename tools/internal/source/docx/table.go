package docx

import (
	"slices"
	"strconv"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/pack"
)

// table reads a table row by row. A table of one column is a frame around
// text and no table; a table in a cell belongs to that cell.
func (r *reader) table(e *pack.Elem) {
	rows := r.tableRows(e)
	framed := true
	for _, cells := range rows {
		framed = framed && len(cells) < 2
	}
	outer := r.cell
	for _, cells := range rows {
		if framed || outer.Row > 0 {
			for _, c := range cells {
				r.blocks(c)
				r.release()
			}
			continue
		}
		r.rows++
		at := 1
		for _, c := range cells {
			r.cell = source.Line{Row: r.rows, Cell: at, Hint: source.InCell}
			r.blocks(c)
			r.release()
			at += span(c)
		}
		r.cell = outer
	}
}

// span returns how many columns a cell takes.
func span(cell *pack.Elem) int {
	n, err := strconv.Atoi(cell.At("tcPr", "gridSpan").Attr("val"))
	if err != nil || n < 1 || n > 1000 {
		return 1
	}
	return n
}

// tableRows returns the cells of the rows that stand when all changes are
// accepted.
func (r *reader) tableRows(e *pack.Elem) [][]*pack.Elem {
	var out [][]*pack.Elem
	for _, row := range through(e, "tr") {
		props := row.Kid("trPr")
		if props.Kid("del") != nil {
			r.extras.Tracked = true
			continue
		}
		if hidden, _ := toggle(props, "hidden"); hidden {
			r.extras.Hidden = true
			continue
		}
		cells := slices.DeleteFunc(through(row, "tc"), func(c *pack.Elem) bool {
			return c.At("tcPr", "cellDel") != nil
		})
		out = append(out, cells)
	}
	return out
}

// through returns the children of a name, those inside of content controls and
// other wrappers among them.
func through(e *pack.Elem, name string) []*pack.Elem {
	var out []*pack.Elem
	for _, k := range e.Kids {
		switch k.Name {
		case name:
			out = append(out, k)
		case "sdt", "sdtContent", "customXml", "ins", "moveTo":
			out = append(out, through(k, name)...)
		}
	}
	return out
}
