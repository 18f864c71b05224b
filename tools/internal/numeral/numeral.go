// Package numeral reads the numbers of Chinese official writing: 一百二十三,
// 二○二五, 第十六, 2.67亿. Values are exact; nothing passes through a float.
package numeral

import (
	"strings"
)

var digits = map[rune]int{
	'零': 0, '〇': 0, '○': 0, 'Ｏ': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5,
	'六': 6, '七': 7, '八': 8, '九': 9, '壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5,
	'陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

var places = map[rune]int{'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000}

// Int reads a whole number up to 9999 that is written in Han numerals (十六,
// 一百二十三, 二〇二五 digit by digit) or in digits of either width. It reports
// false for any other text.
func Int(s string) (int, bool) {
	if n, ok := arabic(s); ok {
		return n, true
	}
	if n, ok := spelled(s); ok {
		return n, true
	}
	return placed(s)
}

func arabic(s string) (int, bool) {
	n, count := 0, 0
	for _, r := range s {
		if r >= '０' && r <= '９' {
			r -= '０' - '0'
		}
		if count++; r < '0' || r > '9' || count > 9 {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, count > 0
}

// spelled reads numerals digit by digit: 二○二五.
func spelled(s string) (int, bool) {
	n, count := 0, 0
	for _, r := range s {
		d, ok := digits[r]
		if count++; !ok || count > 4 {
			return 0, false
		}
		n = n*10 + d
	}
	return n, count > 0
}

var tens = strings.NewReplacer("廿", "二十", "卅", "三十")

// placed reads numerals with their places: 十六, 一百零三, 廿一.
func placed(s string) (int, bool) {
	if s == "" {
		return 0, false
	}
	s = tens.Replace(s)
	n, digit, last := 0, -1, 10000
	for _, r := range s {
		if d, ok := digits[r]; ok {
			if digit > 0 {
				return 0, false
			}
			digit = d
			continue
		}
		p, ok := places[r]
		if !ok || p >= last {
			return 0, false
		}
		if digit < 0 {
			digit = 1
		}
		n, digit, last = n+digit*p, -1, p
	}
	if digit > 0 {
		n += digit
	}
	return n, true
}

var ones = [...]string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// Han writes a whole number from 0 to 99 in Han numerals, as terms and
// sessions are written: 16 is 十六. Numbers outside that range give "".
func Han(n int) string {
	switch {
	case n < 0 || n > 99:
		return ""
	case n < 10:
		return ones[n]
	}
	s := "十"
	if n >= 20 {
		s = ones[n/10] + s
	}
	if n%10 > 0 {
		s += ones[n%10]
	}
	return s
}
