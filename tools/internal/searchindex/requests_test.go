package searchindex

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestAsTyped looks for marks and cut numbers among many letters that have the
// rest of what was typed: the few that hold all of it come first, within few requests.
func TestAsTyped(t *testing.T) {
	var docs []Document
	for n := range 60 {
		docs = append(docs, Document{URL: fmt.Sprint(n), Lang: "zh", Title: "人工第28号", Blocks: blocks("人工，占28%，另有28人和《浙江》，浙江。")})
	}
	docs[20].Blocks = blocks("引进“双招”人才。")
	docs[30].Blocks = blocks("增长28.5%。", "见第28.")
	docs[40].Blocks = blocks("增长128.5%。")
	docs[50].Blocks = blocks("【浙江】")
	c := newClient(t, index(t, docs))
	for _, q := range []struct {
		line string
		want []string
	}{
		{`"”人"`, []string{"20"}},
		{`"」人"`, []string{"20"}},
		{`"28."`, []string{"30", "40"}},
		{`"长28."`, []string{"30"}},
		{`".5%"`, []string{"40", "30"}},
		{`"第28."`, []string{"30"}},
		{`"[浙"`, []string{"50"}},
	} {
		c.forget()
		got := c.search("zh", q.line, len(q.want))
		if !slices.Equal(got.URLs, q.want) || len(c.asked) > 16 {
			t.Errorf("%s: %v with %d requests, want %v first", q.line, got.URLs, len(c.asked), q.want)
		}
		if all := c.search("zh", q.line, everything); len(all.URLs) < len(q.want) || all.Shorter {
			t.Errorf("%s: %v", q.line, all)
		}
	}
	if got := c.search("zh", `"长28。"`, everything); !got.Shorter {
		t.Errorf("长28 at the end of a clause stands nowhere: %v", got)
	}
}

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
