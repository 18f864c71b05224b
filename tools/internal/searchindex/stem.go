package searchindex

import (
	"slices"
	"strings"
)

// Stem returns what the forms of an English word share, for a word in lower
// case: plans, planned and planning are one, subsidy and subsidies are one, and
// so are the British and the American spelling of colour, centre, programme and
// licence. It is light on purpose: two words that mean different things seldom
// meet. Only the last letters differ: the client looks for the others in a text.
func Stem(w string) string {
	if len(w) < 4 {
		return w
	}
	w = singular(w)
	base := bare(w)
	if n := len(base); base != w && n > 5 && endsIn(base, "ic", "is", "iz", "yc", "ys", "yz") {
		base = base[:n-1] // subsidise, subsidize and subsidy; practise, practice
	}
	w = spelt(base)
	if len(w) > 2 && w[len(w)-1] == 'y' {
		w = w[:len(w)-1] + "i"
	}
	return w
}

func endsIn(w string, endings ...string) bool {
	return slices.ContainsFunc(endings, func(e string) bool { return strings.HasSuffix(w, e) })
}

// spelt takes the ways to write the end of a word on both sides of the ocean for
// one.
func spelt(w string) string {
	n := len(w)
	switch {
	case n > 4 && endsIn(w, "our"), endsIn(w, "ber", "ter"):
		return w[:n-2] + "r"
	case n > 5 && endsIn(w, "ll", "nc", "ns"), endsIn(w, "mm", "ogu"):
		return w[:n-1]
	}
	return w
}

// bare cuts off ing, ed or e.
func bare(w string) string {
	for _, ending := range []string{"ing", "ed"} {
		if s, ok := strings.CutSuffix(w, ending); ok && len(s) >= 3 && strings.ContainsAny(s, "aeiouy") {
			w = undouble(s)
			break
		}
	}
	if len(w) > 3 && w[len(w)-1] == 'e' {
		w = w[:len(w)-1]
	}
	return w
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case endsIn(w, "sses", "xes", "ches", "shes"):
		return w[:len(w)-2]
	case endsIn(w, "ss", "us", "is"), !endsIn(w, "s"):
		return w
	}
	return w[:len(w)-1]
}

// undouble turns plann into plan; ll, ss and zz are of the word itself.
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiouylsz", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}
