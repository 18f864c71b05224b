package recognise

import (
	"cmp"
	_ "embed"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

//go:embed places.txt
var placesText string

var (
	provinces  = map[string]bool{}   // 浙江省; 北京市 and its like among them
	cities     = map[string]bool{}   // the second level: 宁波市, 兴安盟, 延边州
	placeList  []string              // provinces and cities
	placesBy   = map[rune][]string{} // the same, by their first character
	provinceOf = map[string]string{}
)

func init() {
	for line := range strings.Lines(placesText) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		names := strings.Fields(line)
		for i, name := range names {
			if i == 0 {
				provinces[name] = true
			} else {
				cities[name] = true
				provinceOf[name] = names[0]
			}
			placeList = append(placeList, name)
			first, _ := utf8.DecodeRuneInString(name)
			placesBy[first] = append(placesBy[first], name)
		}
	}
}

const nation = "全国"

// levelOf returns the level of government of a full place name. A 市 that is
// not in the list of the second level is one of the county level.
func levelOf(place string) letter.Level {
	switch {
	case place == "":
		return ""
	case place == nation:
		return letter.National
	case provinces[place], strings.HasSuffix(place, "省"):
		return letter.Province
	case cities[place], strings.HasSuffix(place, "自治州"), strings.HasSuffix(place, "盟"), strings.HasSuffix(place, "地区"):
		return letter.City
	}
	return letter.County
}

var (
	countyName = pattern.MustCompile(`^\p{Han}{1,7}?(?:自治县|自治旗|新区|林区|特区|市|区|县|旗)`)
	noCounty   = pattern.MustCompile(`自治区$|关于|^对|第|届|的|^(?:市|区|县|旗)|开发区|^(?:高新|工业|园|社|地|管理|示范|保税)区|^(?:城|都|全|我|本|各|主城|老城|新城|中心城)(?:市|区|县)`)
)

// network matches what stands before the place in the name of a branch.
var network = pattern.MustCompile(`^(?:中共|中国共产党|共青团|国家税务总局|国家统计局|国家金融监督管理总局|中国人民银行|国网|中国邮政集团(?:有限公司)?|中国(?:电信|移动|联通)|政协|中国人民政治协商会议)`)

// placesIn returns the places that a name begins with, the widest first:
// 苏州市吴中区发展和改革委员会 begins with 苏州市 and 吴中区.
func placesIn(name string) []string {
	name = network.ReplaceAllString(name, "")
	var out []string
	take := func(p string) {
		out = append(out, p)
		name = name[len(p):]
	}
	for range 2 {
		if p := widePlace(name); p != "" {
			take(p)
		}
	}
	if p := longestCounty(name); p != "" && name != p {
		take(p)
	} else if p := countyName.FindString(name); p != "" && !noCounty.MatchString(p) && name != p {
		take(p)
	}
	return out
}

// widePlace returns the province or city that a text begins with, "" for none.
func widePlace(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	for _, p := range placesBy[first] {
		if strings.HasPrefix(s, p) {
			return p
		}
	}
	return ""
}

// longestCounty returns the longest place of the third level that a name begins
// with: 石林彝族自治县, whose name has a shorter one in it.
func longestCounty(name string) string {
	n, longest := 0, ""
	for i, c := range name {
		if n++; n > longestPlace {
			break
		}
		if n > nounOnly && strings.ContainsRune(placeEnds, c) {
			if p := name[:i+utf8.RuneLen(c)]; isPlace(p) {
				longest = p
			}
		}
	}
	return longest
}

// startsWithPlace reports whether a text begins with a place that is known.
func startsWithPlace(s string) bool {
	return widePlace(s) != "" || longestCounty(s) != ""
}

// stateOrgan matches the organs of the State Council, which carry no place.
var stateOrgan = pattern.MustCompile(`^(?:国家\p{Han}+|国务院\p{Han}*|中国\p{Han}+(?:局|署|会|行)|全国\p{Han}+|最高人民\p{Han}+|` +
	`(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|安全|民政|司法|财政|人力资源和社会保障|人力资源社会保障|自然资源|生态环境|住房和城乡建设|住房城乡建设|` +
	`交通运输|水利|农业农村|农业|商务|文化和旅游|文化|退役军人事务|应急管理|环境保护|国土资源)部|审计署|海关总署|(?:税务|市场监督管理|市场监管|广播电视|广电|体育)总局|` +
	`中国人民银行|人民银行|自然资源部|金融监管总局|证监会|民航局|邮政局|铁路局)(?:办公厅|办公室)?$`)

