package privacy

import (
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
