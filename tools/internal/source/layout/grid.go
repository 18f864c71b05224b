package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// grid is a table with lines drawn between its cells.
type grid struct {
	xs, ys []float64 // where its lines stand
	owner  []int     // the cell that each field belongs to, named by its first field
}

const (
	maxColumns = 40
	maxRows    = 200
	maxRules   = 4000 // a drawing has more
)

// grids finds the tables that the rules of the sheet draw.
func (s *sheet) grids() []*grid {
	if len(s.glyphs) == 0 || len(s.rules) < 4 || len(s.rules) > maxRules {
		return nil
	}
	size := commonSize(s.glyphs)
	var rules []Rule
	for _, r := range s.rules {
		w, h := r.X1-r.X0, r.Y1-r.Y0
		if min(w, h) < size/4 && max(w, h) > 0.6*size {
			rules = append(rules, r)
		}
	}
	var out []*grid
	for _, part := range connected(rules, size/4) {
		if g := newGrid(part, size/4); g != nil {
			out = append(out, g)
		}
	}
	return out
}

// connected parts rules into those that touch one another, directly or through others.
func connected(rules []Rule, near float64) [][]Rule {
	slices.SortFunc(rules, func(a, b Rule) int { return cmp.Compare(a.Y0, b.Y0) })
	set := newSets(len(rules))
	for i, a := range rules {
		for j := i + 1; j < len(rules) && rules[j].Y0 <= a.Y1+near; j++ {
			if b := rules[j]; b.X0 <= a.X1+near && a.X0 <= b.X1+near {
				set.join(i, j)
			}
		}
	}
	parts := map[int][]Rule{}
	var order []int
	for i, r := range rules {
		k := set.find(i)
		if parts[k] == nil {
			order = append(order, k)
		}
		parts[k] = append(parts[k], r)
	}
	var out [][]Rule
	for _, k := range order {
		out = append(out, parts[k])
	}
	return out
}

// newGrid returns the table that connected rules draw, nil if they draw none.
func newGrid(rules []Rule, near float64) *grid {
	var xs, ys []float64
	for _, r := range rules {
		if r.X1-r.X0 < r.Y1-r.Y0 {
			xs = append(xs, (r.X0+r.X1)/2)
		} else {
			ys = append(ys, (r.Y0+r.Y1)/2)
		}
	}
	g := &grid{xs: apart(xs, near), ys: apart(ys, near)}
	columns, rows := len(g.xs)-1, len(g.ys)-1
	if columns < 2 || rows < 1 || columns > maxColumns || rows > maxRows {
		return nil
	}
	set := newSets(columns * rows)
	for y := range rows {
		for x := range columns {
			i := y*columns + x
			middleX, middleY := (g.xs[x]+g.xs[x+1])/2, (g.ys[y]+g.ys[y+1])/2
			if x+1 < columns && !wall(rules, g.xs[x+1], middleY, near) {
				set.join(i, i+1)
			}
			if y+1 < rows && !wall(rules, middleX, g.ys[y+1], near) {
				set.join(i, i+columns)
			}
		}
	}
	for i := range columns * rows {
		g.owner = append(g.owner, set.find(i))
	}
	return g
}

// apart returns the sorted values with those that lie close together as one.
func apart(v []float64, near float64) []float64 {
	slices.Sort(v)
	return slices.CompactFunc(v, func(a, b float64) bool { return math.Abs(b-a) < 2*near })
}

// wall reports whether a rule goes through a point.
func wall(rules []Rule, x, y, near float64) bool {
	return slices.ContainsFunc(rules, func(r Rule) bool {
		return r.X0-near <= x && x <= r.X1+near && r.Y0-near <= y && y <= r.Y1+near
	})
}

// field returns the cell in which a glyph stands, -1 outside of the table. A
// row that is one cell is no part of it: the text there runs on as elsewhere.
func (g *grid) field(c glyph) int {
	x, _ := slices.BinarySearch(g.xs, (c.x0+c.x1)/2)
	y, _ := slices.BinarySearch(g.ys, (c.top()+c.bottom())/2)
	if x == 0 || y == 0 || x == len(g.xs) || y == len(g.ys) {
		return -1
	}
	columns := len(g.xs) - 1
	row := g.owner[(y-1)*columns : y*columns]
	if row[0] == row[columns-1] {
		return -1
	}
	return row[x-1]
}

// takeTables takes the glyphs of the tables out of the sheet and returns the
// rows of the tables as lines.
func (s *sheet) takeTables() []*line {
	var out []*line
	for _, g := range s.grids() {
		cells := map[int][]glyph{}
		rest := s.glyphs[:0:0]
		for _, c := range s.glyphs {
			if f := g.field(c); f >= 0 {
				cells[f] = append(cells[f], c)
			} else {
				rest = append(rest, c)
			}
		}
		s.glyphs = rest
		out = append(out, s.tableRows(g, cells)...)
	}
	return out
}

func (s *sheet) tableRows(g *grid, cells map[int][]glyph) []*line {
	var out []*line
	columns := len(g.xs) - 1
	for y := range len(g.ys) - 1 {
		l := &line{page: s.page, sheet: s, grid: g, x0: g.xs[0], x1: g.xs[columns], top: g.ys[y], bottom: g.ys[y+1]}
		var texts []string
		for x := range columns {
			f := y*columns + x
			inside := &sheet{glyphs: cells[f]}
			text := ""
			for _, part := range inside.rows() {
				text = seam(text, part.text, false)
			}
			if text != "" {
				l.cells = append(l.cells, cell{x0: g.xs[x], x1: g.xs[x+1], column: x + 1, text: text})
				texts = append(texts, text)
			}
		}
		if len(texts) > 0 {
			l.text = strings.Join(texts, wideGap)
			out = append(out, l)
		}
	}
	return out
}

// sets keeps apart what belongs together; each is named by its first member.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(i int) int {
	for s[i] != i {
		s[i] = s[s[i]]
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) {
	a, b := s.find(i), s.find(j)
	s[max(a, b)] = min(a, b)
}

// place puts rows of tables among the lines, by their height on the page.
func place(lines, rows []*line) []*line {
	if len(rows) == 0 {
		return lines
	}
	out := slices.Concat(lines, rows)
	slices.SortStableFunc(out, func(a, b *line) int {
		return cmp.Compare(math.Round(a.top+a.bottom), math.Round(b.top+b.bottom))
	})
	return out
}
