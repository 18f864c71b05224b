package pdf

import (
	"testing"

	"dafu/tools/internal/source/layout"
)

// TestSpell prefers what makes a word to what was read more often, if it was read
// at all, and is no other shape.
func TestSpell(t *testing.T) {
	for _, tt := range []struct{ line, often, once, want string }{
		{"持续擦亮名片", "持续控亮名片", "持续擦亮名片", "持续擦亮名片"},
		{"持续擦亮名片", "持续控亮名片", "持续探亮名片", "持续控亮名片"},
		{"严格控制价格", "严格控制价格", "严格擦制价格", "严格控制价格"},
		{"名片控亮擦去", "名片控亮擦去", "名片擦亮擦去", "名片控亮擦去"},
		{"挖掘，前瞻性", "挖气，前脆性", "挖掘，前瞻性", "挖掘，前瞻性"},
	} {
		p := drawnPage(0, []string{tt.line}, tt.line)
		p.looks = [][]layout.Rune{misread([]string{tt.often}), misread([]string{tt.often}), misread([]string{tt.once})}
		r := &reading{pages: []layout.Page{{Num: 1, Scan: true}}, unnamed: []unnamedPage{p}}
		r.decipher()
		if got := text(r.pages[0].Runes); got != tt.want {
			t.Errorf("%s and %s: %s, want %s", tt.often, tt.once, got, tt.want)
		}
	}
}
