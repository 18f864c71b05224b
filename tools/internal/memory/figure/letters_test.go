package figure

import (
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dafu/tools/internal/numeral"
)

// lettersFolder holds bodies of real letters, which are no part of this
// repository; another folder can be named in LETTERS.
func lettersFolder() string {
	if dir := os.Getenv("LETTERS"); dir != "" {
		return dir
	}
	return filepath.Join("..", "..", "..", "..", "..", "shared", "letters")
}

// TestCorrectRenderings puts every paragraph of real letters into an English
// that says its figures rightly and nothing else, by rules of its own and not by
// those that are tested. At most 1 % of the figures may be called wrong.
func TestCorrectRenderings(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(lettersFolder(), "*", "*.txt"))
	if len(files) == 0 {
		t.Skipf("NOT RUN: there are no letters in %s", lettersFolder())
	}
	figures, alarms := 0, 0
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			zh := zhWidth.Replace(strings.TrimSpace(line))
			english := rendered(zh)
			figures += len(english)
			if d := Compare(zh, strings.Join(english, "; ")); !d.None() {
				alarms += len(d.Missing) + len(d.Extra)
				for _, x := range append(d.Missing, d.Extra...) {
					t.Logf("called wrong: %s", x.Context())
				}
			}
		}
	}
	t.Logf("%d figures in %d letters rendered, %d called wrong", figures, len(files), alarms)
	if figures < 100 || alarms*100 > figures {
		t.Errorf("%d of %d figures are called wrong", alarms, figures)
	}
}

// rendering is how a translator puts one kind of figure. The groups of the
// pattern are handed to put.
type rendering struct {
	zh  *regexp.Regexp
	put func(g []string) string
}

const (
	aNumber = `(\d[\d,]*(?:\.\d+)?)`
	aScale  = `(万亿|千亿|百亿|亿|千万|百万|十万|万|千|百)?`
	aHan    = `([一二三四五六七八九十百千两]+)`
)

// renderings are tried at every place of a text in this order.
var renderings = []rendering{
	{regexp.MustCompile(`^(\d{4})年(\d{1,2})月(\d{1,2})日`), func(g []string) string { return monthOf(g[2]) + " " + g[3] + ", " + g[1] }},
	{regexp.MustCompile(`^(\d{4})年(\d{1,2})月`), func(g []string) string { return monthOf(g[2]) + " " + g[1] }},
	{regexp.MustCompile(`^(\d{1,2})月(\d{1,2})日`), func(g []string) string { return monthOf(g[1]) + " " + g[2] }},
	{regexp.MustCompile(`^(\d{1,2})[-—–~～至到](\d{1,2})月`), func(g []string) string { return "from " + monthOf(g[1]) + " to " + monthOf(g[2]) }},
	{regexp.MustCompile(`^(\d{1,2})月`), func(g []string) string { return "in " + monthOf(g[1]) }},
	{regexp.MustCompile(`^(\d{4})年?[-—–~～至到]+(\d{4})年`), func(g []string) string { return "from " + g[1] + " to " + g[2] }},
	{regexp.MustCompile(`^` + aNumber + `[%％]?[-—–~～至到]+` + aNumber + `([%％]|个百分点)`), func(g []string) string { return g[1] + " to " + g[2] + " percent" }},
	{regexp.MustCompile(`^` + aNumber + aScale + `[-—–~～至到]+` + aNumber + aScale), func(g []string) string {
		if g[2] == "" {
			g[2] = g[4]
		}
		return "from " + inWords(scaled(g[1], g[2])) + " to " + inWords(scaled(g[3], g[4]))
	}},
	{regexp.MustCompile(`^` + aNumber + `(?:[%％]|个百分点)`), func(g []string) string { return g[1] + " percent" }},
	{regexp.MustCompile(`^` + aNumber + `‰`), func(g []string) string { return g[1] + "‰" }},
	{regexp.MustCompile(`^` + aNumber + `折`), func(g []string) string { return inWords(times(rat(g[1]), 10)) + " percent of the price" }},
	{regexp.MustCompile(`^` + aNumber + `(万|亿)?千瓦`), func(g []string) string { return inWords(scaled(g[1], g[2])) + " kW" }},
	{regexp.MustCompile(`^` + aNumber + `([千百])[瓦克米卡帕赫焦安伏]`), func(g []string) string { return g[1] + " units" }},
	{regexp.MustCompile(`^(\d)成(?:以上|左右|多|[，。；])`), func(g []string) string { return g[1] + "0 percent" }},
	{regexp.MustCompile(`^(\d{4})年`), func(g []string) string { return "in " + g[1] }},
	{regexp.MustCompile(`^` + aNumber + `[余多]?` + aScale), func(g []string) string { return inWords(scaled(g[1], g[2])) }},
	{regexp.MustCompile(`^百分之` + aHan), func(g []string) string { return hanInDigits(g[1]) + " percent" }},
	{regexp.MustCompile(`^([二三四五六七八九])成(?:[^立为员果效都功本长品就分熟形型五]|$)`), func(g []string) string { return hanInDigits(g[1]) + "0 percent" }},
	{regexp.MustCompile(`^十([一二三四五六])五`), func(g []string) string { return "the 1" + hanInDigits(g[1]) + "th Five-Year Plan" }},
	{regexp.MustCompile(`^` + aHan + `(?:大(?:以来|精神|报告|的)|届|次会议|次全会|中全会)`), func(g []string) string { return ordinalOf(hanInDigits(g[1])) }},
	{regexp.MustCompile(`^` + aHan + `(?:个|项|家|条|所|座|名|位|亩|辆|台|套|倍|年|天|支|处|件|户|公里|吨|元)`), func(g []string) string {
		if g[1] == "一" {
			return "" // 一个 is often no more than "a"
		}
		return hanInDigits(g[1]) + " of them"
	}},
}

