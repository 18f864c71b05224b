// Package ordinal prints the numbers that word processors put before
// paragraphs and do not keep in the text: 一、 （二） ③ iv.
package ordinal

import (
	"strconv"
	"strings"
)

// names are the formats by their numbers in Word's binary files and in RTF.
// The names are those of DOCX (ST_NumberFormat).
var names = map[int]string{
	0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter", 5: "ordinal",
	10: "ideographDigital", 11: "japaneseCounting", 14: "decimalFullWidth", 15: "decimal",
	16: "chineseLegalSimplified", 17: "japaneseCounting", 18: "decimalEnclosedCircle", 19: "decimalFullWidth",
	22: "decimalZero", 23: "bullet", 26: "decimalEnclosedFullstop", 27: "decimalEnclosedParen",
	28: "decimalEnclosedCircle", 29: "ideographEnclosedCircle", 30: "ideographTraditional", 31: "ideographZodiac",
	33: "taiwaneseCounting", 34: "ideographLegalTraditional", 35: "taiwaneseCountingThousand", 36: "ideographDigital",
	37: "chineseCounting", 38: "chineseLegalSimplified", 39: "chineseCountingThousand", 40: "ideographDigital",
	57: "numberInDash", 255: "none",
}

// Name returns the name of a format by its number in Word's binary files.
// An unknown one is counted in decimals.
func Name(nfc int) string {
	if n, ok := names[nfc]; ok {
		return n
	}
	return "decimal"
}

// Format prints the number n in a format. Bullets and "none" print nothing;
// an unknown format, or a number that a format does not reach, prints decimals.
func Format(format string, n int) string {
	switch format {
	case "none", "bullet", "":
		return ""
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "decimalFullWidth", "decimalFullWidth2":
		return each(n, []rune("０１２３４５６７８９"))
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2":
		return each(n, []rune("〇一二三四五六七八九"))
	case "chineseCounting":
		if n >= 100 {
			return each(n, []rune("〇一二三四五六七八九"))
		}
		return han(n, []rune("〇一二三四五六七八九"), []rune("十百千"), true)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting", "taiwaneseCounting":
		return han(n, []rune("零一二三四五六七八九"), []rune("十百千"), true)
	case "chineseLegalSimplified":
		return han(n, []rune("零壹贰叁肆伍陆柒捌玖"), []rune("拾佰仟"), false)
	case "ideographLegalTraditional":
		return han(n, []rune("零壹貳參肆伍陸柒捌玖"), []rune("拾佰仟"), false)
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "ideographTraditional":
		return cycle(n, []rune("甲乙丙丁戊己庚辛壬癸"))
	case "ideographZodiac":
		return cycle(n, []rune("子丑寅卯辰巳午未申酉戌亥"))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return from(n, '①', 20)
	case "decimalEnclosedFullstop":
		return from(n, '⒈', 20)
	case "decimalEnclosedParen":
		return from(n, '⑴', 20)
	case "ideographEnclosedCircle":
		return from(n, '㈠', 10)
	}
	return strconv.Itoa(n)
}

func each(n int, digits []rune) string {
	var b strings.Builder
	for _, d := range strconv.Itoa(n) {
		if d < '0' {
			b.WriteRune(d)
			continue
		}
		b.WriteRune(digits[d-'0'])
	}
	return b.String()
}

// han writes 1 to 9999 with units; short leaves the one of 一十 out.
func han(n int, digits, units []rune, short bool) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	s := strconv.Itoa(n)
	var b strings.Builder
	gap := false
	for i, d := range s {
		place := len(s) - 1 - i
		if d == '0' {
			gap = true
			continue
		}
		if gap {
			b.WriteRune(digits[0])
			gap = false
		}
		if !(short && place == 1 && i == 0 && d == '1') {
			b.WriteRune(digits[d-'0'])
		}
		if place > 0 {
			b.WriteRune(units[place-1])
		}
	}
	return b.String()
}

func roman(n int) string {
	if n <= 0 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"},
		{10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// letters counts a, b … z, aa, bb.
func letters(n int, first rune) string {
	if n <= 0 || n > 780 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func cycle(n int, signs []rune) string {
	if n <= 0 {
		return strconv.Itoa(n)
	}
	return string(signs[(n-1)%len(signs)])
}

// from takes the sign n of those that follow each other from first on.
func from(n int, first rune, count int) string {
	if n <= 0 || n > count {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}
