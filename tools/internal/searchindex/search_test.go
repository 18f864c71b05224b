package searchindex

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func blocks(texts ...string) []Block {
	var out []Block
	for _, t := range texts {
		out = append(out, Block{ID: "p", Text: t})
	}
	return out
}

// letters are as real ones are, and made up.
var letters = []Document{
	{URL: "a/", Lang: "zh", Title: "市民政局对第16号提案的答复", Number: "16", Subject: "关于推进社区养老食堂建设的建议", DocNumber: "甬民函〔2025〕51号", Date: "2025-06-13",
		Addressees: []string{"毛磊"}, Agencies: []Agency{{Key: "mz", Name: "宁波市民政局", Other: []string{"市民政局"}, Lead: true}, {Key: "wj", Name: "宁波市卫生健康委员会", Other: []string{"市卫健委"}}},
		Blocks: blocks("您提出的建议收悉。", "一是强化资金支撑。", "为支持社区食堂，安排2.67亿元，同比增长56.17%。", "物业维修资金的使用须经业主表决。")},
	{URL: "b/", Lang: "zh", Title: "市住建局对第267号提案的答复", Number: "267", Subject: "关于老旧小区加装电梯的建议", DocNumber: "甬建函〔2025〕510号", Date: "2025-07-01",
		Agencies: []Agency{{Key: "zj", Name: "宁波市住房和城乡建设局", Other: []string{"市住建局"}, Lead: true}},
		Blocks:   blocks("养老服务设施与电梯加装同步推进，毛磊委员曾参加调研。", "依据甬民函〔2025〕51号，投入26.7亿元，惠及12.1万人。", "物业服务需提升，资金来源另行安排。")},
	{URL: "c/", Lang: "zh", Title: "市科技局对第3号建议的答复", Number: "3", Subject: "关于低空经济的建议", Date: "2024-05-01",
		Blocks: blocks("第16号提案所述的5G基站、創新聯合體已建成。", "2.1万人受益。")},
	{URL: "en/a/", Lang: "en", Title: "Reply to Proposal No. 16", Number: "16", Subject: "On community canteens", Date: "2025-06-13",
		Blocks: blocks("The subsidies for canteens were planned in 2025.", "Housing maintenance funds total RMB 267 million.")},
	{URL: "en/b/", Lang: "en", Title: "Reply to Proposal No. 267", Number: "267", Date: "2025-07-01",
		Blocks: blocks("A proposal on lifts; no answer in 16 days.", "The city subsidised 30 lifts, and canteens.")},
}

func index(t testing.TB, docs []Document) map[string][]byte {
	t.Helper()
	x, err := Build(docs)
	if err != nil {
		t.Fatal(err)
	}
	return x.Files()
}

// TestSearch holds what people type against what they must get, in order.
func TestSearch(t *testing.T) {
	c := newClient(t, index(t, letters))
	for _, q := range []struct {
		lang, line string
		want       []string
	}{
		{"zh", "养老", []string{"a/", "b/"}},
		{"zh", "養老", []string{"a/", "b/"}},
		{"zh", "创新联合体", []string{"c/"}},
		{"zh", "5g基站", []string{"c/"}},
		{"zh", "第16号提案", []string{"a/", "c/"}},
		{"zh", "第１６号", []string{"a/", "c/"}},
		{"zh", "16", []string{"a/", "c/"}},
		{"zh", "甬民函[2025]51号", []string{"a/", "b/"}},
		{"zh", "毛磊", []string{"a/", "b/"}},
		{"zh", "2.67 亿元", []string{"a/"}},
		{"zh", "2.1万人", []string{"c/", "b/"}}, // 12.1万人
		{"zh", "67亿元", []string{"a/"}},
		{"zh", "02", []string{"b/", "a/", "c/"}},
		{"zh", "57", nil},
		{"zh", "56.17％", []string{"a/"}},
		{"zh", "养老 电梯", []string{"b/"}},
		{"zh", "养老 -电梯", []string{"a/"}},
		{"zh", "养老 -社区食堂", []string{"b/"}},
		{"zh", "-养老", []string{"c/"}},
		{"zh", "-电梯", []string{"a/", "c/"}},
		{"zh", "。。（）", nil},
		{"zh", "67", []string{"b/", "a/"}}, // 267 in a head before 2.67
		{"zh", "资金支撑为支持", []string{"a/"}},
		{"zh", "市卫健委", []string{"a/"}},
		{"zh", "2025年6月13日", []string{"a/"}},
		{"en", "subsidy", []string{"en/b/", "en/a/"}},
		{"en", "Canteen Subsidies", []string{"en/a/", "en/b/"}},
		{"en", `"canteens were planned"`, []string{"en/a/"}},
		{"en", "Proposal No. 16", []string{"en/a/"}},
		{"en", "267 million", []string{"en/a/"}},
	} {
		c.forget()
		if diff := cmp.Diff(q.want, c.search(q.lang, q.line, everything).URLs, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s %q: -want +got\n%s", q.lang, q.line, diff)
		}
	}
}

