package recognise

import (
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
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

// without returns a text with the subject taken out, so that what the subject
// says is not taken for the letter's own words.
func without(s, subject string) string {
	if subject == "" {
		return s
	}
	return strings.ReplaceAll(s, subject, "")
}
