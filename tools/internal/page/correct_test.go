package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

// desk is a store with a folder of its own, as on an office computer.
type desk struct {
	*testing.T
	dir    string
	policy Policy
}

func newDesk(t *testing.T) *desk { return &desk{T: t, dir: t.TempDir()} }

// put writes a letter and returns what became of its page, the rules that were
// met, and the page.
func (d *desk) put(l *letter.Letter) (Action, []string, string) {
	d.Helper()
	s := open(d.T, filepath.Join(d.dir, "content"))
	s.Work, s.Policy = filepath.Join(d.dir, ".dafu"), d.policy
	bundle, a, found := put(d.T, s, l)
	var rules []string
	for _, f := range found {
		rules = append(rules, f.Rule.ID)
	}
	return a, rules, read(d.T, s.File(bundle, ChineseFile))
}

const bundle = "ningbo-cppcc-16-4/016-ningbo-education"

// correct changes the page by hand.
func (d *desk) correct(old, new string) {
	d.Helper()
	path := filepath.Join(d.dir, "content", filepath.FromSlash(bundle), ChineseFile)
	page := read(d.T, path)
	if !strings.Contains(page, old) {
		d.Fatalf("the page does not hold %q:\n%s", old, page)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(page, old, new, 1)), 0o644); err != nil {
		d.Fatal(err)
	}
}

// expect compares what became of a page.
func (d *desk) expect(l *letter.Letter, action Action, rules []string, words ...string) {
	d.Helper()
	a, found, page := d.put(l)
	if a != action {
		d.Errorf("the page was %s, want %s", a, action)
	}
	if diff := cmp.Diff(rules, found); diff != "" {
		d.Errorf("findings:\n%s", diff)
	}
	for _, w := range words {
		if !strings.Contains(page, w) {
			d.Errorf("the page lacks %q:\n%s", w, page)
		}
	}
}

// newer is the sample after its letter has changed.
func newer(sum string, change func(*letter.Letter)) *letter.Letter {
	l := sample()
	l.Source.SHA256 = sum
	change(l)
	return l
}

func TestMergedIntoCorrectedPage(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	d.correct("近年来", "这几年来")
	d.expect(sample(), Kept, nil, "这几年来")
	changed := newer("11ee", func(l *letter.Letter) { l.Body[4].Text = "投入 5 亿元。"; l.Category = "A" })
	d.expect(changed, Merged, []string{"corrections-merged"}, "这几年来", "投入 5 亿元", "category = 'A'", "sha256 = '11ee'")
	d.expect(changed, Kept, nil, "这几年来", "投入 5 亿元")
	// What the letter takes back comes back, and the correction is still there.
	d.expect(sample(), Merged, []string{"corrections-merged"}, "这几年来", "投入 3 亿元", "sha256 = '00ff'")
}

func TestConflictStaysOpen(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	d.correct("3 亿元", "4 亿元")
	changed := newer("11ee", func(l *letter.Letter) { l.Body[4].Text = "投入 5 亿元。"; l.Category = "A" })
	d.expect(changed, Merged, []string{"corrections-merged", "merge-conflict"}, "投入 4 亿元", "category = 'A'", "sha256 = '00ff'")
	d.expect(changed, Kept, []string{"merge-conflict"}, "投入 4 亿元")
	// A later letter that leaves the place alone does not settle it.
	later := newer("22", func(l *letter.Letter) { l.Body[4].Text = "投入 5 亿元。"; l.Category = "C" })
	d.expect(later, Merged, []string{"corrections-merged", "merge-conflict"}, "投入 4 亿元", "category = 'C'", "sha256 = '00ff'")
	// The person takes the letter's wording: settled, and the letter is noted.
	d.correct("4 亿元", "5 亿元")
	_, _, page := d.put(later)
	if !strings.Contains(page, "sha256 = '22'") || !strings.Contains(page, "投入 5 亿元") {
		t.Errorf("settled, but not noted:\n%s", page)
	}
	d.expect(later, Unchanged, nil)
	if _, err := os.Stat(filepath.Join(d.dir, ".dafu", "base", filepath.FromSlash(bundle)+".open.md")); err == nil {
		t.Error("the conflict is still remembered")
	}
}

func TestSettled(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	d.correct("3 亿元", "4 亿元")
	changed := newer("11ee", func(l *letter.Letter) { l.Body[4].Text = "投入 5 亿元。" })
	d.expect(changed, Kept, []string{"merge-conflict"}) // nothing is taken over, and nothing else is said
	d.policy = Settle
	d.expect(changed, Kept, nil, "投入 4 亿元", "sha256 = '11ee'")
	d.policy = Merge
	d.expect(changed, Kept, nil, "投入 4 亿元")
}

