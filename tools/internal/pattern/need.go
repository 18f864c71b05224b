package pattern

import (
	"regexp/syntax"
	"slices"
	"unicode"
)

// most is how many texts are looked for before the expression itself is the
// quicker way to ask.
const most = 24

// needed returns texts of which every match of the expression holds at least
// one; nil if no such are known. The replacement character stands for bytes that
// are no UTF-8, too, and so tells nothing about the bytes of a text.
func needed(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 && !caseless(re.Rune) || slices.Contains(re.Rune, unicode.ReplacementChar) {
			return nil
		}
		return []string{string(re.Rune)}
	case syntax.OpCharClass:
		return members(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			if n := needed(sub); n != nil && (best == nil || better(n, best)) {
				best = n
			}
		}
		return best
	case syntax.OpAlternate:
		var all []string
		for _, sub := range re.Sub {
			n := needed(sub)
			if n == nil || len(all)+len(n) > most {
				return nil
			}
			all = append(all, n...)
		}
		return all
	}
	return nil
}

// caseless reports whether runes have no other case.
func caseless(runes []rune) bool {
	for _, r := range runes {
		if unicode.SimpleFold(r) != r {
			return false
		}
	}
	return true
}

// members spells out a small class; nil for a large one.
func members(class []rune) []string {
	var out []string
	for i := 0; i < len(class); i += 2 {
		if class[i+1]-class[i] >= most || len(out) > most || class[i] <= unicode.ReplacementChar && unicode.ReplacementChar <= class[i+1] {
			return nil
		}
		for r := class[i]; r <= class[i+1]; r++ {
			out = append(out, string(r))
		}
	}
	if len(out) > most {
		return nil
	}
	return out
}

// better reports whether texts a are rarer than b, as far as can be told from
// their lengths and number.
func better(a, b []string) bool {
	if x, y := shortest(a), shortest(b); x != y {
		return x > y
	}
	return len(a) < len(b)
}

func shortest(texts []string) int {
	n := len(texts[0])
	for _, t := range texts {
		n = min(n, len(t))
	}
	return n
}

// atStart reports whether every match begins where the text does.
func atStart(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return true
	case syntax.OpCapture, syntax.OpConcat:
		return len(re.Sub) > 0 && atStart(re.Sub[0])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !atStart(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// first returns with which runes a match begins, in pairs of bounds, and whether
// it may be empty, so that what follows it counts as well.
func first(re *syntax.Regexp) (class []rune, empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return nil, false
	case syntax.OpLiteral:
		r := re.Rune[0]
		class = []rune{r, r}
		if re.Flags&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				class = append(class, f, f)
			}
		}
		return class, false
	case syntax.OpCharClass:
		return re.Rune, false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return []rune{0, unicode.MaxRune}, false
	case syntax.OpCapture, syntax.OpPlus:
		return first(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		class, _ = first(re.Sub[0])
		return class, true
	case syntax.OpRepeat:
		class, empty = first(re.Sub[0])
		return class, empty || re.Min == 0
	case syntax.OpConcat:
		empty = true
		for _, sub := range re.Sub {
			c, e := first(sub)
			class = append(class, c...)
			if !e {
				return class, false
			}
		}
		return class, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			c, e := first(sub)
			class, empty = append(class, c...), empty || e
		}
		return class, empty
	}
	return nil, true // the empty match, and places: start, end, edge of a word
}
