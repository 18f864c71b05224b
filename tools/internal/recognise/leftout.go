package recognise

import (
	"unicode/utf8"

	"dafu/tools/internal/diag"
)

var (
	ruleLeftOutAfter = &diag.Rule{ID: "left-out-after", Severity: diag.Warning, Doc: leftOutDoc,
		EN: "lines left out after the letter, from here on: %[1]d (an annex?); dafu inspect --explain lists them",
		ZH: "从此处起，信后有 %[1]d 行未采用（可能是附件）；可用 dafu inspect --explain 查看"}
	ruleLeftOutBefore = &diag.Rule{ID: "left-out-before", Severity: diag.Warning, Doc: leftOutDoc,
		EN: "lines left out before the letter, from here on: %[1]d; dafu inspect --explain lists them",
		ZH: "从此处起，信前有 %[1]d 行未采用；可用 dafu inspect --explain 查看"}
)

// Characters from which a line below a letter, which is none of those that
// pages are known to have, may be part of an annex.
const annexLine = 10

// Pieces above a letter among which a title would stand.
const nearTitle = 8

// reportLeftOut says how much running text, or how many rows of a table, stand
// before or after the letter and are not in it; and, above a letter in which no
// title was found, what may be one.
func (r *reader) reportLeftOut() {
	for _, side := range []struct {
		why  string
		rule *diag.Rule
		text func(int, piece) bool
	}{
		{reasonBefore, ruleLeftOutBefore, func(i int, p piece) bool {
			untitled := r.l.Title == "" && i >= r.start-nearTitle && !p.Is(linkHint) && utf8.RuneCountInString(p.text) >= annexLine
			return sentence(p.text) || untitled && matterWord.MatchString(p.text)
		}},
		{reasonAfter, ruleLeftOutAfter, func(_ int, p piece) bool {
			return !p.Is(linkHint) && (p.Row > 0 || utf8.RuneCountInString(p.text) >= annexLine)
		}},
	} {
		first, lines := -1, map[int]bool{}
		for i, p := range r.pieces {
			if p.noise != side.why || !side.text(i, p) {
				continue
			}
			if lines[p.Num] = true; first < 0 {
				first = i
			}
		}
		if first >= 0 {
			r.add(side.rule.At(r.pos(first), len(lines)))
		}
	}
}
