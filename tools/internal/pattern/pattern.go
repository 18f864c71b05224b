// Package pattern is regular expressions for text in which most of them match
// nowhere: before the expression runs, the text is asked for what every match
// must hold. The answers are those of package regexp.
package pattern

import (
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
	return p
}

// possible reports whether there can be a match in s.
func (p *Pattern) possible(s string) bool {
	if p.first != nil {
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
	return p.possible(s) && p.Regexp.MatchString(s)
}

// FindString is that of [regexp.Regexp].
func (p *Pattern) FindString(s string) string {
	if !p.possible(s) {
		return ""
	}
	return p.Regexp.FindString(s)
}

// FindStringIndex is that of [regexp.Regexp].
func (p *Pattern) FindStringIndex(s string) []int {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindStringIndex(s)
}

// FindStringSubmatch is that of [regexp.Regexp].
func (p *Pattern) FindStringSubmatch(s string) []string {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatch(s)
}

// FindStringSubmatchIndex is that of [regexp.Regexp].
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindStringSubmatchIndex(s)
}

// FindAllString is that of [regexp.Regexp].
func (p *Pattern) FindAllString(s string, n int) []string {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindAllString(s, n)
}

// FindAllStringIndex is that of [regexp.Regexp].
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindAllStringIndex(s, n)
}

// FindAllStringSubmatch is that of [regexp.Regexp].
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex is that of [regexp.Regexp].
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	if !p.possible(s) {
		return nil
	}
	return p.Regexp.FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString is that of [regexp.Regexp].
func (p *Pattern) ReplaceAllString(src, repl string) string {
	if !p.possible(src) {
		return src
	}
	return p.Regexp.ReplaceAllString(src, repl)
}

// ReplaceAllStringFunc is that of [regexp.Regexp].
func (p *Pattern) ReplaceAllStringFunc(src string, repl func(string) string) string {
	if !p.possible(src) {
		return src
	}
	return p.Regexp.ReplaceAllStringFunc(src, repl)
}
