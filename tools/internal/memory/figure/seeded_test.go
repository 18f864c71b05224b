package figure

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
)

// stated is one figure as a letter states it, with its value and the way in
// which a translator puts a value of that kind.
type stated struct {
	zh    string
	value int64
	en    func(int64) string
}

var hanDigits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// forms make the figures that letters are full of.
var forms = []func(r *rand.Rand) stated{
	func(r *rand.Rand) stated { // 2.67亿元
		v := 1 + r.Int64N(9999)
		return stated{decimal(v, 2) + "亿元", v * 1e6, money}
	},
	func(r *rand.Rand) stated { // 5000万元
		v := 1 + r.Int64N(99999)
		return stated{fmt.Sprintf("%d万元", v), v * 1e4, money}
	},
	func(r *rand.Rand) stated { // 2.1万人
		v := 11 + r.Int64N(990)
		return stated{decimal(v, 1) + "万人", v * 1e3, func(v int64) string { return commas(v) + " people" }}
	},
	func(r *rand.Rand) stated { // 1146家
		v := 2 + r.Int64N(20000)
		return stated{fmt.Sprintf("%d家", v), v, func(v int64) string { return commas(v) + " enterprises" }}
	},
	func(r *rand.Rand) stated { // 56.17%
		v := 1 + r.Int64N(9999)
		return stated{decimal(v, 2) + "%", v, func(v int64) string { return decimal(v, 2) + " percent" }}
	},
	func(r *rand.Rand) stated { // 七成
		v := 2 + r.Int64N(8)
		return stated{hanDigits[v] + "成企业", v * 10, func(v int64) string { return fmt.Sprintf("%d percent of enterprises", v) }}
	},
	func(r *rand.Rand) stated { // 三项
		v := 2 + r.Int64N(8)
		return stated{hanDigits[v] + "项", v, func(v int64) string { return commas(v) + " items" }}
	},
	func(r *rand.Rand) stated { // 十六届
		v := 11 + r.Int64N(9)
		return stated{"十" + hanDigits[v-10] + "届", v, func(v int64) string { return "the " + commas(v) + "th term" }}
	},
	func(r *rand.Rand) stated { // 2025年
		v := 2000 + r.Int64N(40)
		return stated{fmt.Sprintf("%d年", v), v, func(v int64) string { return "in " + strconv.FormatInt(v, 10) }}
	},
	func(r *rand.Rand) stated { // 百分之二十三
		v := 21 + r.Int64N(8)
		return stated{"百分之二十" + hanDigits[v-20], v, func(v int64) string { return fmt.Sprintf("%d%%", v) }}
	},
	func(r *rand.Rand) stated { // 120万千瓦
		v := 1 + r.Int64N(900)
		return stated{fmt.Sprintf("%d万千瓦", v), v * 10, func(v int64) string { return commas(v) + " MW" }}
	},
	func(r *rand.Rand) stated { // 6月
		v := 1 + r.Int64N(12)
		return stated{fmt.Sprintf("当年%d月", v), v, month}
	},
}

// decimal writes v/10ⁿ without zeros at the end.
func decimal(v int64, n int) string {
	s := fmt.Sprintf("%0*d", n+1, v)
	s = s[:len(s)-n] + "." + s[len(s)-n:]
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

func commas(v int64) string {
	s := strconv.FormatInt(v, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

func money(v int64) string {
	switch {
	case v >= 1e9 && v%1e7 == 0:
		return "RMB " + decimal(v/1e7, 2) + " billion"
	case v >= 1e6:
		return "RMB " + decimal(v/1e4, 2) + " million"
	}
	return "RMB " + commas(v)
}

func month(v int64) string {
	names := []string{"January", "February", "March", "April", "May", "June", "July", "August", "September",
		"October", "November", "December"}
	return "in " + names[(v-1)%12] + " of the year"
}

// wrong returns another value, as hurried translators and machines get it.
func wrong(r *rand.Rand, v int64) int64 {
	for {
		w := v
		switch r.IntN(6) {
		case 0:
			w = v * 10
		case 1:
			w = v / 10
		case 2:
			w = v * 1000
		case 3:
			w = v + 1
		case 4:
			w = v - 1
		case 5: // two digits changed about
			s := []byte(strconv.FormatInt(v, 10))
			if i := r.IntN(len(s)); i > 0 {
				s[i-1], s[i] = s[i], s[i-1]
			}
			w, _ = strconv.ParseInt(string(s), 10, 64)
		}
		if w > 0 && w != v {
			return w
		}
	}
}

// TestSeededErrors puts one error of value into each of 500 paragraphs of two
// to six figures. At least 99 % must be found, and of the paragraphs without
// an error at most 1 % may be called wrong.
func TestSeededErrors(t *testing.T) {
	const paragraphs = 500
	r := rand.New(rand.NewPCG(2025, 51))
	found, alarms := 0, 0
	for range paragraphs {
		var zh, right, seeded []string
		n := 2 + r.IntN(5)
		bad := r.IntN(n)
		for i := range n {
			s := forms[r.IntN(len(forms))](r)
			zh = append(zh, s.zh)
			right = append(right, s.en(s.value))
			if i == bad {
				w := wrong(r, s.value)
				for s.en(w) == s.en(s.value) { // a month twelve months on
					w = wrong(r, s.value)
				}
				seeded = append(seeded, s.en(w))
				continue
			}
			seeded = append(seeded, s.en(s.value))
		}
		text := strings.Join(zh, "，")
		if d := Compare(text, strings.Join(right, ", ")); !d.None() {
			alarms++
			t.Logf("called wrong: %s / %s: %+v", text, strings.Join(right, ", "), d)
		}
		if Compare(text, strings.Join(seeded, ", ")).None() {
			t.Logf("not found: %s / %s", text, strings.Join(seeded, ", "))
			continue
		}
		found++
	}
	t.Logf("found %d of %d errors, %d false alarms", found, paragraphs, alarms)
	if found*100 < paragraphs*99 || alarms*100 > paragraphs {
		t.Errorf("found %d of %d errors, %d false alarms", found, paragraphs, alarms)
	}
}
