package privacy

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// digit is one digit of a text with its place.
type digit struct {
	value      byte // '0' to '9', or 'X' for the check mark of an ID card
	start, end int
	han        bool // written 一, 〇 …
	wide       bool // parted from the one before by what isWideGap tells
}

// isGap says whether a text may stand between two neighbouring digits of a
// number. What is not seen does not count.
func isGap(s string) bool {
	if len(s) > 24 {
		return false
	}
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Mn, r):
			continue
		case unicode.Is(unicode.Zs, r), unicode.Is(unicode.Pd, r):
		default:
			if !strings.ContainsRune("-.·．_−•‧∙・一", r) {
				return false
			}
		}
		n++
	}
	return n <= 5
}

// isWideGap says the same of signs that part the digits of a telephone number,
// but other figures too: they count only if the groups are those of a number.
func isWideGap(s string) bool {
	s = strings.Trim(s, " \u3000\u00a0")
	return len(s) <= len("）—") && strings.Trim(s, ")）/／~～*-—\t") == ""
}

// digitOf reads one character as a digit.
func digitOf(r rune) (value byte, han, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r), false, true
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0', false, true
	case r == 'x' || r == 'X' || r == 'Ｘ' || r == 'ｘ':
		return 'X', false, true
	case '\u3000' <= r && r < '\ua000': // most of a letter: Han characters and their punctuation
		value, han = hanDigit(r)
		return value, han, han
	case unicode.Is(unicode.Nd, r): // 𝟏 and its like, and the digits of other scripts
		return mathDigit(r)
	}
	value, han = hanDigit(r)
	return value, han, han
}

// hanDigit reads a Han digit. It is asked for every character of a site.
func hanDigit(r rune) (value byte, ok bool) {
	switch r {
	case '零', '〇', '○', '洞':
		return '0', true
	case '一', '幺', '壹':
		return '1', true
	case '二', '两', '贰':
		return '2', true
	case '三', '叁':
		return '3', true
	case '四', '肆':
		return '4', true
	case '五', '伍':
		return '5', true
	case '六', '陆':
		return '6', true
	case '七', '拐', '柒':
		return '7', true
	case '八', '捌':
		return '8', true
	case '九', '勾', '玖':
		return '9', true
	}
	return 0, false
}

// mathDigit reads a decimal digit of any script: those of one stand in a row, from nought on.
func mathDigit(r rune) (value byte, han, ok bool) {
	n := rune(0)
	for unicode.Is(unicode.Nd, r-1-n) {
		n++
	}
	return '0' + byte(n%10), false, true
}

// digits finds the numbers of mobile telephones and of ID cards.
func digits(s string) []Match {
	var out []Match
	for _, run := range runs(s) {
		out = append(out, numbersIn(s, run)...)
	}
	return out
}

// runs cuts out the stretches of digits with nothing but gaps between them.
// Han digits and Arabic ones never make one number together.
func runs(s string) [][]digit {
	var out [][]digit
	var cur []digit
	flush := func() {
		if len(cur) >= 11 {
			out = append(out, slices.Clone(cur))
		}
		cur = cur[:0]
	}
	for i, r := range s {
		if r < utf8.RuneSelf && (r < '0' || r > '9') && r != 'x' && r != 'X' && r != 'O' && r != 'o' {
			continue // most of a page: markup
		}
		v, han, ok := digitOf(r)
		if r == 'O' || r == 'o' {
			v, ok = '0', misread(s, i)
		}
		if !ok {
			continue
		}
		d := digit{v, i, i + utf8.RuneLen(r), han, false}
		if n := len(cur); n > 0 {
			if r == '一' && !cur[n-1].han && digitFollows(s[d.end:]) {
				continue // a dash, typed as the character that looks like one
			}
			gap := s[cur[n-1].end:i]
			plain := isGap(gap)
			d.wide = !plain && isWideGap(gap)
			if cur[n-1].han != han || !plain && !d.wide || cur[n-1].value == 'X' {
				d.wide = false
				flush()
			}
		}
		if d.value == 'X' && len(cur) == 0 {
			continue
		}
		cur = append(cur, d)
	}
	flush()
	return out
}

// misread reports whether the letter O at a place stands for a nought: between digits.
func misread(s string, at int) bool {
	nought := func(c byte) bool { return '0' <= c && c <= '9' || c == 'O' || c == 'o' }
	return at > 0 && at+1 < len(s) && nought(s[at-1]) && nought(s[at+1])
}

// digitFollows reports whether a text begins with an Arabic digit, maybe behind more dashes.
func digitFollows(s string) bool {
	s = strings.TrimLeft(s, "一- ")
	r, _ := utf8.DecodeRuneInString(s)
	return '0' <= r && r <= '9' || '０' <= r && r <= '９'
}

