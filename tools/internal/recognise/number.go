package recognise

import (
	"strconv"
	"strings"

	"dafu/tools/internal/numeral"
	"dafu/tools/internal/pattern"
)

var (
	// 第16号, 第02855号（工交邮电类417号）
	numberWithMark = pattern.MustCompile(`第[（(]?(\p{Han}{0,3}[A-Za-z]{0,4}[\d-]*\d(?:[、，,]\d+)*|[一二三四五六七八九十百零〇]+)[)）]?号(?:[（(](\p{Han}*类)?第?(\d+)号[)）])?`)
	// 、第78号, behind another
	furtherNumber = pattern.MustCompile(`^[、，,和及与]第?(\d+)号`)
	// 会议温36号建议: the first character of a delegation's place before the figure
	numberOfPlace = pattern.MustCompile(`会议(?:期间)?(?:提出的)?([^第\d\P{Han}]\d+)号(?:\p{Han}{0,4})(?:提案|建议|议案|《)`)
	// 0620号建议
	numberBefore = pattern.MustCompile(`([A-Za-z]{0,4}\d+)号(?:\p{Han}{0,4})(?:提案|建议|议案)`)
	// 第151建议
	numberBare = pattern.MustCompile(`第([A-Za-z]{0,4}\d+)(?:提案|建议|议案)`)
	// 提案编号：134, 建议134号
	numberAfter = pattern.MustCompile(`(?:提案|建议)(?:编?号)?[：:]?([A-Za-z]{0,4}\d+)号?`)
	// 《…》（JY100012050700）
	numberAlone = pattern.MustCompile(`[》”"案议][（(](?:编号|案号|提案号|建议号)?[：:]?([A-Za-z]{0,4}\d{2,})号?[)）]`)
	notANumber  = pattern.MustCompile(`^(?:文|令|通告|公告|通知|公报)`)
)

// numbers finds the number of the matter in a text, and a second one of its
// class if that is printed. Document numbers (〔2025〕51号) are none.
func numbers(s string) (number, second string) {
	s = docNumberAnywhere.ReplaceAllString(squeeze(foldWidth(s)), "")
	for _, m := range numberWithMark.FindAllStringSubmatchIndex(s, -1) {
		if notANumber.MatchString(s[m[1]:]) || strings.HasSuffix(s[:m[0]], "〕") {
			continue
		}
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		number, second = arabic(group(1)), group(2)+group(3)
		if second == "" { // 第45号、第78号: a letter on two matters
			for at := m[1]; ; {
				next := furtherNumber.FindStringSubmatch(s[at:])
				if next == nil {
					break
				}
				number += "、" + next[1]
				at += len(next[0])
			}
		}
		return number, second
	}
	for _, re := range []*pattern.Pattern{numberOfPlace, numberBefore, numberAlone, numberBare, numberAfter} {
		if m := re.FindStringSubmatch(s); m != nil {
			return m[1], ""
		}
	}
	return "", ""
}

// arabic writes a number in Han numerals with digits and leaves others alone.
func arabic(s string) string {
	if s == "" || s[0] < 0x80 {
		return s
	}
	if n, ok := numeral.Int(s); ok {
		return strconv.Itoa(n)
	}
	return s
}

func (r *reader) readNumber(texts ...string) {
	for _, s := range texts {
		n, second := numbers(s)
		if r.l.Number == "" {
			r.l.Number = n
		}
		if r.l.SecondNumber == "" && n == r.l.Number {
			r.l.SecondNumber = second
		}
	}
	if r.l.Number == "" {
		r.l.Number = r.facts.number
	}
	if r.l.Number == "" { // of a paper that asks for an opinion: 《关于协助办理39号提案的函》
		r.l.Number, _ = numbers(r.l.Subject)
	}
}
