package searchindex

import (
	"encoding/json"
	"os"
	"slices"
	"testing"
)

// TestJudged asks questions of several concepts whose answers were written down
// before they were first asked, over letters of a few sentences. No dictionary
// of meanings stands behind the search: what it is held to is how many of the
// answers come first, and how many are among the first three.
func TestJudged(t *testing.T) {
	const wantFirst, wantThree = 40, 40
	data, err := os.ReadFile("testdata/judged.json")
	if err != nil {
		t.Fatal(err)
	}
	var judged struct {
		Letters   map[string][]string
		Questions []struct {
			Line    string   `json:"q"`
			Answers []string `json:"a"`
		}
	}
	if err := json.Unmarshal(data, &judged); err != nil {
		t.Fatal(err)
	}
	var docs []Document
	for name, text := range judged.Letters {
		docs = append(docs, Document{URL: name, Lang: "zh", Subject: text[0], Blocks: blocks(text[1:]...)})
	}
	c := newClient(t, index(t, docs))
	first, three := 0, 0
	for _, q := range judged.Questions {
		c.forget()
		urls := c.search("zh", q.Line, 3).URLs
		at := slices.IndexFunc(urls, func(u string) bool { return slices.Contains(q.Answers, u) })
		if at == 0 {
			first++
		}
		if at >= 0 && at < 3 {
			three++
		}
		if at != 0 {
			t.Logf("%s: the answer %v stands at %d of %v", q.Line, q.Answers, at+1, urls)
		}
	}
	if t.Logf("of %d questions the answer comes first for %d, among the first three for %d", len(judged.Questions), first, three); first < wantFirst || three < wantThree {
		t.Errorf("want %d first and %d among three", wantFirst, wantThree)
	}
}
