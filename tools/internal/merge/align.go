package merge

import "strings"

// alike is how much two texts must have in common to be versions of one.
const alike = 0.5

// align finds for each block of a the block of b that it became, or -1. The
// pairs keep the order of both. Equal texts pair first, then texts that are
// alike, then what has the same address.
func align(a, b []block) []int {
	pairs := make([]int, len(a))
	for i := range pairs {
		pairs[i] = -1
	}
	first, endA, endB := 0, len(a), len(b)
	for first < endA && first < endB && a[first].text == b[first].text {
		pairs[first] = first
		first++
	}
	for endA > first && endB > first && a[endA-1].text == b[endB-1].text {
		endA, endB = endA-1, endB-1
		pairs[endA] = endB
	}
	for i, j := range best(a[first:endA], b[first:endB]) {
		if j >= 0 {
			pairs[first+i] = first + j
		}
	}
	return pairs
}

// best finds the pairs in order that have the most in common.
func best(a, b []block) []int {
	// Two texts are compared by their words only where that takes no time: a page
	// of a letter has some sixty blocks, and few of them differ.
	compare := like
	if len(a)*len(b) > 100_000 {
		compare = equal
	}
	weight := make([][]float64, len(a))
	for i := range a {
		weight[i] = make([]float64, len(b))
		for j := range b {
			weight[i][j] = common(a[i], b[j], compare)
		}
	}
	// sum[i][j] is the most that a[i:] and b[j:] have in common.
	sum := make([][]float64, len(a)+1)
	for i := range sum {
		sum[i] = make([]float64, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			sum[i][j] = max(sum[i+1][j], sum[i][j+1])
			if w := weight[i][j]; w > 0 {
				sum[i][j] = max(sum[i][j], w+sum[i+1][j+1])
			}
		}
	}
	pairs := make([]int, len(a))
	j := 0
	for i := range a {
		pairs[i] = -1
		for j < len(b) && sum[i][j] == sum[i][j+1] {
			j++
		}
		if j < len(b) && weight[i][j] > 0 && sum[i][j] == weight[i][j]+sum[i+1][j+1] {
			pairs[i] = j
			j++
		}
	}
	return pairs
}

// common says how much two blocks have in common; 0 for blocks that are not one.
func common(a, b block, like func(a, b string) float64) float64 {
	sameID := 0.0
	if id := a.id(); id != "" && id == b.id() {
		sameID = 0.5
	}
	switch l := like(words(a.text), words(b.text)); {
	case l == 1:
		return 4 + sameID
	case l >= alike:
		return 1 + l + sameID
	}
	return sameID
}

// words are the words of a heading, which all have the same signs before them, and of what is none.
func words(text string) string { return strings.TrimLeft(text, "# ") }

// like says how alike two texts are, from 0 to 1: by the pairs of characters
// that they share. It is 1 for equal texts only.
func like(a, b string) float64 {
	if a == b {
		return 1
	}
	pairs := map[[2]rune]int{}
	n := 0
	each(a, func(p [2]rune) { pairs[p]++; n++ })
	shared := 0
	each(b, func(p [2]rune) {
		n++
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	})
	if n == 0 {
		return 0
	}
	return min(2*float64(shared)/float64(n), 0.99)
}

func equal(a, b string) float64 {
	if a == b {
		return 1
	}
	return 0
}

// each calls visit with every two characters that stand side by side.
func each(s string, visit func([2]rune)) {
	var last rune
	for _, r := range s {
		visit([2]rune{last, r})
		last = r
	}
}
