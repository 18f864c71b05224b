package check

import (
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

var titleMissing = &diag.Rule{
	ID: "title-missing", Severity: diag.Warning,
	EN: "the letter has no title; lists show its number, or that it has none. If the original bears one, write it here.",
	ZH: "此答复没有标题，列表中显示其编号或“原件无标题”。原件有标题的，请在此填写。",
	Doc: diag.Doc{
		EN: "No title was found in the letter, and none is made up. Readers see the number of the matter in its place, or that the original bears no title. If the original has one (it may stand on a web page around the text, or on a cover), write it into the line title = '…' of the Chinese page.",
		ZH: "原件中没有找到标题，系统不会虚构。读者看到的是提案或建议的编号，没有编号的显示“原件无标题”。原件有标题的（可能在网页正文之外或封面上），请写入中文页的 title = '…' 一行。",
	},
}

// title says that a Chinese page has no title; its English page follows it.
func title(r *reply) []diag.Finding {
	if r.lang != letter.Chinese || strings.TrimSpace(r.letter.Title) != "" {
		return nil
	}
	return []diag.Finding{titleMissing.At(r.line("title"))}
}
