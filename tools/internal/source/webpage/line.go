package webpage

import (
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dafu/tools/internal/source"
	"dafu/tools/internal/source/ordinal"
)

// flush ends the line, if there is one.
func (w *walker) flush() {
	loose := w.loose
	w.loose, w.gap = false, 0
	if !w.open {
		return
	}
	w.open = false
	var t source.Text
	l := source.Line{Row: w.all.row, Cell: w.all.cell}
	for hint, on := range map[source.Hint]bool{
		source.Bold: !w.plain, source.Heading: w.all.heading, source.Item: w.all.item, source.InCell: w.all.row > 0,
		source.Link: !w.away && !documents.MatchString(w.all.href), source.Blank: w.blank, source.Paragraph: !loose,
	} {
		if on {
			l.Hint |= hint
		}
	}
	text := w.buf.String()
	if w.mark != "" { // else its indent stays
		text = ordinal.Before(w.mark, text)
	}
	t.Add(l, text)
	w.mark = ""
	w.buf.Reset()
	for _, l := range t.Lines {
		w.lines = append(w.lines, line{Line: l, within: w.within, href: w.all.href, beside: w.all.beside})
		w.blank = false
	}
	if len(t.Lines) == 0 {
		w.blank = len(w.lines) > 0
	}
}

// longCell is how many Han characters the cell of a table has at most. More
// make it a frame, in which a template lays out the page.
const longCell = 300

// row reads a row of a table: its cells as such, or as parts of the page.
func (w *walker) row(n *html.Node, l look) {
	w.flush()
	var cells []*html.Node
	frame := false
	for c := range n.ChildNodes() {
		if (c.DataAtom == atom.Td || c.DataAtom == atom.Th) && !w.hidden(c) {
			cells = append(cells, c)
			frame = frame || isFrame(c)
		}
	}
	if len(cells) < 2 || frame || l.row > 0 {
		w.block(n, l)
		w.flush()
		return
	}
	w.rows++
	at := 1
	for _, c := range cells {
		cell := l
		cell.row, cell.cell = w.rows, at
		cell.bold = l.bold || c.DataAtom == atom.Th
		w.block(c, cell)
		w.flush()
		at += span(c)
	}
}

// isFrame reports a cell that holds a part of the page.
func isFrame(cell *html.Node) bool {
	count := 0
	for n := range cell.Descendants() {
		if n.DataAtom == atom.Table {
			return true
		}
		if n.Type == html.TextNode {
			if count += han(n.Data); count > longCell {
				return true
			}
		}
	}
	return false
}

// span returns how many columns a cell takes.
func span(cell *html.Node) int {
	n := 0
	for _, c := range attr(cell, "colspan") {
		if c < '0' || c > '9' || n > 100 {
			return 1
		}
		n = n*10 + int(c-'0')
	}
	return max(n, 1)
}

// han counts the Han characters of a text.
func han(s string) int {
	n := 0
	for _, r := range s {
		if r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF {
			n++
		}
	}
	return n
}

// markers are the formats of numbered lists, by their type or style, and what
// stands behind the number.
var markers = map[string][2]string{
	"": {"decimal", "."}, "1": {"decimal", "."}, "decimal": {"decimal", "."}, "a": {"lowerLetter", "."}, "A": {"upperLetter", "."},
	"i": {"lowerRoman", "."}, "I": {"upperRoman", "."}, "lower-alpha": {"lowerLetter", "."}, "upper-alpha": {"upperLetter", "."},
	"lower-roman": {"lowerRoman", "."}, "upper-roman": {"upperRoman", "."}, "decimal-leading-zero": {"decimalZero", "."},
	"cjk-ideographic": {"chineseCountingThousand", "、"}, "simp-chinese-informal": {"chineseCountingThousand", "、"}, "cjk-decimal": {"ideographDigital", "、"},
	"simp-chinese-formal": {"chineseLegalSimplified", "、"}, "cjk-heavenly-stem": {"ideographTraditional", "、"}, "cjk-earthly-branch": {"ideographZodiac", "、"},
}

var listStyle = regexp.MustCompile(`(?i)(?:^|;)\s*list-style(?:-type)?\s*:\s*([\w-]+)`)

// marker counts an item and returns the number that a browser shows before it.
func (w *walker) marker(item *html.Node) string {
	list := item.Parent
	if list == nil || list.DataAtom != atom.Ol {
		return ""
	}
	if w.counts == nil {
		w.counts = map[*html.Node]int{}
	}
	n, begun := w.counts[list]
	if start, err := strconv.Atoi(attr(list, "start")); err == nil && !begun {
		n = start - 1
	}
	n++
	if value, err := strconv.Atoi(attr(item, "value")); err == nil {
		n = value
	}
	w.counts[list] = n
	kind := attr(list, "type")
	for _, e := range []*html.Node{list, item} {
		if m := listStyle.FindStringSubmatch(attr(e, "style")); m != nil {
			kind = strings.ToLower(m[1])
		}
	}
	m, ok := markers[kind]
	if !ok {
		return ""
	}
	return ordinal.Format(m[0], n) + m[1]
}
