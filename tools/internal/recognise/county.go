package recognise

import (
	_ "embed"
	"strings"
	"unicode/utf8"
)

//go:embed counties.txt
var countiesText string

// counties are the places of the third level, each with what it is under; ""
// where places of the same name are under different ones.
var counties = map[string]above{}

type above struct{ province, city string }

func init() {
	for line := range strings.Lines(countiesText) {
		f := strings.Fields(line)
		if strings.HasPrefix(line, "#") || len(f) < 3 {
			continue
		}
		up := above{f[0], strings.Trim(f[1], "-")}
		for _, name := range f[2:] {
			have, twice := counties[name]
			switch {
			case !twice:
				counties[name] = up
			case have.province != up.province:
				counties[name] = above{}
			case have.city != up.city:
				counties[name] = above{province: up.province}
			}
		}
	}
}

// A name with so few characters is a common noun rather than a place: 城区.
const nounOnly = 2

// placeEnds are the characters with which the names of places end.
const placeEnds = "省市区县州盟旗"

// Characters of the longest name: 积石山保安族东乡族撒拉族自治县.
const longestPlace = 16

// isPlace reports whether the registry of places has the full name.
func isPlace(name string) bool {
	if provinces[name] || cities[name] {
		return true
	}
	_, ok := counties[name]
	return ok && (utf8.RuneCountInString(name) > nounOnly || strings.HasSuffix(name, "县"))
}

// namedPlaces counts the places that a text names in full, the longest name
// that ends at a place.
func namedPlaces(text string) map[string]int {
	out := map[string]int{}
	r := []rune(text)
	for i, c := range r {
		if !strings.ContainsRune(placeEnds, c) {
			continue
		}
		for from := max(0, i+1-longestPlace); from < i; from++ {
			if name := string(r[from : i+1]); isPlace(name) {
				out[name]++
				break
			}
		}
	}
	return out
}

// provinceMark gives the province that the first character of a document
// number stands for: 桂文旅复字 is of 广西壮族自治区.
var provinceMark = map[rune]string{
	'冀': "河北省", '晋': "山西省", '蒙': "内蒙古自治区", '内': "内蒙古自治区", '辽': "辽宁省", '吉': "吉林省", '黑': "黑龙江省",
	'苏': "江苏省", '浙': "浙江省", '皖': "安徽省", '闽': "福建省", '赣': "江西省", '鲁': "山东省", '豫': "河南省", '鄂': "湖北省",
	'湘': "湖南省", '粤': "广东省", '桂': "广西壮族自治区", '琼': "海南省", '川': "四川省", '黔': "贵州省", '贵': "贵州省", '云': "云南省",
	'滇': "云南省", '藏': "西藏自治区", '陕': "陕西省", '甘': "甘肃省", '青': "青海省", '宁': "宁夏回族自治区", '新': "新疆维吾尔自治区",
}

// provinceOfNumber returns the province whose mark a document number begins
// with, if it can be what the letter calls 省 or 自治区.
func provinceOfNumber(docNumber, short string) string {
	first, _ := utf8.DecodeRuneInString(docNumber)
	if p := provinceMark[first]; (short == "省" || short == "自治区") && fits(p, short) {
		return p
	}
	return ""
}
