package figure

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	enScales = `hundred million|hundred|thousand|million|billion|trillion|mn\b|bn\b|tn\b`
	enShare  = `percentage[ -]points?|percent\b|per cent\b|%|‰`
	enPower  = `[kK][wW]h?\b|MWh?\b|GWh?\b|TWh?\b|(?:kilo|mega|giga|tera)watt`
)

var enScaleOf = map[string]int64{"": 1, "hundred": 100, "thousand": 1e3, "million": 1e6, "hundred million": 1e8,
	"billion": 1e9, "trillion": 1e12, "mn": 1e6, "bn": 1e9, "tn": 1e12}

// The groups: figure, scale; upper end of a range with its scale; ordinal
// ending; share; unit of power.
var enFigure = regexp.MustCompile(`^(` + digits + `)(?:[ -]?(` + enScales + `))?` +
	`(?:(?: ?[-–—] ?| to )(?:RMB |¥ ?)?(` + digits + `)(?:[ -]?(` + enScales + `))?)?` +
	`(?:(st|nd|rd|th)\b)?(?:[ -]?(` + enShare + `))?(?: ?(` + enPower + `))?`)

// English returns the figures of an English text in their order. Numbers in
// digits and months are firm; words answer for a Chinese figure and ask for
// none.
func English(text string) []Figure {
	text = withoutChinese(text)
	return append(inDigits(text), worded(text)...)
}

// withoutChinese blanks out the brackets in which Chinese stands beside the
// English, innermost ones at a time, and names in 《》.
func withoutChinese(text string) string {
	var b []byte // a copy, once something is blanked out
	from := -1
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '(' || r == '《':
			from = i
		case (r == ')' || r == '》') && from >= 0:
			if strings.ContainsFunc(text[from:i], isHan) {
				if b == nil {
					b = []byte(text)
				}
				for j := from; j < i+n; j++ {
					b[j] = ' '
				}
			}
			from = -1
		}
		i += n
	}
	if b == nil {
		return text
	}
	return string(b)
}

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) }

// inDigits returns the figures that an English text states in digits.
func inDigits(text string) []Figure {
	var out []Figure
	for pos := 0; ; {
		i := strings.IndexFunc(text[pos:], isDigit)
		if i < 0 {
			return out
		}
		pos += i
		m := enFigure.FindStringSubmatchIndex(text[pos:])
		for j := range m {
			if m[j] >= 0 {
				m[j] += pos
			}
		}
		out = append(out, enRead(text, m)...)
		pos = m[1]
	}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

// enRead reads one match of enFigure.
func enRead(text string, m []int) []Figure {
	group := func(i int) string {
		if m[2*i] < 0 {
			return ""
		}
		return text[m[2*i]:m[2*i+1]]
	}
	make := func(from, to int, values ...string) Figure {
		return Figure{Text: text[from:to], in: text, at: from, end: to, values: values, firm: true}
	}
	scale1, scale2, share, unit := group(2), group(4), group(6), group(7)
	first := rat(group(1))
	switch {
	case group(3) == "" && group(5) != "":
		return []Figure{make(m[0], m[1], print(first)+"th", print(first))}
	case group(3) == "":
		return []Figure{make(m[0], m[1], enValues(times(first, enScaleOf[scale1]), share, unit)...)}
	}
	low := enValues(times(first, enScaleOf[scale1]), "", "")
	low = append(low, enValues(times(first, enScaleOf[scale1]), share, unit)...)
	if scale1 == "" {
		low = append(low, enValues(times(first, enScaleOf[scale2]), share, unit)...)
	}
	return []Figure{
		make(m[2], m[3], low...),
		make(m[6], m[1], enValues(times(rat(group(3)), enScaleOf[scale2]), share, unit)...),
	}
}

func enValues(r *big.Rat, share, unit string) []string {
	switch {
	case share == "‰":
		return []string{print(r) + "‰", print(new(big.Rat).Quo(r, big.NewRat(10, 1))) + "%"}
	case share != "":
		return []string{print(r) + "%"}
	case unit != "":
		return []string{print(times(r, watts[strings.TrimSuffix(strings.ToLower(unit), "h")])) + "W"}
	}
	return []string{print(r)}
}
