package pdf

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"sync"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// sequence is a row in which fonts have their Han characters.
type sequence struct {
	at   []rune
	rank map[rune]int
}

const firstHan, lastHan = 0x4E00, 0x9FA5 // in Unicode 1.1, of which most fonts are made

// sequences are the rows in use: those of Unicode and of GBK, and of either the
// characters of GB/T 2312 alone.
var sequences = sync.OnceValue(func() []sequence {
	var all, common []rune
	bytesOf := map[rune][]byte{}
	for r := rune(firstHan); r <= lastHan; r++ {
		all = append(all, r)
		if simplified(r) {
			common = append(common, r)
		}
		bytesOf[r], _ = simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	}
	byBytes := func(a, b rune) int { return bytes.Compare(bytesOf[a], bytesOf[b]) }
	var out []sequence
	for _, at := range [][]rune{all, common, slices.SortedFunc(slices.Values(all), byBytes), slices.SortedFunc(slices.Values(common), byBytes)} {
		s := sequence{at, map[rune]int{}}
		for i, r := range at {
			s.rank[r] = i
		}
		out = append(out, s)
	}
	return out
})

// ranked is a shape by its code, and its rank in a sequence.
type ranked struct {
	code rune
	rank int
}

// arrange corrects what was read of the shapes of fonts that kept the codes they had
// before they were cut to what a file shows: they have their characters in one of
// the sequences, and what does not fit in was misread, or not at all.
func (r *reading) arrange(book map[shape]rune, votes map[shape]map[rune]int) {
	fonts := map[string][]shape{}
	seen := map[shape]bool{}
	for _, p := range r.unnamed {
		for _, g := range p.pieces {
			if !seen[g.shape] {
				seen[g.shape] = true
				fonts[g.shape.font] = append(fonts[g.shape.font], g.shape)
			}
		}
	}
	for _, shapes := range fonts {
		known := map[rune]rune{} // the reading of each code that the most looks agree on
		most := map[rune]int{}
		for _, s := range shapes {
			if c := book[s]; unicode.Is(unicode.Han, c) && votes[s][c] > most[s.code] {
				known[s.code], most[s.code] = c, votes[s][c]
			}
		}
		q, row := fitting(known)
		due := map[shape]rune{}
		for _, s := range shapes {
			// PDFium gives one code for another here and there, as if it were a bracket to mirror.
			twin := func(o shape) bool { return o != s && book[o] == book[s] && o.near(s, 20) }
			if c := q.between(row, s.code, votes[s], book[s]); c != 0 && !s.small() && !slices.ContainsFunc(shapes, twin) {
				due[s] = c
			}
		}
		maps.Copy(book, due)
	}
}

// fitting returns the sequence that the characters of a font stand in, and those
// that do, by their codes; nothing if they do not stand in any.
func fitting(known map[rune]rune) (best sequence, row []ranked) {
	const least, few = 30, 8 // of so many, one in eight may be misread
	steps := 0
	for _, q := range sequences() {
		var all []ranked
		for code, c := range known {
			if rank, ok := q.rank[c]; ok {
				all = append(all, ranked{code, rank})
			}
		}
		slices.SortFunc(all, func(a, b ranked) int { return cmp.Compare(a.code, b.code) })
		rising := longestRising(all)
		if len(rising) < least || (len(known)-len(rising))*few > len(known) {
			continue
		}
		even := 1
		for i, p := range rising[1:] {
			if p.rank-rising[i].rank == int(p.code-rising[i].code) {
				even++
			}
		}
		if even > steps {
			best, row, steps = q, rising, even
		}
	}
	return best, row
}

// longestRising returns the most of the places, in the order of their codes, whose ranks rise.
func longestRising(all []ranked) []ranked {
	var tails []int // the place with which the shortest end a row of each length
	before := make([]int, len(all))
	for i, p := range all {
		n, _ := slices.BinarySearchFunc(tails, p.rank, func(t, rank int) int { return cmp.Compare(all[t].rank, rank) })
		before[i] = -1
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) == 0 {
		return nil
	}
	var out []ranked
	for i := tails[len(tails)-1]; i >= 0; i = before[i] {
		out = append(out, all[i])
	}
	slices.Reverse(out)
	return out
}

// between returns the character of a code that stands between others of the row, if
// what it was taken for can't stand there: what else was read that can, or what alone
// is in everyday use of those that can. Fonts leave characters of a sequence out and put
// none in. 0 if there is no such character, or if none is needed.
func (q sequence) between(row []ranked, code rune, votes map[rune]int, taken rune) rune {
	i, own := slices.BinarySearchFunc(row, code, func(p ranked, code rune) int { return cmp.Compare(p.code, code) })
	j := i
	if own {
		j++
	}
	if i == 0 || j == len(row) {
		return 0
	}
	low := row[i-1].rank + int(code-row[i-1].code)
	high := row[j].rank - int(row[j].code-code)
	const widest, sure = 300, 12
	rank, ok := q.rank[taken]
	if low > high || high-low > widest || ok && low <= rank && rank <= high || votes[taken] >= sure {
		return 0
	}
	var best, only rune
	for _, c := range q.at[low : high+1] {
		if n := votes[c]; n > votes[best] || n > 0 && n == votes[best] && before(c, best) {
			best = c
		}
		switch {
		case low == high && (simplified(c) || !simplified(taken)), everyday(c) && only == 0:
			only = c
		case everyday(c):
			only = -1
		}
	}
	if best == 0 && only > 0 {
		best = only
	}
	return best
}