// placeOfOrgan returns the place that an organ's printed name gives.
func placeOfOrgan(name string) string {
	if p := placesIn(name); len(p) > 0 {
		return p[len(p)-1]
	}
	if stateOrgan.MatchString(name) {
		return nation
	}
	return ""
}

// fits reports whether a full place can be what a letter calls 市, 省, 区 …
func fits(place, short string) bool {
	switch short {
	case "省", "自治区":
		return strings.HasSuffix(place, short)
	case "市":
		return strings.HasSuffix(place, "市")
	case "州":
		return strings.HasSuffix(place, "州")
	}
	return short != "" && strings.HasSuffix(place, short)
}

// resolve finds the full name of a short place (市) from the organs that the
// letter and its page name, in the order of their weight, and then from the
// places that the whole text names most.
func (r *reader) resolve(short string) string {
	for o := range r.organs() {
		in := placesIn(o)
		for i := len(in) - 1; i >= 0; i-- {
			if fits(in[i], short) {
				return in[i]
			}
			if p := cmp.Or(provinceOf[in[i]], counties[in[i]].province); fits(p, short) && short != "市" {
				return p
			}
		}
	}
	inSubject, _, _ := leader(namedPlaces(r.l.Subject), short)
	return cmp.Or(r.mostNamed(short), inSubject, provinceOfNumber(r.l.DocNumber, short), r.provinceOfAll(short))
}

// provinceOfAll returns the province, if it is what the letter calls 省, under
// which most of the places are that the text names.
func (r *reader) provinceOfAll(short string) string {
	if short != "省" && short != "自治区" {
		return ""
	}
	all, _ := r.texts()
	count := map[string]int{}
	for p, n := range namedPlaces(all) {
		count[cmp.Or(provinceOf[p], counties[p].province)] += n
	}
	delete(count, "")
	best, most, _ := leader(count, short)
	if most < 2 {
		return ""
	}
	return best
}

// mostNamed returns the known place that fits and that the text names most, if
// no other is named as often: in full, then by the short name of a city or a
// province (浙江, 宁夏), and at last one that is named in full but once and alone.
func (r *reader) mostNamed(short string) string {
	if short == "" {
		return ""
	}
	all, page := r.texts()
	full, most, alone := leader(namedPlaces(all), short)
	city, cityMost := r.shortNamed(all, short)
	if _, small := counties[full]; small && cityMost >= most {
		full = ""
	}
	switch {
	case full != "" && most > 1:
		return full
	case city != "" && cityMost > 1:
		return city
	case full != "" && alone && (short != "市" || strings.Contains(page, full) || strings.Contains(all, "《"+full)):
		return full
	}
	return ""
}

// texts returns all of the text, and what of it stands outside of the body or
// opens it.
func (r *reader) texts() (all, page string) {
	var every, outside strings.Builder
	for i, p := range r.pieces {
		every.WriteString(p.text + "\n")
		if i <= r.start || i >= r.end {
			outside.WriteString(p.text + "\n")
		}
	}
	return every.String(), outside.String()
}

// leader returns the place that fits and has the highest count, "" for a tie,
// and whether no other that fits is counted.
func leader(count map[string]int, short string) (best string, most int, alone bool) {
	others := 0
	for p, n := range count {
		switch {
		case !fits(p, short):
		case n > most:
			others += most
			best, most = p, n
		default:
			others += n
			if n == most {
				best = ""
			}
		}
	}
	return best, most, others == 0
}

// shortNamed returns the city or province that fits and whose short name the
// text has most, with how often; "" for a tie.
func (r *reader) shortNamed(text, short string) (best string, most int) {
	count := map[string]int{}
	for _, p := range placeList {
		if fits(p, short) {
			count[p] = strings.Count(text, shortName(p))
		}
	}
	best, most, _ = leader(count, short)
	return best, most
}

var placeSuffix = pattern.MustCompile(`(?:壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|州|地区|盟)$`)

// shortName returns a place's name without what it is: 浙江, 宁波, 宁夏.
func shortName(p string) string { return placeSuffix.ReplaceAllString(p, "") }
