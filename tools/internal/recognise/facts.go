package recognise

import (
	"cmp"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/source"
)

const linkHint = source.Link

// labels are the names of the rows that pages put around a letter, and the
// fact that each gives; "" for rows that say nothing about the letter.
var labels = map[string]string{
	"标题": "title", "公开事项名称": "title", "文件名称": "title", "名称": "title", "信息名称": "title", "信息标题": "title",
	"文号": "doc number", "发文字号": "doc number", "文件编号": "doc number", "发文号": "doc number", "公文字号": "doc number",
	"编号": "number", "提案号": "number", "提案编号": "number", "建议号": "number", "建议编号": "number", "案号": "number", "提案建议编号": "number",
	"会议届次": "session", "届次": "session", "届次会议": "session",
	"事由": "subject", "案由": "subject", "提案题目": "subject", "建议题目": "subject", "提案名称": "subject", "建议名称": "subject", "提案标题": "subject", "建议标题": "subject",
	"吸收采纳情况": "outcome", "采纳情况": "outcome", "办理结果": "outcome", "解决程度": "outcome", "落实情况": "outcome",
	"成文日期": "date",
	"发布机构": "organ", "主办单位": "organ", "承办单位": "organ", "发文机关": "organ", "答复单位": "organ", "来源": "organ", "信息来源": "organ", "发布单位": "organ", "公开单位": "organ", "制发单位": "organ", "责任部门": "organ", "公开主体": "organ",
	"公开方式": "disclosure", "公开属性": "disclosure", "公开形式": "disclosure", "公开类型": "disclosure", "信息公开属性": "disclosure", "索引号": "", "组配分类": "", "发布日期": "", "发布时间": "", "制发日期": "", "生成日期": "", "提案者": "", "代表姓名": "", "委员姓名": "", "政协提案领域": "", "答复时间": "", "答复内容": "text", "复函内容": "text", "回复内容": "text", "办理内容": "text", "答复意见": "text", "办理意见": "text", "答复正文": "text", "正文": "text", "内容": "text",
	"备注": "", "信息分类": "", "主题分类": "", "主题词": "", "关键词": "", "有效性": "", "体裁分类": "", "类别": "", "分类": "", "浏览次数": "", "阅读次数": "", "点击数": "", "访问量": "", "点击量": "",
	"责任编辑": "", "编辑": "", "作者": "", "时间": "", "日期": "", "公开日期": "", "信息标识": "", "公开时间": "", "更新时间": "", "字体": "", "字号": "", "提案人": "", "建议人": "", "领衔代表": "", "会办单位": "joint", "协办单位": "joint", "索取号": "", "载体类型": "", "公开类别": "disclosure", "关键字": "", "发文日期": "", "发文时间": "", "信息类别": "", "主题": "", "办件编号": "", "处理状态": "", "答复机构": "", "效力状态": "", "公开范围": "",
}

// asLabel returns the label that a piece consists of: 索 引 号：
func asLabel(s string) string {
	return strings.TrimSuffix(squeeze(strings.TrimSuffix(s, ":")), "：")
}

func knownLabel(s string) bool {
	_, ok := labels[asLabel(s)]
	return ok
}

var labelColon = regexp.MustCompile(`(` + strings.Join(labelNames(), "|") + `)[：:]`)

// labelNames returns the labels, the longest first.
func labelNames() []string {
	names := slices.Collect(maps.Keys(labels))
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	return names
}

// labelled takes a line of labels and values apart: 索引号：1 文号：甲〔2024〕1号.
// It returns nothing for a line that does not begin with a label, or gives no
// value at all.
func labelled(s string) [][2]string {
	if i := strings.IndexAny(s, "：:"); i < 0 || !knownLabel(s[:i]) {
		return nil
	}
	s = squeeze(s)
	m := labelColon.FindAllStringSubmatchIndex(s, -1)
	if len(m) == 0 || m[0][0] != 0 || m[len(m)-1][1] == len(s) && len(m) == 1 {
		return nil
	}
	var out [][2]string
	for i, x := range m {
		end := len(s)
		if i+1 < len(m) {
			end = m[i+1][0]
		}
		out = append(out, [2]string{s[x[2]:x[3]], s[x[1]:end]})
	}
	return out
}

