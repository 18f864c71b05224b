package agency

import "strings"

// alike is the share of character pairs from which on two names are near
// enough to propose one for the other.
const alike = 0.6

// Nearest returns the known agency whose name is most like a printed name that
// Find does not know, of those that a letter of the place can mean. It is for
// proposing to a person, never for deciding.
func (r *Registry) Nearest(printed, place string) (Agency, bool) {
	name, _ := r.Expand(printed, place)
	s := r.scopeOf(place)
	best, score := -1, alike
	for i, a := range r.agencies {
		if a.Place != s.own && a.Place != s.city && a.Place != s.province && a.Place != National {
			continue
		}
		own := r.organPlace(a.Place)
		for _, known := range append([]string{a.Name}, a.Short...) {
			if n := likeness(strings.TrimPrefix(name, own), strings.TrimPrefix(known, own)); n > score {
				best, score = i, n
			}
		}
	}
	if best < 0 {
		return Agency{}, false
	}
	return r.agencies[best], true
}

// likeness returns the share of pairs of neighbouring characters that two
// names have in common, from 0 to 1 (Dice's coefficient).
func likeness(a, b string) float64 {
	x, y := pairs(a), pairs(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	common := 0
	for p := range x {
		if y[p] {
			common++
		}
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

func pairs(s string) map[[2]rune]bool {
	out := map[[2]rune]bool{}
	runes := []rune(s)
	for i := 1; i < len(runes); i++ {
		out[[2]rune{runes[i-1], runes[i]}] = true
	}
	return out
}
