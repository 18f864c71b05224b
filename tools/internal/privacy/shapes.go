package privacy

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// digit is one digit of a text with its place.
type digit struct {
	value      byte // '0' to '9', or 'X' for the check mark of an ID card
	start, end int
	han        bool // written 一, 〇 …
}

// gap says how two neighbouring digits are parted.
func isGap(s string) bool {
	if len(s) > 8 {
		return false
	}
	for _, r := range s {
		switch r {
		case ' ', '\u00a0', '\u2009', '\u202f', '\u3000', '\u200b', '\ufeff',
			'-', '‐', '‑', '–', '—', '－', '.', '·', '．', '_':
		default:
			return false
		}
	}
	return utf8.RuneCountInString(s) <= 3
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
	}
	value, han = hanDigit(r)
	return value, han, han
}

// hanDigit reads a Han digit. It is asked for every character of a site.
func hanDigit(r rune) (value byte, ok bool) {
	switch r {
	case '零', '〇', '○':
		return '0', true
	case '一':
		return '1', true
	case '二':
		return '2', true
	case '三':
		return '3', true
	case '四':
		return '4', true
	case '五':
		return '5', true
	case '六':
		return '6', true
	case '七':
		return '7', true
	case '八':
		return '8', true
	case '九':
		return '9', true
	}
	return 0, false
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
		if r < utf8.RuneSelf && (r < '0' || r > '9') && r != 'x' && r != 'X' {
			continue // most of a page: markup
		}
		v, han, ok := digitOf(r)
		if !ok {
			continue
		}
		d := digit{v, i, i + utf8.RuneLen(r), han}
		if n := len(cur); n > 0 && (cur[n-1].han != han || !isGap(s[cur[n-1].end:i]) || cur[n-1].value == 'X') {
			flush()
		}
		if d.value == 'X' && len(cur) == 0 {
			continue
		}
		cur = append(cur, d)
	}
	flush()
	return out
}

// numbersIn finds the numbers in one stretch of digits. Digits that touch one
// another are one group, and a number begins and ends with a group: the eleven
// digits inside a longer figure are no telephone.
func numbersIn(s string, run []digit) []Match {
	starts := func(i int) bool {
		return i == 0 || run[i-1].end != run[i].start ||
			(i == 2 && run[0].value == '8' && run[1].value == '6') ||
			(i == 4 && run[0].value == '0' && run[1].value == '0' && run[2].value == '8' && run[3].value == '6')
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
		if i+11 <= len(run) && ends(i+11) && isMobile(run[i:i+11]) && !measured(s, run[i].start, run[i+10].end) {
			out = append(out, Match{run[i].start, run[i+10].end, Mobile})
			i += 10
		}
	}
	return out
}

func endsCard(run []digit, i int) bool { return i == len(run) || run[i-1].end != run[i].start }

func isMobile(d []digit) bool {
	for _, x := range d {
		if x.value == 'X' {
			return false
		}
	}
	return d[0].value == '1' && d[1].value >= '3'
}

// isCard reports whether eighteen digits have the shape of an ID card's number:
// a province, a birthday that existed, and an X in the last place only.
func isCard(d []digit) bool {
	var b [18]byte
	for i, x := range d {
		if x.value == 'X' && i != 17 {
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

// unit follows a figure that is an amount, whatever its digits look like.
var unit = pattern.MustCompile(`^\s?(元|万元|亿元|千瓦时|度电|吨|立方米|平方米)`)

// measured reports whether the digits at [start, end) are an unbroken figure
// with a unit behind it, or a piece of a long machine-made name such as a hash.
func measured(s string, start, end int) bool {
	if unit.MatchString(s[end:]) && end-start == 11 {
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
