package memory

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestSampleGolden holds the English of the sample letter as its page prints it.
func TestSampleGolden(t *testing.T) {
	en, _ := open(t, translations).Translate(sampleKey, sample(t), NamesOf(registry(t)))
	var b strings.Builder
	for _, s := range []string{en.Title, en.Subject, strings.Join(en.Addressees.Names, ", ") + ", " + en.Addressees.Role,
		en.DocNumber, strings.Join(en.CopiedTo, "; ")} {
		b.WriteString(s + "\n")
	}
	for _, x := range en.Body {
		b.WriteString("\n[" + x.ID + "] " + x.Printed() + "\n")
	}
	golden := filepath.Join("testdata", "sample.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), b.String()); d != "" {
		t.Error(d)
	}
}

// TestRuleGivesSampleTitle holds that the title needs no translator.
func TestRuleGivesSampleTitle(t *testing.T) {
	zh := sample(t)
	m := open(t, t.TempDir())
	en, _ := m.Translate("x", zh, registered)
	want := "Reply of the Ningbo Municipal Bureau of Science and Technology to Proposal No. 16, " +
		"Fourth Session of the 16th Ningbo Municipal Committee of the CPPCC"
	if en.Title != want {
		t.Errorf("by rule: %q", en.Title)
	}
	shipped, _ := open(t, translations).Translate(sampleKey, zh, registered)
	if shipped.Title != want {
		t.Errorf("by catalogue: %q", shipped.Title)
	}
}

func TestTitles(t *testing.T) {
	base := letter.Letter{Document: letter.Reply, Kind: letter.Proposal, Number: "16",
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4}}
	const fourth = "Proposal No. 16, Fourth Session of the 16th Ningbo Municipal Committee of the CPPCC"
	for _, c := range []struct{ zh, want string }{
		{"对市政协十六届四次会议第16号提案的答复", "Reply to " + fourth},
		{"关于市政协十六届四次会议第16号提案答复的函", "Reply to " + fourth},
		{"关于政协宁波市第十六届委员会第四次会议第16号提案的答复", "Reply to " + fourth},
		{"宁波市科学技术局关于市政协十六届四次会议第16号提案的复函", "Reply of the " + science + " to " + fourth},
		{"市教育局关于对市政协十六届四次会议第16号提案的会办意见", "Co-Handling Opinion of the Ningbo Education Bureau on " + fourth},
		{"关于市政协十六届四次会议第16号提案的答复摘要", "Summary of the Reply to " + fourth},
		{"市水利局对市政协十六届四次会议第16号提案的答复", ""},          // an agency without an English name
		{"对市政协十六届四次会议关于河道治理的提案（第16号）的答复", ""},     // words of its own
		{"对市政协十六届四次会议第16号（教育类4号）提案的答复", ""},       // a second number
		{"对市政协十六届四次会议第17号提案的答复", ""},              // another number than the letter's
		{"“关于河道治理的提案”——市政协十六届四次会议第16号提案答复的函", ""}, // words of its own
	} {
		l := base
		l.Title = c.zh
		if got := fixedTitle(&l, registered, open(t, t.TempDir())); got != c.want {
			t.Errorf("%s: %q, want %q", c.zh, got, c.want)
		}
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		in   letter.Block
		want string
	}{
		{letter.Block{Kind: letter.Heading, Level: 1, Mark: "一、", Text: "X"}, "I. X"},
		{letter.Block{Kind: letter.Heading, Level: 1, Mark: "十四、", Text: "X"}, "XIV. X"},
		{letter.Block{Kind: letter.Heading, Level: 2, Mark: "（二）", Text: "X", Stop: "。"}, "(II) X."},
		{letter.Block{Kind: letter.Heading, Level: 3, Mark: "3.", Text: "X", Stop: "："}, "3. X:"},
		{letter.Block{Kind: letter.Heading, Level: 3, Mark: "10．", Text: "X"}, "10. X"},
		{letter.Block{Kind: letter.Heading, Level: 4, Mark: "（4）", Text: "X"}, "(4) X"},
		{letter.Block{Kind: letter.Heading, Level: 4, Mark: "⑤", Text: "X"}, "(5) X"},
		{letter.Block{Kind: letter.Measure, Mark: "一是", Text: "X", Stop: "。"}, "First: X."},
		{letter.Block{Kind: letter.Measure, Mark: "二要", Text: "X", Stop: "；"}, "Second: X."},
		{letter.Block{Kind: letter.Measure, Mark: "第三，", Text: "X", Stop: "，"}, "Third: X."},
		{letter.Block{Kind: letter.Measure, Mark: "二十一是", Text: "X"}, "21st: X"},
		{letter.Block{Kind: letter.Measure, Mark: "此外，", Text: "X"}, "此外，X"}, // no number: not invented
		{letter.Block{Kind: letter.Paragraph, Text: "X"}, "X"},
	} {
		if mark(&c.in); c.in.Printed() != c.want {
			t.Errorf("printed %q, want %q", c.in.Printed(), c.want)
		}
	}
}

