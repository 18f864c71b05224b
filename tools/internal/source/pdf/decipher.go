package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
)

// unnamedPage is a page whose fonts name nothing: where its shapes stand, which the
// file knows exactly, and what a machine read off drawings of them.
type unnamedPage struct {
	at     int // in the pages of the file
	pieces []piece
	looks  [][]layout.Rune
}

// decipher gives the shapes of the pages that name nothing their characters.
// One shape is one character wherever it stands in the file: what a machine read
// wrongly or passed over in one place it read rightly in others.
func (r *reading) decipher() {
	const rounds = 4 // each time the places are matched with what is known by then
	var book map[shape]rune
	var votes map[shape]map[rune]int
	sizes := map[shape]float64{}
	for _, p := range r.unnamed {
		for _, g := range p.pieces {
			sizes[g.shape] = max(sizes[g.shape], math.Round(g.Size))
		}
	}
	for range rounds {
		votes = map[shape]map[rune]int{}
		for _, p := range r.unnamed {
			p.votes(votes, book)
		}
		book = elected(votes, sizes)
	}
	r.spell(book, votes)
	r.arrange(book, votes)
	r.quotes(book)
	for _, p := range r.unnamed {
		out, unknown := p.written(book)
		// Of a page that is much unread, or hardly there, the places were not understood.
		const most, least = 0.1, 0.5
		if float64(unknown) > most*float64(len(out)) || float64(len(out)) < least*float64(len(p.looks[0])) {
			continue
		}
		r.pages[p.at].Runes, r.pages[p.at].Scan = out, false
		if unknown > 0 {
			r.add(ruleUnread, r.pages[p.at].Num, unknown)
		}
	}
}

// votes adds what was read at each shape of the page.
func (p unnamedPage) votes(to map[shape]map[rune]int, book map[shape]rune) {
	for _, read := range p.looks {
		for i, c := range p.matched(read, book) {
			s := p.pieces[i].shape
			if to[s] == nil {
				to[s] = map[rune]int{}
			}
			to[s][c]++
		}
	}
}

// doubtful returns the lines that hold a shape of which the looks at the page tell
// several things, none of them more often than the others together.
func (p unnamedPage) doubtful() []ocr.Band {
	votes := map[shape]map[rune]int{}
	p.votes(votes, nil)
	var out []ocr.Band
	for _, g := range p.pieces {
		most, all := 0, 0
		for r, n := range votes[g.shape] {
			if unicode.Is(unicode.Han, r) {
				most, all = max(most, n), all+n
			}
		}
		const above, below = 0.9, 0.2 // of an em about the base line
		if all > 0 && most*2 <= all {
			const dots = scanDPI / inch
			out = append(out, ocr.Band{Top: (g.Y - above*g.Size) * dots, Bottom: (g.Y + below*g.Size) * dots})
		}
	}
	return out
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
		if c == '—' && g.shape.ink[2]-g.shape.ink[0] > emUnits { // the long dash as one shape
			half := &out[len(out)-1]
			half.Width /= 2
			g.X, g.Width = g.X+half.Width, half.Width
			out = append(out, g.Rune)
		}
	}
	return yearBrackets(out), unknown
}

// yearBrackets gives the year of a document number its brackets, which are read as any.
func yearBrackets(line []layout.Rune) []layout.Rune {
	const year = 5 // from bracket to bracket
	for i := range max(0, len(line)-year) {
		if close := line[i+year].R; !strings.ContainsRune("〔【［[", line[i].R) || unicode.IsDigit(close) || unicode.Is(unicode.Han, close) {
			continue
		}
		if !slices.ContainsFunc(line[i+1:i+year], func(c layout.Rune) bool { return !unicode.IsDigit(c.R) }) {
			line[i].R, line[i+year].R = '〔', '〕'
		}
	}
	return line
}

// quotes tells the two quotation marks of a font apart, which look alike: the one
// that stands further to the right in its em opens, or, in fonts that give
// them half of one, the one that comes first.
func (r *reading) quotes(book map[shape]rune) {
	first := map[string]shape{} // of each font
	done := map[string]bool{}
	for _, p := range r.unnamed {
		for _, g := range p.pieces {
			s := g.shape
			if c := book[s]; c != '“' && c != '”' || done[s.font] || s.font == "" {
				continue // fonts without a name can't be told apart
			}
			o, ok := first[s.font]
			if !ok {
				first[s.font] = s
				continue
			}
			if s == o || !s.sized(o) {
				continue
			}
			const side = 200
			if s.ink[0]-o.ink[0] > side {
				o, s = s, o
			}
			book[o], book[s], done[s.font] = '“', '”', true
		}
	}
}

// elected returns for each shape what it was read as most often. Of two shapes
// of one font that were read as one Han character, the one that has it seldom is
// another. Fonts without a name are told apart by the sizes of their text.
func elected(votes map[shape]map[rune]int, sizes map[shape]float64) map[shape]rune {
	type owner struct {
		font string
		size float64
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
		o := owner{font: s.font, r: book[s]}
		if s.font == "" {
			o.size = sizes[s]
		}
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
				for r, n := range votes[s] {
					free := owner{o.font, o.size, r}
					if r != o.r && len(owners[free]) == 0 && (book[s] == 0 || n > votes[s][book[s]] || n == votes[s][book[s]] && before(r, book[s])) {
						book[s] = r
					}
				}
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

// matched returns which character of those read stands at each piece, line by line.
func (p unnamedPage) matched(all []layout.Rune, book map[shape]rune) map[int]rune {
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
		for _, c := range all {
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
