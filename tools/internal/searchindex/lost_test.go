package searchindex

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// FuzzNothingIsLost cuts a piece out of any text wherever that may be, and looks
// for it among letters of which one holds it: what a plain scan finds must be
// found, if it is more than punctuation.
func FuzzNothingIsLost(f *testing.F) {
	for _, s := range []string{
		"为支持社区食堂，安排2.67亿元，同比增长56.17%。", "依据甬民函〔2025〕51号，惠及12.1万人；5G基站、創新聯合體", "“双减”——《办法》-其余", "a1b2.3.4c 5％.6ａ\n二",
		"養老，養老。", "Co., Ltd. 与ABC公司", "１２，３４５．６７", "占 5.6 %，或 12 ％以上\n%", "\"引\"文-「甲」",
	} {
		f.Add(s, uint(3), uint(5))
		f.Add(s, uint(0), uint(2))
		f.Add(s, uint(7), uint(9))
	}
	c := newClient(f, nil)
	f.Fuzz(func(t *testing.T, text string, at, size uint) {
		runes := []rune(text)
		if !utf8.ValidString(text) || len(runes) < 2 || len(runes) > 60 {
			t.Skip("a short piece of UTF-8")
		}
		from := int(at % uint(len(runes)))
		piece := string(runes[from:min(len(runes), from+1+int(size%12))])
		real := false
		for _, s := range Symbols(piece) {
			real = real || !IsStop(s)
		}
		if !real || strings.ContainsAny(piece, `"＂`) {
			t.Skip("nothing to look for, or what would end the quotation")
		}
		middle := len(runes) / 2
		docs := []Document{
			{URL: "a/", Lang: "zh", Blocks: blocks(text)},
			{URL: "b/", Lang: "zh", Blocks: blocks("别的内容", string(runes[:middle]), string(runes[middle:]))},
			{URL: "c/", Lang: "zh", Blocks: blocks("毫不相干")},
		}
		c.t, c.files = t, index(t, docs)
		c.forget()
		found := c.search("zh", `"`+piece+`"`, everything)
		if found.Shorter || len(found.URLs) == 0 || !strings.Contains(strings.Join(found.URLs, " "), "a/") {
			t.Errorf("%q stands in %q and was not found: %+v", piece, text, found)
		}
	})
}
