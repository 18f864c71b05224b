package recognise

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

var (
	ruleNoNumber = &diag.Rule{ID: "no-number", Severity: diag.Note, Doc: missingDoc,
		EN: "the letter gives no number of the proposal or suggestion",
		ZH: "信中没有提案或建议的编号"}
	ruleNoSigner = &diag.Rule{ID: "no-signature", Severity: diag.Warning, Doc: missingDoc,
		EN: "nobody signs the letter; add the answering agency to the page by hand",
		ZH: "信末没有落款单位；请在页面中补上答复单位"}
	ruleNoDate = &diag.Rule{ID: "no-date", Severity: diag.Warning, Doc: missingDoc,
		EN: "the letter gives no date; add it to the page by hand",
		ZH: "信中没有成文日期；请在页面中补上"}
	ruleNoDay = &diag.Rule{ID: "date-without-day", Severity: diag.Warning, Doc: missingDoc,
		EN: "the date %[1]s is not whole; add the whole date to the page by hand",
		ZH: "落款日期“%[1]s”不完整；请在页面中补全日期"}
	ruleNoPlace = &diag.Rule{ID: "no-place", Severity: diag.Warning, Doc: missingDoc,
		EN: "the letter does not say which place it is of; add the place to the page by hand",
		ZH: "信中看不出属于哪个地方；请在页面中补上地名"}
	ruleCutTitle = &diag.Rule{ID: "title-cut", Severity: diag.Warning, Doc: missingDoc,
		EN: "the page has cut off the title; complete it by hand",
		ZH: "网页上的标题被截断；请在页面中补全"}
)

// miss says what a reader of the page would look for in vain.
func (r *reader) miss() {
	pos := diag.Pos{Path: r.src.Name}
	for _, m := range []struct {
		missing bool
		rule    *diag.Rule
	}{
		{r.l.Number == "", ruleNoNumber},
		{len(r.l.Lead) == 0, ruleNoSigner},
		{r.l.Date == letter.Date{} && r.posOf("date").Line == 0, ruleNoDate},
		{r.l.Assembly.Place == "", ruleNoPlace},
		{cut(r.l.Title), ruleCutTitle},
	} {
		if m.missing {
			r.add(m.rule.At(pos))
		}
	}
}
