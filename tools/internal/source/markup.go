package source

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	breakTag   = pattern.MustCompile(`(?i)<br\s*/?>`)
	ruleLine   = pattern.MustCompile(`^\s*(?:-{3,}|\*{3,}|_{3,}|={3,})\s*$`)
	rowRule    = pattern.MustCompile(`^[\s|:+-]+$`)
	picture    = pattern.MustCompile(`!\[([^\]]*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)`)
	link       = pattern.MustCompile(`\[([^\[\]]*)\]\(([^()]*(?:\([^()]*\)[^()]*)*)\)`)
	headMark   = pattern.MustCompile(`^#{1,6}\s+`)
	itemMark   = pattern.MustCompile(`^[-*+•]\s+`)
	escape     = pattern.MustCompile(`\\([\\|>\-.*_#\[\]()+!])`)
	boldMark   = pattern.MustCompile(`(\s)\*\*\s*((?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[)）])[^*]*?)\s*\*\*`)
	boldPair   = pattern.MustCompile(`\*\*([^*\s](?:[^*]*[^*\s])?)\*\*`)
	saved      = pattern.MustCompile(`(?im)\]\(|^#{1,6}\s|^\|[\s|:-]*-{3}|<br\s*/?>|^\*\*\s*(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十])`)
	lineBlanks = strings.NewReplacer("&nbsp;", " ", "&emsp;", " ", "&ensp;", " ", "\u00A0", " ", "\u3000", " ", "\t", " ",
		"\u200B", "", "\u200C", "", "\u200D", "", "\uFEFF", "", "\u2060", "")
	boldStart = pattern.MustCompile(`^\*\*\s*([^*]+?)\s*\*\*`)
)

// savedPage reports a file with marks of a saved page, of which each has one of
// these characters.
func savedPage(s string) bool { return strings.ContainsAny(s, "](#|<*") && saved.MatchString(s) }

// space reports what is white space around text, ideographic and zero-width
// spaces among it.
func space(r rune) bool {
	return unicode.IsSpace(r) || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\uFEFF' || r == '\u2060'
}

// line takes one line of the file apart into lines of text.
func (t *Text) line(num int, s string) {
	if ruleLine.MatchString(s) || rowRule.MatchString(s) {
		return
	}
	trimmed := strings.TrimFunc(s, space)
	if !strings.HasPrefix(trimmed, "|") && !strings.HasSuffix(trimmed, "|") || strings.HasSuffix(trimmed, `\|`) {
		t.parts(Line{Num: num, Col: 1}, s)
		return
	}
	col := 1
	for i, cell := range cells(s) {
		t.parts(Line{Num: num, Col: col, Row: num, Cell: i + 1, Hint: InCell}, cell)
		col += utf8.RuneCountInString(cell) + 1
	}
}

// cells cuts a row of a table at its bars; a bar after a backslash is text.
func cells(s string) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); i++ {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			out = append(out, s[from:i])
			from = i + 1
		}
	}
	return append(out, s[from:])
}

// parts cuts text at <br> and adds each part as a line.
func (t *Text) parts(l Line, s string) {
	from := 0
	add := func(to int) {
		p := l
		p.Col += utf8.RuneCountInString(s[:from])
		t.part(p, s[from:to])
	}
	for _, m := range breakTag.FindAllStringIndex(s, -1) {
		add(m[0])
		from = m[1]
	}
	add(len(s))
}

// part adds one line of text, without its marks.
func (t *Text) part(l Line, s string) {
	trimmed := strings.TrimLeftFunc(s, space)
	l.Col += utf8.RuneCountInString(s[:len(s)-len(trimmed)])
	s = strings.TrimFunc(trimmed, space)
	if rest := headMark.ReplaceAllString(s, ""); rest != s {
		s, l.Hint = rest, l.Hint|Heading
	}
	if rest := itemMark.ReplaceAllString(s, ""); rest != s {
		s, l.Hint = rest, l.Hint|Item
	}
	s = t.links(&l, s)
	s = t.bold(&l, s)
	s = escape.ReplaceAllString(s, "$1")
	s = lineBlanks.Replace(s)
	if s = strings.TrimFunc(s, space); s != "" {
		l.Text = s
		t.Lines = append(t.Lines, l)
	}
}

// links leaves the words of links in the text and puts their addresses, and
// pictures, among the markup.
func (t *Text) links(l *Line, s string) string {
	if !strings.Contains(s, "](") {
		return s
	}
	drop := func(text string) {
		if text = strings.TrimFunc(text, space); text != "" {
			t.Markup = append(t.Markup, Line{Num: l.Num, Col: l.Col, Row: l.Row, Text: text})
		}
	}
	s = picture.ReplaceAllStringFunc(s, func(m string) string {
		drop(m)
		return ""
	})
	words := 0
	out := link.ReplaceAllStringFunc(s, func(m string) string {
		sub := link.FindStringSubmatch(m)
		drop(sub[2])
		words += utf8.RuneCountInString(sub[1])
		return sub[1]
	})
	if n := utf8.RuneCountInString(strings.TrimFunc(out, space)); words > 0 && words >= n {
		l.Hint |= Link
	}
	return out
}

// bold takes away the stars of bold words where saved pages have them: at the
// beginning of a line, around a numbered heading, and anywhere if the file has
// other marks of a saved page. Elsewhere stars may be the letter's own.
func (t *Text) bold(l *Line, s string) string {
	s = boldMark.ReplaceAllString(s, "$1$2")
	var head strings.Builder
	for {
		m := boldStart.FindStringSubmatchIndex(s)
		if m == nil {
			break
		}
		head.WriteString(s[m[2]:m[3]])
		s = s[m[1]:]
	}
	if head.Len() > 0 && strings.TrimFunc(s, space) == "" {
		l.Hint |= Bold
	}
	s = head.String() + s
	if t.saved {
		s = boldPair.ReplaceAllString(s, "$1")
	}
	return s
}
