package pattern

import (
	"regexp/syntax"
	"unicode"
)

// An edge is one of the two ends of a match: which part of a sequence, and which
// rune of a literal, comes first as seen from there.
type edge struct {
	held syntax.Op // holds a match to this end of the text
	at   func(i, n int) int
}

var (
	start = edge{syntax.OpBeginText, func(i, _ int) int { return i }}
	end   = edge{syntax.OpEndText, func(i, n int) int { return n - 1 - i }}
)

// class returns with which runes a match begins at this edge, in pairs of bounds,
// if every match stands at that end of the text; else nil.
func (e edge) class(re *syntax.Regexp) []rune {
	if !e.holds(re) {
		return nil
	}
	class, empty := e.outer(re)
	if empty {
		return nil
	}
	return class
}

// holds reports whether every match stands at this end of the text.
func (e edge) holds(re *syntax.Regexp) bool {
	switch re.Op {
	case e.held:
		// "$" without the flag m is the end of the text; with \z in package syntax
		// it is the same.
		return true
	case syntax.OpCapture:
		return e.holds(re.Sub[0])
	case syntax.OpConcat:
		return len(re.Sub) > 0 && e.holds(re.Sub[e.at(0, len(re.Sub))])
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if !e.holds(sub) {
				return false
			}
		}
		return true
	}
	return false
}

// outer returns with which runes a match begins at this edge, in pairs of
// bounds, and whether it may be empty, so that what follows it counts as well.
func (e edge) outer(re *syntax.Regexp) (class []rune, empty bool) {
	switch re.Op {
	case syntax.OpNoMatch:
		return nil, false
	case syntax.OpLiteral:
		r := re.Rune[e.at(0, len(re.Rune))]
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
		return e.outer(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		class, _ = e.outer(re.Sub[0])
		return class, true
	case syntax.OpRepeat:
		class, empty = e.outer(re.Sub[0])
		return class, empty || re.Min == 0
	case syntax.OpConcat:
		for i := range re.Sub {
			c, may := e.outer(re.Sub[e.at(i, len(re.Sub))])
			class = append(class, c...)
			if !may {
				return class, false
			}
		}
		return class, true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			c, may := e.outer(sub)
			class, empty = append(class, c...), empty || may
		}
		return class, empty
	}
	return nil, true // the empty match, and places: start, end, edge of a word
}
