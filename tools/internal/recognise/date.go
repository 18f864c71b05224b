package recognise

import (
	"time"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/pattern"
)

const (
	yearWord = `((?:19|20)\d\d|[一二][一二三四五六七八九零〇○ＯO0]{3})`
	dayWord  = `([0-3]?\d|[一二三四五六七八九十廿]{1,3})`
	dateWord = yearWord + `年` + dayWord + `月` + dayWord + `[日号]`
)

var (
	dateLine  = pattern.MustCompile(`^[（(]?(?:日期[：:]|(?:答复|复函|回复|成文|签发|落款)(?:日期|时间)[：:])?` + dateWord + `[)）]?(?:[（(](?:盖章|公章|印章|章)[)）])?[。.]?$`)
	dateAtEnd = pattern.MustCompile(dateWord + `[)）]?$`)
	dateRun   = pattern.MustCompile(`^(20\d\d)([01]\d)([0-3]\d)$`)
	// A date without its day, or one from which a page has lost 年, 月 and 日.
	monthLine   = pattern.MustCompile(`^` + yearWord + `年` + dayWord + `月日?$|^20[0-3]\d{3,4}$`)
	dateNumeric = pattern.MustCompile(`^((?:19|20)\d\d)[-./]([01]?\d)[-./]([0-3]?\d)$`)
)

func makeDate(m []string) (letter.Date, bool) {
	y, ok1 := numeral.Int(oh(m[0]))
	mon, ok2 := numeral.Int(m[1])
	d, ok3 := numeral.Int(m[2])
	date := letter.Date{Year: y, Month: time.Month(mon), Day: d}
	return date, ok1 && ok2 && ok3 && date.Valid()
}

// oh reads the Latin O, or the digit, that some type for the zero in 二O二五.
func oh(s string) string {
	if s == "" || s[0] < 0x80 {
		return s
	}
	var out []rune
	for _, c := range s {
		if c == 'O' || c == 'Ｏ' || c == '0' {
			c = '〇'
		}
		out = append(out, c)
	}
	return string(out)
}

// Date reads a date in any form that letters have: 2025年6月13日, 二〇二五年六月十三日, 2025.6.13.
func Date(s string) (letter.Date, bool) { return lineDate(s) }

// lineDate returns the date that a line consists of.
func lineDate(s string) (letter.Date, bool) {
	s = squeeze(foldWidth(s))
	if m := dateLine.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	if m := dateRun.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	if m := dateNumeric.FindStringSubmatch(s); m != nil {
		return makeDate(m[1:])
	}
	return letter.Date{}, false
}

// endDate returns the date that a text ends with, and the text before it.
func endDate(s string) (rest string, d letter.Date, ok bool) {
	s = foldWidth(s)
	m := dateAtEnd.FindStringSubmatchIndex(s)
	if m == nil {
		return s, letter.Date{}, false
	}
	d, ok = makeDate([]string{s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]})
	return s[:m[0]], d, ok
}
