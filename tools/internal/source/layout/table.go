package layout

import (
	"math"

	"dafu/tools/internal/source"
)

// tableRow is a row of a table.
type tableRow struct {
	cells []source.Line
	lines int // printed lines that it takes
}

// table returns the rows of a table that begins with the line i, nil if none
// does: two lines or more in parts, the parts below one another.
func (d *document) table(s *sheet, i int) []tableRow {
	var rows []tableRow
	for j := i; j < len(s.lines); j++ {
		l := s.lines[j]
		if len(l.cells) < 2 || j > i && !inColumns(s.lines[j-1], l, d.size) {
			break
		}
		row := tableRow{lines: 1}
		for k, c := range l.cells {
			row.cells = append(row.cells, source.Line{Page: l.page, Num: l.num, Col: 1, Row: l.num, Cell: k + 1,
				Hint: source.InCell, Text: c.text})
		}
		rows = append(rows, row)
	}
	if len(rows) < 2 {
		return nil
	}
	return rows
}

// inColumns reports whether two lines have at least two parts that stand below
// one another: flush left, flush right or in the middle.
func inColumns(a, b *line, size float64) bool {
	n := 0
	for _, p := range a.cells {
		for _, q := range b.cells {
			if math.Abs(p.x0-q.x0) < size/2 || math.Abs(p.x1-q.x1) < size/2 ||
				math.Abs(p.x0+p.x1-q.x0-q.x1) < size {
				n++
				break
			}
		}
	}
	return n >= 2
}

func tableLines(rows []tableRow) []source.Line {
	var out []source.Line
	for _, r := range rows {
		out = append(out, r.cells...)
	}
	return out
}

func countLines(rows []tableRow) int {
	n := 0
	for _, r := range rows {
		n += r.lines
	}
	return n
}
