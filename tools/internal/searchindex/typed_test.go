package searchindex

import (
	"slices"
	"testing"
)

// TestTyped looks for letters as readers type: Traditional characters, quotes
// and brackets of either kind, a word left out, a wrong character, a question.
func TestTyped(t *testing.T) {
	docs := []Document{
		{URL: "lift", Lang: "zh", Subject: "关于加快既有住宅加装电梯的建议", DocNumber: "甬科函〔2025〕51号", Blocks: blocks("低层住户的采光补偿由业主协商。")},
		{URL: "parking", Lang: "zh", Subject: "关于缓解老城区停车难的建议", DocNumber: "甬科函〔2025〕15号", Blocks: blocks("医院和学校周边推行错时停车。", "老旧小区可利用边角地块增设车位。")},
		{URL: "fund", Lang: "zh", Subject: "关于规范物业维修资金使用的建议", Blocks: blocks("应急维修可先行支取，电梯除外。")},
		{URL: "relief", Lang: "zh", Subject: "关于规范维修资金的建议", Blocks: blocks("余额每年公布。")},
	}
	c := newClient(t, index(t, docs))
	for _, q := range []struct {
		line string
		want []string
	}{
		{"甬科函[2025]51号", []string{"lift"}},
		{"甬科函（２０２５）５１号", []string{"lift"}},
		{"「錯時停車」", []string{"parking"}},
		{"老舊小區 停車", []string{"parking"}},
		{"维修资金 -电梯", []string{"relief"}},
		{"加装电剃", []string{"lift"}},
		{"应急维修如何支取？", []string{"fund"}},
	} {
		c.forget()
		if got := c.search("zh", q.line, 4).URLs; !slices.Equal(got, q.want) {
			t.Errorf("%s finds %v, want %v", q.line, got, q.want)
		}
	}
}
