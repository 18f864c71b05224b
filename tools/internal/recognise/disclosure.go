package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

// publicWords are the words of the decision itself.
const publicWords = `(?:不?同意|可以?|建议|主动|依申请|不予|不宜|暂不|不|对外|网上|全文|摘要|部分|删减后){0,3}公开(?:发布)?`

var (
	disclosureMark = pattern.MustCompile(`^[（(【\[]?(?:此件|本件|此文|本文|此复函|此答复)([^，。]{0,30}?公[开布][^。（）()]{0,20}?)[)）】\]]?。?$`)
	disclosureRow  = pattern.MustCompile(`^[（(]?\p{Han}{0,6}公开\p{Han}{0,4}[：:][（(【\[]?(` + publicWords + `)[)）】\]]{0,2}$`)
	disclosureWord = pattern.MustCompile(`^(?:注[：:])?[（(【\["“]?(` + publicWords + `)[)）】\]"”]?。?$`)
)

// disclosure returns the words of a line that says whether the letter is to
// be published: （此件主动公开）, 公开属性：主动公开.
func disclosure(s string) (string, bool) {
	s = strings.TrimRight(squeeze(s), "，,；;、")
	for _, re := range []*pattern.Pattern{disclosureMark, disclosureRow, disclosureWord} {
		if m := re.FindStringSubmatch(s); m != nil {
			return m[1], true
		}
	}
	return "", false
}

// disclosureInHead reads a mark above the letter, if there is none below.
func (r *reader) disclosureInHead() {
	for i := range r.pieces[:r.start] {
		if p := r.pieces[i]; p.as == "" && !p.Is(linkHint) {
			if d, ok := disclosure(p.text); ok {
				if r.l.Disclosure == "" {
					r.l.Disclosure = d
				}
				r.claim(i, "disclosure")
			}
		}
	}
}
