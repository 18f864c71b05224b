package check

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestStraightened: headings without a blank and paragraphs that begin with blanks are found and
// mended; lists, code and what the tool writes stay.
func TestStraightened(t *testing.T) {
	if got, _ := straightened("x.zh.md", []byte("\ufeff+++\r\n+++\r\n　甲\r\n")); string(got) != "\ufeff+++\r\n+++\r\n甲\r\n" {
		t.Errorf("with the mark that some editors put first: %q", got)
	}
	const head = "+++\ntitle = 'x'\n  y = 1\n+++\n"
	for _, tt := range []struct {
		name, in, want string
		found          []string
	}{
		{"a heading", "\n##一、工作 {#s1}\n", "\n## 一、工作 {#s1}\n", []string{"x.zh.md:6: heading-mark"}},
		{"a measure, of Windows", "\r\n###一是做事。\r\n", "\r\n### 一是做事。\r\n", []string{"x.zh.md:6: heading-mark"}},
		{"as it should be", "\n## 一、工作 {#s1}\n\n甲\n{#s1-p1}\n\n\\#1 号\n", "\n## 一、工作 {#s1}\n\n甲\n{#s1-p1}\n\n\\#1 号\n", nil},
		{"one sign", "\n#1号楼\n", "\n#1号楼\n", nil},
		{"full-width blanks", "\n　　甲\n　　乙\n", "\n甲\n乙\n", []string{"x.zh.md:6: indented-paragraph", "x.zh.md:7: indented-paragraph"}},
		{"four blanks", "\n    甲\n", "\n甲\n", []string{"x.zh.md:6: indented-paragraph"}},
		{"a tab", "\n\t甲\n", "\n甲\n", []string{"x.zh.md:6: indented-paragraph"}},
		{"two blanks", "\n  甲\n", "\n  甲\n", nil},
		{"a line that goes on", "\n甲\n    乙\n", "\n甲\n    乙\n", nil},
		{"within a list", "\n- 甲\n\n    续\n\n1. 乙\n\n    续\n", "\n- 甲\n\n    续\n\n1. 乙\n\n    续\n", nil},
		{"after a list", "\n- 甲\n\n乙\n\n    丙\n", "\n- 甲\n\n乙\n\n丙\n", []string{"x.zh.md:10: indented-paragraph"}},
		{"code", "\n```\n    甲\n##乙\n```\n", "\n```\n    甲\n##乙\n```\n", nil},
	} {
		got, found := straightened("x.zh.md", []byte(head+tt.in))
		var said []string
		for _, f := range found {
			said = append(said, f.Pos.String()+": "+f.Rule.ID)
		}
		if d := cmp.Diff(head+tt.want, string(got)); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
		if d := cmp.Diff(lettersOf(tt.in), lettersOf(tt.want)); d != "" {
			t.Errorf("%s: a word is changed: %s", tt.name, d)
		}
		if d := cmp.Diff(tt.found, said); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
		if again, more := straightened("x.zh.md", got); string(again) != string(got) || len(more) > 0 {
			t.Errorf("%s: a second time changes the page", tt.name)
		}
	}
}
