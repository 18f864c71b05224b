package agency

import "strings"

// alike is the likeness from which on two names are near enough to propose one
// for the other. 教育局 and 体育局 (2 of 3) are not; 经济与信息化局 and 经济和信息化局
// (6 of 7) are.
const alike = 0.75

// Nearest returns the known agency whose name is most like a printed name that
// Find does not know, of those that a letter of the place can mean. It is for
// proposing to a person, never for deciding.
func (r *Registry) Nearest(printed, place string) (Agency, bool) {
	name, _ := r.Expand(printed, place)
	s := r.scopeOf(place)
	best, score := -1, 0.0
	for i, a := range r.agencies {
		if a.Place != s.own && a.Place != s.city && a.Place != s.province && a.Place != National {
			continue
		}
		own := r.organPlace(a.Place)
		for _, known := range append([]string{a.Name}, a.Short...) {
			if n := Likeness(strings.TrimPrefix(name, own), strings.TrimPrefix(known, own)); n >= alike && n > score {
				best, score = i, n
			}
		}
	}
	if best < 0 {
		return Agency{}, false
	}
	return r.agencies[best], true
}

// Likeness returns the share of two names that stays when one is changed into
// the other character by character, from 0 to 1 (Levenshtein's distance over
// the longer name).
func Likeness(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		corner := row[0]
		row[0] = i + 1
		for j := range y {
			change := corner
			if x[i] != y[j] {
				change++
			}
			corner = row[j+1]
			row[j+1] = min(change, corner+1, row[j]+1)
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}
