package figure

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"dafu/tools/internal/numeral"
)

const (
	digits = `\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`
	scales = `万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百`
	share  = `个?百分点|%|％|‰`
	han    = `[零〇○一二三四五六七八九十百千万亿两廿卅]+`
)

var scaleOf = map[string]int64{
	"": 1, "百": 100, "千": 1000, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7,
	"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

// The groups: a part in Han numerals or digits (三分之一, 百分之20); else a
// figure, perhaps the first of a range, with multiplier and share; else Han
// numerals.
var zhFigure = regexp.MustCompile(`^(?:(` + han + `)分之(` + han + `|` + digits + `)` +
	`|(` + digits + `)(` + scales + `)?(` + share + `)?(?:([-—–~～至到]+)(` + digits + `))?(?:余|多|几|来)?(` + scales + `)?(?:余|多)?(` + share + `)?` +
	`|(` + han + `))`)

// zhWidth puts full-width digits and marks into the form that the patterns know.
var zhWidth = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6",
	"７", "7", "８", "8", "９", "9", "．", ".")

// Chinese returns the figures of a Chinese text in their order. Numbers in
// digits are firm; Han numerals are so where the words around them say that
// they count (三个, 七成, 十六届), and never between quotation marks, where
// they are part of a name.
func Chinese(text string) []Figure {
	if strings.ContainsFunc(text, func(r rune) bool { return r >= '．' && r <= '９' }) {
		text = zhWidth.Replace(text)
	}
	quoted := quotation(text)
	var out []Figure
	for pos := 0; ; {
		i := strings.IndexFunc(text[pos:], isNumeral)
		if i < 0 {
			return out
		}
		pos += i
		m := zhFigure.FindStringSubmatchIndex(text[pos:])
		for j := range m {
			if m[j] >= 0 {
				m[j] += pos
			}
		}
		z := zhMatch{text: text, m: m, quoted: quoted.has(pos)}
		out = append(out, z.read()...)
		pos = z.end()
	}
}

// isNumeral reports whether a figure may begin with r.
func isNumeral(r rune) bool {
	switch r {
	case '零', '〇', '○', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '亿', '两', '廿', '卅':
		return true
	}
	return isDigit(r)
}

// spans are parts of a text, by their bytes.
type spans [][2]int

func (s spans) has(at int) bool {
	return slices.ContainsFunc(s, func(x [2]int) bool { return x[0] <= at && at < x[1] })
}

// quotation returns what stands in “” or 《》. A mark that is never closed
// encloses nothing.
func quotation(text string) spans {
	var out spans
	var open []int
	for i, r := range text {
		switch r {
		case '“', '《':
			open = append(open, i)
		case '”', '》':
			if len(open) > 0 {
				out = append(out, [2]int{open[0], i})
				open = open[:len(open)-1]
			}
		}
	}
	return out
}

// zhMatch is one match of zhFigure.
type zhMatch struct {
	text   string
	m      []int
	quoted bool
	stop   int // where to read on, if not at the end of the match
}

func (z *zhMatch) group(i int) string {
	if z.m[2*i] < 0 {
		return ""
	}
	return z.text[z.m[2*i]:z.m[2*i+1]]
}

func (z *zhMatch) end() int {
	if z.stop > 0 {
		return z.stop
	}
	return z.m[1]
}

func (z *zhMatch) read() []Figure {
	switch {
	case z.group(1) != "":
		return z.part()
	case z.group(3) != "":
		return z.plain()
	}
	return z.han()
}

// make returns a figure for the bytes from..to.
func (z *zhMatch) make(from, to int, firm bool, values ...string) Figure {
	return Figure{Text: z.text[from:to], in: z.text, at: from, end: to, firm: firm, values: values}
}

// part reads 三分之一 and 百分之二十.
func (z *zhMatch) part() []Figure {
	whole, part := hanValue(z.group(1)), hanValue(z.group(2))
	if part == nil {
		part = rat(z.group(2))
	}
	if whole == nil || part == nil || whole.Sign() == 0 {
		return nil
	}
	switch z.group(1) {
	case "百":
		return []Figure{z.make(z.m[0], z.m[1], true, print(part)+"%")}
	case "千":
		return []Figure{z.make(z.m[0], z.m[1], true, print(part)+"‰", print(new(big.Rat).Quo(part, big.NewRat(10, 1)))+"%")}
	}
	return []Figure{z.make(z.m[0], z.m[1], true, fraction(new(big.Rat).Quo(part, whole))...)}
}

// fraction returns how a part of a whole may be put: one fifth, 20 percent.
func fraction(r *big.Rat) []string { return []string{print(r), print(times(r, 100)) + "%"} }

// monthSign stands behind the values of months, which are names in English.
const monthSign = "月"

// measured are units that a multiplier must not be cut from: 5千瓦.
var measured = regexp.MustCompile(`^(?:瓦|克|米|伏|卡|帕|赫|焦|安)`)

// power are the units that English may put in another size, in watts.
var power = regexp.MustCompile(`^(千瓦|兆瓦|吉瓦|太瓦|度电|[kK][wW]|MW|GW|TW)`)

var watts = map[string]int64{"千瓦": 1e3, "度电": 1e3, "兆瓦": 1e6, "吉瓦": 1e9, "太瓦": 1e12,
	"kw": 1e3, "mw": 1e6, "gw": 1e9, "tw": 1e12, "kilowatt": 1e3, "megawatt": 1e6, "gigawatt": 1e9, "terawatt": 1e12}

