package pattern

import (
	"regexp"
	"regexp/syntax"
	"unicode/utf8"
)

// misses is how many places are tried one by one before the expression itself
// looks for the next match.
const misses = 8

// A scan looks for matches at the places at which they may begin. Package regexp
// tries every way at every place.
type scan struct {
	lead *lead
	here *regexp.Regexp // matches at the start of a text alone
	all  *regexp.Regexp
	most int // bytes that a match can have; 0 if there is no such number
}

// scanOf returns nil for expressions whose matches may begin anywhere, or depend
// on what stands before them.
func scanOf(expr string, tree *syntax.Regexp, all *regexp.Regexp, l *lead) *scan {
	if l == nil || has(tree, syntax.OpBeginText, syntax.OpBeginLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary) {
		return nil
	}
	s := &scan{lead: l, here: regexp.MustCompile(`\A(?:` + expr + `)`), all: all}
	if n := longest(tree); n > 0 && !has(tree, syntax.OpEndText, syntax.OpEndLine) {
		s.most = n * utf8.UTFMax
	}
	return s
}

// next returns the first match from the place i onwards, as find gives it, with
// places of the whole text.
func (c *scan) next(s string, i int, find func(*regexp.Regexp, string) []int) []int {
	for n := 0; ; n++ {
		if i = c.lead.after(s, i); i < 0 {
			return nil
		}
		re, end := c.here, len(s)
		if n == misses {
			re = c.all
		} else if c.most > 0 {
			end = min(end, i+c.most)
		}
		m := find(re, s[i:end])
		for j := range m {
			if m[j] >= 0 {
				m[j] += i
			}
		}
		if m != nil || n == misses {
			return m
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		i += size
	}
}

// each returns the first n matches, all if n is negative.
func (c *scan) each(s string, n int, find func(*regexp.Regexp, string) []int) (out [][]int) {
	for i := 0; len(out) != n; {
		m := c.next(s, i, find)
		if m == nil {
			break
		}
		out = append(out, m)
		i = m[1] // behind the start: a match is never empty
	}
	return out
}

// has reports whether one of the operations is in the expression.
func has(re *syntax.Regexp, ops ...syntax.Op) bool {
	for _, op := range ops {
		if re.Op == op {
			return true
		}
	}
	for _, sub := range re.Sub {
		if has(sub, ops...) {
			return true
		}
	}
	return false
}

// longest is how many runes a match has at most; negative if there is no such number.
func longest(re *syntax.Regexp) int {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1
	case syntax.OpStar, syntax.OpPlus, syntax.OpRepeat:
		return -1
	case syntax.OpConcat, syntax.OpAlternate, syntax.OpCapture, syntax.OpQuest:
		all := 0
		for _, sub := range re.Sub {
			n := longest(sub)
			switch {
			case n < 0:
				return n
			case re.Op == syntax.OpAlternate:
				all = max(all, n)
			default:
				all += n
			}
		}
		return all
	}
	return 0
}
