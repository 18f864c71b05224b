package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	jointPhrase = pattern.MustCompile(`(?:经?会同|经?会商|经会|经?商请|并?经?商|经?与|综合|征求了?|汇总了?|结合|联合|协同|(?:主办|牵头)(?:办理)?[，、；]|(?:会办|协办)单位(?:为|是|有|：)|由)` +
		`((?:我[局委厅部办会][、和与及会同]{1,2})?[\p{Han}、，（）()·]{2,120}?)` +
		`(?:等\p{Han}{0,8}(?:部门|单位|机构|地区|市县)|等?(?:的?(?:有关|相关|会办|协办|反馈)?(?:单位)?的?意见|` +
		`共同|联合|会同(?:研究|办理|调研|协商)|进行|认真|研究|调研|调查|座谈|磋商|核实|协商|会商|商议|协调|沟通|讨论|承办|办理|(?:会办|协办)(?:[^公]|$)|配合|协助|参与|对(?:建议|提案|议案|您|你|该|此|所提|有关|相关)|就(?:建议|提案|您|你|该|此|所提|有关|相关)|分别|召开|开展|同意|并(?:综合|结合|汇总|认真|会同|经)|后|，?现|，|。|答复))`)
	// 根据 needs the word: other opinions are not those of co-handlers.
	jointOpinion = pattern.MustCompile(`根据([\p{Han}、，]{2,120}?)等?(?:部门|单位)?的?(?:会办|协办|反馈)(?:单位)?(?:的)?意见`)
	// 市教育局、市财政局会办；经市教育局、市财政局共同研究；在市教育局的配合下
	jointBare = pattern.MustCompile(`(?:^|[。，；：（])(\p{Han}{2,20}(?:[、和]\p{Han}{2,20}){0,8}?)(?:会办|协办)[。，；）]|` +
		`经(\p{Han}{2,20}(?:[、和]\p{Han}{2,20}){1,8}?)(?:共同|联合)(?:研究|办理|协商|调研)|` +
		`在(\p{Han}{2,20}(?:[、和]\p{Han}{2,20}){0,8}?)的?(?:配合|支持|协助)下`)
	partNote   = pattern.MustCompile(`[（(](?:主|会|协|分|承)办[)）]`)
	listComma  = pattern.MustCompile(`[、，]|并(?:征求了?|会同|经?商|请|与)`)
	selfAgency = pattern.MustCompile(`^由?(?:我|本)(?:[局委厅部办会署院司处]|单位)(?:会同|与|和|、|商)?`)
	leadWord   = pattern.MustCompile(`^(?:.{2,20}会同|(?:并|再|又)?(?:会同|商请|与)|由)`)
	organEnd   = pattern.MustCompile(oneOf("cohandler") + `$`)
	vagueOrgan = pattern.MustCompile(`交由|转[交由]|交[办省市县区州我]|(?:主|会|协|承|分|交|督|独|自)办$|有关|相关|各|部门|单位|我|您|你|其他|专家|研究|办理|会议|建议|提案|工作|实际|情况|上述|多个|市直|省直|认真|专题`)
)

// joint finds the co-handling agencies in the opening: 会同A、B, 经与A、B共同研究,
// 经商A、B, 由我委会同A办理.
func joint(opening string) []string {
	opening = partNote.ReplaceAllString(opening, "")
	if m := jointOpinion.FindStringSubmatch(opening); m != nil {
		if names := organList(m[1]); len(names) > 0 {
			return names
		}
	}
	for from := 0; from < len(opening); {
		m := jointPhrase.FindStringSubmatchIndex(opening[from:])
		if m == nil {
			break
		}
		if names := organList(opening[from+m[2] : from+m[3]]); len(names) > 0 {
			return names
		}
		_, size := utf8.DecodeRuneInString(opening[from+m[0]:])
		from += m[0] + size
	}
	if m := jointBare.FindStringSubmatch(opening); m != nil {
		return organList(m[1] + m[2] + m[3])
	}
	return nil
}

// organList parts a list of agencies. A list in which anything is no agency
// is none, but for a vague last member (及有关部门).
func organList(s string) []string {
	s = selfAgency.ReplaceAllString(s, "")
	var out []string
	items := listComma.Split(s, -1)
	for i, it := range items {
		it = leadWord.ReplaceAllString(through(it), "")
		parts := []string{it}
		if a, b, ok := cutAnd(it); ok {
			parts = []string{a, b}
		}
		for _, p := range parts {
			if p = strings.TrimSuffix(strings.TrimSuffix(p, "的"), "等"); strings.Count(p, "（") < strings.Count(p, "）") {
				p = strings.TrimSuffix(p, "）")
			}
			switch {
			case organEnd.MatchString(alias.ReplaceAllString(p, "")) && !vagueOrgan.MatchString(p) && utf8.RuneCountInString(p) <= 24:
				if !slices.Contains(out, p) {
					out = append(out, p)
				}
			case i == len(items)-1 && len(out) > 0:
			default:
				return nil
			}
		}
	}
	return out
}

// throughPlace matches 经 before an agency that begins with its place.
var throughPlace = pattern.MustCompile(`^经由?((?:省|市|区|县|州|旗|自治区|\p{Han}{2,4}?(?:省|市|区|县|州|旗|盟))\p{Han}{2,})$`)

// through takes the 经 off 经市财政局; 经济 and 经开区 keep theirs.
func through(s string) string {
	for _, word := range []string{"经济", "经开", "经信", "经贸", "经管", "经发"} {
		if strings.HasPrefix(s, word) {
			return s
		}
	}
	return throughPlace.ReplaceAllString(s, "$1")
}

// cutAnd parts 市教育局和市财政局 at the 和 between two agencies, and leaves
// 市发展和改革委 alone.
func cutAnd(s string) (a, b string, ok bool) {
	for _, sep := range []string{"以及", "和", "与", "及"} {
		for from := 0; ; {
			i := strings.Index(s[from:], sep)
			if i < 0 {
				break
			}
			i += from
			a, b = s[:i], s[i+len(sep):]
			if organEnd.MatchString(a) && (organEnd.MatchString(b) || vagueOrgan.MatchString(b)) && utf8.RuneCountInString(a) > 2 {
				return a, b, true
			}
			from = i + len(sep)
		}
	}
	return "", "", false
}

func (r *reader) readJoint(texts ...string) {
	for _, s := range texts {
		for _, n := range joint(s) {
			if slices.ContainsFunc(r.l.Lead, func(a letter.Agency) bool { return strings.HasSuffix(a.Name, n) }) {
				continue // who writes is no co-handler
			}
			r.l.Joint = append(r.l.Joint, letter.Agency{Name: n})
		}
		if len(r.l.Joint) > 0 {
			return
		}
	}
	for _, n := range organList(r.facts.joint) {
		r.l.Joint = append(r.l.Joint, letter.Agency{Name: n})
	}
}
