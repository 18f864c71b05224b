package memory

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFigures holds the figures of the sample to their English, by value.
func TestFigures(t *testing.T) {
	zh := sample(t)
	en, _ := open(t, translations).Translate(sampleKey, zh, NamesOf(registry(t)))
	var got []string
	for _, f := range en.Figures {
		got = append(got, f.At+" "+string(f.Bound)+" "+f.Value.String()+" "+f.Unit+" "+f.Text+" "+f.English)
	}
	want := []string{
		"s1-m1-p1 at-most 1000000 元 100万元 RMB 1 million",
		"s1-m3-p1 at-most 50000000 元 5000万元 RMB 50 million",
		"s1-m3-p1  100000000 元 1亿元 RMB 100 million",
		"s1-m3-p1  267000000 元 2.67亿元 RMB 267 million",
		"s2-m1-p1 at-most 500000000 元 5亿元 RMB 500 million",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
