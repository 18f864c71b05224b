package letter

import (
	"regexp"
	"strings"
	"time"

	"dafu/tools/internal/han"
	"dafu/tools/internal/numeral"
)

var deadline = regexp.MustCompile(`(?P<lead>力争|计划|预计|拟|到|至|于|在|争取)?(?:` +
	`(?P<year>(?:20)\d\d|今|本|明|后)年(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})日)?)?` +
	`(?P<part>底|末|年底|上半年|下半年|第?[一二三四]季度末?)?(?P<end>之?前|以前|内|完成|建成|实现|达到|全面)?|` +
	`(?P<within>年内|年底前|年底)|` +
	`(?P<years>[一二两三四五六七八九十]|\d)年之?内|(?P<months>[一二两三四五六七八九十]|\d{1,2})个月之?内|` +
	`(?P<inMonth>\d{1,2})月(?:(?P<onDay>\d{1,2})日|底|末|份)?(?:之?前|以前))`)

// timed is one match of deadline, by the names of its groups.
type timed map[string]string

// deadlines finds the times in a text by which something is to be done. Years
// that only name a time (2023年) are none: a word of finishing must follow.
func (l *Letter) deadlines(s string) []Deadline {
	var out []Deadline
	simple := han.Simplify(s) // keeps every byte in its place
	for _, at := range deadline.FindAllStringSubmatchIndex(simple, -1) {
		m := timed{}
		for i, name := range deadline.SubexpNames() {
			if name != "" && at[2*i] >= 0 {
				m[name] = simple[at[2*i]:at[2*i+1]]
			}
		}
		by, ok := l.by(m)
		if !ok || !by.Valid() || !l.Date.IsZero() && by.String() < l.Date.String() {
			continue
		}
		out = append(out, Deadline{s[at[0]:at[1]], by})
	}
	return out
}

// by works out the last day of a deadline; words like 年内 count from the date
// of the letter and mean nothing without one.
func (l *Letter) by(m timed) (Date, bool) {
	d := l.Date
	_, numbered := numeral.Int(m["year"])
	if d.IsZero() && !numbered {
		return Date{}, false
	}
	switch {
	case m["within"] != "":
		return Date{d.Year, time.December, 31}, true
	case m["years"] != "":
		return later(d, 12*numberOf(m["years"])), true
	case m["months"] != "":
		return later(d, numberOf(m["months"])), true
	case m["inMonth"] != "":
		return dayOf(d.Year, m["inMonth"], m["onDay"], ""), true
	case m["lead"]+m["part"]+m["end"] == "":
		return Date{}, false // 2023年 alone only names a year
	}
	year := d.Year
	switch m["year"] {
	case "今", "本":
	case "明":
		year++
	case "后":
		year += 2
	default:
		year = numberOf(m["year"])
	}
	return dayOf(year, m["month"], m["day"], m["part"]), true
}

func numberOf(s string) int {
	n, _ := numeral.Int(s)
	return n
}

// later returns the day so many months after d, or the last of its month.
func later(d Date, months int) Date {
	last := monthEnd(d.Year, int(d.Month)+months)
	last.Day = min(d.Day, last.Day)
	return last
}

// dayOf returns the day that a date means, or the last of the month, the part
// of the year or the year. A day that does not exist gives one that is not valid.
func dayOf(year int, month, day, part string) Date {
	if n := numberOf(month); month != "" {
		if n < 1 || n > 12 {
			return Date{}
		}
		last := monthEnd(year, n)
		if day != "" {
			last.Day = numberOf(day)
		}
		return last
	}
	switch {
	case part == "上半年":
		return monthEnd(year, 6)
	case strings.Contains(part, "季度"):
		quarter := strings.TrimPrefix(part, "第")
		return monthEnd(year, 3*numberOf(quarter[:strings.Index(quarter, "季度")]))
	}
	return monthEnd(year, 12)
}

// monthEnd returns the last day of a month of a year; months past 12 are those
// of the years that follow.
func monthEnd(year, month int) Date {
	t := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}
