package recognise

import "regexp"

var (
	categoryLabelled = regexp.MustCompile(`^[（(]?\p{Han}{0,8}(?:类别|类型|分类|类别标记|类别标识|办理结果)[：:]?([A-Da-d甲乙丙丁])类?[)）]?$`)
	categoryAlone    = regexp.MustCompile(`^[（(【\[]?([A-D甲乙丙丁])[12]?类?[】\])）]?$`)
)

// category returns the letter of a line that gives the category: 类别标记：A,
// A类, 办复类别：B类. A lone letter without 类 counts too, in the head only.
func category(s string) (string, bool) {
	s = squeeze(foldWidth(s))
	for _, re := range []*regexp.Regexp{categoryLabelled, categoryAlone} {
		if m := re.FindStringSubmatch(s); m != nil {
			if c := m[1]; c >= "a" && c <= "d" {
				return string(c[0] - 'a' + 'A'), true
			}
			return m[1], true
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
