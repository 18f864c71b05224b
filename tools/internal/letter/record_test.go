package letter

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRecordOfNothing(t *testing.T) {
	got, err := json.Marshal((&Letter{Document: NotALetter}).Record(false))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"kind":null,"document":"not-a-letter","level":null,"place":null,"term":null,"session":null,"number":null,` +
		`"second_number":null,"title":null,"subject":null,"addressees":[],"addressee_role":"","and_others":false,"agencies":null,` +
		`"co_agencies":[],"doc_number":null,"category":null,"outcome_words":[],"date":null,"disclosure":null,"cc":[],"contact":null,` +
		`"headings":[],"lead_ins":[],"cited":[],"amounts":[]}`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Error(d)
	}
}

func TestRecordMasksContact(t *testing.T) {
	l := Letter{Contact: &Contact{Name: "周文", Phones: []string{"13800000000", "138-0013-8000", "0574-55550000"}}}
	got := l.Record(false).Contact
	want := &RecordContact{Name: given(HiddenContact), Phones: []string{HiddenMobile, HiddenMobile, HiddenPhone}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"13800000000", "138-0013-8000", "0574-55550000"}, l.Contact.Phones); d != "" {
		t.Errorf("masking changed the letter: %s", d)
	}
	if got := *l.Record(true).Contact.Name; got != "周文" {
		t.Errorf("private record names %q", got)
	}
}

func written(paragraphs ...string) *Letter {
	l := &Letter{Subject: "关于甲的建议"}
	for _, p := range paragraphs {
		l.Body = append(l.Body, Block{Kind: Paragraph, Text: p})
	}
	return l
}

func TestCitedNested(t *testing.T) {
	l := written("您提出的《关于甲的建议》收悉。", "按照《办法（试行）》《关于印发《细则》的通知》，再按《办法（试行）》，《未完", "》孤立")
	if d := cmp.Diff([]string{"办法（试行）", "关于印发《细则》的通知"}, l.Cited()); d != "" {
		t.Error(d)
	}
}

func TestAmounts(t *testing.T) {
	type figure struct {
		Text, Value, Unit string
		Bound             Bound
	}
	for in, want := range map[string][]figure{
		"给予最高5000万元补助":                {{"5000万元", "50000000", "元", AtMost}},
		"最高可给予5亿元":                    {{"5亿元", "500000000", "元", AtMost}},
		"带动研发投入1亿2000万元，2亿5千万元。":      {{"1亿2000万元", "120000000", "元", ""}, {"2亿5千万元", "250000000", "元", ""}},
		"投入20．5亿元，３５００万元。":            {{"20．5亿元", "2050000000", "元", ""}, {"３５００万元", "35000000", "元", ""}},
		"投入1，200万元，20·5亿元，12,34万元。":   nil, // nobody can say what the marks part
		"带动研发投入2.67亿元。":               {{"2.67亿元", "267000000", "元", ""}},
		"300万千瓦以上":                    {{"300万千瓦", "3000000", "千瓦", AtLeast}},
		"总投资约48亿元，不低于3元":              {{"48亿元", "4800000000", "元", About}, {"3元", "3", "元", AtLeast}},
		"按150元/千瓦时给予":                 {{"150元/千瓦时", "150", "元/千瓦时", ""}},
		"156万千瓦/315万千瓦时":              {{"156万千瓦", "1560000", "千瓦", ""}, {"315万千瓦时", "3150000", "千瓦时", ""}},
		"3,200余万元":                    {{"3,200余万元", "32000000", "元", MoreThan}},
		"每年10-20万元":                   {{"10-20万元", "200000", "元", ""}},
		"50万元至100万元":                  {{"50万元至100万元", "1000000", "元", ""}},
		"新增20MW、3kWh，厚5米":             {{"20MW", "20", "MW", ""}, {"3kWh", "3", "kWh", ""}, {"5米", "5", "米", ""}},
		"12万平方米、2.1万人、330千伏、45%、第3元素": nil,
		"投入三千万元，另筹一点五亿元":              {{"三千万元", "30000000", "元", ""}, {"一点五亿元", "150000000", "元", ""}},
		"约五百余万元、两亿三千万元以上":             {{"五百余万元", "5000000", "元", About}, {"两亿三千万元", "230000000", "元", AtLeast}},
		"三到五万元，修路十五公里和三公里、二十五万千瓦":     {{"三到五万元", "50000", "元", ""}, {"十五公里", "15", "公里", ""}, {"三公里", "3", "公里", ""}, {"二十五万千瓦", "250000", "千瓦", ""}},
		"数十万元、几千万元、多元、二元结构、一元、上百万元":   nil,
		"型号A5米、2025年":                 nil,
	} {
		var got []figure
		for _, a := range written(in).Amounts() {
			got = append(got, figure{a.Text, a.Value.String(), a.Unit, a.Bound})
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", in, d)
		}
	}
}

func FuzzDerived(f *testing.F) {
	f.Add("《甲《乙》》，最高5000万元/人，10-20万元")
	f.Add("力争2026年9月15日前，明年二季度，三年内，六个月内，三千万元")
	f.Fuzz(func(t *testing.T, s string) {
		l := written(s)
		for _, a := range l.Amounts() {
			if a.Text == "" || a.Unit == "" || a.Block != 0 {
				t.Errorf("%q gives %+v", s, a)
			}
		}
		l.Date = Date{2024, 2, 29}
		for _, d := range l.deadlines(s) {
			if !d.By.Valid() || !strings.Contains(s, d.Text) {
				t.Errorf("%q is due %+v", s, d)
			}
		}
		for _, c := range l.Cited() {
			if c == "" {
				t.Errorf("%q cites nothing", s)
			}
		}
	})
}
