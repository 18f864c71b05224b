package layout

import (
	"math"

	"dafu/tools/internal/source"
)

// table returns the rows of a table that begins with the line i, nil if none
// does: rows with lines drawn between them, or two lines or more in parts, the
// parts below one another.
func (d *document) table(s *sheet, i int) [][]source.Line {
	var rows [][]source.Line
	grid := s.lines[i].grid
	for j := i; j < len(s.lines); j++ {
		l := s.lines[j]
		if l.grid != grid || grid == nil && (len(l.cells) < 2 || j > i && !inColumns(s.lines[j-1], l, d.size)) {
			break
		}
		var row []source.Line
		for _, c := range l.cells {
			row = append(row, source.Line{Page: l.page, Num: l.num, Col: 1, Row: l.num, Cell: c.column,
				Hint: source.InCell, Text: c.text})
		}
		rows = append(rows, row)
	}
	if len(rows) < 2 && grid == nil {
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
