package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

// categoryNote is what some write the letter out with: A类（已解决）.
const categoryNote = `(?:[（(][^（()）]{2,20}[)）]|[：:]\p{Han}{2,20})?`

var (
	categoryLabelled = pattern.MustCompile(`^[（(【\[［]?\p{Han}{0,8}(?:类别|类型|分类|结果|程度|等级)(?:标记|标识|标注|代码)?[：:]?[“"（(]?([A-Da-d][1-3]?|[甲乙丙丁])[”"）)]?类?` + categoryNote + `[)）】\]］]?$`)
	categoryAlone    = pattern.MustCompile(`^[（(【\[［]?属?([A-D][1-3]?|[甲乙丙丁])(?:类` + categoryNote + `|件|类?(?:件|提案|建议)?)[】\])）］]?$`)
)

// category returns the letter of a line that gives the category: 类别标记：A,
// A类, 办复类别：B类, A1. A lone letter without 类 counts too, in the head only.
func category(s string) (string, bool) {
	s = strings.TrimRight(squeeze(foldWidth(s)), "，,；;、。")
	for _, re := range []*pattern.Pattern{categoryLabelled, categoryAlone} {
		if m := re.FindStringSubmatch(s); m != nil {
			return strings.ToUpper(m[1]), true
		}
	}
	return "", false
}

func (r *reader) readCategory() {
	for i := range r.pieces[:r.tailEnd()] {
		if i >= r.start && i < r.end {
			continue
		}
		if c, ok := category(r.pieces[i].text); ok && r.pieces[i].as == "" {
			if r.l.Category == "" {
				r.l.Category = c
			}
			r.claim(i, "category")
		}
	}
}
