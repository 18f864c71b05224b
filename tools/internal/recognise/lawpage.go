package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

// Databases of laws put the properties of a text between its title and the
// text itself: 标题 文章属性 •【公布日期】2022.05.12 … 正文 标题 …
const (
	propertiesHead = "文章属性"
	propertyMark   = "•【"
	textHead       = "正文"
	fewProperties  = 3 // with fewer marks a line is no such page
)

// property matches a row of such a page: •【文号】甲〔2024〕1号.
var property = pattern.MustCompile(`^•?【(\p{Han}{2,8})】(.*)$`)

// asRow writes a property as other pages write a row of label and value. The
// 字号 of a property is the document's number; elsewhere it is the size of type.
func asRow(s string) string {
	m := property.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s
	case m[1] == "字号":
		m[1] = "文号"
	}
	return m[1] + "：" + m[2]
}

// lawPage cuts a line that holds such a page as a whole: into the title, the
// properties, and the text, which begins with the title again. It returns nil
// for other lines.
func lawPage(s string) []string {
	title, rest, ok := strings.Cut(s, propertiesHead)
	if !ok || title == "" || strings.Count(rest, propertyMark) < fewProperties {
		return nil
	}
	rows, _, ok := strings.Cut(rest, textHead+title)
	if !ok {
		return nil
	}
	out := []string{title, propertiesHead}
	for i, row := range strings.Split(rows, propertyMark) {
		if i > 0 {
			row = propertyMark + row
		}
		if row != "" {
			out = append(out, row)
		}
	}
	return append(append(out, textHead), parts(rest[len(rows)+len(textHead):])...)
}

// gluedTitle matches a title that runs into the addressee or the opening.
var gluedTitle = pattern.MustCompile(`^([^。；！？]{10,120}?(?:答复|复函|函复|回复)(?:的?函)?)((?:尊敬的)?[\p{Han}·、]{2,40}(?:委员|代表)[：:].{10,}|(?:您们?|你们?|贵\p{Han}{1,4})(?:在|于|提|反|所|关).{10,})$`)

// splitTitle parts a title with session and number from what it runs into.
func (r *reader) splitTitle() {
	for i, p := range r.pieces {
		m := gluedTitle.FindStringSubmatch(p.text)
		if m == nil || rank(m[1]) < 4 || !titleLike(m[1]) || !isOpening(m[2]) {
			continue
		}
		r.split(i, m[1], m[2])
		return
	}
}
