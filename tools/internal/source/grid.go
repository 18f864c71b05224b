package source

// Grid puts the rows of a table together while a document is read that tells
// of each cell only that it ends. The zero value is ready.
type Grid struct {
	rows []gridRow
	cell int
}

type gridRow struct {
	lines []Line
	cells int // 0 while the row is open
}

// Add adds a paragraph to the cell that is open.
func (g *Grid) Add(l Line, s string) {
	var t Text
	l.Cell = g.cell + 1
	t.Add(l, s)
	if len(g.rows) == 0 || g.rows[len(g.rows)-1].cells > 0 {
		g.rows = append(g.rows, gridRow{})
	}
	last := &g.rows[len(g.rows)-1]
	last.lines = append(last.lines, t.Lines...)
}

// EndCell ends a cell.
func (g *Grid) EndCell() { g.cell++ }

// EndRow ends a row.
func (g *Grid) EndRow() {
	if n := len(g.rows); n > 0 && g.rows[n-1].cells == 0 {
		g.rows[n-1].cells = max(g.cell, 1)
	}
	g.cell = 0
}

// End ends the table and adds its lines to a text. A table of one column is a
// frame around text and no table.
func (g *Grid) End(t *Text) {
	framed := true
	for _, row := range g.rows {
		framed = framed && row.cells < 2
	}
	for _, row := range g.rows {
		if !framed {
			t.rows++
		}
		for _, l := range row.lines {
			if framed {
				l.Cell = 0
			} else {
				l.Row, l.Hint = t.rows, l.Hint|InCell
			}
			t.Lines = append(t.Lines, l)
		}
	}
	g.rows, g.cell = nil, 0
}