// numbersIn finds the numbers in one stretch of digits. Digits that touch one
// another are one group, and a number begins and ends with a group: the eleven
// digits inside a longer figure are no telephone.
func numbersIn(s string, run []digit) []Match {
	opens := func(i int) bool { return i == 0 || run[i-1].end != run[i].start }
	starts := func(i int) bool {
		return opens(i) || dialled(run[:i], "86", opens) || dialled(run[:i], "0086", opens) || dialled(run[:i], "0", opens)
	}
	ends := func(i int) bool { return i == len(run) || run[i-1].end != run[i].start || run[i].value == 'X' }
	var out []Match
	for i := 0; i < len(run); i++ {
		if !starts(i) {
			continue
		}
		if n := len("110105194912310021"); i+n <= len(run) && endsCard(run, i+n) && isCard(run[i:i+n]) {
			out = append(out, Match{run[i].start, run[i+n-1].end, IDCard})
			i += n - 1
			continue
		}
		if n := len("110105491231002"); i+n <= len(run) && endsCard(run, i+n) && isOldCard(run[i:i+n]) && cardNamed(s[:run[i].start]) {
			out = append(out, Match{run[i].start, run[i+n-1].end, IDCard})
			i += n - 1
			continue
		}
		if i+11 <= len(run) && ends(i+11) && isMobile(run[i:i+11]) && !measured(s, run[i].start, run[i+10].end) {
			out = append(out, Match{bracketed(s, run[i].start, run[i+10].end), run[i+10].end, Mobile})
			i += 10
		}
	}
	return out
}

// bracketed returns where a number begins that has a bracket inside: (138)0000-0000.
func bracketed(s string, start, end int) int {
	if strings.ContainsAny(s[start:end], ")）") {
		return len(strings.TrimSuffix(strings.TrimSuffix(s[:start], "("), "（"))
	}
	return start
}

// dialled reports whether the digits before a number end with what is dialled
// first, which is a group or begins one.
func dialled(before []digit, first string, opens func(int) bool) bool {
	at := len(before) - len(first)
	if at < 0 || !opens(at) {
		return false
	}
	for i := range first {
		if before[at+i].value != first[i] {
			return false
		}
	}
	return true
}

func endsCard(run []digit, i int) bool { return i == len(run) || run[i-1].end != run[i].start }

// isMobile reports whether eleven digits are a mobile number's. Where signs part
// them that part other figures too, they stand as 138 0000 0000.
func isMobile(d []digit) bool {
	wide, groups := false, true
	for i, x := range d {
		if x.value == 'X' {
			return false
		}
		if i > 0 {
			wide = wide || x.wide
			if parted := d[i-1].end != x.start; parted != (i == 3) && (i != 7 || d[6].end == d[7].start) {
				groups = groups && i == 7
			}
		}
	}
	if wide && !groups {
		return false
	}
	return d[0].value == '1' && d[1].value >= '3'
}

// isCard reports whether eighteen digits have the shape of an ID card's number:
// a province, a birthday that existed, and an X in the last place only.
func isCard(d []digit) bool {
	var b [18]byte
	for i, x := range d {
		if x.value == 'X' && i != 17 || i > 0 && x.wide {
			return false
		}
		b[i] = x.value
	}
	if b[0] < '1' || b[0] > '8' {
		return false
	}
	born, err := time.Parse("20060102", string(b[6:14]))
	return err == nil && born.Year() >= 1880 && born.Year() <= 2100
}

// isOldCard reports whether fifteen digits have the shape of an ID card's number
// of before 1999: a province and a birthday without its century.
func isOldCard(d []digit) bool {
	var b [15]byte
	for i, x := range d {
		if x.value == 'X' || i > 0 && x.wide {
			return false
		}
		b[i] = x.value
	}
	_, err := time.Parse("060102", string(b[6:12]))
	return b[0] >= '1' && b[0] <= '8' && err == nil
}

// cardNamed reports whether a text ends with words for an ID card: fifteen digits have many uses.
func cardNamed(s string) bool {
	s = s[max(0, len(s)-len("居民身份证号码（旧）：")):]
	return strings.Contains(s, "身份证") || strings.Contains(s, "证件号")
}

// unit follows a figure that is an amount, whatever its digits look like.
var unit = pattern.MustCompile(`^\s?(元(?:[^旦月宵]|$)|万元|亿元|千瓦时|度电|吨|立方米|平方米)`)

// measured reports whether the digits at [start, end) are an unbroken figure
// with a unit behind it, or a piece of a long machine-made name such as a hash.
func measured(s string, start, end int) bool {
	if unit.MatchString(s[end:]) && end-start == 11 && !dial.MatchString(s[max(0, start-window):start]) {
		return true
	}
	i, j := start, end
	for i > 0 && isWord(s[i-1]) {
		i--
	}
	for j < len(s) && isWord(s[j]) {
		j++
	}
	return j-i >= 32 && strings.ContainsAny(s[i:start]+s[end:j], "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
}

func isWord(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z'
}
