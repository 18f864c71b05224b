package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var ruleNotALetter = &diag.Rule{ID: "not-a-letter", Severity: diag.Error, Doc: refusedDoc,
	EN: "this is no reply to a proposal or a suggestion: %[1]s; nothing was made of it",
	ZH: "这不是提案或建议的答复：%[2]s；未予转换"}

// Titles of replies from which on a text without a body is a list of them.
const manyTitles = 3

// refuse gives the reading of a text that is no letter, with the reason.
func (r *reader) refuse() Reading {
	titles := 0
	for _, p := range r.pieces {
		if titleLike(trimTitle(p.text)) {
			titles++
		}
	}
	en, zh := "it has no opening sentence (…收悉) and no title of a reply", "没有“……收悉”的开头，也没有答复的标题"
	switch {
	case r.fromCitizen():
		en, zh = "it answers a citizen's message", "这是对群众来信、留言的答复"
	case r.otherPaper():
		en, zh = "its title is that of a notice, a summary of work or a speech", "标题是通知、总结、讲话一类文件"
	case titles >= manyTitles:
		en, zh = "it lists several replies", "这是答复的目录"
	case r.start > 0 || len(r.l.Body) > 0:
		en, zh = "it names no proposal or suggestion, member or deputy", "没有提到提案、建议、委员或代表"
	}
	account := r.account()
	for i := range account {
		account[i].As, account[i].Noise = "noise", reasonNotALetter
	}
	pos := diag.Pos{Path: r.src.Name}
	return Reading{
		Letter:   &letter.Letter{Lang: letter.Chinese, Document: letter.NotALetter},
		Findings: []diag.Finding{ruleNotALetter.At(pos, en, zh)},
		Account:  account,
	}
}

// otherTitle matches the titles of papers on the handling of proposals and
// suggestions that answer none.
var otherTitle = pattern.MustCompile(`^[^。；，！？：《》]{0,60}(?:提案|建议|议案|代表|委员|人大|政协)[^。；！？：《》]{0,40}(?:通知|通报|通告|公告|总结|要点|方案|办法|细则|规定|纪要|讲话|发言|台账|一览表|汇总表|目录|推进会|座谈会|面商会)(?:[（(][^（）()]{0,12}[)）])?$`)

// otherPaper reports whether the paper has such a title, and neither the title
// of a reply nor a deputy or member that it speaks to.
func (r *reader) otherPaper() bool {
	if r.l.Title != "" || r.l.Addressees.Role != "" {
		return false
	}
	return slices.ContainsFunc(r.pieces[:r.start], func(p piece) bool {
		return !p.Is(linkHint) && utf8.RuneCountInString(p.text) >= 10 && otherTitle.MatchString(squeeze(p.text))
	})
}

// without returns a text with the subject taken out, so that what the subject
// says is not taken for the letter's own words.
func without(s, subject string) string {
	if subject == "" {
		return s
	}
	return strings.ReplaceAll(s, subject, "")
}
