package searchindex

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestFewRequests looks for pieces whose pairs stand in every letter and which stand
// in one alone: what the index knows of them must spare the reader most texts.
func TestFewRequests(t *testing.T) {
	var docs []Document
	for n := range 400 {
		var text strings.Builder
		for i := range 100 {
			fmt.Fprintf(&text, "拨付%02d%02d元，市甲局，乙方，方案，99%d人，", i, (i*7+n)%100, i%9)
		}
		docs = append(docs, Document{URL: fmt.Sprint(n), Lang: "zh", Date: fmt.Sprintf("2025-01-%02d", 1+n%28), Blocks: blocks(text.String())})
	}
	docs[123].Blocks = append(docs[123].Blocks, blocks("电话36861579。", "另有甲局，方便。", "累计，9992元")...)
	c := newClient(t, index(t, docs))
	for _, piece := range []string{"68615", "局，方", "，999"} {
		c.forget()
		got := c.search("zh", `"`+piece+`"`, 10)
		if !slices.Equal(got.URLs, []string{"123"}) || len(c.asked) > 16 {
			t.Errorf("%s: %v with %d requests", piece, got.URLs, len(c.asked))
		}
	}
}
