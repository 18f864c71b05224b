package agency

import (
	"os"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// open loads the registry that the project ships.
func open(t testing.TB) *Registry {
	t.Helper()
	r, _, err := Load(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestFind(t *testing.T) {
	r := open(t)
	tests := []struct {
		why, printed, place, key string // key "" if the name means no known agency
	}{
		{"short name in its own letter", "市经信局", "宁波市", "ningbo-economy-informatization"},
		{"short name without its mark", "经信局", "宁波市", "ningbo-economy-informatization"},
		{"full name at home", "宁波市科学技术局", "宁波市", "ningbo-science-technology"},
		{"full name anywhere", "宁波市科学技术局", "杭州市", "ningbo-science-technology"},
		{"full name, place not known", "宁波市科学技术局", "", "ningbo-science-technology"},
		{"province before the city", "浙江省宁波市科技局", "", "ningbo-science-technology"},
		{"place and short name anywhere", "宁波市经信局", "全国", "ningbo-economy-informatization"},
		{"stem and short name anywhere", "宁波经信局", "杭州市", "ningbo-economy-informatization"},
		{"second short name", "市发展改革委", "宁波市", "ningbo-development-reform"},
		{"short name by the rule alone", "市人力资源社会保障局", "宁波市", "ningbo-human-resources-social-security"},
		{"mark doubled by the name", "市市场监管局", "宁波市", "ningbo-market-regulation"},
		{"mark swallowed by the name", "市场监管局", "宁波市", "ningbo-market-regulation"},
		{"former name in full", "宁波市经济和信息化委员会", "宁波市", "ningbo-economy-informatization"},
		{"former name by the rule", "市经信委", "宁波市", "ningbo-economy-informatization"},
		{"place given by its stem", "市科技局", "宁波", "ningbo-science-technology"},
		{"blanks and marks around", " 市 科 技 局。", "宁波市", "ningbo-science-technology"},
		{"committee in a copy line", "市政协提案委", "宁波市", "ningbo-cppcc-proposals"},
		{"committee written out", "市政协提案委员会", "宁波市", "ningbo-cppcc-proposals"},
		{"office in a copy line", "市政府办公厅", "宁波市", "ningbo-government-general-office"},
		{"city's agency in a district's letter", "市科技局", "海曙区", "ningbo-science-technology"},
		{"district's government at home", "区政府", "海曙区", "ningbo-haishu-government"},
		{"district's government from above", "海曙区政府", "宁波市", "ningbo-haishu-government"},
		{"organ of the State in the city", "宁波海关", "宁波市", "ningbo-customs"},
		{"ministry", "工信部", "宁波市", "national-industry-information-technology"},
		{"ministry with 国家 before it", "国家工信部", "宁波市", "national-industry-information-technology"},
		{"former ministry", "国土资源部", "宁波市", "national-natural-resources"},
		{"bureau of the State", "国家能源局", "", "national-energy"},

		{"another city's letter", "市经信局", "杭州市", ""},
		{"place not known", "市经信局", "", ""},
		{"county-level city's own agency", "市科技局", "余姚市", ""},
		{"district's own agency", "区科技局", "海曙区", ""},
		{"the office speaking of itself", "我局", "宁波市", ""},
		{"ambiguous", "市局", "宁波市", ""},
		{"ambiguous from above", "省局", "宁波市", ""},
		{"nothing", "", "宁波市", ""},
		{"a branch is not its head office", "国家能源局西北监管局", "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			got, ok := r.Find(tt.printed, tt.place)
			if got.Key != tt.key || ok != (tt.key != "") {
				t.Errorf("Find(%q, %q) = %q, %v, want %q", tt.printed, tt.place, got.Key, ok, tt.key)
			}
		})
	}
}

// TestFindEveryName finds each agency by each name that its row gives, from
// its own place.
func TestFindEveryName(t *testing.T) {
	r := open(t)
	for _, a := range r.Agencies() {
		names := append(append([]string{a.Name}, a.Short...), a.Former...)
		for _, name := range names {
			if got, _ := r.Find(name, a.Place); got.Key != a.Key {
				t.Errorf("Find(%q, %q) = %q, want %q", name, a.Place, got.Key, a.Key)
			}
		}
	}
}

func TestExpand(t *testing.T) {
	r := open(t)
	tests := []struct {
		printed, place, want string
		ok                   bool
	}{
		{"市经信局", "宁波市", "宁波市经济和信息化局", true},
		{"省发改委", "浙江省", "浙江省发展和改革委员会", true},
		{"省发展改革委", "河南省", "河南省发展和改革委员会", true},
		{"省发展和改革委", "河南省", "河南省发展和改革委员会", true},
		{"省发展和改革委员会", "河南省", "河南省发展和改革委员会", true},
		{"辽宁发改委", "", "辽宁省发展和改革委员会", true},
		{"宁夏回族自治区发展改革委", "", "宁夏回族自治区发展和改革委员会", true},
		{"自治区发展改革委", "宁夏回族自治区", "宁夏回族自治区发展和改革委员会", true},
		{"省工信厅", "江西省", "江西省工业和信息化厅", true},
		{"省能源局", "山东省", "山东省能源局", true},
		{"省人社厅", "宁波市", "浙江省人力资源和社会保障厅", true},
		{"省科技厅", "海曙区", "浙江省科学技术厅", true},
		{"市经济信息委", "重庆市", "重庆市经济和信息化委员会", true},
		{"市科委", "上海市", "上海市科学技术委员会", true},
		{"市教委", "天津市", "天津市教育委员会", true},
		{"市卫健委", "济南市", "济南市卫生健康委员会", true},
		{"市住建局", "济南市", "济南市住房和城乡建设局", true},
		{"市自然资源和规划局", "济南市", "济南市自然资源和规划局", true},
		{"市政府办公厅", "济南市", "济南市人民政府办公厅", true},
		{"市政协提案委员会", "济南市", "政协济南市委员会提案委员会", true},
		{"省委宣传部", "浙江省", "中共浙江省委宣传部", true},
		{"区发改委", "吴中区", "吴中区发展和改革委员会", true},
		{"市发改委", "苏州市吴中区", "苏州市发展和改革委员会", true},
		{"苏州市吴中区工信局", "", "苏州市吴中区工业和信息化局", true},
		{"芜湖市经信局", "安徽省", "芜湖市经济和信息化局", true},
		{"区发改局", "海曙区", "宁波市海曙区发展和改革局", true},
		{"海曙区发改局", "宁波市", "宁波市海曙区发展和改革局", true},
		{"县教育局", "宁海县", "宁海县教育局", true},
		{"州农业农村局", "恩施土家族苗族自治州", "恩施土家族苗族自治州农业农村局", true},

		// The rule does not know what the office is called in full: it adds the place.
		{"市金融局", "天津市", "天津市金融局", true},
		{"市文旅局", "济南市", "济南市文旅局", true},

		// Not even the place is sure.
		{"市发改委", "", "市发改委", false},
		{"区发改委", "宁夏回族自治区", "区发改委", false},
		{"市局", "济南市", "市局", false},
		{"我委", "济南市", "我委", false},
		{"市场局", "济南市", "市场局", false},
		{"国网重庆电力", "重庆市", "国网重庆电力", false},
		{"某某公司", "济南市", "某某公司", false},
	}
	for _, tt := range tests {
		got, ok := r.Expand(tt.printed, tt.place)
		if got != tt.want || ok != tt.ok {
			t.Errorf("Expand(%q, %q) = %q, %v, want %q, %v", tt.printed, tt.place, got, ok, tt.want, tt.ok)
		}
	}
}

func TestID(t *testing.T) {
	r := open(t)
	same := []struct{ printed, place string }{
		{"市发改委", "重庆市"}, {"市发展改革委", "重庆市"}, {"重庆市发展和改革委员会", ""}, {"重庆市发改委", "全国"},
	}
	for _, s := range same {
		if got := r.ID(s.printed, s.place); got != "重庆市发展和改革委员会" {
			t.Errorf("ID(%q, %q) = %q", s.printed, s.place, got)
		}
	}
	if a, b := r.ID("市教育局", "杭州市"), r.ID("市教育局", "济南市"); a == b {
		t.Errorf("two cities share the agency %q", a)
	}
	if got := r.ID("市教育局", "宁波市"); got != "ningbo-education" {
		t.Errorf("a known agency has the ID %q", got)
	}
	if got := r.ID("某某公司", "宁波市"); got != "某某公司" {
		t.Errorf("a name without a meaning has the ID %q", got)
	}
}

func TestNearest(t *testing.T) {
	r := open(t)
	tests := []struct{ printed, place, key string }{
		{"市科学技朮局", "宁波市", "ningbo-science-technology"},
		{"宁波市经济与信息化局", "宁波市", "ningbo-economy-informatization"},
		{"市文化广电旅游体育局", "宁波市", "ningbo-culture-tourism"},
		{"国家发展与改革委员会", "全国", "national-development-reform"},
		{"某某公司", "宁波市", ""},
		{"局", "宁波市", ""},
		{"市科学技朮局", "杭州市", ""},
	}
	for _, tt := range tests {
		got, ok := r.Nearest(tt.printed, tt.place)
		if got.Key != tt.key || ok != (tt.key != "") {
			t.Errorf("Nearest(%q, %q) = %q, %v, want %q", tt.printed, tt.place, got.Key, ok, tt.key)
		}
	}
}

func TestUnknown(t *testing.T) {
	r := open(t)
	at := diag.Pos{Path: "letters/a.txt", Line: 3}
	near := r.Unknown("宁波市经济与信息化局", "宁波市", at)
	const want = "letters/a.txt:3: 注意: 单位“宁波市经济与信息化局”未在 data/agencies 登记，将按此名称单独成页；" +
		"最接近的已登记单位是“宁波市经济和信息化局”，如为同一单位，请将此名称加入其 short (agency-unknown)"
	if got := near.In(diag.Chinese); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	ruled := r.Unknown("市发改委", "重庆市", at)
	if got := ruled.In(diag.English); !strings.Contains(got, "full name “重庆市发展和改革委员会”") {
		t.Errorf("known by the rule alone: %s", got)
	}
	far := r.Unknown("某某公司", "宁波市", at)
	if len(far.Args) != 1 || far.Rule.ID != near.Rule.ID || ruled.Rule.ID != near.Rule.ID {
		t.Errorf("without a near name: %s", far)
	}
}

func TestZeroRegistry(t *testing.T) {
	var r Registry
	if a, ok := r.Find("市经信局", "宁波市"); ok {
		t.Errorf("Find found %q", a.Key)
	}
	if full, ok := r.Expand("市经信局", "宁波市"); full != "宁波市经信局" || !ok {
		t.Errorf("Expand = %q, %v: the place of the letter is all that is known", full, ok)
	}
	if _, ok := r.Scheme("宁波市", "cppcc", 2025); ok {
		t.Error("Scheme found one")
	}
}

func FuzzFind(f *testing.F) {
	r := open(f)
	for _, seed := range [][2]string{
		{"市经信局", "宁波市"}, {"省发改委", "浙江省"}, {"苏州市吴中区发改委", "吴中区"}, {"市局", ""},
		{"自治区", "自治区"}, {"市市市市", "市"}, {"\xff市科技局", "宁波市"}, {"（市科技局）", "苏州市吴中区"},
		{"经信局", " 000"}, {"科技局", "市市"}, {" 科技局", "宁波"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, printed, place string) {
		a, found := r.Find(printed, place)
		full, ok := r.Expand(printed, place)
		if found && (!ok || full != a.Name) {
			t.Errorf("Find(%q, %q) is %q, but Expand gives %q, %v", printed, place, a.Name, full, ok)
		}
		if again, _ := r.Expand(full, place); ok && again != full {
			t.Errorf("Expand(%q, %q) = %q, and of that %q", printed, place, full, again)
		}
		if near, ok := r.Nearest(printed, place); ok {
			if _, known := r.ByKey(near.Key); !known {
				t.Errorf("Nearest(%q, %q) gives %q, which is not there", printed, place, near.Key)
			}
		}
	})
}
