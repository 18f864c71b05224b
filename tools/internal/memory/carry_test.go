package memory

import (
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

func TestCarried(t *testing.T) {
	for _, tt := range []struct{ name, before, now, en, want string }{
		{"a number", "十六届委员会（第16号提案）收悉。", "十六届委员会（第17号提案）收悉。", "16th Committee (Proposal No. 16)", "16th Committee (Proposal No. 17)"},
		{"one more digit", "（第16号提案）收悉。", "（第161号提案）收悉。", "(Proposal No. 16)", "(Proposal No. 161)"},
		{"a share", "增长40%。", "增长45%。", "grew by 40%.", "grew by 45%."},
		{"twice in the Chinese", "第16号提案16件", "第17号提案16件", "Proposal No. 16: 16 of them", ""},
		{"twice in the English", "第16号提案", "第17号提案", "Proposal No. 16, No. 16", ""},
		{"not in the English", "第16号提案", "第17号提案", "the proposal", ""},
		{"a word as well", "第16号提案收悉", "第17号建议收悉", "Proposal No. 16", ""},
		{"by value", "投入2.67亿元", "投入2.68亿元", "spent RMB 267 million", ""},
		{"thousands", "共1146家", "共1147家", "1,146 of them", ""},
		{"no English yet", "第16号提案", "第17号提案", "", ""},
		{"a word alone", "第16号提案", "第16号建议", "Proposal No. 16", ""},
		{"a part of a number", "第116号和第16号", "第116号和第17号", "No. 116 and No. 16", "No. 116 and No. 17"},
	} {
		if got := carried(tt.before, tt.now, tt.en); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// FuzzCarried: nothing but a number is touched.
func FuzzCarried(f *testing.F) {
	f.Add("第16号", "第17号", "No. 16")
	f.Add("1.5和5", "1.5和6", "1.5 and 5")
	f.Fuzz(func(t *testing.T, before, now, en string) {
		bare := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return -1
				}
				return r
			}, s)
		}
		if got := carried(before, now, en); got != "" && bare(got) != bare(en) {
			t.Errorf("%q became %q", en, got)
		}
	})
}

// TestUpdateNumber corrects a number of a text that has English: the draft has the number,
// and the first comment the new title.
func TestUpdateNumber(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	zh := short(rivers)
	zh.Title = "关于第21号提案办理情况的说明"
	m.Update(here, zh, registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	zh = short(strings.Replace(rivers, "12", "13", 1))
	zh.Title = "关于第22号提案办理情况的说明"
	m.Update(here, zh, registered)
	en, found := m.Translate(here, zh, registered)
	if b := en.Body[1]; b.State != letter.Draft || b.Text != "13 rivers, 40 kilometers." {
		t.Errorf("%+v", b)
	}
	if ids := ruleIDs(found); slices.Contains(ids, "draft-withheld") {
		t.Errorf("findings %v", ids)
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if s := read(t, dir, here); !strings.HasPrefix(s, "# "+zh.Title+"\n") || !strings.Contains(s, "#| msgid \""+rivers+"\"") {
		t.Error(s)
	}
	if m = open(t, dir); m.Update(here, zh, registered) {
		t.Error("a second run over the same letter changes the memory")
	}
}

// TestToldOnce holds that a draft with another figure is told by one rule, by those who
// write the page and those who check, and is none of the texts without English.
func TestToldOnce(t *testing.T) {
	m := open(t, t.TempDir())
	m.Update(here, short(rivers), registered)
	give(t, m, here, "河道治理", "River improvement")
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	zh := short(rivers3)
	m.Update(here, zh, registered)
	_, written := m.Translate(here, zh, registered)
	checked := m.Check(here, zh, registered)
	if d := cmp.Diff([]string{"draft-withheld"}, ruleIDs(written)); d != "" {
		t.Error(d)
	}
	if len(checked) != 1 || len(written) != 1 || checked[0].String() != written[0].String() {
		t.Errorf("written %v, checked %v", written, checked)
	}
}

// TestRetitle holds that a comment of a translator is not taken for the title.
func TestRetitle(t *testing.T) {
	c := newCatalogue(here, "请王译员先译第二部分")
	if c.retitle("关于第22号提案办理情况的说明") {
		t.Error(c.file.String())
	}
}

// TestNearTitle holds that a title is not offered the English of one of another number.
func TestNearTitle(t *testing.T) {
	m := open(t, t.TempDir())
	zh := short(rivers)
	zh.Title = "宁波市水利局对市政协关于河道的第21号提案办理情况的说明"
	m.Update(here, zh, registered)
	give(t, m, here, zh.Title, "Statement on Proposal No. 21 on rivers by the bureau")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{
		"宁波市水利局对市政协关于河道的第22号提案办理情况的说明":      "Statement on Proposal No. 22 on rivers by the bureau",
		"宁波市教育局对市政协关于河道的第22号、第23号提案办理情况的说明": "",
	} {
		next := short(parks)
		next.Title = title
		m = open(t, m.dir)
		m.Update(nextTo, next, registered)
		if e := m.catalogues[nextTo].live[message{titleText, title}]; e == nil || e.Target != want {
			t.Errorf("%s: %+v", title, e)
		}
	}
}
