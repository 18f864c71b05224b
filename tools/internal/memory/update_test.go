package memory

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

const (
	here   = "ningbo-cppcc-16-4/21-test"
	nextTo = "ningbo-cppcc-16-4/22-test"
	there  = "zhejiang-npc-14-1/1-test"
)

// short returns a small letter with the paragraphs given.
func short(paragraphs ...string) *letter.Letter {
	l := &letter.Letter{Lang: letter.Chinese, Kind: letter.Proposal, Number: "21",
		Assembly: letter.Assembly{Level: letter.City, Place: "宁波市", Term: 16, Session: 4},
		Body:     []letter.Block{{Kind: letter.Heading, Level: 1, Mark: "一、", Text: "河道治理"}}}
	for _, p := range paragraphs {
		l.Body = append(l.Body, letter.Block{Kind: letter.Paragraph, Text: p})
	}
	letter.AssignIDs(l.Body)
	return l
}

const (
	rivers  = "去年我市治理河道12条，清淤40公里。"
	rivers2 = "去年我市整治河道12条，清淤40公里。"
	rivers3 = "去年我市整治河道15条，清淤40公里。"
	parks   = "建成口袋公园8个。"
)

// give sets the translation of a text by hand, as a translator would.
func give(t *testing.T, m *Memory, key, zh, en string) {
	t.Helper()
	for k, e := range m.catalogue(key).live {
		if k.text == zh {
			e.Translate(en, false)
			m.catalogues[key].changed = true
			return
		}
	}
	t.Fatalf("no entry for %s", zh)
}

// states returns the state of every block after a translation.
func states(m *Memory, key string, zh *letter.Letter) []letter.State {
	en, _ := m.Translate(key, zh, registered)
	var out []letter.State
	for _, b := range en.Body {
		out = append(out, b.State)
	}
	return out
}

