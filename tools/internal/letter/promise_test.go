package letter

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPromises(t *testing.T) {
	l := &Letter{Date: Date{2024, 5, 20}, Body: []Block{
		{Kind: Opening, Text: "收悉。"},
		{Kind: Heading, Level: 1, Mark: "一、", Text: "工作开展情况"},
		{Kind: Measure, Mark: "一是", Text: "已建两座", RunIn: true},
		{Kind: Paragraph, Text: "2023年底前建成。"},
		{Kind: Heading, Level: 1, Mark: "二、", Text: "下一步工作计划"},
		{Kind: Paragraph, Text: "我们将："},
		{Kind: Measure, Mark: "一是", Text: "再建三座", RunIn: true},
		{Kind: Paragraph, Text: "力争2026年6月底前完成，到2030年全覆盖，2025年已立项。"},
		{Kind: Measure, Mark: "二是", Text: "年内修订办法"},
		{Kind: Closing, Text: "感谢。"},
	}}
	want := []Promise{
		{Block: 6, Text: "再建三座", Deadlines: []Deadline{{"力争2026年6月底前", Date{2026, 6, 30}}, {"到2030年", Date{2030, 12, 31}}}},
		{Block: 8, Text: "年内修订办法", Deadlines: []Deadline{{"年内", Date{2024, 12, 31}}}},
	}
	if d := cmp.Diff(want, l.Promises()); d != "" {
		t.Error(d)
	}
}

func TestPromisesWithoutHeadings(t *testing.T) {
	l := &Letter{Body: []Block{
		{Kind: Paragraph, Text: "近年来，已建两座。"},
		{Kind: Paragraph, Text: "下一步，我局将在三年内再建三座。"},
	}}
	got := l.Promises()
	if len(got) != 1 || got[0].Block != 1 || got[0].Deadlines != nil {
		t.Errorf("%+v", got)
	}
	l.Date = Date{2024, 5, 20}
	if d := cmp.Diff([]Deadline{{"在三年内", Date{2027, 5, 20}}}, l.Promises()[0].Deadlines); d != "" {
		t.Error(d)
	}
}

// TestPromisesUnderTopics is a letter that answers point by point and promises
// at the end of each.
func TestPromisesUnderTopics(t *testing.T) {
	l := &Letter{Body: []Block{
		{Kind: Heading, Level: 1, Mark: "一、", Text: "关于布局"},
		{Kind: Paragraph, Text: "已编制规划。"},
		{Kind: Paragraph, Text: "下一步，我们将修订规划。"},
		{Kind: Heading, Level: 1, Mark: "二、", Text: "关于资金"},
		{Kind: Measure, Mark: "一是", Text: "已拨付"},
		{Kind: Paragraph, Text: "今后，将继续拨付。"},
		{Kind: Measure, Mark: "一是", Text: "加大力度"},
	}}
	var got []int
	for _, p := range l.Promises() {
		got = append(got, p.Block)
	}
	if d := cmp.Diff([]int{2, 5, 6}, got); d != "" {
		t.Error(d)
	}
}
