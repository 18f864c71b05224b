package check

import (
	"strings"

	"dafu/tools/internal/diag"
)

var literalMark = &diag.Rule{
	ID: "literal-markdown", Severity: diag.Warning,
	EN: "the page shows the characters %q to its readers: …%s…. If the letter does not print them, mend the Markdown.",
	ZH: "页面向读者显示了符号 %q：…%s…。如来信中并无此符号，请改正 Markdown。",
}

// literal finds Markdown that was meant as a mark and is shown as text.
func literal(path string, p *htmlPage) []diag.Finding {
	var out []diag.Finding
	for _, t := range p.text {
		if i := strings.Index(t, "**"); i >= 0 {
			out = append(out, literalMark.At(diag.Pos{Path: path}, "**", excerpt(t, i)))
		}
	}
	return out
}

// excerpt returns some twenty characters around the byte i of s.
func excerpt(s string, i int) string {
	before, after := []rune(s[:i]), []rune(s[i:])
	return string(before[max(0, len(before)-10):]) + string(after[:min(len(after), 10)])
}
