package searchindex

import (
	"slices"
	"testing"
)

// TestOtherwise asks in other words than letters have, as people do.
func TestOtherwise(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "care", Lang: "zh", Date: "2024-01-01", Blocks: blocks("养老机构要与医保部门对接。", "老和尚也来。")},
		{URL: "station", Lang: "zh", Date: "2024-01-02", Blocks: blocks("推动加油站向充电站转型，小区加装一部电梯。")},
		{URL: "rebuilt", Lang: "zh", Date: "2024-01-03", Blocks: blocks("有的加油站改建了，是装的电。")},
		{URL: "name", Lang: "zh", Date: "2024-01-04", Blocks: blocks("常　颖委员：")},
		{URL: "scattered", Lang: "zh", Date: "2024-01-05", Blocks: blocks("新颖的，常有。")},
		{URL: "number", Lang: "zh", Date: "2024-01-06", Blocks: blocks("第0311号提案收悉，为期九十天，共二十五条。")},
		{URL: "long", Lang: "zh", Date: "2020-01-07", Blocks: blocks("全市推行校门口护学岗，不断配建校园餐。同时也要看到，优质学位仍较突出。")},
		{URL: "1", Lang: "zh", Date: "2024-02-01", Blocks: blocks("推行校门口，护学岗。全市同时，也要看到，优质学位不断。校园餐仍较突出。")},
		{URL: "2", Lang: "zh", Date: "2024-02-02", Blocks: blocks("推行校门口，护学岗。全市同时，也要看到，优质学位不断。校园餐仍较突出。")},
		{URL: "3", Lang: "zh", Date: "2024-02-03", Blocks: blocks("推行校门口，护学岗。全市同时，也要看到，优质学位不断。校园餐仍较突出。")},
		{URL: "4", Lang: "zh", Date: "2024-02-04", Blocks: blocks("推行校门口，护学岗。全市同时，也要看到，优质学位不断。校园餐仍较突出。")},
		{URL: "span", Lang: "zh", Date: "2024-02-05", Blocks: blocks("《行动方案（2021-2035）》。")},
		{URL: "province", Lang: "zh", Date: "2024-02-06", Title: "河南省发展和改革委员会的答复", Blocks: blocks("收悉。")},
		{URL: "cited", Lang: "zh", Date: "2024-02-06", Blocks: blocks("依照云政发〔2021〕32号，云政发〔2020〕2号，2021年32号车。")},
		{URL: "city", Lang: "zh", Date: "2024-02-07", Title: "市发改委的答复", Blocks: blocks("收悉。")},
		{URL: "en", Lang: "en", Blocks: blocks("A fitness trail helps a cooperative to transport or install an installation.")},
	}))
	for _, q := range []struct {
		lang, line string
		want       []string
	}{
		{"zh", "养老和医保", []string{"care"}},
		{"zh", "小区的电梯", []string{"station"}},
		{"zh", "加油站改充电站", []string{"station"}},
		{"zh", "我想问一下谁加装电梯", []string{"station"}},
		{"zh", "光伏加装的电梯怎么转型", []string{"station"}}, // though 的电 is as rare
		{"zh", "常 颖", []string{"name"}},
		{"zh", "第311号", []string{"number"}},
		{"zh", "No.311", []string{"number"}},
		{"zh", "提案第00311号", []string{"number"}},
		{"zh", "N95", nil},
		{"zh", "全市推行校门口护学岗,不断配建校园餐.同时也要看到,优质学位仍较突出", []string{"long"}},
		{"zh", "-203", []string{"span"}},
		{"zh", "－2035", []string{"span"}},
		{"zh", "云政发2021年第32号", []string{"cited"}},
		{"zh", "河南发改委", []string{"province"}},
		{"en", "fitness or trail", []string{"en"}},
		{"en", "fitness transportation", []string{"en"}},
		{"en", "oration", nil}, // not or
		{"en", "install", []string{"en"}},
		{"en", "co-operatives", []string{"en"}},
	} {
		c.forget()
		if got := c.search(q.lang, q.line, 10).URLs; !slices.Equal(got, q.want) {
			t.Errorf("%s finds %q, want %q", q.line, got, q.want)
		}
	}
}

// TestMeantInAQuestion mistypes a word of a question, whose other words are not taken for mistyped ones.
func TestMeantInAQuestion(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "a", Lang: "zh", Blocks: blocks("物业维修资金归业主所有，峰“谷价差”。", "电力市场与电力市场，电力市场。", "电力市场。")},
		{URL: "b", Lang: "en", Blocks: blocks("That vaccination night were spent in a pole position on a stage.")},
	}))
	for _, q := range []struct{ lang, line, want string }{
		{"zh", "物业唯修资金怎么用", "物业维修资金怎么用"},
		{"zh", "峰谷价差", ""},
		{"zh", "碳市场", "电力市场"}, // not 力市场
		{"zh", "物业维修 唯修资金", "物业维修 维修资金"},
		{"zh", "物业在哪里", ""},
		{"zh", "电力市场 碳汇", ""},
		{"en", "where is the vacination", "where is the vaccination"},
		{"en", "rights", ""},
		{"en", "position storage", ""},
	} {
		c.forget()
		var got string
		c.call(&got, `await (async ([lang, line]) => {
			const { list } = await found(lang, line, 10);
			return client.meant(lang, line, list.texts);
		})(args)`, q.lang, q.line)
		if got != q.want {
			t.Errorf("%s %q: got %q, want %q", q.lang, q.line, got, q.want)
		}
	}
}
