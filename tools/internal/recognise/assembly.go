package recognise

import (
	"cmp"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/pattern"
)

const numberWord = `[一二三四五六七八九十百零〇○\d]{1,4}`

var (
	// 市政协十六届四次会议, 政协河北省第十三届委员会第二次会议, 十四届全国人大三次会议:
	// what stands before 届 and between 届 and 次 names body and place.
	sessionWords = pattern.MustCompile(`([\p{Han}]{0,30}?)第?(` + numberWord + `)届([\p{Han}]{0,24}?)第?(` + numberWord + `)次(\p{Han}{0,6})`)
	// What every match of it has, and is found sooner by.
	sessionMark = pattern.MustCompile(numberWord + `届[\p{Han}]{0,24}?第?` + numberWord + `次`)
	// What a sentence puts before the name of an assembly.
	beforePlace = pattern.MustCompile(`^.*(?:关于|对于|对|访问|来到|您在|你在|您们在|你们在|在|现将|提出的|针对|回复|答复|办理)`)
	bodyWords   = pattern.MustCompile(`中国人民政治协商会议|人民政协|政协|人民代表大会|人大|常务委员会|常委会|委员会|全体会议|会议|[第年度届]|\d+`)
	placeName   = pattern.MustCompile(`^(?:中华人民共和国)?(\p{Han}*?(?:全国|省|自治区|自治州|自治县|自治旗|地区|市|州|区|县|盟|旗))$`)
)

// assembly reads term, session, body and place out of a text; it reports
// false if the text names no session.
func assembly(s string) (a letter.Assembly, kind letter.Kind, ok bool) {
	s = squeeze(foldWidth(s))
	if !sessionMark.MatchString(s) {
		return letter.Assembly{}, "", false
	}
	for _, m := range sessionWords.FindAllStringSubmatch(s, -1) {
		term, ok1 := numeral.Int(m[2])
		session, ok2 := numeral.Int(m[4])
		if !ok1 || !ok2 || term == 0 || session == 0 || term > 99 || session > 20 {
			continue
		}
		around := m[1] + m[3] + m[5]
		switch {
		case strings.Contains(around, "政协"), strings.Contains(around, "政治协商"):
			kind = letter.Proposal
		case strings.Contains(around, "人大"), strings.Contains(around, "人民代表"), strings.Contains(around, "人代会"):
			kind = letter.Suggestion
		case strings.HasPrefix(m[5], "会"), strings.HasPrefix(m[5], "全"):
		default:
			continue
		}
		return letter.Assembly{Place: assemblyPlace(m[1], m[3]), Term: term, Session: session}, kind, true
	}
	return letter.Assembly{}, "", false
}

// assemblyPlace returns the place that the words around 届 name, as printed:
// 河北省, 市, 全国; "" for none.
func assemblyPlace(before, between string) string {
	if cut := beforePlace.ReplaceAllString(before, ""); cut != "" || before == "" {
		before = cut
	}
	for _, s := range []string{before, between} {
		if m := placeName.FindStringSubmatch(bodyWords.ReplaceAllString(s, "")); m != nil {
			return lastPlace(m[1])
		}
	}
	return ""
}

// lastPlace returns the innermost place of a printed chain: 苏州市吴中区 is 吴中区.
func lastPlace(s string) string {
	if in := placesIn(s + "政协"); len(in) > 0 {
		return in[len(in)-1]
	}
	return s
}

// shortPlaces are the words that stand for a place which the letter names elsewhere.
var shortPlaces = map[string]bool{"省": true, "自治区": true, "市": true, "州": true, "自治州": true, "区": true, "县": true, "旗": true, "盟": true, "自治县": true}

// readAssembly settles session, place and level from the title, the page's
// own rows, the opening, and a serial number that packs them.
func (r *reader) readAssembly(texts ...string) {
	for _, s := range texts {
		a, kind, ok := assembly(s)
		if !ok {
			continue
		}
		if r.l.Assembly.Term == 0 {
			r.l.Assembly = a
		}
		if r.l.Assembly.Place == "" {
			r.l.Assembly.Place = a.Place
		}
		if r.l.Kind == "" {
			r.l.Kind = kind
		}
	}
	a := &r.l.Assembly
	if a.Term == 0 && len(r.l.Number) == 7 && r.l.Number[0] == '1' && r.l.Number[:2] != "19" {
		a.Term, _ = numeral.Int(r.l.Number[:2])
		a.Session, _ = numeral.Int(r.l.Number[2:3])
	}
	switch {
	case shortPlaces[a.Place]:
		a.Place, a.Level = r.resolve(a.Place), levelOfShort(a.Place)
		if a.Place != "" {
			a.Level = levelOf(a.Place)
		}
	case a.Place == "":
		for o := range r.organs() {
			if a.Place = placeOfOrgan(o); a.Place != "" {
				break
			}
		}
		if a.Place == "" {
			a.Place, a.Level = r.placeOfSigner()
		}
		a.Level = cmp.Or(levelOf(a.Place), a.Level)
	default:
		a.Level = levelOf(a.Place)
	}
}

// shortOrgan matches an organ that calls its place 市, 省 …: 市水利局.
var shortOrgan = pattern.MustCompile(`^(省|自治区|市|州|区|县|旗)\p{Han}+$`)

// placeOfSigner resolves the place of a letter that names no session from the
// organ that signs it, 市水利局; the level alone where the text names no place.
func (r *reader) placeOfSigner() (string, letter.Level) {
	for _, o := range r.l.Lead {
		if m := shortOrgan.FindStringSubmatch(o.Name); m != nil {
			if p := r.resolve(m[1]); p != "" {
				return p, levelOf(p)
			}
			return "", levelOfShort(m[1])
		}
	}
	return "", ""
}

// levelOfShort is what 省, 市 or 区 alone say of the level. An unresolved 市 is
// taken for a city, although
// 重庆市 is a province and 慈溪市 a county.
func levelOfShort(short string) letter.Level {
	switch short {
	case "省", "自治区":
		return letter.Province
	case "市", "州", "自治州", "盟":
		return letter.City
	case "区", "县", "旗", "自治县":
		return letter.County
	}
	return ""
}
