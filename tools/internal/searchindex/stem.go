package searchindex

import "strings"

// Stem returns what the forms of an English word share, for a word in lower
// case: plans, planned and planning are one, subsidy and subsidies are one. It
// is light on purpose: two words that mean different things seldom meet.
func Stem(w string) string {
	if len(w) < 4 {
		return w
	}
	w = singular(w)
	base := bare(w)
	if n := len(base); base != w && n > 5 && (strings.HasSuffix(base, "is") || strings.HasSuffix(base, "iz")) {
		base = base[:n-1] // subsidise, subsidize and subsidy
	}
	w = base
	if len(w) > 2 && w[len(w)-1] == 'y' {
		w = w[:len(w)-1] + "i"
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
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), !strings.HasSuffix(w, "s"):
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
