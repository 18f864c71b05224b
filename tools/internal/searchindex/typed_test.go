package searchindex

import (
	"fmt"
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
		{URL: "bus", Lang: "zh", Title: "市交通局对市政协六届四次会议第25号（交通类）提案的答复", Number: "25", Date: "2024-05-06", Blocks: blocks("六十五岁以上老人免费乘车，覆盖率72.6%。")},
		{URL: "nursing", Lang: "zh", Subject: "关于长期护理保险的建议", Date: "2025-05-06", Blocks: blocks("失能人员每月可享受护理二十小时，满25年可申请，提案另复。")},
		{URL: "amount", Lang: "zh", Blocks: blocks("2025年6月3日前拨付2.67亿元，另有31500万元待拨。")},
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
		{"65岁", []string{"bus"}},
		{"６５岁以上老人免费乘车", []string{"bus"}},
		{"百分之七十二点六", []string{"bus"}},
		{"6届4次会议第25号提案", []string{"bus"}},
		{"提案25", []string{"bus", "nursing"}},
		{"20小时护理", []string{"nursing"}},
		{"长护险", []string{"nursing"}},
		{"长护险怎么申请", []string{"nursing"}},
		{"甬科函第51号", []string{"lift"}},
		{"甬科函15号", []string{"parking"}},
		{"26700万元", []string{"amount"}},
		{"267,000,000元", []string{"amount"}},
		{"3.15亿元", []string{"amount"}},
		{"2025-06-03", []string{"amount"}},
	} {
		c.forget()
		if got := c.search("zh", q.line, 4).URLs; !slices.Equal(got, q.want) {
			t.Errorf("%s finds %v, want %v", q.line, got, q.want)
		}
	}
}

// TestNumberOfTwoKinds looks for a document number without its year or its brackets among letters of
// the same agency that are newer and answer a proposal of that number.
func TestNumberOfTwoKinds(t *testing.T) {
	docs := []Document{{URL: "meant", Lang: "zh", Title: "对第7号提案的答复", DocNumber: "云环函〔2022〕10号", Date: "2022-05-06", Blocks: blocks("收悉。")}}
	for n := range 9 {
		docs = append(docs, Document{URL: fmt.Sprint(n), Lang: "zh", Title: "对第10号提案的答复", DocNumber: fmt.Sprintf("云环函〔2025〕2%d号", n), Date: "2025-05-06", Blocks: blocks("收悉。")})
	}
	c := newClient(t, index(t, docs))
	for _, line := range []string{"云环函第10号", "云环函10号", "云環函第１０號", "云环函202210号", "云环函〔2022〕第10号"} {
		c.forget()
		got := c.search("zh", line, 3)
		if !slices.Equal(got.URLs, []string{"meant"}) || !slices.Equal(got.Terms, []string{"云环函〔2022〕10号"}) {
			t.Errorf("%s finds %+v", line, got)
		}
	}
}

// TestCompounds types in one word what letters have in two, and the other way round.
func TestCompounds(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "two", Lang: "en", Blocks: blocks("More elder care beds were built in towns.")},
		{URL: "one", Lang: "en", Blocks: blocks("A healthcare station opens. The elder ones care.")},
		{URL: "apart", Lang: "en", Blocks: blocks("For an elder, care was health.")},
	}))
	for _, q := range []struct {
		line string
		want []string
	}{
		{"eldercare", []string{"apart", "two"}},
		{"eldercare beds", []string{"two"}},
		{"health care station", []string{"one"}},
		{"quantumfoam", nil},
	} {
		c.forget()
		got := c.search("en", q.line, 4)
		if slices.Sort(got.URLs); !slices.Equal(got.URLs, q.want) || len(c.asked) > 16 {
			t.Errorf("%s finds %v with %d requests, want %v", q.line, got.URLs, len(c.asked), q.want)
		}
	}
}

// TestEnglishForms types words in other forms than letters have them, whose blocks the
// client must not pass over.
func TestEnglishForms(t *testing.T) {
	c := newClient(t, index(t, []Document{{URL: "a", Lang: "en", Blocks: blocks("Nothing of it here.", "The city ORGANISATIONS studied it.", "“Hurried” buses", "Cafés’ plans", "stopped, as ﬁnes did. Travelling colours of a licence, of the centre’s programme.")}}))
	for _, line := range []string{"study", "studies", "hurry", "cities", "planning", "bus", "stopping", "cafe", "café", "fine", "organisation", `"cafes plan stopped"`, "it -cinema", "license color", "traveled", "center program"} {
		c.forget()
		if got := c.search("en", line, 2); !slices.Equal(got.URLs, []string{"a"}) || got.Shorter {
			t.Errorf("%s finds %+v", line, got)
		}
	}
}

