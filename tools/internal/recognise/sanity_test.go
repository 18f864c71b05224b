package recognise

import (
	"testing"

	"dafu/tools/internal/source"
)

func TestShares(t *testing.T) {
	for s, want := range map[string]int{
		"立项301项，其中重点169项，占比56.17%":     1,
		"立项301项，其中重点169项，占比56.15%":     0,
		"共有操场301个，已改造169个，完成率58.2%":    1,
		"共有村100个，已通80个，覆盖率80%":         0,
		"共收到建议57件，已办结40件，满意率98%":       0, // of what is not said
		"共有村100个，已建站80座，覆盖率95%":        0, // figures of two things
		"共有村0个，其中已通0个，占比5%，已通3个，占比9%。": 0,
	} {
		r := newReader(&source.Text{}, Options{})
		r.checkShares(paragraph{text: s})
		if got := len(r.found.All()); got != want {
			t.Errorf("%s: %d findings, want %d", s, got, want)
		}
	}
}
