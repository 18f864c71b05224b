package page

import (
	"strings"
	"testing"

	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func places(name string) string {
	if name == "宁波市" {
		return "ningbo"
	}
	return ""
}

func agencies(key string) string {
	return map[string]string{"ningbo-education": "宁波市教育局"}[key]
}

// sample has every kind of block and every field.
func sample() *letter.Letter {
	l := &letter.Letter{
		Lang: letter.Chinese, Document: letter.Reply, Kind: letter.Proposal,
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4},
		Number:   "016", SecondNumber: "教育类02", Title: "市教育局对第016号提案的答复", Subject: "关于“课后服务”的建议",
		Addressees: letter.Addressees{Names: []string{"张三", "李四"}, Role: "委员", Others: true},
		DocNumber:  "甬教函〔2025〕1号", Category: "B", Outcomes: []string{"已采纳"},
		Lead:  []letter.Agency{{Name: "宁波市教育局", Key: "ningbo-education"}},
		Joint: []letter.Agency{{Name: "某某中心"}},
		Date:  letter.Date{Year: 2025, Month: 6, Day: 13}, CopiedTo: []string{"市政协提案委"}, Published: "2025-06-20T09:30:00",
		Disclosure: "主动公开", Attachments: []string{"附件1"}, Redacted: []string{"contact"},
		Source: letter.Source{File: "a/b.txt", SHA256: "00ff", URL: "https://x.example/1"},
		Body: []letter.Block{
			{Kind: letter.Opening, Text: "您提出的提案收悉。现答复如下："},
			{Kind: letter.Heading, Level: 1, Mark: "一、", Text: "已开展的工作"},
			{Kind: letter.Paragraph, Text: "近年来，依据《办法》推进。"},
			{Kind: letter.Measure, Mark: "一是", Text: "建平台", Stop: "。", RunIn: true},
			{Kind: letter.Paragraph, Text: "投入 3 亿元。"},
			{Kind: letter.Measure, Mark: "二是", Text: "抓落实", Stop: "；"},
			{Kind: letter.Heading, Level: 2, Mark: "（一）", Text: "经费", Stop: "。", RunIn: true},
			{Kind: letter.Paragraph, Text: "见下表。"},
			{Kind: letter.Table, Text: "年\t金额\n2024\t1|2"},
			{Kind: letter.Heading, Level: 3, Mark: "1.", Text: "小节"},
			{Kind: letter.Heading, Level: 1, Mark: "二、", Text: "下步打算"},
			{Kind: letter.Paragraph, Text: "继续。"},
			{Kind: letter.Closing, Text: "感谢您的支持。"},
		},
	}
	letter.AssignIDs(l.Body)
	return l
}

func TestRoundTrip(t *testing.T) {
	want := sample()
	data, err := Format(want, KeysOf(want, places))
	if err != nil {
		t.Fatal(err)
	}
	got, findings := Parse("index.zh.md", data, agencies)
	if len(findings) > 0 {
		t.Fatalf("findings: %v", findings)
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("read back (-written +read):\n%s\npage:\n%s", d, data)
	}
	again, _ := Format(got, KeysOf(got, places))
	if d := cmp.Diff(string(data), string(again)); d != "" {
		t.Errorf("written again:\n%s", d)
	}
}

func TestKeys(t *testing.T) {
	k := KeysOf(sample(), places)
	want := Keys{
		Proposals: []string{"ningbo-cppcc-16-4-016"}, Sessions: []string{"ningbo-cppcc-16-4"},
		Agencies:   []string{"ningbo-education", "某某中心"},
		Categories: []string{"ningbo-cppcc-b"}, Years: []string{"2025"}, Policies: []string{"办法"},
		Members: []string{"ningbo-cppcc-张三", "ningbo-cppcc-李四"}, Classes: []string{"ningbo-cppcc-教育"},
		Roles: map[string]letter.Role{"s1": letter.Done, "s2": letter.Planned},
	}
	if d := cmp.Diff(want, k); d != "" {
		t.Error(d)
	}
	if got := Bundle(sample(), places); got != "ningbo-cppcc-16-4/016-ningbo-education" {
		t.Errorf("bundle = %s", got)
	}
	bare := &letter.Letter{Source: letter.Source{File: "sub/某局 答复(1).txt"}}
	if got := Bundle(bare, places); got != "unsorted/某局-答复-1" {
		t.Errorf("bundle of a letter without number = %s", got)
	}
	if d := cmp.Diff(Keys{}, KeysOf(bare, places)); d != "" {
		t.Errorf("keys of a letter that says nothing: %s", d)
	}
}

