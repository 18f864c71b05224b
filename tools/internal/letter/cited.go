package letter

import (
	"regexp"
	"slices"
	"strings"
)

// Cited returns the names of the policies and papers that the body cites in
// 《》, each once, in the order of the letter, without the matter's own title: the
// subject, or what the text calls it where somebody has corrected only the subject.
// A name cited within another's 《》 belongs to that one.
func (l *Letter) Cited() []string {
	var out []string
	own := []string{unspaced(l.Subject), unspaced(l.Named())}
	for _, p := range l.Paragraphs() {
		for _, c := range bracketed(p) {
			if !slices.Contains(own, unspaced(c)) && !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	return out
}

func unspaced(s string) string { return strings.ReplaceAll(s, " ", "") }

// named finds the title of the matter behind the word that it was raised.
var named = regexp.MustCompile(`(?:提出|提交|反映|来信|所提|转来|领衔|联名)[^《“。]{0,12}([《“])(.*)$`)

// ownTitle tells the title of a matter from the name of a paper.
var ownTitle = regexp.MustCompile(`(?:提案|建议案?|议案)$`)

// Named returns the title by which the opening names the matter, in 《》 or quotation
// marks; "" if it names none so.
func (l *Letter) Named() string {
	for _, b := range l.Body {
		if b.Kind != Opening {
			continue
		}
		m := named.FindStringSubmatch(b.Printed())
		if m == nil {
			continue
		}
		title := ""
		if m[1] == "《" {
			if all := bracketed("《" + m[2]); len(all) > 0 {
				title = all[0]
			}
		} else {
			title = quoted(m[2])
		}
		if ownTitle.MatchString(title) {
			return title
		}
	}
	return ""
}

// quoted returns what stands before the ” that closes a quotation; those within it are
// its own.
func quoted(s string) string {
	depth := 1
	for i, r := range s {
		switch r {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return s[:i]
			}
		}
	}
	return ""
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
