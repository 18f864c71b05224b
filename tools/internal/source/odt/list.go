package odt

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source/ordinal"
	"dafu/tools/internal/source/pack"
)

// lists are the numbered lists of a document.
type lists struct {
	defined map[string]*[ordinal.MaxLevel]ordinal.Level // by the name of the list style
	outline [ordinal.MaxLevel]ordinal.Level             // of headings outside of lists
	heads   *ordinal.List
	byID    map[string]*ordinal.List
	last    map[string]*ordinal.List // the latest of each style
}

func newLists(groups ...*pack.Elem) lists {
	ls := lists{defined: map[string]*[ordinal.MaxLevel]ordinal.Level{}, heads: &ordinal.List{},
		byID: map[string]*ordinal.List{}, last: map[string]*ordinal.List{}}
	define(nil, &ls.outline)
	for _, g := range groups {
		for _, e := range g.All("list-style") {
			levels := &[ordinal.MaxLevel]ordinal.Level{}
			define(e, levels)
			ls.defined[e.Attr("name")] = levels
		}
		if e := g.Kid("outline-style"); e != nil {
			define(e, &ls.outline)
		}
	}
	return ls
}

// define takes the levels of a list as the document defines them.
func define(style *pack.Elem, levels *[ordinal.MaxLevel]ordinal.Level) {
	for i := range levels {
		levels[i] = ordinal.Level{Start: 1, Format: "none"}
	}
	if style == nil {
		return
	}
	for _, e := range style.Kids {
		i, err := strconv.Atoi(e.Attr("level"))
		if i--; err != nil || i < 0 || i >= ordinal.MaxLevel {
			continue
		}
		switch e.Name {
		case "list-level-style-number", "outline-level-style":
			levels[i] = level(e, i)
		case "list-level-style-bullet", "list-level-style-image":
			levels[i].Format = "bullet"
		}
	}
}

// formats are the forms of numbers (style:num-format) by their first sign.
var formats = map[string]string{
	"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "０": "decimalFullWidth", "１": "decimalFullWidth",
	"一": "chineseCountingThousand", "壹": "chineseLegalSimplified", "〇": "ideographDigital", "甲": "ideographTraditional", "子": "ideographZodiac",
	"①": "decimalEnclosedCircle", "⑴": "decimalEnclosedParen", "⒈": "decimalEnclosedFullstop", "㈠": "ideographEnclosedCircle", "0": "decimalZero",
}

// level reads how a level, from 0, is numbered.
func level(e *pack.Elem, i int) ordinal.Level {
	v := ordinal.Level{Start: 1, Format: "none"}
	if n, err := strconv.Atoi(e.Attr("start-value")); err == nil {
		v.Start = n
	}
	for _, sign := range e.Attr("num-format") {
		if v.Format = formats[string(sign)]; v.Format == "" {
			v.Format = "decimal"
		}
		break
	}
	if pattern := e.Attr("num-list-format"); pattern != "" {
		v.Text = levelText(pattern)
		return v
	}
	var b strings.Builder
	b.WriteString(e.Attr("num-prefix"))
	if v.Format != "none" {
		shown, err := strconv.Atoi(e.Attr("display-levels"))
		if err != nil || shown < 1 {
			shown = 1
		}
		for n := max(0, i+1-shown); n <= i; n++ {
			b.WriteRune(rune(n))
			if n < i {
				b.WriteByte('.')
			}
		}
	}
	b.WriteString(e.Attr("num-suffix"))
	v.Text = b.String()
	return v
}

// levelText puts the runes 0 to 8 for %1% to %9%.
func levelText(s string) string {
	for i := range ordinal.MaxLevel {
		s = strings.ReplaceAll(s, "%"+strconv.Itoa(i+1)+"%", string(rune(i)))
	}
	return s
}

// place is where a paragraph stands in a list.
type place struct {
	levels  *[ordinal.MaxLevel]ordinal.Level
	counter *ordinal.List
	level   int
	pending bool // the item still lacks its number
}

// enter begins a list within another one, or outside of any.
func (ls lists) enter(e *pack.Elem, outer *place) *place {
	name := e.Attr("style-name")
	in := &place{levels: ls.defined[name]}
	if outer != nil {
		in.counter, in.level = outer.counter, outer.level+1
		if in.levels == nil {
			in.levels = outer.levels
		}
		return in
	}
	switch from := e.Attr("continue-list"); {
	case ls.byID[from] != nil:
		in.counter = ls.byID[from]
	case e.Attr("continue-numbering") == "true" && ls.last[name] != nil:
		in.counter = ls.last[name]
	default:
		in.counter = &ordinal.List{}
	}
	ls.last[name] = in.counter
	if id := e.Attr("id"); id != "" {
		ls.byID[id] = in.counter
	}
	return in
}

// next counts the paragraph that begins an item and returns its number, and
// whether it has a bullet instead of one.
func (p *place) next(style *[ordinal.MaxLevel]ordinal.Level) (number string, bullet bool) {
	if p == nil || !p.pending || p.level >= ordinal.MaxLevel {
		return "", false
	}
	p.pending = false
	levels := p.levels
	if levels == nil {
		levels = style // lists without a style have that of their paragraphs
	}
	if levels == nil {
		return "", false
	}
	return p.counter.Next(levels, p.level), levels[p.level].Format == "bullet"
}
