package pattern

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// leads is how many ways there may be for a match to begin, and how many runes it
// may begin with, before looking for them tells too little.
const leads = 400

// A set of runes that takes a rune for another now and then, but never misses one.
type set [4]uint64

func (s *set) add(r rune)      { s[r>>6&3] |= 1 << (r & 63) }
func (s *set) has(r rune) bool { return s[r>>6&3]&(1<<(r&63)) != 0 }

// A lead is how matches begin, which are never empty then: with which rune, and
// with which one behind that.
type lead struct {
	first set
	next  map[rune]*set // by the first rune; a nil set is any rune, or the end of the match
}

// starts reports whether a match may begin with the text.
func (l *lead) starts(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 || !l.first.has(r) {
		return false
	}
	next, ok := l.next[r]
	if !ok || next == nil {
		return ok
	}
	r, size = utf8.DecodeRuneInString(s[size:])
	return size > 0 && next.has(r)
}

// after returns the first place, from i onwards, at which a match may begin, or -1.
func (l *lead) after(s string, i int) int {
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if l.first.has(r) && l.starts(s[i:]) {
			return i
		}
		i += size
	}
	return -1
}

// leadOf returns how matches begin; nil if they may be empty, or begin in too many
// ways.
func leadOf(re *syntax.Regexp) *lead {
	ways := begin(re)
	if ways == nil {
		return nil
	}
	l := &lead{next: map[rune]*set{}}
	for _, w := range ways {
		if len(w) == 0 || size(w[0]) > leads {
			return nil
		}
		for r := range runes(w[0]) {
			next, known := l.next[r]
			l.first.add(r)
			switch {
			case len(w) == 1 || size(w[1]) > leads:
				l.next[r] = nil
				continue
			case !known:
				next = new(set)
				l.next[r] = next
			case next == nil:
				continue
			}
			for n := range runes(w[1]) {
				next.add(n)
			}
		}
		if len(l.next) > leads {
			return nil
		}
	}
	return l
}

// way is the classes of the first runes of a match, two at most.
type way [][]rune

// begin returns the ways in which a match begins; nil if there are too many. One
// of fewer than two classes goes on with whatever comes behind the expression.
func begin(re *syntax.Regexp) []way {
	switch re.Op {
	case syntax.OpLiteral:
		var w way
		for _, r := range re.Rune[:min(2, len(re.Rune))] {
			w = append(w, cases(r, re.Flags))
		}
		return []way{w}
	case syntax.OpCharClass:
		return []way{{re.Rune}}
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return []way{{{0, unicode.MaxRune}}}
	case syntax.OpCapture:
		return begin(re.Sub[0])
	case syntax.OpQuest:
		return either([]way{{}}, begin(re.Sub[0]))
	case syntax.OpStar:
		return either([]way{{}}, twice(re.Sub[0]))
	case syntax.OpPlus:
		return twice(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return twice(re.Sub[0])
		}
		return either([]way{{}}, twice(re.Sub[0]))
	case syntax.OpConcat:
		ways := []way{{}}
		for _, sub := range re.Sub {
			ways = then(ways, func() []way { return begin(sub) })
		}
		return ways
	case syntax.OpAlternate:
		var ways []way
		for _, sub := range re.Sub {
			more := begin(sub)
			if ways = either(ways, more); more == nil || ways == nil {
				return nil
			}
		}
		return ways
	case syntax.OpNoMatch:
		return nil
	}
	return []way{{}} // the empty match, and places: start, end, edge of a word
}

// twice is the ways in which a match begins that may come once or more often.
func twice(re *syntax.Regexp) []way {
	once := begin(re)
	return either(once, then(once, func() []way { return once }))
}

func either(a, b []way) []way {
	if b == nil || len(a)+len(b) > leads {
		return nil
	}
	return append(a[:len(a):len(a)], b...)
}

// then goes on with the ways that are not at their end.
func then(ways []way, next func() []way) (out []way) {
	var behind []way
	for _, w := range ways {
		if len(w) >= 2 {
			out = append(out, w)
			continue
		}
		if behind == nil {
			if behind = next(); behind == nil {
				return nil
			}
		}
		for _, b := range behind {
			out = append(out, append(w[:len(w):len(w)], b[:min(len(b), 2-len(w))]...))
		}
		if len(out) > leads {
			return nil
		}
	}
	return out
}

// cases is the class of a rune of a literal.
func cases(r rune, flags syntax.Flags) []rune {
	class := []rune{r, r}
	if flags&syntax.FoldCase != 0 {
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			class = append(class, f, f)
		}
	}
	return class
}

// size is how many runes a class has.
func size(class []rune) int {
	n := 0
	for i := 0; i < len(class); i += 2 {
		n += int(class[i+1]-class[i]) + 1
	}
	return n
}

// runes are those of a class.
func runes(class []rune) func(yield func(rune) bool) {
	return func(yield func(rune) bool) {
		for i := 0; i < len(class); i += 2 {
			for r := class[i]; r <= class[i+1]; r++ {
				if !yield(r) {
					return
				}
			}
		}
	}
}
