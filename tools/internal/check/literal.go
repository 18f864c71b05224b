package check

import (
	"strings"

	"dafu/tools/internal/diag"
)

var literalMark = &diag.Rule{
	ID: "literal-markdown", Severity: diag.Warning,
	EN: "the page shows the characters %q to its readers: …%s…. If the letter does not print them, mend the Markdown.",
	ZH: "页面向读者显示了符号“%s”：…%s…。如原件中并无此符号，请改正 Markdown。",
	Doc: diag.Doc{
		EN: "Two asterisks make words bold in Markdown, but not where a full stop or a bracket stands beside them: then readers see the asterisks. On a page of a letter, take them out, or write the words as a heading of their own. If the letter itself prints asterisks, all is well.",
		ZH: "Markdown 中两个星号表示加粗，但与句号、括号相邻时不起作用，读者会看到星号。请在页面中去掉，或将该句单独作为标题。如原件即印有星号，则无须处理。",
	},
}

// literal finds Markdown that was meant as a mark and is shown as text.
func literal(path string, p *htmlPage) []diag.Finding {
	var out []diag.Finding
	for _, t := range p.text {
		if i := strings.Index(t.text, "**"); i >= 0 {
			line := t.line + strings.Count(t.text[:i], "\n")
			out = append(out, literalMark.At(diag.Pos{Path: path, Line: line}, "**", excerpt(t.text, i)))
		}
	}
	return out
}

// excerpt returns some twenty characters around the byte i of s.
func excerpt(s string, i int) string {
	before, after := []rune(s[:i]), []rune(s[i:])
	return string(before[max(0, len(before)-10):]) + string(after[:min(len(after), 10)])
}
