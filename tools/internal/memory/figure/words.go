package figure

import (
	"math/big"
	"strings"
)

// small are the number words that add up: twenty-one, three hundred and four.
var small = map[string]int64{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
	"seventy": 70, "eighty": 80, "ninety": 90, "zero": 0,
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
	"ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
	"sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
}

// ordinals are those of the small words that number and do not count.
var ordinals = func() map[string]bool {
	m := map[string]bool{}
	for w := range small {
		m[w] = strings.HasSuffix(w, "th") || w == "first" || w == "second" || w == "third"
	}
	return m
}()

// others are words that state a number by themselves.
var others = map[string]string{
	"once": "1", "twice": "2", "double": "2", "doubled": "2", "doubling": "2", "both": "2", "pair": "2", "couple": "2",
	"doubles": "2", "twofold": "2", "triple": "3", "tripled": "3", "threefold": "3", "quadrupled": "4", "decade": "10", "dozen": "12",
	"tenfold": "10", "half": "1/2", "halved": "1/2", "quarter": "1/4", "thirds": "1/3", "quarters": "1/4",
	"II": "2", "III": "3", "IV": "4", "VI": "6", "VII": "7", "VIII": "8", "IX": "9", "XI": "11", "XII": "12",
}

// months are the months by their names. May is a verb as well.
var months = map[string]string{
	"January": "1", "February": "2", "March": "3", "April": "4", "May": "5", "June": "6", "July": "7", "August": "8",
	"September": "9", "October": "10", "November": "11", "December": "12",
	"Jan": "1", "Feb": "2", "Mar": "3", "Apr": "4", "Jun": "6", "Jul": "7", "Aug": "8", "Sept": "9", "Sep": "9",
	"Oct": "10", "Nov": "11", "Dec": "12",
}

// namesMonth reports whether a text names a month that is surely one.
func namesMonth(text string) bool {
	for name := range months {
		for rest := text; name != "May"; {
			i := strings.Index(rest, name)
			if i < 0 {
				break
			}
			if rest = rest[i+len(name):]; rest == "" || rest[0] < 'A' || rest[0] > 'z' {
				return true
			}
		}
	}
	return false
}

// denominators are the words behind one, two … in a fraction.
var denominators = map[string]int64{"half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4,
	"fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
	"eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10}

// wordSpans returns where the words of a text stand.
func wordSpans(text string) [][2]int {
	var out [][2]int
	from := -1
	for i := 0; i <= len(text); i++ {
		letter := i < len(text) && (text[i]|0x20) >= 'a' && (text[i]|0x20) <= 'z'
		switch {
		case letter && from < 0:
			from = i
		case !letter && from >= 0:
			out = append(out, [2]int{from, i})
			from = -1
		}
	}
	return out
}

// worded returns the figures that an English text states in words. Of these
// only the months are firm.
func worded(text string) []Figure {
	var out []Figure
	spans := wordSpans(text)
	at := func(i int) string {
		if i >= len(spans) {
			return ""
		}
		return text[spans[i][0]:spans[i][1]]
	}
	// joined returns the word n behind word i if only blanks and hyphens part
	// the words from one to the other.
	joined := func(i, n int) string {
		for j := i + 1; j <= i+n && j < len(spans); j++ {
			if strings.Trim(text[spans[j-1][1]:spans[j][0]], " -") != "" {
				return ""
			}
		}
		return at(i + n)
	}
	add := func(from, to int, values ...string) {
		a, b := spans[from][0], spans[to-1][1]
		out = append(out, Figure{Text: text[a:b], in: text, at: a, end: b, values: values})
	}
	for i := 0; i < len(spans); i++ {
		if v, ok := others[at(i)]; ok {
			if r, ok := new(big.Rat).SetString(v); ok {
				add(i, i+1, print(r))
			}
		}
		next := func(n int) string { return strings.ToLower(joined(i, n)) }
		if v, ok := months[at(i)]; ok {
			add(i, i+1, v+monthSign)
			out[len(out)-1].firm = at(i) != "May"
		}
		value, n := spelled(next, i > 0 && at(i-1) == "a")
		if n == 0 {
			continue
		}
		add(i, i+n, print(value))
		if last := next(n - 1); ordinals[last] {
			add(i, i+n, print(value)+"th")
		}
		if d := denominators[next(n)]; d > 0 {
			add(i, i+n+1, fraction(new(big.Rat).Quo(value, big.NewRat(d, 1)))...)
		}
		switch next(n) {
		case "decade", "decades":
			add(i, i+n+1, print(times(value, 10)))
		case "dozen":
			add(i, i+n+1, print(times(value, 12)))
		}
		if w := next(n); w == "percent" || w == "percentage" || w == "per" && next(n+1) == "cent" {
			add(i, i+n+1, print(value)+"%")
		}
		i += n - 1
	}
	return out
}

// spelled reads number words and returns how many it took: twenty-one, a
// hundred, three hundred and four thousand. next gives the words one by one,
// in lower case; article says that an "a" stands before the first. Words that
// do not belong to one number end it: "two three-year plans" is 2 and 3.
func spelled(next func(int) string, article bool) (*big.Rat, int) {
	total, part, last := int64(0), int64(0), int64(1)<<40
	n := 0
	for {
		w := next(n)
		if w == "" && n == 0 {
			return nil, 0
		}
		v, isSmall := small[w]
		scale, isScale := enScaleOf[w]
		switch {
		case w == "":
			return big.NewRat(total+part, 1), n
		case isSmall && (last >= 100 || last >= 20 && v < 10 && v > 0):
			part, last = part+v, v
		case isScale && scale == 100 && (n > 0 || article):
			part, last = max(part, 1)*100, 100
		case isScale && scale > 100 && (n > 0 || article):
			total, part, last = total+max(part, 1)*scale, 0, scale
		case w == "and" && n > 0 && last >= 100 && small[next(n+1)] > 0:
		default:
			if n == 0 {
				return nil, 0
			}
			return big.NewRat(total+part, 1), n
		}
		n++
	}
}
