package fiction

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"dafu/tools/internal/numeral"
)

// writer writes one letter.
type writer struct {
	*rand.Rand
	number, serial int
}

func (w writer) pick(list []string) string { return list[w.IntN(len(list))] }

// some returns n different entries of a list, in the order of a shuffle.
func (w writer) some(list []string, n int) []string {
	p := w.Perm(len(list))
	out := make([]string, 0, n)
	for _, i := range p[:min(n, len(list))] {
		out = append(out, list[i])
	}
	return out
}

// letter returns the file name and the text of the letter.
func (w writer) letter() (name, text string) {
	year := 2022 + w.serial%4
	t := topics[w.IntN(len(topics))]
	lead := agencies[t.agency]
	proposal := w.IntN(5) < 3
	session, matter, role, short := fmt.Sprintf("市政协六届%s次会议", numeral.Han(year-2020)), "提案", "委员", "提案"
	if !proposal {
		session, matter, role, short = fmt.Sprintf("市十七届人大%s次会议", numeral.Han(year-2020)), "建议", "代表", "建议"
	}
	subject := fmt.Sprintf("关于%s%s的%s", w.pick(verbs), w.pick(t.things), matter)
	members := w.some(people, 1+w.IntN(3)/2)
	joint := w.jointly(t.agency)

	var b strings.Builder
	line := func(format string, a ...any) { fmt.Fprintf(&b, format+"\n\n", a...) }
	if w.IntN(4) > 0 {
		line("类别标记：%s", []string{"A", "A", "B", "C"}[w.IntN(4)])
	}
	line("云%s函〔%d〕%d号", lead.mark, year, 10+w.serial%400)
	// Some sessions print the class of the matter behind its number.
	class := ""
	if year%2 == 0 {
		class = fmt.Sprintf("（%s类%03d号）", t.name, 1+w.serial%200)
	}
	line("市%s对%s第%d号%s%s的答复", lead.short, session, w.number, class, short)
	line("%s%s：", strings.Join(members, "、"), role)
	opening := fmt.Sprintf("您在%s期间提出的《%s》（第%d号%s）收悉。", session, subject, w.number, short)
	if len(joint) > 0 {
		opening += fmt.Sprintf("我局会同市%s进行研究，", strings.Join(joint, "、市"))
	}
	line("%s现答复如下：", opening)
	line("一、已开展的工作")
	line("近年来，我市高度重视%s，把%s列为民生实事。主要开展了以下工作：", w.pick(t.things), w.pick(t.things))
	w.measures(line, t, done)
	line("二、下一步工作打算")
	line("根据您提出的建议，下一步我局将重点做好以下工作。")
	w.measures(line, t, planned)
	line("感谢您对我市%s工作的关心和支持。", t.name)
	line("%s%s", Place, lead.name)
	line("%d年%d月%d日", year, 4+w.IntN(6), 1+w.IntN(28))
	line("（联系人：王小明；联系电话：13800000000）")
	cc := "市政协提案委"
	if !proposal {
		cc = "市人大常委会代表工委"
	}
	line("抄送：%s，市政府办公厅。", cc)
	line("（%s）", Notice)
	return fmt.Sprintf("%d/%05d.txt", year, w.serial+1), b.String()
}

// jointly picks the agencies that take part, by their short names.
func (w writer) jointly(lead int) []string {
	var out []string
	for _, i := range w.Perm(len(agencies))[:w.IntN(4)] {
		if i != lead {
			out = append(out, agencies[i].short)
		}
	}
	return out
}

// measures writes 一是 … with the sentences of a topic.
func (w writer) measures(line func(string, ...any), t topic, sentences []string) {
	n := 2 + w.IntN(3)
	titles := w.some(measureTitles, n)
	for i, title := range titles {
		var b strings.Builder
		for _, s := range w.some(sentences, 2+w.IntN(3)) {
			b.WriteString(w.fill(s, t))
		}
		line("%s是%s。%s", numeral.Han(i+1), title, b.String())
	}
}

// fill puts things, streets and figures into a sentence.
func (w writer) fill(s string, t topic) string {
	r := strings.NewReplacer(
		"{thing}", w.pick(t.things), "{place}", w.pick(streets), "{plan}", fmt.Sprintf("《%s%s》", Place, w.pick(t.plans)),
		"{n}", fmt.Sprint(2+w.IntN(300)), "{m}", fmt.Sprint(3+w.IntN(90)),
		"{money}", fmt.Sprintf("%d.%d亿元", w.IntN(9), 1+w.IntN(9)), "{wan}", fmt.Sprintf("%d万元", 50*(1+w.IntN(60))),
		"{share}", fmt.Sprintf("%d.%d%%", 40+w.IntN(55), 1+w.IntN(9)), "{year}", fmt.Sprint(2026+w.IntN(4)),
	)
	return r.Replace(s)
}
