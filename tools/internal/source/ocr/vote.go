package ocr

import "unicode"

// votes are what several looks at a line say of each of its characters, and of
// what stands between them.
type votes struct {
	own []letterOf
	at  []map[rune]float64   // for each character: what it is, 0 for nothing
	gap []map[string]float64 // before each character and at the end
}

// newVotes takes the votes of the first look.
func newVotes(own []letterOf) *votes {
	v := &votes{own: own, gap: make([]map[string]float64, len(own)+1)}
	for _, l := range own {
		v.at = append(v.at, map[rune]float64{l.r: l.sure})
	}
	for i := range v.gap {
		v.gap[i] = map[string]float64{"": v.sureAbout(i)}
	}
	return v
}

// sureAbout returns how sure the first look is of what is beside a gap.
func (v *votes) sureAbout(gap int) float64 {
	sure := 100.0
	for _, l := range v.own[max(0, gap-1):min(len(v.own), gap+1)] {
		sure = min(sure, l.sure)
	}
	return sure
}

// longestLine is how many characters a line has at most.
const longestLine = 300

// add takes the votes of another look. One that shares too little with the first
// saw something else.
func (v *votes) add(other []letterOf) {
	a, b := v.own, other
	if len(b) == 0 || max(len(a), len(b)) > longestLine {
		return
	}
	w := len(b) + 1
	cost := make([]int, (len(a)+1)*w)
	differ := func(i, j int) int {
		if a[i].r == b[j].r {
			return 0
		}
		return 1
	}
	for i := range len(a) + 1 {
		for j := range w {
			switch {
			case i == 0 || j == 0:
				cost[i*w+j] = i + j
			default:
				cost[i*w+j] = min(cost[(i-1)*w+j-1]+differ(i-1, j-1), cost[(i-1)*w+j]+1, cost[i*w+j-1]+1)
			}
		}
	}
	if cost[len(cost)-1]*2 > max(len(a), len(b)) {
		return
	}
	sum := 0.0
	for _, l := range b {
		sum += l.sure
	}
	mean := sum / float64(len(b))
	between := make([]string, len(a)+1)
	surest := make([]float64, len(a)+1)
	for i := range surest {
		surest[i] = mean
	}
	for i, j := len(a), len(b); i > 0 || j > 0; {
		switch here := cost[i*w+j]; {
		case i > 0 && j > 0 && here == cost[(i-1)*w+j-1]+differ(i-1, j-1):
			i, j = i-1, j-1
			v.at[i][b[j].r] += b[j].sure
		case i > 0 && here == cost[(i-1)*w+j]+1:
			i--
			v.at[i][0] += mean
		default:
			// Tesseract is fond of putting an ideograph, 和 above all, where a line ends.
			if j--; !unicode.Is(unicode.Han, b[j].r) {
				between[i] = string(b[j].r) + between[i]
				surest[i] = min(surest[i], b[j].sure)
			}
		}
	}
	for i, text := range between {
		v.gap[i][text] += surest[i]
	}
}

// elected returns the text of each word of the first look: the words of which it
// is sure keep theirs.
func (v *votes) elected() []string {
	if len(v.own) == 0 {
		return nil
	}
	out := make([]string, v.own[len(v.own)-1].word+1)
	for i, l := range v.own {
		r, gap := l.r, ""
		if l.sure < unsure {
			r = v.spelled(i, surest(v.at[i], l.r))
		}
		if v.sureAbout(i) < unsure {
			gap = surest(v.gap[i], "")
		}
		out[l.word] += gap
		if r != 0 {
			out[l.word] += string(r)
		}
	}
	if n := len(v.own); v.sureAbout(n) < unsure {
		out[len(out)-1] += surest(v.gap[n], "")
	}
	return out
}

// spelled returns what the character i is, given what the looks are surest of: if
// that makes no word, what another look saw there and what makes one.
func (v *votes) spelled(i int, r rune) rune {
	word := func(c rune) bool {
		return i > 0 && Pair(v.own[i-1].r, c) || i+1 < len(v.own) && Pair(c, v.own[i+1].r)
	}
	if word(r) {
		return r
	}
	best := r
	for c, n := range v.at[i] {
		if word(c) && (best == r || n > v.at[i][best] || n == v.at[i][best] && c < best) {
			best = c
		}
	}
	return best
}

// surest returns what has the most votes, what was there before if others have as many.
func surest[T rune | string](of map[T]float64, before T) T {
	best := before
	for what, n := range of {
		if n > of[best] || n == of[best] && best != before && what < best {
			best = what
		}
	}
	return best
}