func TestUpdate(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	if !m.Update(here, short(rivers, parks), registered) {
		t.Error("a new letter changes the memory")
	}
	give(t, m, here, "河道治理", "River improvement")
	give(t, m, here, rivers, "Last year the city improved 12 rivers and dredged 40 kilometers.")
	give(t, m, here, parks, "The city built 8 pocket parks.")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	text := read(t, dir, here)

	m = open(t, dir)
	if m.Update(here, short(rivers, parks), registered) {
		t.Error("a second run over the same letter changes the memory")
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(text, read(t, dir, here)); d != "" {
		t.Errorf("a second run changed bytes:\n%s", d)
	}

	if !m.Update(here, short(rivers2, parks), registered) {
		t.Error("a changed paragraph changes the memory")
	}
	if d := cmp.Diff([]letter.State{letter.Translated, letter.Draft, letter.Translated}, states(m, here, short(rivers2, parks))); d != "" {
		t.Error(d)
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	want := strings.Replace(text, "#: s1-p1\nmsgctxt \"paragraph\"\nmsgid \""+rivers,
		"#: s1-p1\n#, fuzzy\n#| msgid \""+rivers+"\"\nmsgctxt \"paragraph\"\nmsgid \""+rivers2, 1)
	if d := cmp.Diff(want, read(t, dir, here)); d != "" {
		t.Errorf("one entry becomes fuzzy and no other byte changes:\n%s", d)
	}

	m.Update(here, short(rivers2), registered)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if s := read(t, dir, here); !strings.Contains(s, "#~ msgid \""+parks) || !strings.Contains(s, "#~ msgstr \"The city built") {
		t.Errorf("what the letter no longer says is kept as obsolete:\n%s", s)
	}
	m = open(t, dir)
	m.Update(here, short(rivers2, parks), registered)
	if d := cmp.Diff([]letter.State{letter.Translated, letter.Draft, letter.Translated}, states(m, here, short(rivers2, parks))); d != "" {
		t.Errorf("an obsolete translation comes back with its text:\n%s", d)
	}
}

// TestDraftWithAnotherFigure holds that no reader sees a draft whose figures are
// not those of the Chinese.
func TestDraftWithAnotherFigure(t *testing.T) {
	m := open(t, t.TempDir())
	m.Update(here, short(rivers), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	zh := short(rivers3)
	m.Update(here, zh, registered)
	en, found := m.Translate(here, zh, registered)
	if en.Body[1].State != letter.Missing || en.Body[1].Text != rivers3 {
		t.Errorf("%+v", en.Body[1])
	}
	if ids := ruleIDs(found); !slices.Contains(ids, "draft-withheld") {
		t.Errorf("findings %v", ids)
	}
	if s := m.catalogues[here].file.String(); !strings.Contains(s, "12 rivers") {
		t.Error("the draft is kept in the catalogue")
	}
}

// TestUpdateNewParagraph holds that a paragraph put in above others takes none
// of their translations, though it takes their place.
func TestUpdateNewParagraph(t *testing.T) {
	m := open(t, t.TempDir())
	m.Update(here, short(rivers, parks), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	give(t, m, here, parks, "8 parks.")
	zh := short(rivers2, rivers, parks)
	m.Update(here, zh, registered)
	want := []letter.State{letter.Missing, letter.Missing, letter.Translated, letter.Translated}
	if d := cmp.Diff(want, states(m, here, zh)); d != "" {
		t.Error(d)
	}
	zh = short("完全不同的一句话，与前文毫无关系。", rivers, parks)
	m.Update(here, zh, registered)
	if d := cmp.Diff(want, states(m, here, zh)); d != "" {
		t.Error(d)
	}
}

func TestUpdateRewritten(t *testing.T) {
	m := open(t, t.TempDir())
	m.Update(here, short(parks), registered)
	give(t, m, here, parks, "8 parks.")
	zh := short("下一步，我局将会同有关部门研究制定管理办法。")
	m.Update(here, zh, registered)
	if got := states(m, here, zh)[1]; got != letter.Missing {
		t.Errorf("the English of another text is no draft: %s", got)
	}
}

// TestTranslatedOnce holds that an exact match in another letter serves, unseen
// if the letter is of the same place, and as a draft if not.
func TestTranslatedOnce(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(rivers), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	give(t, m, here, "河道治理", "River improvement")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m = open(t, dir)
	m.Update(nextTo, short(rivers), registered)
	m.Update(there, short(rivers), registered)
	if d := cmp.Diff([]letter.State{letter.Translated, letter.Translated}, states(m, nextTo, short(rivers))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]letter.State{letter.Translated, letter.Draft}, states(m, there, short(rivers))); d != "" {
		t.Error(d)
	}
}

// TestSharedStrings holds where the strings of a letter are kept.
func TestSharedStrings(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	zh := short("按照《河道管理办法》办理。")
	zh.Title = "市科技局对市政协十六届四次会议第21号提案的答复"
	zh.DocNumber, zh.Outcomes, zh.CopiedTo = "甬水函〔2025〕7号", []string{"已采纳"}, []string{"市教育局", "市政府办公厅"}
	zh.Addressees = letter.Addressees{Names: []string{"张三", "民盟宁波市委会"}}
	m.Update(here, zh, registered)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, key := range []string{shared, here} {
		for _, e := range m.catalogues[key].file.Entries {
			if !e.IsHeader() {
				got[key] = append(got[key], e.Context+" "+e.Source)
			}
		}
	}
	want := map[string][]string{
		shared: {"organ:宁波市 民盟宁波市委会", "docnumber 甬水函", "phrase 已采纳", "organ:宁波市 市政府办公厅", "policy 河道管理办法"},
		here:   {"person 张三", "heading 河道治理", "paragraph 按照《河道管理办法》办理。"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("titles by rule and agencies of the registry need no entry:\n%s", d)
	}
	give(t, m, shared, "甬水函", "Yong Shui Han")
	if en, _ := m.Translate(here, zh, registered); en.DocNumber != "Yong Shui Han [2025] No. 7" {
		t.Errorf("document number %q", en.DocNumber)
	}
}

// TestBroken holds that a catalogue that can't be read is reported and never
// written over.
func TestBroken(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, filepath.FromSlash(here)+".po")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	const text = "msgid \"a\nmsgstr \"b\"\n"
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	m := open(t, dir)
	_, found := m.Translate(here, short(rivers), registered)
	if len(found) != 1 || found[0].Rule.ID != "catalogue-unreadable" || found[0].Pos.Line != 1 {
		t.Fatalf("findings %v", found)
	}
	if m.Update(here, short(rivers), registered) {
		t.Error("a catalogue that can't be read is changed")
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	if got := read(t, dir, here); got != text {
		t.Errorf("written over: %q", got)
	}
	if got := states(m, here, short(rivers))[1]; got != letter.Missing {
		t.Errorf("state %s", got)
	}
}

func TestRepeated(t *testing.T) {
	dir := t.TempDir()
	text := "msgctxt \"paragraph\"\nmsgid \"甲\"\nmsgstr \"A\"\n\nmsgctxt \"paragraph\"\nmsgid \"甲\"\nmsgstr \"B\"\n"
	if err := os.WriteFile(filepath.Join(dir, "shared.po"), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	_, found, err := Open(dir)
	if err != nil || len(found) != 1 || found[0].Rule.ID != "translation-repeated" || found[0].Pos.Line != 5 {
		t.Errorf("findings %v, error %v", found, err)
	}
}

func read(t *testing.T, dir, key string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(key)+".po"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestSavedMeanwhile holds that what a person saves in a PO editor while the tool
// is at work is not written over, and is taken in by the next run.
func TestSavedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(rivers), registered)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	m = open(t, dir)
	if !m.Update(here, short(rivers, "另一段。"), registered) {
		t.Fatal("a new paragraph changes nothing")
	}
	theirs := read(t, dir, here) + "\n# theirs\n"
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(here)+".po"), []byte(theirs), 0o644); err != nil {
		t.Fatal(err)
	}
	var changed *disk.ChangedError
	if err := m.Save(); !errors.As(err, &changed) || !strings.HasSuffix(filepath.ToSlash(changed.Path), here+".po") {
		t.Errorf("Save = %v", err)
	}
	if read(t, dir, here) != theirs {
		t.Error("what a person saved was written over")
	}
}