// counted are Han numerals that count although 第 stands before them.
var counted = regexp.MustCompile(`届|次会议`)

// rendered returns the English of the figures of a Chinese text.
func rendered(zh string) []string {
	var out []string
	quoted := quotation(zh)
	for pos := 0; pos < len(zh); {
		n := 0
		for _, r := range renderings {
			g := r.zh.FindStringSubmatch(zh[pos:])
			if g == nil || strings.HasPrefix(r.zh.String(), "^"+aHan) && (quoted.has(pos) || strings.HasSuffix(zh[:pos], "第") && !counted.MatchString(g[0])) {
				continue
			}
			n = len(g[0])
			if en := r.put(g); en != "" {
				out = append(out, en)
			}
			break
		}
		pos += max(n, len(firstRune(zh[pos:])))
	}
	return out
}

func monthOf(digits string) string { return strings.Fields(month(rat(digits).Num().Int64()))[1] }

func scaled(number, scale string) *big.Rat { return times(rat(number), scaleOf[scale]) }

// inWords writes a number as English newspapers do.
func inWords(r *big.Rat) string {
	for _, s := range []struct {
		word string
		size int64
	}{{" trillion", 1e12}, {" billion", 1e9}, {" million", 1e6}} {
		if r.Cmp(big.NewRat(s.size, 1)) >= 0 {
			return print(new(big.Rat).Quo(r, big.NewRat(s.size, 1))) + s.word
		}
	}
	return print(r)
}

func hanInDigits(han string) string {
	n, ok := numeral.Int(han)
	if !ok {
		return ""
	}
	return print(big.NewRat(int64(n), 1))
}

func ordinalOf(digits string) string {
	end := "th"
	if !strings.HasSuffix(digits, "11") && !strings.HasSuffix(digits, "12") && !strings.HasSuffix(digits, "13") {
		end = map[byte]string{'1': "st", '2': "nd", '3': "rd"}[digits[len(digits)-1]]
	}
	if end == "" {
		end = "th"
	}
	return "the " + digits + end
}
