package layout

import (
	"cmp"
	"math"
	"slices"

	"dafu/tools/internal/source"
)

// document is the text of a file on its way from lines to paragraphs.
type document struct {
	sheets   []*sheet
	dropped  []source.Line
	size     float64 // of the body text
	pitch    float64 // from line to line of it
	indented bool    // paragraphs begin with an indent
	firm     bool    // nearly all do
	spaced   bool    // most lines end with a space, which then means nothing
}

// number counts the printed lines.
func (d *document) number() {
	n := 0
	for _, s := range d.sheets {
		for _, l := range s.lines {
			n++
			l.num = n
		}
	}
}

// measure finds the size of the body text, the distance of its lines, and on
// each page the edges between which it is set.
func (d *document) measure() {
	d.size = d.bodySize()
	var pitches, lefts, rights []float64
	for _, s := range d.sheets {
		for i := 1; i < len(s.lines); i++ {
			if a, b := s.lines[i-1], s.lines[i]; d.body(a) && d.body(b) {
				pitches = append(pitches, b.bottom-a.bottom)
			}
		}
		left, right, ok := d.edgesOf(s.lines)
		switch {
		case ok:
			s.left, s.right = left, right
			if !s.framed {
				lefts, rights = append(lefts, left), append(rights, right)
			}
		case !s.framed:
			s.left, s.right = math.NaN(), math.NaN()
		}
	}
	d.pitch = middle(pitches)
	if len(lefts) == 0 {
		d.oneFrame()
	} else {
		d.share(middle(lefts), middle(rights))
	}
	d.indented, d.firm = d.hasIndents()
	d.spaced = d.hasSpaces()
}

// share gives the pages with few lines the edges of the others.
func (d *document) share(left, right float64) {
	const many = 10 // lines, of which enough are full
	for _, s := range d.sheets {
		switch {
		case s.framed:
		case math.IsNaN(s.left):
			s.left, s.right = left, right
		case len(s.lines) < many && s.right-s.left < right-left-d.size/2:
			// Facing pages have the same width and other margins.
			s.left = min(s.left, max(left, s.right-(right-left)))
			s.right = s.left + right - left
		}
	}
}

// oneFrame sets the edges of a text that no page has enough lines of.
func (d *document) oneFrame() {
	var all []*line
	for _, s := range d.sheets {
		all = append(all, s.lines...)
	}
	left, right := math.Inf(1), math.Inf(-1)
	for _, l := range all {
		left, right = min(left, l.x0), max(right, l.x1)
	}
	for _, s := range d.sheets {
		if !s.framed {
			s.left, s.right = left, right
		}
	}
}

// bodySize returns the size that most of the text is set in.
func (d *document) bodySize() float64 {
	count := map[float64]int{}
	var best float64
	for _, s := range d.sheets {
		for _, l := range s.lines {
			if l.grid != nil {
				continue
			}
			k := math.Round(l.size*2) / 2
			count[k] += len(l.text)
			if count[k] > count[best] || count[k] == count[best] && k > best {
				best = k
			}
		}
	}
	return best
}

// body reports whether a line is of the size of the body text.
func (d *document) body(l *line) bool { return l.grid == nil && alike(l.size, d.size) }

func alike(a, b float64) bool { return math.Abs(a-b) <= 0.13*max(a, b) }

// edgesOf finds the left and the right edge of body text: the places at which
// enough of the lines begin and end.
func (d *document) edgesOf(lines []*line) (left, right float64, ok bool) {
	const enough = 3
	var x0, x1 []float64
	for _, l := range lines {
		if d.body(l) && len(l.cells) == 1 {
			x0, x1 = append(x0, l.x0), append(x1, l.x1)
		}
	}
	slices.Sort(x0)
	slices.SortFunc(x1, func(a, b float64) int { return cmp.Compare(b, a) })
	left, lok := cluster(x0, d.size/2, max(enough, len(x0)/8))
	right, rok := cluster(x1, d.size, max(enough, len(x1)/8))
	return left, right, lok && rok && right-left > 8*d.size
}

// cluster returns the first of the sorted values that is followed by enough
// others within reach of it. The edge of justified text is the value that most
// lines share, not the character that hangs over it.
func cluster(sorted []float64, reach float64, enough int) (float64, bool) {
	for i, from := range sorted {
		n := 0
		for _, v := range sorted[i:] {
			if math.Abs(v-from) > reach {
				break
			}
			n++
		}
		if n >= enough {
			return common(sorted[i : i+n]), true
		}
	}
	return 0, false
}

// common returns the value that most of the sorted ones come near to.
func common(sorted []float64) float64 {
	const near = 0.02 // of a full line
	best, most := sorted[0], 0
	width := max(1, math.Abs(sorted[0])) * near / 2
	for _, v := range sorted {
		n := 0
		for _, o := range sorted {
			if math.Abs(o-v) <= width {
				n++
			}
		}
		if n > most {
			best, most = v, n
		}
	}
	return best
}

func middle(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	slices.Sort(v)
	return v[len(v)/2]
}

// hasIndents reports whether lines after a short one, which begin paragraphs,
// begin with an indent, and whether nearly all do that follow the end of a
// sentence.
func (d *document) hasIndents() (indented, firm bool) {
	var in, out, surely, never int
	var last *line
	for _, s := range d.sheets {
		for _, l := range s.lines {
			if last != nil && d.body(l) && d.body(last) && !d.centred(l) && d.short(last, l) {
				stopped := endsSentence(last.text)
				if x := (l.x0 - s.left) / d.size; x > 0.8 && x < 5 {
					in++
					if stopped {
						surely++
					}
				} else if x <= 0.8 {
					out++
					if stopped && !starts.MatchString(l.text) {
						never++
					}
				}
			}
			last = l
		}
	}
	return in > out || surely > 4*never, surely >= 3 && surely > 4*never
}

// hasSpaces reports whether the file puts a space at the end of its lines.
func (d *document) hasSpaces() bool {
	with, all := 0, 0
	for _, s := range d.sheets {
		for _, l := range s.lines {
			all++
			if l.spaced {
				with++
			}
		}
	}
	return with > 3 && with*3 > all
}
