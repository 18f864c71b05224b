package letter

import (
	"slices"
	"strings"
)

// Cited returns the names of the writings that the body cites in 《》, without
// the marks, each once, in the order of the letter. The matter's own title is
// not among them.
func (l *Letter) Cited() []string {
	var out []string
	subject := fold(l.Subject)
	for _, p := range l.Paragraphs() {
		for _, name := range titles(p) {
			if fold(name) == subject || slices.ContainsFunc(out, func(o string) bool { return fold(o) == fold(name) }) {
				continue
			}
			out = append(out, name)
		}
	}
	return out
}

// titles returns what stands in the outermost 《》 of s.
func titles(s string) []string {
	var out []string
	depth, start := 0, 0
	for i, r := range s {
		switch r {
		case '《':
			if depth == 0 {
				start = i + len("《")
			}
			depth++
		case '》':
			if depth == 0 {
				continue
			}
			depth--
			if name := strings.TrimSpace(s[start:i]); depth == 0 && name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

// fold takes white space out, which a line break may have put into a name.
func fold(s string) string { return strings.Join(strings.Fields(s), "") }
