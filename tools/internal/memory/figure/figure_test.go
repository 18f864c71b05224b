package figure

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// firm returns the values of the firm figures of a text, in their order.
func firm(fs []Figure) []string {
	var out []string
	for _, f := range fs {
		if f.firm {
			out = append(out, f.Value())
		}
	}
	return out
}

func TestChinese(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"研发投入2.67亿元", "267000000"},
		{"研发投入1亿2000万元", "120000000"},
		{"研发投入3亿5千万元、2亿", "350000000 200000000"},
		{"最高5000万元", "50000000"},
		{"研究生2.1万人", "21000"},
		{"共1,146家，１０项", "1146 10"},
		{"10余万、1万余、3千多", "100000 10000 3000"},
		{"装机5千瓦、120万千瓦、3亿千瓦时、5千克", "5000W 1200000000W 300000000000W 5"},
		{"投资1.2万亿元", "1200000000000"},
		{"占比56.17%，提高3个百分点，达到５％", "56.17% 3% 5%"},
		{"七成企业、八成五、9成以上、一成", "70% 85% 90% 10%"},
		{"打8折", "80%"},
		{"2024年成立，3成立，15成员", "2024 3 15"},
		{"三分之二、百分之二十、百分之5、千分之五", "2/3 20% 5% 5‰"},
		{"3000—5000万元、5-10%、2020-2025年", "3000 50000000 5 10% 2020 2025"},
		{"2025年6月13日、二○二五年六月十三日", "2025 6月 13 2025 6月 13"},
		{"十六届四次会议、第一届、一次会议", "16th 4th 1th"},
		{"党的二十大、党的二十届三中全会", "20th 20th 3th"},
		{"三个方面、两家企业、一百二十三项、十个、三万五千人", "3 2 123 10"},
		{"一流、三农、一个、两地、四上企业、十四五、百强、数十家、几百家、第三方", ""},
		{"“161”工程、“一百家”、《十条措施（2020-2025）》", "161 2020 2025"},
		{"近亿元、超百亿元、上百家", "100000000 10000000000"},
		{"甬科函〔2025〕51号、第16号提案、5G基站、0311号", "2025 51 16 5 311"},
	} {
		if d := cmp.Diff(c.want, strings.Join(firm(Chinese(c.text)), " ")); d != "" {
			t.Errorf("%s:\n%s", c.text, d)
		}
	}
}

