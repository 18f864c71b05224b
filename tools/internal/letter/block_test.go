package letter

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// body has headings of three levels, measures that begin anew, and text before
// the first heading.
func body() []Block {
	return []Block{
		{Kind: Opening, Text: "收悉。"},
		{Kind: Paragraph, Text: "前言"},
		{Kind: Measure, Mark: "一是", Text: "总体", Stop: "。", RunIn: true},
		{Kind: Paragraph, Text: "说明"},
		{Kind: Heading, Level: 1, Mark: "一、", Text: "已开展的工作"},
		{Kind: Paragraph, Text: "近年来"},
		{Kind: Heading, Level: 2, Mark: "（一）", Text: "经费"},
		{Kind: Measure, Mark: "一是", Text: "投入", Stop: "；"},
		{Kind: Paragraph, Text: "数额"},
		{Kind: Paragraph, Text: "来源"},
		{Kind: Heading, Level: 3, Mark: "1.", Text: "小项"},
		{Kind: Heading, Level: 2, Mark: "（二）", Text: "人员", Stop: "。", RunIn: true},
		{Kind: Paragraph, Text: "若干"},
		{Kind: Heading, Level: 1, Mark: "二、", Text: "下步打算"},
		{Kind: Measure, Mark: "一是", Text: "推进", Stop: "。", RunIn: true},
		{Kind: Table, Text: "甲\t乙"},
		{Kind: Closing, Text: "感谢"},
		{Kind: Closing, Text: "此复"},
	}
}

func ids(blocks []Block) string {
	var out []string
	for _, b := range blocks {
		out = append(out, b.ID)
	}
	return strings.Join(out, " ")
}

func TestAssignIDs(t *testing.T) {
	b := body()
	AssignIDs(b)
	want := "opening p1 m1 m1-p1 s1 s1-p1 s1-1 s1-1-m1 s1-1-m1-p1 s1-1-m1-p2 s1-1-1 s1-2 s1-2-p1 s2 s2-m1 s2-m1-p1 closing closing-1"
	if d := cmp.Diff(want, ids(b)); d != "" {
		t.Error(d)
	}
}

// TestAssignIDsKeepsAddresses puts a paragraph into a page whose blocks have
// their addresses: theirs stay, and the new one is unlike all of them.
func TestAssignIDsKeepsAddresses(t *testing.T) {
	b := body()
	AssignIDs(b)
	before := ids(b)
	b = append(b[:6:6], append([]Block{{Kind: Paragraph, Text: "插入"}}, b[6:]...)...)
	AssignIDs(b)
	if b[6].ID != "s1-p2" {
		t.Errorf("the new paragraph is %s", b[6].ID)
	}
	b = append(b[:6], b[7:]...)
	if d := cmp.Diff(before, ids(b)); d != "" {
		t.Error(d)
	}
}

func TestParagraphs(t *testing.T) {
	l := &Letter{Body: body()}
	want := []string{"收悉。", "前言", "一是总体。说明", "一、已开展的工作", "近年来", "（一）经费", "一是投入；", "数额", "来源",
		"1.小项", "（二）人员。若干", "二、下步打算", "一是推进。甲\t乙", "感谢", "此复"}
	if d := cmp.Diff(want, l.Paragraphs()); d != "" {
		t.Error(d)
	}
}

func TestSectionsAndRoles(t *testing.T) {
	l := &Letter{Body: body()}
	AssignIDs(l.Body)
	s := l.Sections()
	if len(s) != 3 || s[0].Head != nil || len(s[0].Blocks) != 4 || s[1].Head.Mark != "一、" || len(s[2].Blocks) != 4 {
		t.Errorf("sections: %+v", s)
	}
	if d := cmp.Diff(map[string]Role{"s1": Done, "s2": Planned}, l.Roles()); d != "" {
		t.Error(d)
	}
	if r := (&Letter{Body: body()[:2]}).Roles(); r != nil {
		t.Errorf("roles of a letter without sections: %v", r)
	}
}

