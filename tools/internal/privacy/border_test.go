package privacy

import (
	"math/rand/v2"
	"strings"
	"testing"

	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

func TestAcrossBlocks(t *testing.T) {
	const m, c, p = "〔手机号码已隐去〕", "〔证件号码已隐去〕", "〔联系人已隐去〕"
	for _, tt := range []struct {
		name     string
		in, want []letter.Block
	}{
		{"a number over a page end", []letter.Block{{Text: "请拨打138 00"}, {Text: "00 0000咨询。"}}, []letter.Block{{Text: "请拨打" + m}, {Text: "咨询。"}}},
		{"all that is left of a block", []letter.Block{{Text: "11010519"}, {Text: "491231002X"}}, []letter.Block{{Text: c}, {Text: c}}},
		{"a label as a heading", []letter.Block{{Kind: letter.Measure, Mark: "三是", Text: "联系人", Stop: "：", RunIn: true}, {Text: "科技处王小明。"}},
			[]letter.Block{{Kind: letter.Measure, Mark: "三是", Text: "联系人", Stop: "：", RunIn: true}, {Text: "科技处" + p + "。"}}},
		{"a label on its own line", []letter.Block{{Text: "联系人"}, {Text: "王小明"}}, []letter.Block{{Text: "联系人"}, {Text: p}}},
		{"a name over its telephone", []letter.Block{{Text: "如有疑问，请找王小明"}, {Text: "0574-87654321"}}, []letter.Block{{Text: "如有疑问，请找" + p}, {Text: "0574-87654321"}}},
		{"figures under figures", []letter.Block{{Text: "2023年13家，2024年138家"}, {Text: "0000万元"}}, []letter.Block{{Text: "2023年13家，2024年138家"}, {Text: "0000万元"}}},
		{"a name under its mobile number", []letter.Block{{Text: "请拨打13800000000"}, {Text: "王小明"}}, []letter.Block{{Text: "请拨打" + m}, {Text: p}}},
		{"a mark between", []letter.Block{{Text: "一共138"}, {Kind: letter.Heading, Mark: "1.", Text: "00000000"}}, []letter.Block{{Text: "一共138"}, {Kind: letter.Heading, Mark: "1.", Text: "00000000"}}},
	} {
		l := &letter.Letter{Body: tt.in}
		Letter(l)
		if d := cmp.Diff(tt.want, l.Body); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
		if n := Letter(l); len(n) > 0 {
			t.Errorf("%s: found again: %v", tt.name, n)
		}
	}
}

// What is not looked at would have shown nothing.
func TestApart(t *testing.T) {
	pieces := []string{"联系", "承办", "人", "王小明", "张伟", "科技处", "请找", "电话", "手机：", "138", "0000", "00000000", "０５７４", "0574-87654321", "13800000000",
		"11010519", "491231002", "X", "O", "一", "三八", "①", "-", " ", "　", "。", "：", "、", "（", "）", "/", "微信", "的工作", "\u200b", "万元"}
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range 1 + random.IntN(6) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		return b.String()
	}
	skipped := 0
	for range 50_000 {
		prev, next := letter.Block{Text: text()}, letter.Block{Text: text()}
		switch random.IntN(6) {
		case 0:
			prev.Stop = "："
		case 1:
			next.Mark = "1."
		}
		if !apart(prev.Text, next) {
			continue
		}
		skipped++
		alone := len(Find(prev.Text)) + len(Find(near(next.Text, 0)))
		a, b := prev, next
		if kinds := together(&a, &b); len(kinds) > alone {
			t.Fatalf("%q and %q show %v together", prev.Text, next.Text, kinds)
		}
	}
	if skipped < 5000 {
		t.Errorf("%d of 50,000 pairs are not looked at: too few to tell", skipped)
	}
}