// TestElsewhere corrects a page on another computer, where nothing but the page
// is known.
func TestElsewhere(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	d.correct("3 亿元", "4 亿元")
	if err := os.RemoveAll(filepath.Join(d.dir, ".dafu")); err != nil {
		t.Fatal(err)
	}
	changed := newer("11ee", func(l *letter.Letter) { l.Category = "A" })
	d.expect(changed, Kept, []string{"letter-changed"}, "投入 4 亿元", "category = 'B'")
	// The letter that the page was made of gives the page as it was written.
	d.expect(sample(), Kept, nil, "投入 4 亿元")
	d.expect(changed, Merged, []string{"corrections-merged"}, "投入 4 亿元", "category = 'A'")

	// What was kept is damaged: as if it was not there.
	kept, err := filepath.Glob(filepath.Join(d.dir, ".dafu", "base", filepath.FromSlash(bundle)+".*.md"))
	if err != nil || len(kept) != 1 {
		t.Fatal(kept, err)
	}
	if err := os.WriteFile(kept[0], []byte("no"), 0o644); err != nil {
		t.Fatal(err)
	}
	third := newer("22", func(l *letter.Letter) { l.Category = "C" })
	d.expect(third, Kept, []string{"letter-changed"}, "category = 'A'")
	d.policy = Settle
	d.expect(third, Kept, nil, "投入 4 亿元", "category = 'A'", "sha256 = '22'")
	d.policy = Merge
	d.expect(third, Kept, nil, "category = 'A'")
}

func TestOverwrite(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	for n, words := range []string{"4 亿元", "5 亿元"} {
		d.policy = Merge
		d.correct("3 亿元", words)
		d.policy = Overwrite
		d.expect(sample(), Updated, []string{"corrections-overwritten"}, "3 亿元")
		path := filepath.Join(d.dir, ".dafu", "copies", filepath.FromSlash(bundle), []string{"1.zh.md", "2.zh.md"}[n])
		if got := read(t, path); !strings.Contains(got, words) {
			t.Errorf("the copy %s lacks the correction %s", path, words)
		}
	}
	d.expect(sample(), Unchanged, nil)
}

// TestWindowsLineEnds: a corrected page that an editor has given other line ends
// is not touched while there is nothing new.
func TestWindowsLineEnds(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	d.correct("3 亿元", "4 亿元")
	path := filepath.Join(d.dir, "content", filepath.FromSlash(bundle), ChineseFile)
	crlf := strings.ReplaceAll(read(t, path), "\n", "\r\n")
	if err := os.WriteFile(path, []byte(crlf), 0o644); err != nil {
		t.Fatal(err)
	}
	d.expect(sample(), Kept, nil)
	if read(t, path) != crlf {
		t.Error("the page was touched")
	}
}

// TestByteOrderMark: an editor that puts a mark before the text has corrected nothing by
// that, and what it has corrected is merged with what is new.
func TestByteOrderMark(t *testing.T) {
	d := newDesk(t)
	d.put(sample())
	path := filepath.Join(d.dir, "content", filepath.FromSlash(bundle), ChineseFile)
	mark := func() {
		if err := os.WriteFile(path, []byte("\ufeff"+strings.ReplaceAll(read(t, path), "\n", "\r\n")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	plain := read(t, path)
	mark()
	if Edited([]byte(read(t, path))) || AsWritten([]byte(read(t, path))) != "" {
		t.Error("a page with a mark counts as corrected, or as it was written to the byte")
	}
	d.expect(sample(), Updated, nil)
	if read(t, path) != plain {
		t.Error("the page is not as it was")
	}
	d.correct("3 亿元", "4 亿元")
	mark()
	changed := newer("11ee", func(l *letter.Letter) { l.Category = "A" })
	d.expect(changed, Merged, []string{"corrections-merged"}, "4 亿元", "category = 'A'")
}

func TestApart(t *testing.T) {
	long := strings.Repeat("前", 50)
	for _, tt := range []struct{ a, b, wantA, wantB string }{
		{"甲", "乙", "甲", "乙"},
		{"", "乙", "", "乙"},
		{long + "甲" + long, long + "乙", "…" + strings.Repeat("前", 12) + "甲" + strings.Repeat("前", 27) + "…", "…" + strings.Repeat("前", 12) + "乙"},
	} {
		if a, b := apart(tt.a, tt.b); a != tt.wantA || b != tt.wantB {
			t.Errorf("apart = %q, %q", a, b)
		}
	}
	got := mergeConflict.At(diag.Pos{}, "s1", quoted(""), quoted("b"), "f.txt")
	if zh, en := got.Message(diag.Chinese), got.Message(diag.English); strings.Contains(zh, "%!") ||
		!strings.Contains(zh, "您的文字：无（已删去）。原件为：“b”。") || !strings.Contains(en, "yours: nothing (deleted). The letter gives: “b”.") {
		t.Errorf("%s\n%s", zh, en)
	}
}
