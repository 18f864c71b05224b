package recognise

// dataCell reports a cell of a table of data in the letter: its dates, organs
// and labels are entries of the table and not the letter's own signature. A row
// is one of data by three cells, or by two if the row next to it has two; rows
// that begin with a label (索引号) are those of the page, and a signature and a
// date set side by side are one row by themselves.
func (r *reader) dataCell(i int) bool {
	row := r.pieces[i].Row
	if row == 0 {
		return false
	}
	from, to := i, i
	for from > 0 && r.pieces[from-1].Row == row {
		from--
	}
	for to < len(r.pieces) && r.pieces[to].Row == row {
		to++
	}
	if from <= r.start && r.start < to {
		return false // the letter itself stands in the row
	}
	n := r.dataCells(from)
	return n > 2 || n == 2 && (r.dataCells(to) == 2 || from > 0 && r.dataCells(from-1) == 2)
}

// dataCells counts the cells with text of the row that the piece i stands in, 0
// if the row begins with a label or i is in none.
func (r *reader) dataCells(i int) int {
	if i < 0 || i >= len(r.pieces) || r.pieces[i].Row == 0 {
		return 0
	}
	row := r.pieces[i].Row
	for i > 0 && r.pieces[i-1].Row == row {
		i--
	}
	if knownLabel(r.pieces[i].text) {
		return 0
	}
	cells := map[int]bool{}
	for ; i < len(r.pieces) && r.pieces[i].Row == row; i++ {
		cells[r.pieces[i].Cell] = true
	}
	return len(cells)
}