// TestSentence types a sentence of a letter, whose words others have too: the letter comes first, and alone.
func TestSentence(t *testing.T) {
	docs := []Document{{URL: "meant", Lang: "en", Date: "2020-01-01", Blocks: blocks("A start.", "The street has agreed to relocate a signal timing at Ouhe Road before 2021.")}}
	for n := range 12 {
		docs = append(docs, Document{URL: fmt.Sprint(n), Lang: "en", Date: "2024-01-01",
			Blocks: blocks("The town has agreed to plan the road.", "A signal at Ouhe Bridge, timing of Dong Road, before the street can relocate, before 2021.")})
	}
	c := newClient(t, index(t, docs))
	line := "The street has agreed to relocate a signal timing at Ouhe Road before 2021."
	if got := c.search("en", line, 10).URLs; len(got) == 0 || got[0] != "meant" {
		t.Errorf("%s finds %v", line, got)
	}
	var shown int
	c.call(&shown, `(await (await client.listing("en", await client.search("en", args[0]), async (docs) => docs, () => true)).next()).length`, line)
	if shown != 1 {
		t.Errorf("%d letters stand on the first page", shown)
	}
}

// TestPercent looks for a per cent, with a blank before the sign and without.
func TestPercent(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "apart", Lang: "zh", Date: "2024-01-02", Blocks: blocks("满意度 37.9 %以上。")},
		{URL: "tight", Lang: "zh", Date: "2024-01-01", Blocks: blocks("满意度37.9％以上。")},
		{URL: "other", Lang: "zh", Date: "2024-01-03", Blocks: blocks("共37.9吨，%。")},
	}))
	for _, line := range []string{"37.9%", "37.9 %", "37.9\u3000％", "度37.9 %以上", "满意度 37.9 %"} {
		c.forget()
		if got := c.search("zh", line, 3); !slices.Equal(got.URLs, []string{"apart", "tight"}) || got.Shorter {
			t.Errorf("%s finds %+v", line, got)
		}
	}
}

// TestNumerals writes numbers in the other way.
func TestNumerals(t *testing.T) {
	c := newClient(t, nil)
	for line, want := range map[string][]string{
		"65岁":          {"六十五岁"},
		"一百零五家":        {"105家"},
		"1005家":        {"一千零五家"},
		"1010":         {"一千零一十"},
		"十万人":          {"10万人"},
		"2小时":          {"两小时"},
		"4.5个":         {"四点五个"},
		"百分之十二点五":      {"12.5%"},
		"二〇二五年":        {"2025年"},
		"6届4次会议第25号":   {"六届四次会议第25号", "6届4次会议第0025号", "6届4次会议第00025号"},
		"第0025号":       {"第25号", "第00025号"},
		"No.16提案":      {"第16号提案", "第0016号提案", "第00016号提案"},
		"#1500":        {"第1500号", "第01500号"},
		"议案，提案123456号": {"议案,第123456号提案"},
		"2024-05":      {"2024年5月"},
		"六届四次会议第二十五号":  {"六届四次会议第25号"},
		"甬科函〔2025〕51号": {},
		"26,000,000元":  {"二千六百万元", "2600万元"},
		"26700万元":      {"2.67亿元"},
		"2.67亿":        {"二点六七亿", "26700万"},
		"2025-06-03":   {"2025年6月3日"},
		"2025/12/31止":  {"2025年12月31日止"},
		"没有数":          {},
	} {
		var got []string
		c.call(&got, `client.numerals(args[0])`, line)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestMeantWhole mistypes the beginning of a word: what is offered is no half of one.
func TestMeantWhole(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "a", Lang: "zh", Blocks: blocks("充电设施不足。")},
		{URL: "b", Lang: "zh", Blocks: blocks("新建充电设施。")},
	}))
	var got string
	c.call(&got, `await (async ([line]) => {
		const { list } = await found("zh", line, 10);
		return client.meant(list.lang, line, list.texts);
	})(args)`, "充电桩")
	if got != "充电设施" {
		t.Errorf("got %q", got)
	}
}