func TestRoleOf(t *testing.T) {
	for heading, want := range map[string]Role{
		"已开展的主要工作": Done, "工作开展情况": Done, "我省清洁能源发展现状": Done, "已采取的措施": Done,
		"下步工作计划": Planned, "下一步工作打算": Planned, "下一步开展的工作": Planned, "今后努力方向": Planned, "下一步工作举措": Planned,
		"关于完善价格机制的建议": Other, "加强统筹": Other,
	} {
		if got := RoleOf(heading); got != want {
			t.Errorf("RoleOf(%s) = %s, want %s", heading, got, want)
		}
	}
}

// TestNamed holds that the title by which the text names the matter is no policy, also
// where somebody has corrected the subject alone.
func TestNamed(t *testing.T) {
	for opening, want := range map[string]string{
		"您提出的《关于办好学校的建议》（第18号）收悉。":    "关于办好学校的建议",
		"您在会上提出的“关于落实“双减”的提案”收悉。":     "关于落实“双减”的提案",
		"您提出的关于落实《甲办法》的建议收悉。":         "",
		"您好！感谢您对教育的关心，依据《甲办法》答复如下。":   "",
		"您提出的《关于落实《甲办法》的建议》和《乙规划》收悉。": "关于落实《甲办法》的建议",
		"您提出的“关于办好学校":                 "",
	} {
		l := &Letter{Subject: "关于办好小学的建议", Body: []Block{{Kind: Opening, Text: opening}}}
		if got := l.Named(); got != want {
			t.Errorf("%s names %q, want %q", opening, got, want)
		}
		if want != "" && slices.Contains(l.Cited(), want) {
			t.Errorf("%s cites its own matter: %q", opening, l.Cited())
		}
	}
}

func TestCited(t *testing.T) {
	l := &Letter{
		Subject: "关于办好学校的建议",
		Body: []Block{
			{Text: "您提出的《关于办好 学校的建议》收悉。"},
			{Text: "依据《甲办法》《关于印发〈乙方案〉的通知》和《甲办法》，又见《丙\n规划》。未完《丁"},
		},
	}
	if d := cmp.Diff([]string{"甲办法", "关于印发〈乙方案〉的通知", "丙\n规划"}, l.Cited()); d != "" {
		t.Error(d)
	}
	nested := &Letter{Body: []Block{{Text: "见《关于落实《甲办法》的意见》》。"}}}
	if d := cmp.Diff([]string{"关于落实《甲办法》的意见"}, nested.Cited()); d != "" {
		t.Error(d)
	}
}

func TestDate(t *testing.T) {
	d, ok := ParseDate("2025-06-13")
	if !ok || d.String() != "2025-06-13" || !d.Valid() || d.IsZero() {
		t.Errorf("ParseDate = %v %v", d, ok)
	}
	if _, ok := ParseDate("2025-02-30"); ok {
		t.Error("a day that does not exist was read")
	}
	if (Date{2025, 2, 30}).Valid() || (Date{}).Valid() || (Date{}).String() != "" {
		t.Error("a day that does not exist counts as one")
	}
}

func TestParagraphsInEnglish(t *testing.T) {
	l := &Letter{Lang: English, Body: []Block{
		{Kind: Heading, Level: 1, Mark: "I. ", Text: "Plans", State: Translated},
		{Kind: Measure, Mark: "First: ", Text: "More parks", Stop: ".", RunIn: true, State: Draft},
		{Kind: Paragraph, Text: "Two will be built.", State: Reviewed},
		{Kind: Measure, Mark: "二是", Text: "治水", Stop: "。", RunIn: true, State: Missing},
		{Kind: Paragraph, Text: "整治河道。", State: Missing},
	}}
	want := []string{"I. Plans", "First: More parks. Two will be built.", "二是治水。整治河道。"}
	if d := cmp.Diff(want, l.Paragraphs()); d != "" {
		t.Error(d)
	}
}
