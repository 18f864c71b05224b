package check

import (
	"context"
	"strings"

	"dafu/tools/internal/diag"
)

var (
	disclosureOpen = &diag.Rule{
		ID: "disclosure-unconfirmed", Severity: diag.Warning,
		EN: "replies that do not say whether they may be published: %d (%s). Put disclosure = \"主动公开\" under [params] of the page or, if it holds for all your letters, disclosure_default = \"主动公开\" under [params] here.",
		ZH: "有 %d 件答复未注明是否公开：%s。请在页面 [params] 下填写 disclosure = \"主动公开\"；如本单位答复一律公开，可在此处 [params] 下填写 disclosure_default = \"主动公开\"。",
		Doc: diag.Doc{
			EN: "A letter is published if it is marked 主动公开. These letters print no mark (公开属性). Somebody who may decide it must say yes once: for one letter on its page, for all letters that print nothing in config.toml. Until then this warning stays; the site is built all the same.",
			ZH: "标明主动公开的答复方可发布。这些答复未印公开属性，须由有权决定的人员确认一次：单件在其页面中填写，一律公开的在 config.toml 中填写。确认之前此提醒一直保留，网站照常生成。",
		},
	}
	disclosureForbidden = &diag.Rule{
		ID: "disclosure-forbidden", Severity: diag.Error,
		EN: "the letter is marked “%s” and must not be published. Delete the folder of this page, and take the letter out of letters/.",
		ZH: "原件标明“%s”，不得发布。请删除此页所在文件夹，并将原件移出 letters/。",
		Doc: diag.Doc{
			EN: "The letter says 依申请公开 (on request) or 不予公开 (not public). It must not be on the site. Delete the folder of its page under content/replies and its file under translations/, and take the letter out of letters/, or the next build writes the page again. If the mark is wrong, correct the line disclosure = … in its head, with the consent of the agency.",
			ZH: "原件标明依申请公开或不予公开，不得上网。请删除 content/replies 下该页所在文件夹和 translations/ 下相应文件，并将原件移出 letters/，否则下次生成会重新写出。如标注有误，经承办单位同意后改正页面开头的 disclosure 一行。",
		},
	}
)

// disclosure finds letters that must not be published, and those of which
// nobody has said that they may.
func disclosure(_ context.Context, c *checking) ([]diag.Finding, error) {
	var out []diag.Finding
	var silent []string
	for _, r := range c.chinese() {
		says := r.Disclosure
		if says == "" {
			says = c.DisclosureDefault
		}
		switch {
		case strings.Contains(says, "依申请") || strings.Contains(says, "不"):
			out = append(out, disclosureForbidden.At(r.at(r.Lines.Disclosure), says))
		case !strings.Contains(says, "公开") && !strings.Contains(says, "公布"):
			silent = append(silent, r.bundle)
		}
	}
	if len(silent) > 0 {
		out = append(out, disclosureOpen.At(c.setting("disclosure_default"), len(silent), several(silent)))
	}
	return out, nil
}
