// Package pattern is regular expressions for text in which most of them match
// nowhere: before the expression runs, the text is asked for what every match
// must hold. The answers are those of package regexp.
package pattern

import (
	"cmp"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// Pattern is a compiled expression. The methods of [regexp.Regexp] that are not
// defined here do without the shortcut.
type Pattern struct {
	*regexp.Regexp
	needs [][]string // a match holds one of each
	first []rune     // pairs of bounds: a match is at the start of the text and begins with one of these; nil if nothing is known
	last  []rune     // the same for its end
	lead  *lead      // how a match begins that stands at the start of the text; nil if nothing is known
	scan  *scan      // looks for the others; nil if package regexp does
	whole int        // bytes that a text has at most that a match is the whole of; 0 if a match need not be, or there is no such number
}

// MustCompile compiles an expression in the syntax of package regexp. It panics
// if that is wrong.
func MustCompile(expr string) *Pattern {
	p := &Pattern{Regexp: regexp.MustCompile(expr)}
	tree, err := syntax.Parse(expr, syntax.Perl)
	if err != nil {
		panic(err) // package regexp took it
	}
	tree = tree.Simplify()
	p.needs, p.first, p.last = needs(tree), start.class(tree), end.class(tree)
	slices.SortStableFunc(p.needs, func(a, b []string) int { return cmp.Compare(len(a), len(b)) })
	l := leadOf(tree)
	if start.holds(tree) {
		p.lead = l
		if n := longest(tree); n > 0 && end.holds(tree) {
			p.whole = n * utf8.UTFMax
		}
	} else {
		p.scan = scanOf(expr, tree, p.Regexp, l)
	}
	if p.scan != nil {
		// Looking for a match is quicker than asking for many texts.
		p.needs = slices.DeleteFunc(p.needs, func(n []string) bool { return len(n) > few })
	}
	return p
}

// possible reports whether there can be a match in s.
func (p *Pattern) possible(s string) bool {
	if p.whole > 0 && len(s) > p.whole {
		return false
	}
	if p.lead != nil {
		if !p.lead.starts(s) {
			return false
		}
	} else if p.first != nil {
		if r, size := utf8.DecodeRuneInString(s); size == 0 || !in(p.first, r) {
			return false
		}
	}
	if p.last != nil {
		if r, size := utf8.DecodeLastRuneInString(s); size == 0 || !in(p.last, r) {
			return false
		}
	}
	for _, list := range p.needs {
		if !slices.ContainsFunc(list, func(n string) bool { return strings.Contains(s, n) }) {
			return false
		}
	}
	return true
}

// in reports whether r is within one of the pairs of bounds.
func in(class []rune, r rune) bool {
	for i := 0; i < len(class); i += 2 {
		if class[i] <= r && r <= class[i+1] {
			return true
		}
	}
	return false
}

// MatchString is that of [regexp.Regexp].
func (p *Pattern) MatchString(s string) bool {
	if !p.possible(s) {
		return false
	}
	if p.scan != nil {
		return p.scan.next(s, 0, matches) != nil
	}
	return p.Regexp.MatchString(s)
}

// matches gives no place for a match but that there is one, which is known sooner.
func matches(re *regexp.Regexp, s string) []int {
	if re.MatchString(s) {
		return []int{}
	}
	return nil
}

// FindString is that of [regexp.Regexp].
func (p *Pattern) FindString(s string) string {
	if m := p.FindStringIndex(s); m != nil {
		return s[m[0]:m[1]]
	}
	return ""
}

// FindStringIndex is that of [regexp.Regexp].
func (p *Pattern) FindStringIndex(s string) []int {
	return p.first1(s, (*regexp.Regexp).FindStringIndex)
}

// FindStringSubmatch is that of [regexp.Regexp].
func (p *Pattern) FindStringSubmatch(s string) []string {
	return texts(s, p.FindStringSubmatchIndex(s))
}

// FindStringSubmatchIndex is that of [regexp.Regexp].
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.first1(s, (*regexp.Regexp).FindStringSubmatchIndex)
}

func (p *Pattern) first1(s string, find func(*regexp.Regexp, string) []int) []int {
	if !p.possible(s) {
		return nil
	}
	if p.scan != nil {
		return p.scan.next(s, 0, find)
	}
	return find(p.Regexp, s)
}

// texts returns the text of a match and of its groups.
func texts(s string, m []int) []string {
	if m == nil {
		return nil
	}
	out := make([]string, len(m)/2)
	for i := range out {
		if m[2*i] >= 0 {
			out[i] = s[m[2*i]:m[2*i+1]]
		}
	}
	return out
}

// FindAllString is that of [regexp.Regexp].
func (p *Pattern) FindAllString(s string, n int) []string {
	var out []string
	for _, m := range p.FindAllStringIndex(s, n) {
		out = append(out, s[m[0]:m[1]])
	}
	return out
}

// FindAllStringIndex is that of [regexp.Regexp].
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	switch {
	case !p.possible(s):
		return nil
	case p.scan != nil:
		return p.scan.each(s, n, (*regexp.Regexp).FindStringIndex)
	}
	return p.Regexp.FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of [regexp.Regexp].
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	var out [][]string
	for _, m := range p.FindAllStringSubmatchIndex(s, n) {
		out = append(out, texts(s, m))
	}
	return out
}

// FindAllStringSubmatchIndex is that of [regexp.Regexp].
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	switch {
	case !p.possible(s):
		return nil
	case p.scan != nil:
		return p.scan.each(s, n, (*regexp.Regexp).FindStringSubmatchIndex)
	}
	return p.Regexp.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of [regexp.Regexp].
func (p *Pattern) ReplaceAllString(src, repl string) string {
	if p.FindStringIndex(src) == nil {
		return src
	}
	return p.Regexp.ReplaceAllString(src, repl)
}

// ReplaceAllStringFunc is that of [regexp.Regexp].
func (p *Pattern) ReplaceAllStringFunc(src string, repl func(string) string) string {
	if p.FindStringIndex(src) == nil {
		return src
	}
	return p.Regexp.ReplaceAllStringFunc(src, repl)
}