// TestPunctuation asks across what parts a clause: the same mark comes first,
// another that does so behind it, and none is no phrase.
func TestPunctuation(t *testing.T) {
	c := newClient(t, index(t, []Document{
		{URL: "comma/", Lang: "zh", Date: "2024-01-01", Blocks: blocks("推动企业，政府协同。")},
		{URL: "pause/", Lang: "zh", Date: "2025-01-01", Blocks: blocks("支持企业；政府和学校。")},
		{URL: "list/", Lang: "zh", Date: "2025-02-01", Blocks: blocks("支持企业、政府和学校。")},
		{URL: "quotes/", Lang: "zh", Date: "2023-01-01", Blocks: blocks("所谓“企业”政府另有规定")},
	}))
	for line, want := range map[string][]string{
		"企业，政府": {"comma/", "pause/"},
		"企业,政府": {"comma/", "pause/"},
		"企业；政府": {"pause/", "comma/"},
		"企业、政府": {"list/"},
		"企业政府":  {"quotes/"},
	} {
		if diff := cmp.Diff(want, c.search("zh", line, everything).URLs); diff != "" {
			t.Errorf("%s: -want +got\n%s", line, diff)
		}
	}
	if got := c.search("zh", "企业政府和", everything); !got.Shorter {
		t.Errorf("a phrase runs on across a comma: %+v", got)
	}
}

// TestRelaxed asks for what no letter holds in these words.
func TestRelaxed(t *testing.T) {
	c := newClient(t, index(t, letters))
	for _, q := range []struct {
		lang, line, how string
		terms, want     []string
	}{
		{"zh", "物业维修资金怎么用", "shorter", []string{"物业维修资金"}, []string{"a/"}},
		{"zh", "加装电梯补贴多少", "shorter", []string{"加装电梯"}, []string{"b/"}},
		{"zh", "67亿元，同比", "partly", nil, []string{"a/"}},
		{"en", "how do I get a canteen voucher", "shorter", []string{"canteen"}, []string{"en/a/", "en/b/"}},
		{"zh", "麒麟瑞兽", "", nil, nil},
	} {
		got := c.search(q.lang, q.line, everything)
		how := ""
		switch {
		case got.Shorter:
			how = "shorter"
		case got.Wide:
			how, got.Terms = "partly", nil
		default:
			got.Terms = nil
		}
		if how != q.how || !cmp.Equal(got.Terms, q.terms, cmpopts.EquateEmpty()) || !cmp.Equal(got.URLs, q.want, cmpopts.EquateEmpty()) {
			t.Errorf("%s %q: %s %v %v", q.lang, q.line, how, got.Terms, got.URLs)
		}
	}
}

// TestMeant mistypes what letters hold.
func TestMeant(t *testing.T) {
	c := newClient(t, index(t, letters))
	for _, q := range []struct{ lang, line, want string }{
		{"zh", "物业维休资金", "物业维修资金"},
		{"zh", "物业修维资金", "物业维修资金"},
		{"zh", "加装楼梯", "加装电梯"},
		{"zh", "毛磊委员曽参加", "毛磊委员曾参加"},
		{"zh", "麒麟瑞兽", ""},
		{"en", "canten subsidies", "canteens subsidies"},
		{"en", "mantenance", "maintenance"},
		{"en", "aquarium", ""},
	} {
		c.forget()
		var got string
		c.call(&got, `await (async ([lang, line]) => {
			const { list } = await found(lang, line, 10);
			return client.meant(list.lang, line, list.texts);
		})(args)`, q.lang, q.line)
		if got != q.want {
			t.Errorf("%s %q: got %q, want %q", q.lang, q.line, got, q.want)
		}
	}
}

// TestNothingIsLost takes pieces out of the letters wherever they happen to be
// cut, and looks for them.
func TestNothingIsLost(t *testing.T) {
	c := newClient(t, index(t, letters))
	rnd := rand.New(rand.NewPCG(1, 2))
	for range 120 {
		d := letters[rnd.IntN(3)]
		text := []rune(plain(d.body()))
		n := 2 + rnd.IntN(min(11, len(text)-2))
		at := rnd.IntN(len(text) - n + 1)
		piece := string(text[at : at+n])
		if len(Symbols(piece)) == 0 {
			continue
		}
		found := false
		for _, url := range c.search("zh", `"`+piece+`"`, everything).URLs {
			found = found || url == d.URL
		}
		if !found {
			t.Errorf("%q stands in %s and was not found", piece, d.URL)
		}
	}
}

// TestTextArrives carries characters of all kinds to the client.
func TestTextArrives(t *testing.T) {
	const text = "“龘䶮桥”——《办法》〔2025〕·…‰€〇𠮷　Ａ１％ⅣáΩяが<b>&\u2028\\ \"q\""
	c := newClient(t, index(t, []Document{{URL: "a/", Lang: "zh", Title: text, Blocks: blocks(text)}}))
	var got []string
	c.call(&got, `await client.text("zh", 0).then((x) => [x.t, x.b[0][1]])`)
	if diff := cmp.Diff([]string{text, text}, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestBuildRefuses(t *testing.T) {
	for _, docs := range [][]Document{{{Lang: "zh"}}, {{URL: "a/"}}, {{URL: "a/", Lang: "zh"}, {URL: "a/", Lang: "en"}}} {
		if _, err := Build(docs); err == nil {
			t.Errorf("Build(%v) gave no error", docs)
		}
	}
}
