package page

import (
	"strings"
	"testing"
	"time"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
)

// TestFigures prints figures and deadlines on the English page, and on that only.
func TestFigures(t *testing.T) {
	value, _ := numeral.Parse("2.5亿")
	l := sample()
	l.Figures = []letter.Stated{{
		Amount: letter.Amount{Text: "2.5亿元", Value: value, Unit: "元", Bound: letter.AtMost}, At: "s1-p1", English: "RMB 250 million",
	}}
	l.Dues = []letter.Due{{Deadline: letter.Deadline{Text: "2026年底前", By: letter.Date{Year: 2026, Month: time.December, Day: 31}}, At: "s2-m1"}}
	for lang, shown := range map[letter.Lang]bool{letter.English: true, letter.Chinese: false} {
		l.Lang = lang
		data, err := Format(l, Keys{})
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{
			"[[params.figures]]\nat = 's1-p1'\nzh = '2.5亿元'\nen = 'RMB 250 million'\nvalue = '250000000'\nunit = '元'\nbound = 'at-most'\n",
			"[[params.dues]]\nat = 's2-m1'\nzh = '2026年底前'\nby = 2026-12-31\n",
		} {
			if strings.Contains(string(data), want) != shown {
				t.Errorf("page in %s: want %q: %t\n%s", lang, want, shown, data)
			}
		}
	}
}
