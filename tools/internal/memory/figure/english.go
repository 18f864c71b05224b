package figure

import (
	"math/big"
	"regexp"
	"strings"
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
var enFigure = regexp.MustCompile(`(` + digits + `)(?:[ -]?(` + enScales + `))?` +
	`(?:(?: ?[-–—] ?| to )(?:RMB |¥ ?)?(` + digits + `)(?:[ -]?(` + enScales + `))?)?` +
	`(?:(st|nd|rd|th)\b)?(?:[ -]?(` + enShare + `))?(?: ?(` + enPower + `))?`)

// chinese is Chinese that stands beside the English in brackets.
var chinese = regexp.MustCompile(`\([^()]*\p{Han}[^()]*\)|《[^《》]*》`)

// English returns the figures of an English text in their order. Numbers in
// digits and months are firm; words answer for a Chinese figure and ask for
// none.
func English(text string) []Figure {
	text = chinese.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
	var out []Figure
	for _, m := range enFigure.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		add := func(from, to int, values ...string) {
			out = append(out, Figure{Text: text[from:to], Context: around(text, from, to), at: from, end: to,
				values: values, firm: true})
		}
		scale1, scale2, share, unit := group(2), group(4), group(6), group(7)
		first := rat(group(1))
		if group(5) != "" && group(3) == "" {
			add(m[0], m[1], print(first)+"th", print(first))
			continue
		}
		if group(3) == "" {
			add(m[0], m[1], enValues(times(first, enScaleOf[scale1]), share, unit)...)
			continue
		}
		low := enValues(times(first, enScaleOf[scale1]), "", "")
		low = append(low, enValues(times(first, enScaleOf[scale1]), share, unit)...)
		if scale1 == "" {
			low = append(low, enValues(times(first, enScaleOf[scale2]), share, unit)...)
		}
		add(m[2], m[3], low...)
		add(m[6], m[1], enValues(times(rat(group(3)), enScaleOf[scale2]), share, unit)...)
	}
	return append(out, worded(text)...)
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
