package check

import (
	"context"

	"dafu/tools/internal/diag"
)

var duplicateReply = &diag.Rule{
	ID: "duplicate-reply", Severity: diag.Warning,
	EN: "the reply has the session, number and agency of %s. If the two are one letter, delete the wrong page and its letter.",
	ZH: "此答复与 %s 的届次、编号和单位相同。如系同一件，请删除多余的页面及其原件。",
	Doc: diag.Doc{
		EN: "Two pages answer the same matter for the same agency. Mostly the letter lies in letters/ twice, as Word and as PDF, or in two versions. Keep the right one: delete the other file and the folder of its page. An agency that really answered twice keeps both pages.",
		ZH: "有两个页面为同一单位对同一件的答复。多为同一答复以 Word 和 PDF 两种格式，或以两个版本放入 letters/。请保留正确的一件，删除另一文件及其页面所在文件夹。确有两次答复的，两页均可保留。",
	},
}

// duplicates finds two pages for one letter.
func duplicates(_ context.Context, c *checking) ([]diag.Finding, error) {
	first := map[uint64]string{}
	var out []diag.Finding
	for _, r := range c.chinese() {
		if r.Matter == 0 {
			continue
		}
		if other, there := first[r.Matter]; there {
			out = append(out, duplicateReply.At(r.at(r.Lines.Number), other))
			continue
		}
		first[r.Matter] = r.bundle
	}
	return out, nil
}