func TestSessionNames(t *testing.T) {
	for _, c := range []struct {
		a    letter.Assembly
		k    letter.Kind
		en   string
		want string
	}{
		{letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4}, letter.Proposal, "Ningbo",
			"Fourth Session of the 16th Ningbo Municipal Committee of the CPPCC"},
		{letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 5}, letter.Suggestion, "Ningbo",
			"Fifth Session of the 16th Ningbo Municipal People’s Congress"},
		{letter.Assembly{Level: letter.Province, Place: "浙江省", Term: 13, Session: 1}, letter.Proposal, "Zhejiang",
			"First Session of the 13th Zhejiang Provincial Committee of the CPPCC"},
		{letter.Assembly{Level: letter.Province, Place: "宁夏回族自治区", Term: 12, Session: 3}, letter.Suggestion, "Ningxia",
			"Third Session of the 12th Ningxia Hui Autonomous Region People’s Congress"},
		{letter.Assembly{Level: letter.National, Place: "全国", Term: 14, Session: 3}, letter.Suggestion, "",
			"Third Session of the 14th National People’s Congress"},
		{letter.Assembly{Level: letter.National, Place: "全国", Term: 13, Session: 13}, letter.Proposal, "",
			"13th Session of the 13th National Committee of the CPPCC"},
		{letter.Assembly{Level: letter.County, Place: "鄞州区", Term: 21, Session: 2}, letter.Proposal, "Yinzhou",
			"Second Session of the 21st Yinzhou District Committee of the CPPCC"},
		{letter.Assembly{Level: letter.County, Place: "象山县", Term: 11, Session: 2}, letter.Proposal, "", ""},
		{letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16}, letter.Proposal, "Ningbo", ""},
		{letter.Assembly{Level: letter.City, Place: "宁波市", Session: 4}, letter.Proposal, "Ningbo", ""},
		{letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4}, "", "Ningbo", ""},
	} {
		if got := SessionName(c.a, c.k, c.en); got != c.want {
			t.Errorf("%+v: %q, want %q", c.a, got, c.want)
		}
	}
}

// TestNothingInvented holds that without a catalogue and a registry the letter
// stays in Chinese, block for block, and says so.
func TestNothingInvented(t *testing.T) {
	zh := sample(t)
	zh.Contact = &letter.Contact{Name: "王小明", Phones: []string{"13800000000"}}
	en, found := open(t, t.TempDir()).Translate("x/y", zh, Names{})
	if en.Contact != nil {
		t.Error("a contact has no place in a translation")
	}
	for i, b := range en.Body {
		want := zh.Body[i]
		want.State = letter.Missing
		if d := cmp.Diff(want, b); d != "" {
			t.Error(d)
		}
	}
	want := *zh
	want.Lang, want.Contact, want.Body, want.Addressees.Role = letter.English, nil, en.Body, "member"
	// The figures are the letter's own; only their English would be invented.
	for _, f := range en.Figures {
		if f.English != "" {
			t.Errorf("%s became %q", f.Text, f.English)
		}
	}
	want.Figures, want.Dues = en.Figures, en.Dues
	if d := cmp.Diff(&want, en); d != "" {
		t.Error(d)
	}
	rules := map[string]int{}
	for _, f := range found {
		rules[f.Rule.ID]++
	}
	if d := cmp.Diff(map[string]int{"no-english-name": 4, "agency-without-english": 3, "translation-incomplete": 1}, rules); d != "" {
		t.Error(d)
	}
}

// TestDraftsHidden: a name that is only a draft is not shown, and it is said why.
func TestDraftsHidden(t *testing.T) {
	zh := sample(t)
	zh.Addressees.Names = []string{"毛磊"}
	m := open(t, t.TempDir())
	m.Update("x/y", zh, registered)
	en, found := m.Translate("x/y", zh, registered)
	found = slices.DeleteFunc(found, func(f diag.Finding) bool { return f.Rule != draftHidden })
	if en.Addressees.Names[0] != "毛磊" || len(found) != 1 || !strings.Contains(found[0].Message(diag.Chinese), "毛磊 → Mao Lei") {
		t.Errorf("%v %v", en.Addressees.Names, found)
	}
}

// TestShape holds what every translation keeps: number, kind and anchor of the
// blocks, and the Chinese letter untouched.
func TestShape(t *testing.T) {
	zh, again := sample(t), sample(t)
	zh.Body = append(zh.Body,
		letter.Block{Kind: letter.Table, Text: "年份\t项目\n2024\t301", ID: "t1"},
		letter.Block{Kind: letter.Paragraph, Text: "2025 R&D", ID: "p9"})
	again.Body = append(again.Body, zh.Body[len(zh.Body)-2:]...)
	m := open(t, translations)
	en, _ := m.Translate(sampleKey, zh, registered)
	if d := cmp.Diff(again, zh); d != "" {
		t.Errorf("the Chinese letter was changed:\n%s", d)
	}
	if len(en.Body) != len(zh.Body) {
		t.Fatalf("%d blocks of %d", len(en.Body), len(zh.Body))
	}
	for i, b := range en.Body {
		z := zh.Body[i]
		if b.ID != z.ID || b.Kind != z.Kind || b.Level != z.Level || b.RunIn != z.RunIn || b.State == "" {
			t.Errorf("block %d is %+v, was %+v", i, b, z)
		}
	}
	if last := en.Body[len(en.Body)-1]; last.State != letter.Translated || last.Text != "2025 R&D" {
		t.Errorf("text without Chinese needs no translation: %+v", last)
	}
	if table := en.Body[len(en.Body)-2]; table.State != letter.Missing {
		t.Errorf("a table that nobody translated: %+v", table)
	}
}
