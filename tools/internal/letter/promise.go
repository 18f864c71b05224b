package letter

import (
	"regexp"
	"strings"
	"time"

	"dafu/tools/internal/han"
	"dafu/tools/internal/numeral"
)

// Promise is something that the agency says it will do.
type Promise struct {
	Block     int        // index in Body: a measure, a heading or a paragraph
	Text      string     // of that block, without its mark
	Deadlines []Deadline // in its text and in what stands under it
}

// Deadline is a time that a promise is given for.
type Deadline struct {
	Text string // as printed: 2026年底前
	By   Date   // the last day it can mean
}

// Promises returns what the letter promises: the measures of its planned
// sections, or, where such a section has none, its lesser headings or its
// paragraphs. A letter without sections promises in the paragraphs that begin
// with 下一步 and the like.
func (l *Letter) Promises() []Promise {
	var out []Promise
	headed := false
	for i, b := range l.Body {
		if b.Kind == Heading && b.Level == 1 {
			headed = true
			if RoleOf(b.Text) == Planned {
				out = append(out, l.promisesUnder(i)...)
			}
		}
	}
	if headed {
		return out
	}
	planned := false
	for i, b := range l.Body {
		switch {
		case b.Kind == Paragraph && RoleOf(firstWords(b.Text)) == Planned:
			planned = true
			out = append(out, l.promise(i))
		case b.Kind == Measure && planned:
			out = append(out, l.promise(i))
		}
	}
	return out
}

// firstWords returns the beginning of a text that can announce what it tells.
func firstWords(s string) string {
	const most = 8
	r := []rune(s)
	return string(r[:min(most, len(r))])
}

// promisesUnder returns the promises of the section that the heading i opens.
func (l *Letter) promisesUnder(i int) []Promise {
	end := i + 1
	for end < len(l.Body) && (l.Body[end].Kind != Heading || l.Body[end].Level > 1) && l.Body[end].Kind != Closing {
		end++
	}
	for _, kind := range []BlockKind{Measure, Heading, Paragraph} {
		var out []Promise
		for j := i + 1; j < end; j++ {
			if l.Body[j].Kind == kind {
				out = append(out, l.promise(j))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// promise makes a promise of the block i and the paragraphs under it.
func (l *Letter) promise(i int) Promise {
	p := Promise{Block: i, Text: l.Body[i].Text, Deadlines: l.deadlines(l.Body[i].Text)}
	if l.Body[i].Kind == Paragraph {
		return p
	}
	for j := i + 1; j < len(l.Body) && l.Body[j].Kind == Paragraph; j++ {
		p.Deadlines = append(p.Deadlines, l.deadlines(l.Body[j].Text)...)
	}
	return p
}

var deadline = regexp.MustCompile(`(?:力争|计划|预计|拟|到|至|于|在|争取)?(?:` +
	`((?:20)\d\d|今|明)年(?:(\d{1,2})月)?(底|末|年底|上半年|下半年)?(之?前|以前|内|完成|建成|实现|达到|全面)?|` +
	`(年内|年底前|年底)|([一二两三四五六七八九十]|\d)年(?:之)?内)`)

// deadlines finds the times in a text by which something is to be done. Years
// that only name a time (2023年) are none: a word of finishing must follow.
func (l *Letter) deadlines(s string) []Deadline {
	var out []Deadline
	simple := han.Simplify(s)
	for _, at := range deadline.FindAllStringSubmatchIndex(simple, -1) {
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = simple[at[2*i]:at[2*i+1]]
			}
		}
		by, ok := l.by(m)
		if !ok || !l.Date.IsZero() && by.String() < l.Date.String() {
			continue
		}
		out = append(out, Deadline{s[at[0]:at[1]], by})
	}
	return out
}

// by works out the last day of a deadline; words like 年内 count from the date
// of the letter and mean nothing without one.
func (l *Letter) by(m []string) (Date, bool) {
	yearEnd := func(y int) (Date, bool) { return Date{y, time.December, 31}, y > 0 }
	switch year := m[1]; {
	case m[5] != "" && !l.Date.IsZero():
		return yearEnd(l.Date.Year)
	case m[6] != "" && !l.Date.IsZero():
		n, _ := numeral.Int(m[6])
		return Date{l.Date.Year + n, l.Date.Month, l.Date.Day}, true
	case year == "", m[3]+m[4] == "" && strings.HasPrefix(m[0], year):
		return Date{}, false // 2023年 alone only names a year
	case year == "今", year == "明":
		if l.Date.IsZero() {
			return Date{}, false
		}
		y := l.Date.Year
		if year == "明" {
			y++
		}
		return monthEnd(y, m[2], m[3]), true
	default:
		y, ok := numeral.Int(year)
		return monthEnd(y, m[2], m[3]), ok
	}
}

// monthEnd returns the last day of a month of a year, or of the year.
func monthEnd(year int, month, part string) Date {
	n, ok := numeral.Int(month)
	switch {
	case part == "上半年":
		n = 6
	case !ok || n < 1 || n > 12:
		n = 12
	}
	t := time.Date(year, time.Month(n)+1, 0, 0, 0, 0, 0, time.UTC)
	return Date{t.Year(), t.Month(), t.Day()}
}
