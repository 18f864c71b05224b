package figure

import (
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/numeral"
)

// counts are the words after a Han numeral that say that it counts something.
var counts = regexp.MustCompile(`^(?:余|多)?(?:个(?:[^人性体别]|$)|项|家|条|所|座|名|位|亩|辆|台|套|倍|年|天|支|处|件|户|公里|吨|元|届|次(?:会议|全会|全体|常委)|中全会)`)

var (
	ranked      = regexp.MustCompile(`^(?:届|次会议|次全会|次全体|中全会)`)
	congress    = regexp.MustCompile(`党的?$`)
	almost      = regexp.MustCompile(`(?:近|超|逾|过|达|约|破)$`)
	some        = regexp.MustCompile(`[数几第上]$`)
	planPeriod  = regexp.MustCompile(`^十[一二三四五六]五$`)
	justDigits  = regexp.MustCompile(`^[零〇○一二三四五六七八九]+$`)
	startsScale = regexp.MustCompile(`^[百千万亿]`)
)

// han reads Han numerals. They are firm only where they surely count, since
// 一流, 三农 and 百强 do not.
func (z *zhMatch) han() []Figure {
	from, to := z.m[20], z.m[21]
	run := z.text[from:to]
	if strings.HasSuffix(run, "千") && run != "千" && measured.MatchString(z.text[to:]) {
		z.stop = to // 十万千瓦: the 千 belongs to the unit
		to -= len("千")
		run = z.text[from:to]
	}
	before, after := z.text[:from], z.text[to:]
	value := hanValue(run)
	if value == nil || planPeriod.MatchString(run) || justDigits.MatchString(run) && !yearOrOne(run, after) {
		return z.singly(from, run)
	}
	if values, n := tenths(after, value); values != nil && !z.quoted {
		z.stop = to + n
		return []Figure{z.make(from, to+n, true, values...)}
	}
	if u := power.FindString(after); u != "" && value != nil {
		return []Figure{z.make(from, to, false, print(times(value, watts[strings.ToLower(u)]))+"W")}
	}
	sort := ""
	switch {
	case strings.HasPrefix(after, monthSign):
		sort = monthSign
	case ranked.MatchString(after) || congress.MatchString(before) && strings.HasPrefix(after, "大"):
		sort = "th"
	}
	return []Figure{z.make(from, to, !z.quoted && firmHan(run, before, after), print(value)+sort)}
}

// yearOrOne reports whether numerals without places are one number: a year
// (二○二五年), or a single numeral. Others stand side by side (三五年, 九三学社).
func yearOrOne(run, after string) bool {
	n := utf8.RuneCountInString(run)
	return n == 1 || n == 4 && strings.HasPrefix(after, "年")
}

// firmHan reports whether the words around a Han numeral say that it counts.
func firmHan(run, before, after string) bool {
	switch {
	case congress.MatchString(before) && strings.HasPrefix(after, "大"):
		return true
	case strings.HasPrefix(after, "月") && strings.HasSuffix(before, "年"):
		return true
	case strings.HasPrefix(after, "日") && strings.HasSuffix(before, "月"):
		return true
	case run == "一":
		return strings.HasPrefix(after, "届") || strings.HasPrefix(after, "次会议") && strings.HasSuffix(before, "届")
	case startsScale.MatchString(run):
		return almost.MatchString(before) && strings.HasPrefix(after, "元")
	case some.MatchString(before) && !strings.HasPrefix(after, "届"):
		return false
	}
	return counts.MatchString(after)
}

// singly returns every numeral of a run by itself, and the run as digits: 十四五
// is 14 and 5.
func (z *zhMatch) singly(from int, run string) []Figure {
	var out []Figure
	if planPeriod.MatchString(run) {
		cut := len(run) - len("五")
		return append(out, z.make(from, from+cut, false, print(hanValue(run[:cut]))), z.make(from+cut, from+len(run), false, "5"))
	}
	for i, r := range run {
		if v := hanValue(string(r)); v != nil {
			out = append(out, z.make(from+i, from+i+utf8.RuneLen(r), false, print(v)))
		}
	}
	if v := hanValue(run); v != nil {
		out = append(out, z.make(from, from+len(run), false, print(v)))
	}
	return out
}

// hanValue reads Han numerals up to 万亿; nil for other text.
func hanValue(s string) *big.Rat {
	for _, scale := range []string{"亿", "万"} {
		i := strings.LastIndex(s, scale)
		if i < 0 {
			continue
		}
		head, tail := big.NewRat(1, 1), new(big.Rat)
		if i > 0 {
			head = hanValue(s[:i])
		}
		if rest := s[i+len(scale):]; rest != "" {
			tail = hanValue(rest)
		}
		if head == nil || tail == nil {
			return nil
		}
		return tail.Add(tail, times(head, scaleOf[scale]))
	}
	n, ok := numeral.Int(s)
	if !ok || strings.ContainsAny(s, "0123456789") {
		return nil
	}
	return big.NewRat(int64(n), 1)
}
