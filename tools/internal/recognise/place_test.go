package recognise

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/letter"
)

func TestPlaceOfOrgan(t *testing.T) {
	for organ, want := range map[string]string{
		"宁波市科学技术局":        "宁波市",
		"苏州市吴中区发展和改革委员会":  "苏州市 吴中区",
		"杭州市上城区教育局":       "杭州市 上城区",
		"鹿城区水利局":          "鹿城区",
		"宁夏回族自治区发展改革委":    "宁夏回族自治区",
		"重庆市渝北区教育委员会":     "重庆市 渝北区",
		"清原满族自治县住房和城乡建设局": "清原满族自治县",
		"国家税务总局宁波市税务局":    "宁波市",
		"中共宁波市委宣传部":       "宁波市",
		"天津市滨海新区人民政府":     "天津市 滨海新区",
		"市教育局":            "",
		"全市水利局":           "",
		"关于自治区政协":         "",
		"开发区管理委员会":        "",
	} {
		if got := strings.Join(placesIn(organ), " "); got != want {
			t.Errorf("placesIn(%s) = %q, want %q", organ, got, want)
		}
	}
	for organ, want := range map[string]string{
		"国家能源局": "全国", "教育部": "全国", "审计署": "全国", "省能源局": "", "国网宁波供电公司": "", "山东省水利厅": "山东省",
	} {
		if got := placeOfOrgan(organ); got != want {
			t.Errorf("placeOfOrgan(%s) = %q, want %q", organ, got, want)
		}
	}
}

func TestLevelOf(t *testing.T) {
	for place, want := range map[string]letter.Level{
		"全国": letter.National, "重庆市": letter.Province, "浙江省": letter.Province, "西藏自治区": letter.Province,
		"宁波市": letter.City, "延边州": letter.City, "兴安盟": letter.City, "大兴安岭地区": letter.City,
		"慈溪市": letter.County, "吴中区": letter.County, "盐池县": letter.County, "": "",
	} {
		if got := levelOf(place); got != want {
			t.Errorf("levelOf(%s) = %q, want %q", place, got, want)
		}
	}
}

func TestAssembly(t *testing.T) {
	for s, want := range map[string]letter.Assembly{
		"对市政协十三届二次会议第123号提案的答复":           {Place: "市", Term: 13, Session: 2},
		"政协第十三届全国委员会第四次会议":                {Place: "全国", Term: 13, Session: 4},
		"第十三届全国人民代表大会第四次会议":               {Place: "全国", Term: 13, Session: 4},
		"您在河北省十四届人大二次会议上":                 {Place: "河北省", Term: 14, Session: 2},
		"政协苏州市吴中区第五届委员会第二次会议":             {Place: "吴中区", Term: 5, Session: 2},
		"宣州区第十三届政治协商会议第四次会议":              {Place: "宣州区", Term: 13, Session: 4},
		"市政协14届3次会议":                      {Place: "市", Term: 14, Session: 3},
		"县十八届三次人代会":                       {Place: "县", Term: 18, Session: 3},
		"青海省能源局关于省政协十三届二次会议":              {Place: "省", Term: 13, Session: 2},
		"2023年清原满族自治县八届政协第二次会议":           {Place: "清原满族自治县", Term: 8, Session: 2},
		"关于政协第十四届全国委员会第三次会议第02855号提案答复的函": {Place: "全国", Term: 14, Session: 3},
	} {
		if got, _, ok := assembly(s); !ok || got != want {
			t.Errorf("assembly(%s) = %+v, %v, want %+v", s, got, ok, want)
		}
	}
	for _, s := range []string{"第十九届三中全会", "第三届中国进口博览会", "十四届五中全会", "您在市两会期间"} {
		if got, _, ok := assembly(s); ok {
			t.Errorf("assembly(%s) = %+v", s, got)
		}
	}
}

func TestNamedPlaces(t *testing.T) {
	got := namedPlaces("宁波市慈溪市与石林彝族自治县相邻，慈溪市在城区、郊区之外，桥西区、新华区也不是甲县。")
	want := map[string]int{"宁波市": 1, "慈溪市": 2, "石林彝族自治县": 1, "桥西区": 1, "新华区": 1}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestCounties(t *testing.T) {
	if len(counties) < 2700 {
		t.Errorf("%d places of the third level", len(counties))
	}
	for name, want := range map[string]above{
		"慈溪市": {"浙江省", "宁波市"}, "渝中区": {"重庆市", ""}, "潜江市": {"湖北省", ""}, "鼓楼区": {}, "宁海县": {"浙江省", "宁波市"}, "永嘉县": {"浙江省", "温州市"}, "东港市": {"辽宁省", "丹东市"},
	} {
		if got, ok := counties[name]; !ok || got != want {
			t.Errorf("%s is of %+v, want %+v", name, got, want)
		}
	}
	for _, up := range counties {
		if up.province != "" && !provinces[up.province] || up.city != "" && !cities[up.city] {
			t.Errorf("%+v is not in places.txt", up)
		}
	}
}

func TestProvinceOfNumber(t *testing.T) {
	for number, want := range map[string]string{"桂海复字〔2022〕8号": "广西壮族自治区", "浙海函〔2022〕8号": "", "": ""} {
		if got := provinceOfNumber(number, "自治区"); got != want {
			t.Errorf("%s is of %q, want %q", number, got, want)
		}
	}
	if got := provinceOfNumber("浙海函〔2022〕8号", "省"); got != "浙江省" {
		t.Error(got)
	}
}