// A name that Hugo cannot make an address of must not end the build of a whole
// site: it stays in the text and groups nothing.
func TestAddressable(t *testing.T) {
	long := strings.Repeat("关于进一步加强工作的通知", 8)
	got := addressable([]string{"办法", "？", "……", long, "5G", ""})
	if d := cmp.Diff([]string{"办法", "5G"}, got); d != "" {
		t.Error(d)
	}
}

func TestEdited(t *testing.T) {
	l := sample()
	data, _ := Format(l, KeysOf(l, places))
	if Edited(data) {
		t.Error("a fresh page counts as edited")
	}
	if Edited([]byte(strings.ReplaceAll(string(data), "\n", "\r\n"))) {
		t.Error("Windows line ends count as an edit")
	}
	if !Edited([]byte(strings.Replace(string(data), "3 亿元", "4 亿元", 1))) {
		t.Error("a changed figure does not count as an edit")
	}
	if !Edited([]byte("+++\ntitle = 'x'\n+++\n")) {
		t.Error("a page written by hand does not count as an edit")
	}
	quoting := sample()
	quoting.Body[2].Text = "checksum = 'ab'"
	data, _ = Format(quoting, KeysOf(quoting, places))
	if Edited(data) {
		t.Error("a letter that quotes a checksum counts as edited")
	}
}

// TestHandEdited reads what people do to a page: no address, emphasis, links,
// lists, a paragraph over two lines.
func TestHandEdited(t *testing.T) {
	l := sample()
	l.Body = l.Body[:1]
	data, _ := Format(l, KeysOf(l, places))
	data = append(data, "\n新加的**一段**，见[办法](https://x.example)。\n\n第一行\n第二行 and\nmore\n{#p9}\n\n- 甲\n- 乙\n\n## 二、打算\n\n### 一是新措施。\n\n内容\n"...)
	got, findings := Parse("index.zh.md", data, agencies)
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	want := []letter.Block{
		l.Body[0],
		{Kind: letter.Paragraph, Text: "新加的一段，见办法。", ID: "p1"},
		{Kind: letter.Paragraph, Text: "第一行第二行 and more", ID: "p9"},
		{Kind: letter.Paragraph, Text: "甲", ID: "p2"},
		{Kind: letter.Paragraph, Text: "乙", ID: "p3"},
		{Kind: letter.Heading, Level: 1, Mark: "二、", Text: "打算", ID: "s1"},
		{Kind: letter.Measure, Mark: "一是", Text: "新措施", Stop: "。", RunIn: true, ID: "s1-m1"},
		{Kind: letter.Paragraph, Text: "内容", ID: "s1-m1-p1"},
	}
	if d := cmp.Diff(want, got.Body); d != "" {
		t.Error(d)
	}
}

func FuzzRoundTrip(f *testing.F) {
	for _, s := range hostile {
		f.Add(s.in)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want := oneLine(strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), ""))
		if want == "" {
			return
		}
		l := &letter.Letter{Lang: letter.Chinese, Body: []letter.Block{
			{Kind: letter.Paragraph, Text: want, ID: "p1"},
			{Kind: letter.Heading, Level: 1, Mark: "一、", Text: want + "了", ID: "s1"},
			{Kind: letter.Paragraph, Text: want, ID: "s1-p1"},
		}}
		data, err := Format(l, Keys{})
		if err != nil {
			t.Fatal(err)
		}
		got, findings := Parse("index.zh.md", data, agencies)
		if len(findings) > 0 {
			t.Fatal(findings)
		}
		if d := cmp.Diff(l, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%s\npage:\n%s", d, data)
		}
	})
}
