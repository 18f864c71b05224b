package specimen

import (
	"testing"

	"dafu/tools/internal/fiction"
)

// TestSame holds the same text to give the same file.
func TestSame(t *testing.T) {
	fiction.Letters(1, 1, func(_, text string) bool {
		for _, kind := range Kinds {
			a, err := Make(kind, text)
			b, again := Make(kind, text)
			if err != nil || again != nil || len(a) == 0 || string(a) != string(b) {
				t.Errorf("%s: %d and %d bytes, %v, %v", kind, len(a), len(b), err, again)
			}
		}
		return true
	})
}

// TestTypeset keeps lines within the page, and a paragraph's words whole.
func TestTypeset(t *testing.T) {
	long := "近年来，我市新建学校12345所，增加学位23456个，完成投资3.45亿元，受到社会各界好评。"
	pages := typeset([]string{"关于第1号提案的答复", "张三委员：", long, "某市教育局", "2025年6月13日"})
	if len(pages) != 1 {
		t.Fatalf("%d pages", len(pages))
	}
	got := ""
	for _, l := range pages[0][2 : len(pages[0])-2] {
		if w := l.x + em*wide(l.text); w > left+em*(perLine+2) {
			t.Errorf("%q ends at %g", l.text, w)
		}
		got += l.text
	}
	if got != long {
		t.Errorf("%q", got)
	}
}
