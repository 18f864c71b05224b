package figure

import "regexp"

// What belongs to a figure in English: the currency before it, and the unit
// behind it.
var (
	currency  = regexp.MustCompile(`(?:RMB|CNY|USD|EUR|HKD|JPY|GBP|US\$|HK\$|[$¥€£]) ?$`)
	unitAfter = regexp.MustCompile(`^(?:[ -](?:yuan|(?:US |Hong Kong )?dollars?|euros?|yen|pounds?|kilovolt-amperes?|[kMG]VA|megawatts?(?:-hours?)?|kilowatts?(?:-hours?)?|gigawatts?(?:-hours?)?|gigajoules?|` +
		`kilomet(?:er|re)s?|met(?:er|re)s?|centimet(?:er|re)s?|millimet(?:er|re)s?|km|kilograms?|kg|(?:metric )?ton(?:ne)?s?(?: of (?:standard coal|coal equivalent|oil equivalent))?|nautical miles?)\b)?` +
		`(?: per [a-z]+\b)?`)
)

// Stated returns the words in which an English text states the last figure of a
// Chinese one, by value: RMB 267 million for 2.67亿元. It is "" if the English
// does not state it.
func Stated(zh, en string) string {
	figures := Chinese(zh)
	if len(figures) == 0 || en == "" {
		return ""
	}
	wanted := figures[len(figures)-1]
	for _, f := range English(en) {
		if !f.firm || !same(wanted, f) {
			continue
		}
		from := f.at - len(currency.FindString(en[:f.at]))
		return en[from : f.end+len(unitAfter.FindString(en[f.end:]))]
	}
	return ""
}
