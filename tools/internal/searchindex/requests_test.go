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

// TestInVain looks for a piece whose pairs stand in every letter, and the piece in the
// oldest alone: after some texts the client says that it has not looked through
// all, and goes on to the end when it is asked to.
func TestInVain(t *testing.T) {
	docs := []Document{{URL: "meant", Lang: "zh", Blocks: blocks("甲乙丙丁。")}}
	for n := range 200 {
		docs = append(docs, Document{URL: fmt.Sprint(n), Lang: "zh", Date: "2025-01-02", Blocks: blocks("甲乙丙，乙丙丁。")})
	}
	c := newClient(t, index(t, docs))
	type state struct {
		Found, Looked  int
		Stopped, Ended bool
	}
	for line, want := range map[string][]state{
		"甲乙丙丁": {{0, 30, true, false}, {0, 60, true, false}, {0, 120, true, false}, {1, 201, false, true}},
		"甲乙丙":  {{10, 10, false, false}, {10, 20, false, false}},
	} {
		c.forget()
		var got []state
		c.call(&got, `await (async ([line, times]) => {
			const out = [];
			const list = await client.listing("zh", await client.search("zh", line), async (docs) => docs, () => true);
			for (let i = 0; i < times; i++) {
				const Found = (await list.next()).length;
				out.push({ Found, Looked: list.looked, Stopped: list.stopped, Ended: list.ended });
			}
			return out;
		})(args)`, line, len(want))
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
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
