// Package measure says how far a text that was read is from what the letter
// says: characters by edit distance, paragraphs by their boundaries.
package measure

import (
	"strings"
	"unicode"
)

// Wrong is the edit distance of a text from the truth over the length of that,
// white space taken out. Widths of marks are normalised after reading and do not
// count.
func Wrong(truth, got string) float64 {
	want := bare(truth)
	if len(want) == 0 {
		return float64(len(bare(got)))
	}
	return float64(distance(want, bare(got))) / float64(len(want))
}

// bare is a text without white space, full-width marks made half-width.
func bare(s string) []rune {
	return []rune(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return -1
		case 0xff01 <= r && r <= 0xff5e:
			return r - 0xfee0
		}
		return r
	}, s))
}

// distance is the edit distance of two texts.
func distance(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		last := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := 1
			if x == y {
				cost = 0
			}
			last, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, last+cost)
		}
	}
	return row[len(b)]
}

// Paragraphs is the F1 of the ends of paragraphs, each known by the four
// characters on its two sides.
func Paragraphs(truth, got string) float64 {
	w, g := boundaries(truth), boundaries(got)
	if len(w)+len(g) == 0 {
		return 1
	}
	hit, total := 0, 0
	for k, n := range w {
		hit += min(n, g[k])
	}
	for _, m := range []map[string]int{w, g} {
		for _, n := range m {
			total += n
		}
	}
	return 2 * float64(hit) / float64(total)
}

func boundaries(s string) map[string]int {
	var lines [][]rune
	for _, l := range strings.Split(s, "\n") {
		if b := bare(l); len(b) > 0 {
			lines = append(lines, b)
		}
	}
	out := map[string]int{}
	for i := 1; i < len(lines); i++ {
		a, b := lines[i-1], lines[i]
		out[string(a[max(0, len(a)-4):])+"|"+string(b[:min(4, len(b))])]++
	}
	return out
}

// FalseSpaces counts blanks between a Han character and a digit, which no letter
// prints, and gives the surroundings of the first.
func FalseSpaces(s string) (n int, first string) {
	r := []rune(s)
	han := func(c rune) bool { return c >= 0x4e00 && c <= 0x9fff }
	digit := func(c rune) bool { return c >= '0' && c <= '9' }
	for i := 1; i+1 < len(r); i++ {
		if a, b := r[i-1], r[i+1]; r[i] == ' ' && (han(a) && digit(b) || digit(a) && han(b)) {
			if n++; n == 1 {
				first = string(r[max(0, i-6):min(len(r), i+7)])
			}
		}
	}
	return n, first
}
