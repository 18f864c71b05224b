package letter

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestDeadlines(t *testing.T) {
	l := &Letter{Date: Date{2025, time.June, 13}, Body: []Block{
		{Kind: Heading, Level: 1, Mark: "一、", Text: "下步工作计划", ID: "s1"},
		{Kind: Measure, Mark: "一是", Text: "建成平台。", ID: "s1-m1"},
		{Kind: Paragraph, Text: "力争2026年底前建成。", ID: "s1-m1-p1"},
		{Kind: Measure, Mark: "二是", Text: "继续推进。", ID: "s1-m2"},
	}}
	want := []Due{{Deadline{"力争2026年底前", Date{2026, time.December, 31}}, "s1-m1"}}
	if d := cmp.Diff(want, l.Deadlines()); d != "" {
		t.Error(d)
	}
}
