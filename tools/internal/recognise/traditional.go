package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/han"
	"dafu/tools/internal/source"
)

// A text is Traditional if one in so many of its Han characters has a
// Simplified form; Simplified texts have a few of them too (著, 乾).
const traditionalShare = 8

// traditional reports whether a text is written in Traditional characters.
func traditional(t *source.Text) bool {
	all, old := 0, 0
	for _, l := range t.Lines {
		for _, c := range l.Text {
			if isHan(c) {
				all++
				if han.IsTraditional(c) {
					old++
				}
			}
		}
	}
	return old*traditionalShare > all
}

// readTraditional reads a Traditional text as if it were Simplified, and gives
// what was read back the characters that are printed.
func readTraditional(t *source.Text, o Options) Reading {
	simple := *t
	simple.Lines = slices.Clone(t.Lines)
	for i, l := range simple.Lines {
		simple.Lines[i].Text = strings.Map(simplified, l.Text)
	}
	r := readSimplified(&simple, o)
	var printed strings.Builder
	for _, l := range t.Lines {
		printed.WriteString(l.Text)
	}
	as := newPrint(printed.String())
	at, body := 0, ""
	for i := range r.Account {
		u := &r.Account[i]
		u.Text = as.inOrder(&at, u.Text)
		if u.As == "body" {
			body += u.Text
		}
	}
	as.letter(&r)
	at, as = 0, newPrint(body)
	for i := range r.Letter.Body {
		b := &r.Letter.Body[i]
		for _, s := range []*string{&b.Mark, &b.Text, &b.Stop} {
			*s = as.inOrder(&at, *s)
		}
	}
	return r
}

// simplified returns the Simplified form of c; 答覆 is 答复.
func simplified(c rune) rune {
	if c == '覆' {
		return '复'
	}
	return han.Simplified(c)
}

// print holds the Han characters of a text in their order, as printed and
// Simplified.
type print struct {
	printed []rune
	simple  string
}

func newPrint(text string) print {
	p := print{}
	for _, c := range text {
		if isHan(c) {
			p.printed = append(p.printed, c)
		}
	}
	p.simple = strings.Map(simplified, string(p.printed))
	return p
}

// inOrder gives the Han characters of s back what is printed from the place at
// on, as far as they are the same.
func (p print) inOrder(at *int, s string) string {
	return strings.Map(func(c rune) rune {
		if isHan(c) && *at < len(p.printed) && simplified(p.printed[*at]) == c {
			c = p.printed[*at]
			*at++
		}
		return c
	}, s)
}

// first gives s back what is printed where its words stand first.
func (p print) first(s string) string {
	words := strings.Map(func(c rune) rune {
		if isHan(c) {
			return c
		}
		return -1
	}, s)
	i := strings.Index(p.simple, words)
	if i < 0 || words == "" {
		return s
	}
	at := utf8.RuneCountInString(p.simple[:i])
	return p.inOrder(&at, s)
}

// letter gives the fields of a letter, and the words of the findings, back what
// is printed. Place and role are no words of the letter's but the model's.
func (p print) letter(r *Reading) {
	l := r.Letter
	for _, s := range []*string{&l.Title, &l.Subject, &l.SecondNumber, &l.DocNumber, &l.Category, &l.Disclosure} {
		*s = p.first(*s)
	}
	for _, list := range [][]string{l.Addressees.Names, l.Outcomes, l.CopiedTo, l.Attachments} {
		for i := range list {
			list[i] = p.first(list[i])
		}
	}
	for i := range l.Lead {
		l.Lead[i].Name = p.first(l.Lead[i].Name)
	}
	for i := range l.Joint {
		l.Joint[i].Name = p.first(l.Joint[i].Name)
	}
	if l.Contact != nil {
		l.Contact.Name = p.first(l.Contact.Name)
	}
	for _, f := range r.Findings {
		for i, a := range f.Args {
			if s, ok := a.(string); ok {
				f.Args[i] = p.first(s)
			}
		}
	}
}
