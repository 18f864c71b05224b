package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
)

// TestReplaced puts a better file of a letter in the place of one that is away: it takes the
// page over, with its corrections. While the old file is there, or the words are others, it
// has a page of its own.
func TestReplaced(t *testing.T) {
	for _, tt := range []struct {
		name  string
		gone  bool
		words string // of the new file
		want  bool
	}{
		{"the old file is away", true, "去年共治理河道十三条", true},
		{"the old file is there", false, "去年共治理河道十三条", false},
		{"other words", true, strings.Repeat("完全是另外一件来信的内容，", 60), false},
	} {
		dir := t.TempDir()
		old := longLetter("a.pdf", "aa", "去年共治理河道十二条")
		store := func() *Store {
			s := open(t, filepath.Join(dir, "content"))
			s.Work = filepath.Join(dir, "work")
			s.Gone = func(string) bool { return tt.gone }
			return s
		}
		bundle, _, _ := put(t, store(), old)
		path := filepath.Join(dir, "content", bundle, ChineseFile)
		if err := os.WriteFile(path, []byte(strings.Replace(read(t, path), "第一段", "第一大段", 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		got, a, found := put(t, store(), longLetter("b.pdf", "bb", tt.words))
		page := read(t, path)
		replaced := len(found) > 0 && found[0].Rule == letterReplaced
		if replaced != tt.want || (got == bundle) != tt.want || (a == Merged) != tt.want {
			t.Errorf("%s: %s %s %v", tt.name, got, a, found)
		}
		if strings.Contains(page, tt.words) != tt.want || !strings.Contains(page, "第一大段") {
			t.Errorf("%s: %s", tt.name, page)
		}
		if tt.want {
			if got, a, found := put(t, store(), longLetter("b.pdf", "bb", tt.words)); got != bundle || a != Kept || len(found) > 0 {
				t.Errorf("%s, again: %s %s %v", tt.name, got, a, found)
			}
		}
	}
}

// longLetter is a letter of many words, so that a few others count for little.
func longLetter(file, sum, words string) *letter.Letter {
	l := sample()
	var text strings.Builder
	for _, c := range "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥" {
		text.WriteString("第" + string(c) + "处的情况已经查明，" + string(c) + "处由专人负责。")
	}
	l.Body = []letter.Block{
		{Kind: letter.Paragraph, Text: "第一段：" + text.String()},
		{Kind: letter.Paragraph, Text: words + "。"},
	}
	letter.AssignIDs(l.Body)
	l.Source = letter.Source{File: file, SHA256: sum}
	return l
}
