package memory

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

func TestStatus(t *testing.T) {
	m := open(t, t.TempDir())
	zh := short(rivers, parks)
	zh.Title = "河道治理情况说明"
	m.Update(here, zh, registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	zh.Body[1].Text = rivers2
	m.Update(here, zh, registered)
	give(t, m, here, parks, "8 parks.")
	s := m.Status(here, zh, registered)
	want := Status{Key: here, Title: "河道治理情况说明", Progress: Progress{Total: 4, Translated: 1, Draft: 1, Missing: 2},
		Open: []OpenString{
			{"title", letter.Missing, "河道治理情况说明"}, {"s1", letter.Missing, "河道治理"}, {"s1-p1", letter.Draft, rivers2},
		}}
	if d := cmp.Diff(want, s); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(Progress{Total: 8, Translated: 2, Draft: 2, Missing: 4}, Sum([]Status{s, s})); d != "" {
		t.Error(d)
	}
	data, err := json.Marshal(s)
	if err != nil || !strings.HasPrefix(string(data), `{"key":"ningbo-cppcc-16-4/21-test","title":"河道治理情况说明","total":4,"reviewed":0,"translated":1,"draft":1,"missing":2,"open":[{"where":"title"`) {
		t.Errorf("%s, %v", data, err)
	}
}

func TestReview(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(rivers, parks), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	give(t, m, here, parks, "8 parks.")
	zh := short(rivers2, "建成口袋公园共9个。")
	m.Update(here, zh, registered)
	day := letter.Date{Year: 2025, Month: time.July, Day: 1}
	n, found := m.Review(here, " 王\n译员 ", day)
	if n != 1 || len(found) != 1 || found[0].Rule.ID != "review-refused" {
		t.Errorf("approved %d, findings %v", n, found)
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	text := read(t, dir, here)
	if !strings.Contains(text, "# Reviewed by 王 译员, 2025-07-01 [c4c12aa4]\n#: s1-p1\nmsgctxt") {
		t.Errorf("the approval is noted and the draft mark gone:\n%s", text)
	}
	if !strings.Contains(text, "#, fuzzy\n#| msgid \""+parks) {
		t.Errorf("a translation with another figure stays a draft:\n%s", text)
	}
	m = open(t, dir)
	if n, _ := m.Review(here, "王 译员", day); n != 0 {
		t.Errorf("approved %d again", n)
	}
	if d := cmp.Diff([]letter.State{letter.Missing, letter.Reviewed, letter.Missing}, states(m, here, zh)); d != "" {
		t.Error(d)
	}
	give(t, m, here, rivers2, "Twelve rivers: 12, and 40 kilometers.")
	if d := cmp.Diff([]letter.State{letter.Missing, letter.Translated, letter.Missing}, states(m, here, zh)); d != "" {
		t.Errorf("an approval holds for the texts that were approved: %s", d)
	}
	if n, found := m.Review("no/such", "王 译员", day); n != 0 || found != nil {
		t.Error("a letter without a catalogue has nothing to approve")
	}
}

func TestNearMatch(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(rivers, parks, "短句一。"), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	give(t, m, here, "短句一。", "Short.")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m = open(t, dir)
	zh := short("本市幼儿园建设情况良好。", rivers2, "短句二。")
	m.Update(nextTo, zh, registered)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	want := []letter.State{letter.Missing, letter.Missing, letter.Draft, letter.Missing}
	if d := cmp.Diff(want, states(m, nextTo, zh)); d != "" {
		t.Error(d)
	}
	if s := read(t, dir, nextTo); !strings.Contains(s, " % like a text of "+here+"\n#: s1-p2\n#, fuzzy\n#| msgid \""+rivers+"\"\n") {
		t.Errorf("a near match says how near, and of what:\n%s", s)
	}
}

// TestForeignPlace: English that names the place of its own letter, for 我市, is not even a draft
// in a letter of another place; in one of the same place it is.
func TestForeignPlace(t *testing.T) {
	const thanks, thanks2, gardens = "感谢您对我市河道治理工作的关心和支持。", "再次感谢您对我市河道治理工作的关心和支持。", "公园已经全部向市民开放。"
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(thanks, gardens), registered)
	give(t, m, here, thanks, "Thank you for your interest in Ningbo's rivers.")
	give(t, m, here, gardens, "The gardens are open to all.")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string][]letter.State{
		nextTo: {letter.Missing, letter.Translated, letter.Draft, letter.Translated},
		there:  {letter.Missing, letter.Missing, letter.Missing, letter.Draft},
	} {
		m = open(t, dir)
		zh := short(thanks, thanks2, gardens)
		m.Update(key, zh, registered)
		if d := cmp.Diff(want, states(m, key, zh)); d != "" {
			t.Errorf("%s: %s", key, d)
		}
	}
}
