package ordinal

import "strings"

// MaxLevel is the number of levels that a list has.
const MaxLevel = 9

// Level is how one level of a list is numbered.
type Level struct {
	Start   int
	Format  string // as for Format
	Text    string // with the runes 0 to 8 where the number of that level stands
	Legal   bool   // numbers of all levels in decimals
	Restart int    // level, from 1, whose advance begins this one anew; 0: any higher one; -1: none
}

// List counts the paragraphs of one list.
type List struct {
	next [MaxLevel]int
	used [MaxLevel]bool
}

// Begin sets a level back, so that its next paragraph has the number start.
func (l *List) Begin(level, start int) {
	if level >= 0 && level < MaxLevel {
		l.next[level], l.used[level] = start, true
	}
}

// Next advances a level and returns what is printed before the paragraph.
func (l *List) Next(levels *[MaxLevel]Level, level int) string {
	if level < 0 || level >= MaxLevel {
		return ""
	}
	if !l.used[level] {
		l.Begin(level, levels[level].Start)
	}
	now := l.next[level]
	l.next[level]++
	for i := level + 1; i < MaxLevel; i++ {
		if r := levels[i].Restart; r == 0 || r > level {
			l.used[i] = false
		}
	}
	v := &levels[level]
	if v.Format == "bullet" {
		return ""
	}
	var b strings.Builder
	for _, r := range v.Text {
		if r >= MaxLevel {
			b.WriteRune(r)
			continue
		}
		i, n := int(r), now
		if i > level {
			continue
		}
		if i < level {
			n = levels[i].Start
			if l.used[i] {
				n = l.next[i] - 1
			}
		}
		format := levels[i].Format
		if v.Legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(Format(format, n))
	}
	return b.String()
}

// Before puts a number before the text of its paragraph. 1. and a digit or a
// Latin letter want a space between them, as 1.5 would read as one number.
func Before(number, text string) string {
	text = strings.TrimLeft(text, " \t\u3000\u00A0")
	if number == "" || text == "" {
		return number + text
	}
	if narrow(number[len(number)-1]) && narrow(text[0]) {
		return number + " " + text
	}
	return number + text
}

func narrow(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c == '.' || c == ')'
}
