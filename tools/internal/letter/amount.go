package letter

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/han"
	"dafu/tools/internal/numeral"
)

// Bound says how a figure is meant.
type Bound string

// The bounds. The zero Bound means that the figure is exact.
const (
	AtMost   Bound = "at-most"   // 最高, 不超过, 以内
	AtLeast  Bound = "at-least"  // 以上, 不低于, 至少
	MoreThan Bound = "more-than" // 超过, 突破
	About    Bound = "about"     // 约, 近, 左右
)

// Amount is a figure of money, power, energy, mass or length in the body.
type Amount struct {
	Text  string        // as printed, without the bound: 2.67亿元
	Value numeral.Value // 267000000; of the upper end if a range is printed
	Unit  string        // without the multiplier: 元, 千瓦时, 元/千瓦时
	Bound Bound
	Block int // index in Body of the block that it begins in
}

const (
	units = `美元|欧元|港元|港币|日元|英镑|元|` +
		`千瓦时|千瓦小时|度电|千瓦|兆瓦时|兆瓦|吉瓦时|吉瓦|千伏安|兆伏安|[kKMGT][wW][hH]?|[kKM]VA|吉焦|焦耳|` +
		`吨标准煤|吨标煤|吨油当量|吨|公斤|千克|公里|千米|厘米|毫米|海里|米`
	per     = `平方米|立方米|人次|课时|人|户|年|月|天|日|次|亩|度|辆|台|个|家|套|件|张`
	number  = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?|` + spelled
	spelled = `[一二两三四五六七八九十](?:[零〇一二两三四五六七八九十百千万亿]{0,12}|点[零〇一二三四五六七八九]{1,6})`
)

// The groups: lower end of a range, first part of a figure in two (1亿 of 1亿2000万), figure, 余, multiplier, 余, unit with what it is per.
var amount = regexp.MustCompile(`(?:((?:` + number + `)(?:十|百|千|万|亿)?(?:` + units + `)?)[-—–~～至到])?` +
	`(\d+(?:万亿|亿|万))?(` + number + `)(余|多|几)?(万亿|千万|百万|千亿|百亿|十|百|千|万|亿)?(余|多)?` +
	`((?:` + units + `)(?:[/每](?:` + units + `|` + per + `))?)`)

var (
	boundBefore = regexp.MustCompile(`(最高可?达?|最多|不超过|不高于|上限为?|封顶|不低于|不少于|至少|最低|超过?|突破|逾|多于|约为?|近|大约|接近|达?约)(?:可给予|给予|可达|可享受|为|达到?|人民币)?$`)
	boundAfter  = regexp.MustCompile(`^(以上|以下|以内|左右|上下|之多)`)
	// What makes the figure a piece of something longer, with a mark of which nobody can say what it parts (1，200).
	unitPrefix = regexp.MustCompile(`[A-Za-z0-9.第]$|\d[，,·。/／ ]$`)
	// Han numerals that are no figure by themselves: 数十万元, 一元, 第三.
	partOfOther = regexp.MustCompile(`[数几第零〇一二两三四五六七八九十百千万亿]$`)
	bareHan     = regexp.MustCompile(`^[一二两三四五六七八九十]$`)
	otherWord   = regexp.MustCompile(`^[素旦宵首件]`) // 元素, 元旦: no unit
)

// Amounts returns the figures of the body in its order, a figure that is
// printed twice in the same words only once.
func (l *Letter) Amounts() []Amount {
	var out []Amount
	seen := map[string]bool{}
	for i, b := range l.Body {
		for _, a := range amounts(b.Printed()) {
			if seen[a.Text] {
				continue
			}
			seen[a.Text] = true
			a.Block = i
			out = append(out, a)
		}
	}
	return out
}

func amounts(printed string) []Amount {
	var out []Amount
	text, place := narrow(han.Simplify(printed)) // Simplify keeps every byte in its place
	for _, m := range amount.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		if unitPrefix.MatchString(text[:m[0]]) || letterFollows(text[m[1]:], group(7)) || otherWord.MatchString(text[m[1]:]) {
			continue
		}
		if group(2) == "" && group(3)[0] >= 0x80 && (partOfOther.MatchString(text[:m[0]]) || strings.HasPrefix(group(7), "元") && bareHan.MatchString(group(3)+group(5)+group(4))) {
			continue
		}
		value, ok := numeral.Parse(group(2) + group(3) + group(5))
		if !ok {
			continue
		}
		a := Amount{Text: printed[place(m[0]):place(m[1])], Value: value, Unit: group(7), Bound: boundOf(text[:m[0]], text[m[1]:])}
		if a.Bound == "" && group(4)+group(6) != "" {
			a.Bound = MoreThan
		}
		out = append(out, a)
	}
	return out
}

// narrow gives full-width digits and points their narrow form, and says where
// what stands at a byte of it stands in the text itself.
func narrow(text string) (string, func(int) int) {
	if !strings.ContainsFunc(text, isWide) {
		return text, func(i int) int { return i }
	}
	var b strings.Builder
	var at []int
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		piece := text[i : i+size]
		if isWide(r) {
			piece = string(r - '０' + '0')
		}
		b.WriteString(piece)
		for j := range len(piece) {
			at = append(at, i+j)
		}
		i += size
	}
	at = append(at, len(text))
	return b.String(), func(i int) int { return at[i] }
}

// isWide reports the digits and the point of the full width.
func isWide(r rune) bool { return r >= '．' && r <= '９' && r != '／' }

// letterFollows reports a unit in Latin letters that is the beginning of a word.
func letterFollows(rest, unit string) bool {
	if rest == "" || unit == "" || unit[0] > 'z' {
		return false
	}
	c := rest[0]
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func boundOf(before, after string) Bound {
	if m := boundAfter.FindString(after); m != "" {
		switch m {
		case "以上", "之多":
			return AtLeast
		case "以下", "以内":
			return AtMost
		}
		return About
	}
	m := boundBefore.FindStringSubmatch(before)
	if m == nil {
		return ""
	}
	switch {
	case strings.HasPrefix(m[1], "最高"), strings.HasPrefix(m[1], "上限"), m[1] == "最多", m[1] == "不超过", m[1] == "不高于", m[1] == "封顶":
		return AtMost
	case m[1] == "不低于", m[1] == "不少于", m[1] == "至少", m[1] == "最低":
		return AtLeast
	case strings.Contains(m[1], "约"), m[1] == "近", m[1] == "接近":
		return About
	}
	return MoreThan
}
