package check

import (
	"context"
	"path/filepath"

	"dafu/tools/internal/diag"
)

var (
	englishMissing = &diag.Rule{
		ID: "english-page-missing", Severity: diag.Warning,
		EN: "replies without an English page: %d, this one first. Run dafu build.",
		ZH: "有 %d 件答复没有英文页，此为第一件。请运行 dafu build。",
		Doc: diag.Doc{
			EN: "Each letter has two pages side by side, index.zh.md and index.en.md. The English one is missing. dafu build writes it; paragraphs without a translation show the Chinese until there is one.",
			ZH: "每件答复有 index.zh.md 和 index.en.md 两个页面，现缺英文页。运行 dafu build 即可生成；尚无译文的段落先显示中文。",
		},
	}
	englishStale = &diag.Rule{
		ID: "english-page-stale", Severity: diag.Warning,
		EN: "English pages that do not have the paragraphs of their Chinese pages: %d, this one first. Run dafu build.",
		ZH: "有 %d 个英文页的段落与中文页不一致，此为第一个。请运行 dafu build。",
		Doc: diag.Doc{
			EN: "Paragraphs were put in or taken out on the Chinese page, and the English page was not written since. dafu build does it. A page that was changed by hand in English is not written over: put its wording into translations/….po, delete the page, and build.",
			ZH: "中文页增删了段落，此后英文页未重新生成。请运行 dafu build。人工改动过的英文页不会被覆盖：请将其译文写入 translations/….po，删除该页后重新生成。",
		},
	}
	englishOpen = &diag.Rule{
		ID: "translation-open", Severity: diag.Warning,
		EN: "English pages that are not finished: %[1]d. Paragraphs still in Chinese: %[2]d; paragraphs that are drafts nobody has reviewed: %[3]d (headings count, titles and names do not: dafu translate status counts them too). Translate in translations/: %[4]s.",
		ZH: "有 %[1]d 个英文页尚未完成：正文 %[2]d 段没有译文，%[3]d 段为未经审核的草稿（含小标题；标题、名称不在其内，dafu translate status 一并统计）。请在 translations/ 中翻译：%[4]s。",
		Doc: diag.Doc{
			EN: "The English pages say themselves what is missing: a paragraph without translation shows the Chinese, a draft is marked as one. Open the .po file of the letter in any PO editor, translate, take the fuzzy mark from what is finished, and run dafu build; dafu translate review --by NAME notes who approved it. A text counts as a draft again when its Chinese changes.",
			ZH: "英文页会自行标明：没有译文的段落显示中文，草稿另有标记。请用任意 PO 编辑器打开该答复的 .po 文件翻译，完成后去掉 fuzzy 标记，再运行 dafu build；用 dafu translate review --by 姓名 记录审核人。中文改动后，对应译文会重新变为草稿。",
		},
	}
)

// englishPages holds the English page of each letter against the Chinese one.
func englishPages(_ context.Context, c *checking) ([]diag.Finding, error) {
	english := map[string]*replyFacts{}
	for _, r := range c.replies {
		if r.English {
			english[r.bundle] = r
		}
	}
	var missing, stale []*replyFacts
	var open []string
	var texts, drafts int
	for _, zh := range c.chinese() {
		en := english[zh.bundle]
		if en == nil {
			missing = append(missing, zh)
			continue
		}
		if zh.Blocks != en.Blocks {
			stale = append(stale, en)
		}
		if en.Missing > 0 || en.Drafts > 0 {
			open = append(open, zh.bundle+".po")
			texts += en.Missing
			drafts += en.Drafts
		}
	}
	var out []diag.Finding
	if len(missing) > 0 {
		out = append(out, englishMissing.At(missing[0].at(1), len(missing)))
	}
	if len(stale) > 0 {
		out = append(out, englishStale.At(stale[0].at(1), len(stale)))
	}
	if len(open) > 0 {
		out = append(out, englishOpen.At(diag.Pos{Path: filepath.Join(c.Root, "translations", filepath.FromSlash(open[0])), Line: 1}, len(open), texts, drafts, several(open)))
	}
	return out, nil
}
