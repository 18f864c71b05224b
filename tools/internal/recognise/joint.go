package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	jointPhrase = pattern.MustCompile(`(?:经?会同|经?会商|经会|经?商请|并?经?商|经?与|综合|征求了?|汇总了?|结合|联合|(?:主办|牵头)[，、；]|(?:会办|协办)单位(?:为|是|有|：)|由)` +
		`((?:我[局委厅部办会][、和与及会同]{1,2})?[\p{Han}、，（）()·]{2,120}?)` +
		`(?:等\p{Han}{0,8}(?:部门|单位|机构|地区|市县)|等?(?:的?(?:有关|相关|会办|协办|反馈)?(?:单位)?的?意见|` +
		`共同|联合|会同(?:研究|办理|调研|协商)|进行|认真|研究|调研|调查|座谈|磋商|核实|协商|会商|商议|协调|沟通|讨论|承办|办理|(?:会办|协办)(?:[^公]|$)|配合|协助|参与|对(?:建议|提案|议案|您|你|该|此|所提|有关|相关)|就(?:建议|提案|您|你|该|此|所提|有关|相关)|同意|并(?:综合|结合|汇总|认真|会同|经)|后|，?现|，|。|答复))`)
	// 根据 needs the word: other opinions are not those of co-handlers.
	jointOpinion = pattern.MustCompile(`根据([\p{Han}、，]{2,120}?)等?(?:部门|单位)?的?(?:会办|协办|反馈)(?:单位)?(?:的)?意见`)
	listComma    = pattern.MustCompile(`[、，]`)
	selfAgency   = pattern.MustCompile(`^由?(?:我|本)(?:[局委厅部办会署院司处]|单位)(?:会同|与|和|、|商)?`)
	leadWord     = pattern.MustCompile(`^(?:(?:并|再|又)?(?:会同|商请|与)|由)`)
	organEnd     = pattern.MustCompile(oneOf("cohandler") + `$`)
	vagueOrgan   = pattern.MustCompile(`交由|转[交由]|交[办省市县区州我]|(?:主|会|协|承|分|交|督)办$|有关|相关|各|部门|单位|我|您|你|其他|专家|研究|办理|会议|建议|提案|工作|实际|情况|上述|多个|市直|省直|认真|专题`)
)

// joint finds the co-handling agencies in the opening: 会同A、B, 经与A、B共同研究,
// 经商A、B, 由我委会同A办理.
func joint(opening string) []string {
	if m := jointOpinion.FindStringSubmatch(opening); m != nil {
		if names := organList(m[1]); len(names) > 0 {
			return names
		}
	}
	for from := 0; from < len(opening); {
		m := jointPhrase.FindStringSubmatchIndex(opening[from:])
		if m == nil {
			return nil
		}
		if names := organList(opening[from+m[2] : from+m[3]]); len(names) > 0 {
			return names
		}
		_, size := utf8.DecodeRuneInString(opening[from+m[0]:])
		from += m[0] + size
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
		it = leadWord.ReplaceAllString(it, "")
		parts := []string{it}
		if a, b, ok := cutAnd(it); ok {
			parts = []string{a, b}
		}
		for _, p := range parts {
			p = strings.TrimSuffix(p, "等")
			switch {
			case organEnd.MatchString(p) && !vagueOrgan.MatchString(p) && utf8.RuneCountInString(p) <= 24:
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
