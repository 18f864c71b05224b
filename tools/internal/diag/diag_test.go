package diag

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFinding(t *testing.T) {
	r := &Rule{ID: "share-wrong", Severity: Warning, EN: "%d of %d", ZH: "%[2]d 中的 %[1]d"}
	for _, tt := range []struct {
		pos  Pos
		lang Lang
		want string
	}{
		{Pos{"a.txt", 3, 7}, English, "a.txt:3:7: warning: 1 of 2 (share-wrong)"},
		{Pos{"a.txt", 3, 0}, Chinese, "a.txt:3: 注意: 2 中的 1 (share-wrong)"},
		{Pos{"a.txt", 0, 7}, English, "a.txt: warning: 1 of 2 (share-wrong)"},
		{Pos{}, English, "warning: 1 of 2 (share-wrong)"},
	} {
		if d := cmp.Diff(tt.want, r.At(tt.pos, 1, 2).In(tt.lang)); d != "" {
			t.Error(d)
		}
	}
}

func TestListIsInOrder(t *testing.T) {
	note, bad := &Rule{ID: "n", Severity: Note, EN: "n"}, &Rule{ID: "e", Severity: Error, EN: "e"}
	var l List
	l.Add(bad.At(Pos{"b", 1, 1}), note.At(Pos{"a", 2, 1}), bad.At(Pos{"a", 1, 9}), note.At(Pos{"a", 1, 9}))
	var got []string
	for _, f := range l.All() {
		got = append(got, f.String())
	}
	want := []string{"a:1:9: error: e (e)", "a:1:9: note: n (n)", "a:2:1: note: n (n)", "b:1:1: error: e (e)"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if l.Len() != 4 || l.Count(Error) != 2 || l.Count(Warning) != 0 {
		t.Errorf("counts: %d %d %d", l.Len(), l.Count(Error), l.Count(Warning))
	}
}

func TestNamesAreSetInTheWayOfTheLanguage(t *testing.T) {
	r := &Rule{ID: "n", EN: "%s are %d", ZH: "%s 共 %d"}
	names := []string{"甲", "乙", "丙"}
	for _, tt := range []struct {
		arg    any
		en, zh string
	}{
		{Names(names), "甲, 乙, 丙 are 3", "甲、乙、丙 共 3"},
		{Names{"甲"}, "甲 are 3", "甲 共 3"},
		{AtMost(names, 3), "甲, 乙, 丙 are 3", "甲、乙、丙 共 3"},
		{AtMost(names, 2), "甲, 乙, … (+1) are 3", "甲、乙……（另有 1 个） 共 3"},
		{Words{"all", "全部"}, "all are 3", "全部 共 3"},
		{AtMost(nil, 2), " are 3", " 共 3"},
	} {
		f := r.At(Pos{}, tt.arg, 3)
		if d := cmp.Diff([]string{tt.en, tt.zh}, []string{f.Message(English), f.Message(Chinese)}); d != "" {
			t.Error(d)
		}
	}
}

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"来信/甲 乙.pdf": "来信/甲 乙.pdf", "a\n::error::b.txt": "a\ufffd::error::b.txt", "\x1b[2Jc": "\ufffd[2Jc",
		"txt.\u202efdp": "txt.\ufffdfdp", "\xb5\xda1.txt": "\ufffd\ufffd1.txt", "😀": "😀",
	} {
		if got := Printable(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := (&Rule{ID: "x", EN: "y"}).At(Pos{Path: "a\nb", Line: 1}).String(); got != "a\ufffdb:1: note: y (x)" {
		t.Errorf("%q", got)
	}
}