var wideGap = regexp.MustCompile(` {2,}`)

// spacedRow takes a line apart in which wide gaps part labels from values:
// 索引号  1  公开方式  主动公开.
func spacedRow(s string) [][2]string {
	fields := wideGap.Split(strings.TrimSpace(s), -1)
	if len(fields) < 2 || len(fields)%2 != 0 {
		return nil
	}
	var out [][2]string
	for i := 0; i < len(fields); i += 2 {
		if !knownLabel(fields[i]) {
			return nil
		}
		out = append(out, [2]string{asLabel(fields[i]), fields[i+1]})
	}
	return out
}

// readFacts reads the rows of label and value outside of the body. A value
// stands behind its label, in the next cell, or on the next line.
func (r *reader) readFacts() {
	for i := 0; i < len(r.pieces); i++ {
		if i >= r.start && i < r.end || r.pieces[i].as != "" {
			continue
		}
		p := r.pieces[i]
		rows := labelled(p.text)
		if rows == nil {
			rows = spacedRow(p.Text)
		}
		if len(rows) > 0 {
			slices.SortStableFunc(rows, func(a, b [2]string) int { // a row that says something claims the line
				return cmp.Compare(idle(a[0]), idle(b[0]))
			})
			for _, row := range rows {
				r.fact(i, labels[row[0]], row[1])
			}
			continue
		}
		if !knownLabel(p.text) || !(p.Is(source.InCell) || p.Is(source.Heading) || strings.HasSuffix(p.text, "：")) {
			continue
		}
		kind := labels[asLabel(p.text)]
		r.drop(i, reasonLabel)
		if kind == "text" {
			continue
		}
		if j := i + 1; j < len(r.pieces) && (j < r.start || j >= r.end) && !knownLabel(r.pieces[j].text) && r.pieces[j].as == "" && utf8.RuneCountInString(r.pieces[j].text) < 120 {
			r.fact(j, kind, r.pieces[j].text)
			i = j
		}
	}
}

// idle is 1 for a label whose row is not the letter's, else 0.
func idle(label string) int {
	if kind := labels[label]; kind == "" || kind == "organ" {
		return 1
	}
	return 0
}

// fact keeps the value of a row. Rows that say nothing of the letter are noise.
func (r *reader) fact(i int, kind, value string) {
	value = strings.TrimSpace(value)
	f := &r.facts
	switch kind {
	case "title":
		f.titles = append(f.titles, value)
	case "doc number":
		f.doc, _ = docNumber(value)
	case "number":
		if n := strings.Trim(squeeze(foldWidth(value)), "第号"); isNumber(n) {
			f.number = n
		}
	case "session":
		f.session = append(f.session, value)
	case "subject":
		f.subject = value
	case "date":
		f.date, _ = lineDate(value)
	case "organ":
		f.organs = append(f.organs, squeeze(value))
		kind = ""
	case "disclosure":
		if d, ok := disclosure("公开方式：" + value); ok && r.l.Disclosure == "" {
			r.l.Disclosure = d
		}
	case "joint":
		f.joint = squeeze(value)
	case "outcome":
		if c, ok := category(value); ok && r.l.Category == "" {
			r.l.Category, kind = c, "category"
			break
		}
		if !outcomeWord.MatchString(value) {
			return
		}
		r.l.Outcomes = append(r.l.Outcomes, value)
	}
	if kind == "" {
		r.drop(i, reasonRow)
		return
	}
	r.claim(i, kind)
}

func isNumber(s string) bool {
	digits := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-':
		default:
			return false
		}
	}
	return digits > 0 && digits < 15
}
