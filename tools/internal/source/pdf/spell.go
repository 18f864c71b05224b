package pdf

import (
	"unicode"

	"dafu/tools/internal/source/ocr"
)

// spell gives the shapes about which the looks disagree, and that make no word as
// they are, the reading that makes one with the character before or behind them.
func (r *reading) spell(book map[shape]rune, votes map[shape]map[rune]int) {
	type hit struct {
		shape shape
		as    rune
	}
	type owner struct {
		font string
		r    rune
	}
	taken := map[owner]bool{}
	for s, c := range book {
		taken[owner{s.font, c}] = s.font != ""
	}
	hits := map[hit]int{}
	for _, p := range r.unnamed {
		for i, g := range p.pieces {
			if len(votes[g.shape]) < 2 {
				continue
			}
			before, after := rune(-1), rune(-1)
			if i > 0 && level(p.pieces[i-1].Rune, g.Rune) {
				before = book[p.pieces[i-1].shape]
			}
			if i+1 < len(p.pieces) && level(p.pieces[i+1].Rune, g.Rune) {
				after = book[p.pieces[i+1].shape]
			}
			for c := range votes[g.shape] {
				free := c == book[g.shape] || !taken[owner{g.shape.font, c}]
				if free && unicode.Is(unicode.Han, c) && (ocr.Pair(before, c) || ocr.Pair(c, after)) {
					hits[hit{g.shape, c}]++
				}
			}
		}
	}
	for s, of := range votes {
		best := book[s]
		for c := range of {
			if h, most := hits[hit{s, c}], hits[hit{s, best}]; h > most || h == most && h > 0 && before(c, best) && best != book[s] {
				best = c
			}
		}
		if best != 0 {
			book[s] = best
		}
	}
}
