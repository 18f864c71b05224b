package han

import (
	"testing"
	"unicode/utf8"
)

func TestSimplify(t *testing.T) {
	for in, want := range map[string]string{
		"關於建議的答復": "关于建议的答复", "关于3.2億元A": "关于3.2亿元A", "": "", "答复": "答复", "瀅\x8c0元": "滢\x8c0元",
	} {
		if got := Simplify(in); got != want {
			t.Errorf("Simplify(%q) = %q, want %q", in, got, want)
		}
	}
}

// TestTable holds that a text keeps its bytes, and that what is Simplified
// stays.
func TestTable(t *testing.T) {
	from, to := Table()
	if utf8.RuneCountInString(from) != utf8.RuneCountInString(to) || len(from) != len(to) || len(from) < 6000 {
		t.Errorf("%d bytes become %d", len(from), len(to))
	}
	for r, s := range simplified {
		if utf8.RuneLen(r) != 3 || utf8.RuneLen(s) != 3 {
			t.Errorf("%c becomes %c of another length", r, s)
		}
		if !IsTraditional(r) || Simplified(r) != s {
			t.Errorf("%c becomes %c", r, Simplified(r))
		}
	}
}

func FuzzSimplify(f *testing.F) {
	f.Add("關於«»\xff亂")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Simplify(s); len(got) != len(s) {
			t.Errorf("%q becomes %q of another length", s, got)
		}
	})
}
