package recognise

import (
	"slices"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	outcomeWord  = pattern.MustCompile(`采纳|解决|列入|落实|吸收|参考|研究|办理|留作`)
	outcomeWords = pattern.MustCompile(`(?:均已|都已|全部已|已全部|已|均|全部|部分|予以|予|拟|基本){0,3}(?:采纳|吸收采纳)`)
	// In a sentence of its own below the opening: …我公司全部采纳，
	adopted    = pattern.MustCompile(`(?:均已|均予|均|全部予以|全部已|已全部|全部)(?:吸收)?采纳(?:[。；，]|$)`)
	endsThere  = pattern.MustCompile(`采纳(?:。|；|，|$)`)
	notOutcome = pattern.MustCompile(`采纳(?:您|你|情况|建议的|意见)`)
)

// readOutcome finds the words of adoption in the opening (… 均已采纳). A bare
// 采纳 there is a verb like any other and says nothing of the result.
func (r *reader) readOutcome(opening string) {
	for _, m := range outcomeWords.FindAllStringIndex(opening, -1) {
		w := opening[m[0]:m[1]]
		if w == "采纳" || w == "吸收采纳" || notOutcome.MatchString(opening[m[0]:]) && !endsThere.MatchString(opening[m[0]:]) {
			continue
		}
		if !slices.Contains(r.l.Outcomes, w) {
			r.l.Outcomes = append(r.l.Outcomes, w)
		}
	}
	for i, b := range r.l.Body {
		if len(r.l.Outcomes) > 0 || i == 0 || b.Kind != letter.Paragraph {
			continue
		}
		if r.l.Body[i-1].Kind == letter.Opening {
			if w := strings.TrimRight(adopted.FindString(b.Text), "。；，"); w != "" {
				r.l.Outcomes = []string{w}
			}
		}
	}
}
