package pdf

import (
	"cmp"
	"math"
	"slices"
	"unicode"

	"dafu/tools/internal/source/layout"
)

// unnamedPage is a page whose fonts name nothing: where its shapes stand, which the
// file knows exactly, and what a machine read off a drawing of them.
type unnamedPage struct {
	at     int // in the pages of the file
	pieces []piece
	read   []layout.Rune
}

// decipher gives the shapes of the pages that name nothing their characters.
// One shape is one character wherever it stands in the file: what a machine read
// wrongly or passed over in one place it read rightly in others.
func (r *reading) decipher() {
	const rounds = 4 // each time the places are matched with what is known by then
	var book map[shape]rune
	for range rounds {
		votes := map[shape]map[rune]int{}
		for _, p := range r.unnamed {
			for i, c := range p.matched(book) {
				s := p.pieces[i].shape
				if votes[s] == nil {
					votes[s] = map[rune]int{}
				}
				votes[s][c]++
			}
		}
		book = elected(votes)
	}
	for _, p := range r.unnamed {
		out, unknown := p.written(book)
		// Of a page that is much unread, or hardly there, the places were not understood.
		const most, least = 0.1, 0.5
		if float64(unknown) > most*float64(len(out)) || float64(len(out)) < least*float64(len(p.read)) {
			continue
		}
		r.pages[p.at].Runes, r.pages[p.at].Scan = out, false
		if unknown > 0 {
			r.add(ruleUnmapped, r.pages[p.at].Num, unknown)
		}
	}
}

// written returns the characters of the page, and how many stay unknown.
func (p unnamedPage) written(book map[shape]rune) (out []layout.Rune, unknown int) {
	for _, g := range p.pieces {
		c, ok := book[g.shape]
		switch {
		case ok:
		case g.shape.dash():
			c = '—'
		default:
			c = missing
			unknown++
		}
		g.R = c
		out = append(out, g.Rune)
	}
	return out, unknown
}

// elected returns for each shape what it was read as most often. Of two shapes
// of one font that were read as one Han character, the one that has it seldom is
// another.
func elected(votes map[shape]map[rune]int) map[shape]rune {
	type owner struct {
		font string
		r    rune
	}
	book, most, owners := map[shape]rune{}, map[shape]int{}, map[owner][]shape{}
	for s, of := range votes {
		for r, n := range of {
			r = s.mark(r)
			if n > most[s] || n == most[s] && before(r, book[s]) {
				book[s], most[s] = r, n
			}
		}
		o := owner{s.font, book[s]}
		owners[o] = append(owners[o], s)
	}
	for o, all := range owners {
		if !unicode.Is(unicode.Han, o.r) || o.r == '一' { // a dash is read so
			continue
		}
		first := slices.MaxFunc(all, func(a, b shape) int { return cmp.Compare(most[a], most[b]) })
		for _, s := range all {
			if most[s] < most[first] && !s.like(first) {
				delete(book, s)
			}
		}
	}
	return book
}

// before settles a tie: characters of everyday use first.
func before(a, b rune) bool {
	if everyday(a) != everyday(b) {
		return everyday(a)
	}
	return a < b
}

// matched returns which character was read at each piece, line by line.
func (p unnamedPage) matched(book map[shape]rune) map[int]rune {
	out := map[int]rune{}
	order := make([]int, len(p.pieces))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(p.pieces[a].Y, p.pieces[b].Y) })
	for len(order) > 0 {
		n, first := 1, p.pieces[order[0]]
		for n < len(order) && level(p.pieces[order[n]].Rune, first.Rune) {
			n++
		}
		line := order[:n]
		order = order[n:]
		slices.SortFunc(line, func(a, b int) int { return cmp.Compare(p.pieces[a].X, p.pieces[b].X) })
		var read []layout.Rune
		for _, c := range p.read {
			if level(c, first.Rune) && !unicode.IsSpace(c.R) {
				read = append(read, c)
			}
		}
		slices.SortFunc(read, func(a, b layout.Rune) int { return cmp.Compare(a.X, b.X) })
		p.align(line, read, book, out)
	}
	return out
}

// align matches the pieces of a line with the characters that were read in it,
// both from left to right, so that they stand as near as may be.
func (p unnamedPage) align(line []int, read []layout.Rune, book map[shape]rune, out map[int]rune) {
	const alone = 0.8         // what it costs to leave one without the other
	const longest = 1_000_000 // pairs of a line; a hostile page has all of its characters in one
	if len(line)*len(read) > longest {
		return
	}
	w := len(read) + 1
	cost := make([]float64, (len(line)+1)*w)
	pair := func(i, j int) float64 { return apart(p.pieces[line[i]], read[j], book) }
	for i := range len(line) + 1 {
		for j := range w {
			best := math.Inf(1)
			if i == 0 && j == 0 {
				best = 0
			}
			if i > 0 {
				best = min(best, cost[(i-1)*w+j]+alone)
			}
			if j > 0 {
				best = min(best, cost[i*w+j-1]+alone)
			}
			if i > 0 && j > 0 {
				best = min(best, cost[(i-1)*w+j-1]+pair(i-1, j-1))
			}
			cost[i*w+j] = best
		}
	}
	for i, j := len(line), len(read); i > 0 && j > 0; {
		switch cost[i*w+j] {
		case cost[(i-1)*w+j-1] + pair(i-1, j-1):
			i, j = i-1, j-1
			out[line[i]] = read[j].R
		case cost[(i-1)*w+j] + alone:
			i--
		default:
			j--
		}
	}
}

// apart tells how little a piece and a character that was read belong together.
// The machine that reads tells places within a word by halves of an em at best:
// the order of the characters says more, and whether they are wide, or marks.
func apart(g piece, c layout.Rune, book map[shape]rune) float64 {
	const narrow, other, known = 0.7, 0.5, 0.6
	const slight, far = 0.05, 0.3 // for each em, and for each after the first
	d := math.Abs(middle(g.Rune)-middle(c)) / g.Size
	d = slight*d + far*max(0, d-1)
	if (g.Width < narrow*g.Size) != (c.R < 0x2000) {
		d += other
	}
	if g.shape.small() != !(unicode.IsLetter(c.R) || unicode.IsNumber(c.R)) {
		d += other
	}
	if book[g.shape] == c.R {
		d -= known
	}
	return d
}
