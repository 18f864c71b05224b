package pattern

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// most is how many texts are looked for before the expression itself is the
// quicker way to ask, and few where the places at which a match may begin are
// known; rounds, how many lists of texts.
const (
	most   = 24
	few    = 6
	rounds = 3
)

// needs returns lists of texts: every match of the expression holds at least one
// of each list. The list that tells most comes first.
func needs(re *syntax.Regexp) [][]string {
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return needs(re.Sub[0])
	case syntax.OpConcat:
		var all [][]string
		for _, sub := range re.Sub {
			all = append(all, needs(sub)...)
		}
		slices.SortStableFunc(all, func(a, b []string) int {
			return cmp.Or(cmp.Compare(shortest(b), shortest(a)), cmp.Compare(len(a), len(b)))
		})
		return all[:min(len(all), rounds)]
	}
	if n := needed(re); n != nil {
		return [][]string{n}
	}
	return nil
}

// needed returns one such list; nil if none is known. The replacement character
// stands for bytes that are no UTF-8, too, and so tells nothing about the bytes
// of a text.
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
		if n := needs(re); len(n) > 0 {
			return n[0]
		}
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

// shortest is how many characters the shortest of the texts has.
func shortest(texts []string) int {
	n := utf8.RuneCountInString(texts[0])
	for _, t := range texts {
		n = min(n, utf8.RuneCountInString(t))
	}
	return n
}
