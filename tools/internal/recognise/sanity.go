package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/pattern"
)

// FutureDate is the ID of the only rule that depends on the day of the run.
const FutureDate = "date-in-future"

// What looks wrong in a letter is said and never corrected.
var (
	ruleNumber = &diag.Rule{ID: "number-differs", Severity: diag.Warning, Doc: differsDoc,
		EN: "the title gives number %[1]s, the letter %[2]s; look which is right and correct the page",
		ZH: "标题中的编号是%[1]s，正文中是%[2]s；请核对后改正页面"}
	ruleSession = &diag.Rule{ID: "session-differs", Severity: diag.Warning, Doc: differsDoc,
		EN: "the title gives session %[2]d of term %[1]d, the letter session %[4]d of term %[3]d; look which is right and correct the page",
		ZH: "标题中是%[1]d届%[2]d次会议，正文中是%[3]d届%[4]d次会议；请核对后改正页面"}
	ruleSubject = &diag.Rule{ID: "subject-differs", Severity: diag.Warning, Doc: differsDoc,
		EN: "the title quotes “%[1]s”, the letter “%[2]s”; look which is right and correct the page",
		ZH: "标题中引用的是“%[1]s”，正文中是“%[2]s”；请核对后改正页面"}
	ruleDocYear = &diag.Rule{ID: "doc-number-year", Severity: diag.Warning, Doc: differsDoc,
		EN: "the document number is of %[1]s, the date of %[2]d; look which is right and correct the page",
		ZH: "发文字号是%[1]s年的，落款日期是%[2]d年；请核对后改正页面"}
	ruleFuture = &diag.Rule{ID: FutureDate, Severity: diag.Warning, Doc: differsDoc,
		EN: "the date %[1]s is still to come; look at the letter and correct the page",
		ZH: "落款日期%[1]s晚于今天；请核对后改正页面"}
	ruleShare = &diag.Rule{ID: "share-differs", Severity: diag.Warning, Doc: shareDoc,
		EN: "%[1]s of %[2]s is %[3]s%%, the letter says %[4]s%%; ask the agency that wrote it",
		ZH: "%[2]s中的%[1]s占%[3]s%%，信中写的是%[4]s%%；请向答复单位核实"}
	ruleOrder = &diag.Rule{ID: "heading-order", Severity: diag.Warning, Doc: orderDoc,
		EN: "“%[1]s” does not follow on “%[2]s”; a heading may be missing or misread",
		ZH: "“%[1]s”与前面的“%[2]s”不连续；可能缺了标题或识别有误"}
)

var (
	docNumberYear = pattern.MustCompile(`〔(\d{4})〕`)
	// 立项301项，其中……169项，占比56.17%; 共有301项，已建成169项，完成率56.17%
	share = pattern.MustCompile(`(\d[\d,.]*)(\p{Han}{1,3}?)[，,、（(；]?[^。；\d]{0,40}?(?:其中|已)[^。；]{0,60}?(\d[\d,.]*)(\p{Han}{1,3}?)[^。；\d]{0,8}(?:占(?:比|总数的|总量的|全部的|\p{Han}{0,8}的)?|(?:完成|办结|覆盖|达标|采纳)率)(?:为|达|达到|约)?(\d+(?:\.\d+)?)%`)
)

// check holds what the letter says against itself.
func (r *reader) check(title, opening string, paras []paragraph) {
	r.checkTitle(title, opening)
	d := r.l.Date
	if m := docNumberYear.FindStringSubmatch(r.l.DocNumber); m != nil && !d.IsZero() {
		if y, _ := numeral.Int(m[1]); y != d.Year {
			r.add(ruleDocYear.At(r.posOf("doc number"), m[1], d.Year))
		}
	}
	if t := r.opts.Today; !t.IsZero() && d.String() > t.String() {
		r.add(ruleFuture.At(r.posOf("date"), d))
	}
	for _, p := range paras {
		r.checkShares(p)
	}
	r.checkOrder(paras)
}

func (r *reader) add(f diag.Finding) { r.found.Add(f) }

func (r *reader) checkTitle(title, opening string) {
	pos := r.posOf("title")
	inTitle, _ := numbers(without(title, r.l.Subject))
	inLetter, _ := numbers(without(opening, r.l.Subject))
	if inTitle != "" && inLetter != "" && !slices.Contains(strings.Split(inTitle, "、"), inLetter) && strings.TrimLeft(inTitle, "0") != strings.TrimLeft(inLetter, "0") {
		r.add(ruleNumber.At(pos, inTitle, inLetter))
	}
	a, _, ok1 := assembly(without(title, r.l.Subject))
	b, _, ok2 := assembly(without(opening, r.l.Subject))
	if ok1 && ok2 && (a.Term != b.Term || a.Session != b.Session) {
		r.add(ruleSession.At(pos, a.Term, a.Session, b.Term, b.Session))
	}
	if s := titleSubject(title); s != "" && !cut(title) {
		if o := openingSubject(opening); o != "" && bareName(o) != bareName(s) && !strings.Contains(bareName(title), bareName(o)) {
			r.add(ruleSubject.At(pos, s, o))
		}
	}
}

var meaningless = strings.NewReplacer(" ", "", "“", "", "”", "", "《", "", "》", "", "，", "", "、", "", "关于", "")

// bareName takes from a subject what may differ without meaning anything.
func bareName(s string) string {
	s = meaningless.Replace(s)
	for _, end := range []string{"提案", "建议", "议案", "的"} {
		s = strings.TrimSuffix(s, end)
	}
	return s
}

// checkShares works out the shares that a paragraph gives with their figures.
// One in the last decimal is allowed for rounding.
func (r *reader) checkShares(p paragraph) {
	for _, m := range share.FindAllStringSubmatch(p.text, -1) {
		whole, ok1 := numeral.Parse(m[1])
		part, ok2 := numeral.Parse(m[3])
		said, ok3 := numeral.Parse(m[5])
		if !ok1 || !ok2 || !ok3 || m[2] != m[4] || part.Cmp(whole) > 0 {
			continue
		}
		_, fraction, _ := strings.Cut(m[5], ".")
		is, ok := numeral.Share(part, whole, len(fraction))
		if ok && is.Apart(said, len(fraction)) > 1 {
			r.add(ruleShare.At(r.locate(p.piece, m[5]+"%"), m[3]+m[4], m[1]+m[2], is, m[5]))
		}
	}
}

// checkOrder looks for a heading or a measure that does not follow on the one
// before: 三、 after 一、.
func (r *reader) checkOrder(paras []paragraph) {
	last, lastMark := 0, ""
	for _, p := range paras {
		n := leadingNumber(p.text)
		if n == 0 {
			continue
		}
		_, mark := headingMark(p.text)
		if n != last+1 && n != 1 {
			r.add(ruleOrder.At(r.pos(p.piece), mark, lastMark))
		}
		last, lastMark = n, mark
	}
}

// posOf returns the place of the first piece that was taken for a field.
func (r *reader) posOf(as string) diag.Pos {
	for i, p := range r.pieces {
		if p.as == as {
			return r.pos(i)
		}
	}
	return r.pos(-1)
}

// locate returns the place of some words from the piece i on.
func (r *reader) locate(i int, words string) diag.Pos {
	for j := i; j < len(r.pieces) && j < i+40; j++ {
		if at := strings.Index(r.pieces[j].Text, words); at >= 0 {
			pos := r.pos(j)
			pos.Col += utf8.RuneCountInString(r.pieces[j].Text[:at])
			return pos
		}
	}
	return r.pos(i)
}
