package letter

import (
	"slices"
	"strings"
)

// Cited returns the names of the policies and papers that the body cites in
// 《》, each once, in the order of the letter, without the matter's own subject.
// A name cited within another's 《》 belongs to that one.
func (l *Letter) Cited() []string {
	var out []string
	subject := strings.ReplaceAll(l.Subject, " ", "")
	for _, p := range l.Paragraphs() {
		for _, c := range bracketed(p) {
			if strings.ReplaceAll(c, " ", "") != subject && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

// bracketed returns what stands between the outermost 《》 of a paragraph. A
// bracket that is never closed brackets nothing.
func bracketed(p string) []string {
	var out []string
	depth, from := 0, 0
	for i, r := range p {
		switch r {
		case '《':
			if depth == 0 {
				from = i + len("《")
			}
			depth++
		case '》':
			if depth == 0 {
				continue
			}
			if depth--; depth == 0 && i > from {
				out = append(out, p[from:i])
			}
		}
	}
	return out
}
