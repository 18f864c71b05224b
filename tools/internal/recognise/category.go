package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

var (
	categoryLabelled = pattern.MustCompile(`^[（(【\[]?\p{Han}{0,8}(?:类别|类型|分类|办理结果|答复结果|办理程度)(?:标记|标识|标注|代码)?[：:]?[“"（(]?([A-Da-d][1-3]?|[甲乙丙丁])[”"）)]?类?[)）】\]]?$`)
	categoryAlone    = pattern.MustCompile(`^[（(【\[]?([A-D][1-3]?|[甲乙丙丁])类?(?:件|提案|建议)?[】\])）]?$`)
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