func TestEnglish(t *testing.T) {
	for _, c := range []struct {
		text string
		want string // of all figures, firm ones first
	}{
		{"RMB 267 million and 1,146 centers", "267000000 1146"},
		{"2.67 hundred million, 1.2 trillion, 3 bn", "267000000 1200000000000 3000000000"},
		{"56.17 percent, 3 percentage points, 5%, 7 per cent", "56.17% 3% 5% 7%"},
		{"RMB 30–50 million, 5 to 10 percent, 2020–2025", "30 50000000 5 10% 2020 2025"},
		{"1.2 million kW, 5 GWh, 3 kilowatts", "1200000000W 5000000000W 3000W"},
		{"Yong Ke Han [2025] No. 51, June 13", "2025 51 13 6月"},
		{"the Fourth Session of the 16th", "16th 4 4th"},
		{"twenty-one, three hundred and four, a hundred, one hundred million", "21 304 100 100000000"},
		{"two three-year plans, one and two", "2 3 1 2"},
		{"seventy percent, two-thirds, half, twice", "70 70% 2 2/3 1/3 0.5 2"},
		{"a 5G network of the 2 colleges", "5 2"},
		{"the Plan (《行动方案（2020-2025）》) and (2025投资香港推介大会)", ""},
		{"“Yongjiang 2035”", "2035"},
	} {
		var got []string
		for _, f := range English(c.text) {
			got = append(got, f.Value())
		}
		if d := cmp.Diff(c.want, strings.Join(got, " ")); d != "" {
			t.Errorf("%s:\n%s", c.text, d)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		zh, en  string
		missing string
		extra   string
	}{
		{"研发投入2.67亿元", "R&D investment of RMB 267 million", "", ""},
		{"研发投入2.67亿元", "R&D investment of RMB 267 billion", "2.67亿", "267 billion"},
		{"研发投入2.67亿元", "R&D investment of RMB 2.67 million", "2.67亿", "2.67 million"},
		{"七成企业", "70 percent of enterprises", "", ""},
		{"七成企业", "seventy percent of enterprises", "", ""},
		{"七成企业", "7 percent of enterprises", "七成", "7 percent"},
		{"达到76%", "reached 76", "76%", "76"},
		{"打8折", "a discount of 20 percent", "", ""},
		{"学科专业“161”工程", "the “161” Project", "", ""},
		{"学科专业“161”工程", "the “116” Project", "161", "116"},
		{"“科创甬江2035”", "“Sci-Tech Innovation Yongjiang 2035” (科创甬江2035)", "", ""},
		{"建设2个学院、4个学院", "2 colleges and four colleges", "", ""},
		{"十六届四次会议", "Fourth Session of the 16th Committee", "", ""},
		{"十六届四次会议", "Fourth Session of the 17th Committee", "十六", "17th"},
		{"2025年6月13日", "June 13, 2025", "", ""},
		{"2025年6月13日", "July 13, 2025", "6", "July"},
		{"3000-5000万元", "RMB 30–50 million", "", ""},
		{"3000-5000万元", "RMB 30 million to RMB 50 million", "", ""},
		{"120万千瓦", "1.2 GW", "", ""},
		{"120万千瓦", "1.2 MW", "120万", "1.2 MW"},
		{"市级12家，省级8家，共12家", "12 municipal, 8 provincial", "", ""}, // drawn together
		{"12家、12家、8家", "12, 8 and 8", "12", "8"},                  // one in the place of another
		{"全国百强县，前三名", "a top 100 county, among the top three", "", ""},
		{"“全国首个百冠之城”", "“the first city with a hundred champions”", "", ""},
		{"十四五规划", "the 14th Five-Year Plan", "", ""},
		{"没有数字", "3 figures", "", "3"},
		{"没有月份", "in June", "", "June"},
		{"五分之一", "20 percent", "", ""},
		{"20%", "one fifth", "", ""},
		{"产值增长1倍", "output value doubled", "", ""},
		{"产值增长2倍", "output value rose by 200 percent", "", ""},
		{"产值增长2倍", "output value rose by 20 percent", "2", "20 percent"},
		{"1-4月新增3家", "in the first four months, 3 were added", "", ""},
		{"1-4月", "from January to April", "", ""},
		{"2-4月", "from February to May", "4", ""},
		{"二十多年", "for more than two decades", "", ""},
		{"十万千瓦级电站", "a plant of the 100 MW class", "", ""},
		{"百万千瓦级电站", "a plant of the 1,000 MW class", "", ""},
		{"百万千瓦级电站", "a plant of the 100 MW class", "", "100 MW"},
		{"35千伏线路5公里", "5 km of 35 kV lines", "", ""},
		{"二季度", "in Q2", "", ""},
		{"三年级学生", "third-grade students", "", ""},
	} {
		d := Compare(c.zh, c.en)
		if got := texts(d.Missing); got != c.missing {
			t.Errorf("%s / %s: missing %q, want %q", c.zh, c.en, got, c.missing)
		}
		if got := texts(d.Extra); got != c.extra {
			t.Errorf("%s / %s: extra %q, want %q", c.zh, c.en, got, c.extra)
		}
		if d.None() != (c.missing+c.extra == "") {
			t.Errorf("%s / %s: None is %t", c.zh, c.en, d.None())
		}
	}
}

func texts(fs []Figure) string {
	var out []string
	for _, f := range fs {
		out = append(out, f.Text)
	}
	return strings.Join(out, " ")
}

func TestContext(t *testing.T) {
	d := Compare("支持“高端功能与智能材料”专项项目14项，投入财政资金1亿元，带动研发投入2.67亿元。", "14 projects, RMB 100 million")
	if len(d.Missing) != 1 || d.Missing[0].Context() != "…资金1亿元，带动研发投入2.67亿元。" {
		t.Errorf("%+v", d.Missing)
	}
}

func FuzzCompare(f *testing.F) {
	f.Add("七成2.67亿元，三分之一，5-10万", "70 percent, two-thirds, 5–10 million")
	f.Add("“十四五”百分之零分之", "a hundred and")
	f.Fuzz(func(t *testing.T, zh, en string) {
		for _, x := range append(Chinese(zh), English(en)...) {
			if x.at < 0 || x.end < x.at || len(x.values) == 0 || x.Value() == "" {
				t.Errorf("%+v", x)
			}
		}
		Compare(zh, en)
	})
}