// lowerPart is the second part of a figure in two: 2000万 of 1亿2000万.
var lowerPart = regexp.MustCompile(`^(` + digits + `)(千万|百万|万|千|百)?`)

// plain reads figures in digits: 1146, 2.67亿, 1亿2000万, 5-10%, 3000—5000万.
func (z *zhMatch) plain() []Figure {
	first, last := rat(z.group(3)), rat(z.group(7))
	scale1, scale2 := z.group(4), z.group(8)
	share1, share2 := z.group(5), z.group(9)
	to := z.m[1]
	if s := scale1 + scale2; strings.HasSuffix(s, "千") && measured.MatchString(z.text[to:]) {
		// 5千瓦: the 千 belongs to the unit
		if to -= len("千"); scale2 != "" {
			scale2 = strings.TrimSuffix(scale2, "千")
		} else {
			scale1 = strings.TrimSuffix(scale1, "千")
		}
		z.stop = to + len("千")
	}
	unit := ""
	if u := power.FindString(z.text[to:]); u != "" {
		unit = u
	}
	if last == nil {
		scale := scaleOf[scale1]
		if scale1 == "" {
			scale = scaleOf[scale2]
		} else if scale2 != "" {
			scale *= scaleOf[scale2]
		}
		sum := times(first, scale)
		if m := lowerPart.FindStringSubmatch(z.text[to:]); m != nil && scale1 != "" && share1+share2+scale2+unit == "" && to == z.m[9] {
			if low := times(rat(m[1]), scaleOf[m[2]]); low.Cmp(new(big.Rat).SetInt64(scale)) < 0 {
				sum = sum.Add(sum, low)
				to += len(m[0])
				z.stop = to
			}
		}
		values := z.values(sum, share1+share2, unit)
		if tenths, n := tenths(z.text[to:], first); tenths != nil && share1+share2+scale1+scale2 == "" {
			values, to = tenths, to+n
			z.stop = to
		}
		switch {
		case strings.HasPrefix(z.text[to:], monthSign):
			values = []string{print(first) + monthSign}
		case strings.HasPrefix(z.text[to:], "倍"):
			values = manyfold(first, values)
		}
		return []Figure{z.make(z.m[6], to, true, values...)}
	}
	if strings.HasPrefix(z.text[to:], monthSign) && share2+scale2 == "" {
		from, until := []string{print(first) + monthSign}, []string{print(last) + monthSign}
		if print(first) == "1" { // 1-4月 may be the first four months
			from, until = append(from, "1"), append(until, print(last))
		}
		return []Figure{z.make(z.m[6], z.m[7], true, from...), z.make(z.m[14], to, true, until...)}
	}
	low := z.values(times(first, scaleOf[scale1]), share1, unit)
	if scale1 == "" && share1 == "" {
		low = append(low, z.values(times(first, scaleOf[scale2]), share2, unit)...)
	}
	return []Figure{
		z.make(z.m[6], z.m[7], true, low...),
		z.make(z.m[14], to, true, z.values(times(last, scaleOf[scale2]), share2, unit)...),
	}
}

// manyfold adds to the values of n倍 its other wordings: 1倍 is doubled, 2倍 is by
// 200 percent.
func manyfold(n *big.Rat, values []string) []string {
	values = append(values, print(times(n, 100))+"%")
	if print(n) == "1" {
		values = append(values, "2")
	}
	return values
}

// values returns how a value may be printed, given its share sign and unit.
func (z *zhMatch) values(r *big.Rat, share, unit string) []string {
	switch {
	case share == "‰":
		return []string{print(r) + "‰", print(new(big.Rat).Quo(r, big.NewRat(10, 1))) + "%"}
	case share != "":
		return []string{print(r) + "%"}
	case unit != "":
		return []string{print(times(r, watts[strings.ToLower(unit)])) + "W"}
	}
	return []string{print(r)}
}

// notTenths are words that begin with 成 or 折 and follow a number by chance.
var notTenths = regexp.MustCompile(`^(?:成(?:立|为|员|果|效|都|功|本|长|品|就|分|熟|形|型|交|绩|套|人|年)|折(?:合|算|叠|旧))`)

// tenths reads what follows n in 七成, 八成五 and 8折: a share in tenths. It
// returns nil if nothing of the kind follows, else the values and the bytes read.
func tenths(after string, n *big.Rat) ([]string, int) {
	if notTenths.MatchString(after) || n.Cmp(big.NewRat(10, 1)) > 0 {
		return nil, 0
	}
	if strings.HasPrefix(after, "折") {
		paid := times(n, 10)
		return []string{print(paid) + "%", print(new(big.Rat).Sub(big.NewRat(100, 1), paid)) + "%"}, len("折")
	}
	rest, ok := strings.CutPrefix(after, "成")
	if !ok {
		return nil, 0
	}
	value := times(n, 10)
	if half, ok := numeral.Int(firstRune(rest)); ok && half < 10 {
		return []string{print(value.Add(value, big.NewRat(int64(half), 1))) + "%"}, len("成") + len(firstRune(rest))
	}
	return []string{print(value) + "%"}, len("成")
}

func firstRune(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}
