package docx

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source/ordinal"
	"dafu/tools/internal/source/pack"
)

// lists are the numbered lists of a document.
type lists struct {
	byID map[string]*list // by numId
}

// list is one use of a definition; uses of one definition count on together.
type list struct {
	levels  [ordinal.MaxLevel]ordinal.Level
	styles  [ordinal.MaxLevel]string // paragraph style that stands for a level
	begin   [ordinal.MaxLevel]int    // number that this use begins anew with; -1: none
	counter *ordinal.List
}

// listNames are the names of the parts of a list definition: the definition and
// its id, the use of one and its id, and the reference from the one to the other.
type listNames struct{ def, defID, use, useID, ref string }

var (
	listNamesNow  = listNames{"abstractNum", "abstractNumId", "num", "numId", "abstractNumId"}
	listNames2003 = listNames{"listDef", "listDefId", "list", "ilfo", "ilst"}
)

func newLists(tree *pack.Elem, names listNames) lists {
	out := lists{byID: map[string]*list{}}
	abstract := map[string]*pack.Elem{}
	styled := map[string]*pack.Elem{} // definitions by the list style they define
	counters := map[string]*ordinal.List{}
	for _, a := range tree.All(names.def) {
		abstract[a.Attr(names.defID)] = a
		if link := a.Kid("styleLink").Attr("val"); link != "" {
			styled[link] = a
		}
	}
	for _, n := range tree.All(names.use) {
		id := n.Kid(names.ref).Attr("val")
		def := abstract[id]
		if link := def.Kid("numStyleLink").Attr("val"); link != "" {
			if real := styled[link]; real != nil {
				def = real
			}
		}
		if def == nil {
			continue
		}
		if counters[id] == nil {
			counters[id] = &ordinal.List{}
		}
		l := &list{counter: counters[id]}
		for i := range l.begin {
			l.begin[i] = -1
			l.levels[i] = ordinal.Level{Start: 1, Format: "none"}
		}
		for _, lvl := range def.All("lvl") {
			l.define(lvl)
		}
		for _, o := range n.All("lvlOverride") {
			l.override(o)
		}
		out.byID[n.Attr(names.useID)] = l
	}
	return out
}

// index returns the level that an element stands for.
func index(e *pack.Elem) (int, bool) {
	i, err := strconv.Atoi(e.Attr("ilvl"))
	return i, err == nil && i >= 0 && i < ordinal.MaxLevel
}

// define takes a level as the document defines it.
func (l *list) define(e *pack.Elem) {
	i, ok := index(e)
	if !ok {
		return
	}
	v := ordinal.Level{Format: "decimal"}
	v.Start, _ = strconv.Atoi(e.Kid("start").Attr("val"))
	format := e.Kid("numFmt")
	if c := e.At("AlternateContent", "Choice", "numFmt"); format == nil && c != nil {
		format = c
	}
	if f := format.Attr("val"); f != "" {
		v.Format = f
	}
	if n, err := strconv.Atoi(e.Kid("nfc").Attr("val")); err == nil { // Word 2003
		v.Format = ordinal.Name(n)
	}
	if custom := format.Attr("format"); v.Format == "custom" && strings.HasPrefix(custom, "0") {
		v.Format = "decimalZero"
	}
	if e.Kid("isLgl") != nil {
		v.Legal, _ = toggle(e, "isLgl")
	}
	if r := e.Kid("lvlRestart"); r != nil {
		if v.Restart, _ = strconv.Atoi(r.Attr("val")); v.Restart == 0 {
			v.Restart = -1
		}
	}
	v.Text = levelText(e.Kid("lvlText").Attr("val"))
	l.levels[i] = v
	l.styles[i] = e.Kid("pStyle").Attr("val")
}

// levelText puts the runes 0 to 8 for %1 to %9.
func levelText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+1 < len(s) && s[i+1] >= '1' && s[i+1] <= '9' {
			i++
			b.WriteByte(s[i] - '1')
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func (l *list) override(o *pack.Elem) {
	i, ok := index(o)
	if !ok {
		return
	}
	if lvl := o.Kid("lvl"); lvl != nil {
		l.define(lvl)
	}
	if start, err := strconv.Atoi(o.Kid("startOverride").Attr("val")); err == nil {
		l.begin[i] = start
	}
}

// next counts a paragraph and returns its number, and whether it has a bullet
// instead of one.
func (ls lists) next(s styles, para *pack.Elem) (string, bool) {
	id, level, style := s.numbering(para)
	l := ls.byID[id]
	if l == nil {
		return "", false
	}
	if style != "" {
		for i, name := range l.styles {
			if name == style {
				level = i
			}
		}
	}
	if level < 0 || level >= ordinal.MaxLevel {
		return "", false
	}
	if start := l.begin[level]; start >= 0 {
		l.counter.Begin(level, start)
		l.begin[level] = -1
	}
	return l.counter.Next(&l.levels, level), l.levels[level].Format == "bullet"
}
