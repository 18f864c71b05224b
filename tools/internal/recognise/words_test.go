package recognise

import (
	"strings"
	"testing"
)

// TestLabelsGiveOneThing holds that no label stands in two lists: what it
// gives would depend on chance.
func TestLabelsGiveOneThing(t *testing.T) {
	seen := map[string]string{}
	for name, words := range lists {
		if len(words) == 0 || !strings.HasPrefix(name, "label.") {
			continue
		}
		for _, w := range words {
			if other := seen[w]; other != "" {
				t.Errorf("%s stands in %s and in %s", w, other, name)
			}
			seen[w] = name
		}
	}
	for label, kind := range map[string]string{"发文字号": "doc number", "索引号": "", "发布机构": "organ"} {
		if got, ok := labels[label]; !ok || got != kind {
			t.Errorf("the label %s gives %q, %v", label, got, ok)
		}
	}
}

func TestOneOf(t *testing.T) {
	if got, want := oneOf("size"), "(?:视力保护色|文字大小|字体|字号)"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestLongestLine leaves a line whole that is longer than any letter: to take it
// apart would take minutes.
func TestLongestLine(t *testing.T) {
	s := strings.Repeat("您的 提案 收悉。 ", longestLine/20)
	if n := len(parts(s)); n != 1 {
		t.Errorf("%d parts", n)
	}
	if n := len(parts(s[:len(s)/100])); n < 2 {
		t.Errorf("a short one: %d parts", n)
	}
}
