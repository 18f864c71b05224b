package layout

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/source"
)

var (
	// numbered are the marks that a new paragraph begins with.
	numbered = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]\D|[一二三四五六七八九十]{1,2}是|第[一二三四五六七八九十][，、]|[①-⑳])`)
	// starts is a line that nothing before it runs into: those the letter goes
	// to, those that get a copy, what is attached, and whom to ask.
	starts = regexp.MustCompile(`^(?:(?:主送|抄送|抄报|附件?|附注|注|签发人|联系人|联系电话|承办单位|承办人)\d?[：:]|[（(](?:联系|附)|\p{Han}{1,16}(?:委员|代表|同志|先生|女士)(?:[、，]?等)?[：:]$|\d{4}年\d{1,2}月\d{1,2}日$)`)
	// closing is what the last words of a letter begin with.
	closing = regexp.MustCompile(`^(?:再次|衷心)?(?:感谢|谢谢)(?:您|你)|^再次对|^(?:专|特)此`)
	// docNumber is a line of its own in the head of a letter (发文字号).
	docNumber = regexp.MustCompile(`^\p{Han}{1,12}[〔\[（(【]\d{4}[〕\]）)】] ?\d+ ?号$`)
)

// figure is the first part of a figure that a line ends within.
var figure = regexp.MustCompile(`\d[.,]$`)

// widestIndent is how many ems the first line of a paragraph may stand in;
// what stands further in is centred or flush right.
const widestIndent = 4.5

// paragraphs joins the lines of the document.
func (d *document) paragraphs() []source.Line {
	var out []source.Line
	var last *line
	for _, s := range d.sheets {
		for i := 0; i < len(s.lines); {
			if rows := d.table(s, i); len(rows) > 0 {
				out = append(out, slices.Concat(rows...)...)
				i += len(rows)
				last = nil
				continue
			}
			l := s.lines[i]
			i++
			if last != nil && d.continues(last, l, out[len(out)-1]) {
				p := &out[len(out)-1]
				p.Text = seam(p.Text, l.text, last.spaced && !d.spaced)
				if !l.bold {
					p.Hint &^= source.Bold
				}
			} else {
				out = append(out, d.begin(last, l))
			}
			last = l
		}
	}
	return out
}

// begin makes a paragraph of its first line.
func (d *document) begin(last, l *line) source.Line {
	p := source.Line{Page: l.page, Num: l.num, Col: 1, Text: strings.TrimSpace(l.text)}
	if l.bold {
		p.Hint |= source.Bold
	}
	if last != nil && last.sheet == l.sheet && d.pitch > 0 && l.bottom-last.bottom > 1.6*d.pitch {
		p.Hint |= source.Blank
	}
	return p
}

// seam joins two lines of a paragraph. A space stands between Latin words, and
// between ideographs if it is printed at the end of the line.
func seam(a, b string, spaced bool) string {
	a, b = strings.TrimSpace(a), strings.TrimSpace(b)
	x, _ := utf8.DecodeLastRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	switch {
	case figure.MatchString(a) && '0' <= y && y <= '9': // 56. and 17 %, 3, and 200
	case kindOf(x) == narrow && kindOf(y) == narrow && x != '-' && x != '/' && (letter(x) || letter(y)),
		kindOf(x) == han && kindOf(y) == han && spaced:
		return a + " " + b
	}
	return a + b
}

func letter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' || r == ',' || r == '.' || r == ';' }

// continues reports whether the line l goes on with the paragraph so far, which
// ends with the line last.
func (d *document) continues(last, l *line, so source.Line) bool {
	first := so.Num == last.num
	if !alike(last.size, l.size) || first && docNumber.MatchString(last.text) || starts.MatchString(l.text) {
		return false
	}
	if d.display(last) && d.display(l) {
		return d.title(last, l)
	}
	if d.centred(last) || d.centred(l) {
		// The first line of a title may take the full width.
		wide := !d.short(last, l) && (last.size > 1.13*d.size || first && d.indented)
		return (d.centred(last) || wide) && d.centred(l) && d.title(last, l)
	}
	stopped := endsSentence(last.text)
	in := (l.x0 - l.sheet.left) / d.size
	if d.short(last, l) {
		return in <= 0.8 && d.ragged(last, l, stopped)
	}
	if in > 0.8 {
		heading := d.indented && first && math.Abs(l.x0-last.x0) < d.size/2 && !starts.MatchString(last.text)
		return !stopped && !heading && in < widestIndent && d.hangs(last, first) && !numbered.MatchString(l.text)
	}
	// Paragraphs without an indent have a gap between them.
	gap := 1.35
	if !d.indented {
		gap = 1.15
	}
	if last.sheet == l.sheet && d.pitch > 0 && stopped && l.bottom-last.bottom > gap*d.pitch {
		return false
	}
	return d.indented || !stopped || !closing.MatchString(l.text) && (!numbered.MatchString(l.text) || within(so.Text, l.text))
}

// within reports a line that begins with the next of the marks that stand within
// the paragraph so far: 一是 in the midst of it, and now 二是.
func within(so, next string) bool {
	n := strings.IndexAny("一二三四五六七八九", next[:min(3, len(next))])
	if n <= 0 || !strings.HasPrefix(next[3:], "是") {
		return false
	}
	return strings.Index(so, "一二三四五六七八九"[n-3:n]+"是") > 0
}

// ragged reports whether a flush line goes on with the paragraph of a line that
// ends before the edge, as lines of unjustified text do: nothing ends with a
// comma, and where all paragraphs are indented, what is not indented begins none.
func (d *document) ragged(last, l *line, stopped bool) bool {
	reach := (last.x1 - last.sheet.left) / (last.sheet.right - last.sheet.left)
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(last.text))
	if numbered.MatchString(l.text) || last.grid != nil {
		return false
	}
	if strings.ContainsRune("，、（《“〈", r) {
		return reach > 0.5
	}
	return d.firm && reach > 0.75 && (!stopped || reach > 0.9)
}

// hangs reports a line after which an indented one may be the continuation of
// a paragraph that is set in as a whole: it stands in itself, or is the first one
// and hangs out. Behind a flush line that is not the first an indented one begins anew.
func (d *document) hangs(l *line, first bool) bool {
	in := (l.x0 - l.sheet.left) / d.size
	return in < widestIndent && (first || in > 0.8) && l.x1-l.x0 > 0.6*(l.sheet.right-l.sheet.left)
}

// short reports whether the line last ends before the edge although the
// beginning of the next one would have fitted: the paragraph ends with it.
func (d *document) short(last, l *line) bool {
	const slack = 0.35
	return last.sheet.right-last.x1 > l.head+slack*d.size
}

// centred reports whether a line stands in the middle of the page, as titles do.
func (d *document) centred(l *line) bool {
	before, after := l.x0-l.sheet.left, l.sheet.right-l.x1
	if before < 0.8*d.size || after < 0.8*d.size {
		return false
	}
	least := 2.6 * d.size
	if l.size > 1.13*d.size {
		least = 0.8 * d.size
	}
	return before >= least && math.Abs(before-after) < 1.2*d.size
}

// display reports a line that is larger than the text and stands in the middle,
// however wide: one of a title that takes several.
func (d *document) display(l *line) bool {
	before, after := l.x0-l.sheet.left, l.sheet.right-l.x1
	return l.size > 1.13*d.size && math.Abs(before-after) < 1.2*d.size
}

// title reports whether two centred lines are one title: they are set alike,
// follow closely, and do not fit on one line together.
func (d *document) title(last, l *line) bool {
	if last.sheet != l.sheet || docNumber.MatchString(last.text) || docNumber.MatchString(l.text) || last.bold != l.bold {
		return false
	}
	width := last.sheet.right - last.sheet.left
	return l.top-last.bottom < 1.6*l.size && last.x1-last.x0+l.x1-l.x0 > 0.85*width && !endsSentence(last.text)
}

// endsSentence reports a text that ends as a paragraph does.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "”’）》)\" ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(stops, r)
}
