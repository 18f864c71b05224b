package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
	"dafu/tools/internal/source"
)

// paragraph is a paragraph of the body, put together from pieces.
type paragraph struct {
	text  string
	piece int  // index of the first piece
	table bool // text is a table: rows parted by line ends, cells by tabs
}

var (
	onlyMark = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])$`)
	anyMark  = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2}[.．、]\D|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，、]|[①-⑳])`)
	starter  = pattern.MustCompile(`^(?:下一步|下步|近年来|目前，|同时，|此外，|再次|(?:非常|衷心|诚挚)?感谢|专此|特此|今后，|接下来|首先，|其次，|最后，|根据您|针对您|关于您|此复)`)
)

// beginning matches words that begin a paragraph rather than go on with one,
// where the line above is no longer than a subheading.
var beginning = pattern.MustCompile(`^(?:我[局委厅部市县区镇校]|为(?:进一步|了|加强|推动|做好)|针对|按照|根据|依据|截至|20\d\d年|积极|一方面|自20|市委|县委|区委|省委)`)

// rowLine matches a line of label and value: 时间：2024年5月.
var rowLine = pattern.MustCompile(`^\p{Han}{2,6}[：:].`)

// A subheading has no more characters.
const subheading = 40

// Length of a line below which one without a stop is taken for a title and
// not for a line that a page has broken.
const shortLine = 26

// paragraphs joins the pieces of the body into its paragraphs: what a page
// end or a hard line break has cut is one again.
func (r *reader) paragraphs() []paragraph {
	width := r.wrapWidth()
	edge := r.markedEdge()
	var out []paragraph
	last := r.start // the piece that the paragraph so far ends with
	for i := r.start; i < r.end; i++ {
		p := r.pieces[i]
		if why := p.between(); why != "" {
			r.drop(i, why)
			continue
		}
		r.claim(i, "body")
		if rows, next := r.table(i); next > i {
			out = append(out, paragraph{rows, i, true})
			for ; i < next-1; i++ {
				r.claim(i+1, "body")
			}
			last = i
			continue
		}
		if n := len(out); n > 0 && !out[n-1].table && r.continues(out[n-1].text, last, i, width, edge) {
			out[n-1].text, last = normalise(seam(out[n-1].text, p.text)), i
			continue
		}
		last = i
		out = append(out, paragraph{text: p.text, piece: i})
	}
	return r.unglue(out)
}

// seam joins two parts of a line; Latin words keep a space between them.
func seam(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if narrow(last) && narrow(first) && last > '9' && first > '9' {
		return a + " " + b
	}
	return a + b
}

// continues reports whether the piece i goes on with the paragraph so far,
// which ends with the piece last. A line that is not indented goes on with one
// that reaches the edge, if there is one, even if it begins with a mark.
func (r *reader) continues(so string, last, i, width, edge int) bool {
	prev, p := r.pieces[last], r.pieces[i]
	if onlyMark.MatchString(so) || edge > 0 && p.Col == 1 && !p.Is(source.Blank) && breadth(prev.Line) >= edge {
		return true
	}
	if prev.Is(source.Paragraph) || prev.Is(source.Item) && p.Is(source.Blank) || anyMark.MatchString(p.text) || prev.Row != p.Row && (prev.Row > 0 && p.Row > 0) {
		return false
	}
	if width > 0 {
		n := utf8.RuneCountInString(prev.Text)
		full := n >= width-2 || !stopped(so) && n*10 >= width*6
		return full && !(p.Col > 1 && r.indented()) && !(p.Is(source.Blank) && stopped(so))
	}
	if stopped(so) || p.Num == prev.Num && p.Row == 0 || p.Col > 1 && p.Row == 0 && r.indented() {
		return false
	}
	if end, _ := utf8.DecodeLastRuneInString(so); end == '，' || end == '、' {
		return true
	}
	if i > last+1 && r.pieces[i-1].noise == reasonPageNumber {
		return true
	}
	if p.Is(source.Blank) && utf8.RuneCountInString(so) <= subheading && !strings.ContainsAny(so, "。；") && (beginning.MatchString(p.text) || rowLine.MatchString(so)) {
		return false
	}
	if starter.MatchString(p.text) || titleLine(so) || titleLine(p.text) && i+1 < r.end {
		return false
	}
	return true
}

// stopped reports a text that ends as a paragraph does.
func stopped(s string) bool {
	s = strings.TrimRight(s, "”’）》)\"")
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("。！？：；…!?:;", last)
}

// titleLine reports a line that stands as a heading: marked and without a
// sentence in it, or short and without a stop.
func titleLine(s string) bool {
	n := utf8.RuneCountInString(s)
	if anyMark.MatchString(s) {
		return n <= 60 && !strings.ContainsAny(s, "。；")
	}
	return n < shortLine && !strings.ContainsAny(s, "，。；：、！？")
}

// Lines that a file breaks have no fewer, and no more characters.
const minWidth, maxWidth = 16, 60

// A file with fewer lines in the body does not show whether it breaks them.
const minLines = 5

// A file that breaks its lines breaks at least one of so many within a sentence.
const fewBroken = 6

// wrapWidth returns the width at which the file breaks its lines, 0 if it has
// a paragraph on each.
func (r *reader) wrapWidth() int {
	widest, count, blanks := 0, 0, 0
	for i := r.start; i < r.end; i++ {
		n := utf8.RuneCountInString(r.pieces[i].Text)
		widest = max(widest, n)
		if r.pieces[i].Is(source.Blank) {
			blanks++
		}
		count++
	}
	if count < minLines || widest > maxWidth || widest < minWidth || blanks*2 > count {
		return 0
	}
	full, broken := 0, 0
	for i := r.start; i < r.end; i++ {
		if utf8.RuneCountInString(r.pieces[i].Text) >= widest-3 {
			full++
		}
		if s := r.pieces[i].text; !stopped(s) && !titleLine(s) {
			broken++
		}
	}
	if full*2 < count || broken*fewBroken < count {
		return 0
	}
	return widest - 1
}

// indented reports whether the paragraphs of the file begin with an indent.
func (r *reader) indented() bool {
	in, out := 0, 0
	for i := r.start; i < r.end; i++ {
		if r.pieces[i].Col > 1 {
			in++
		} else {
			out++
		}
	}
	return in > 0 && out > 0
}

// markedEdge returns how broad lines are that reach the edge of a file whose
// paragraphs are all indented, those too that begin with a mark; 0 if they are not.
func (r *reader) markedEdge() int {
	const (
		most  = 5 // indented for each that is not
		slack = 2 // a character, or a mark that is not to begin a line
	)
	in, out, widest := 0, 0, 0
	for i := r.start; i < r.end; i++ {
		p := r.pieces[i]
		widest = max(widest, breadth(p.Line))
		switch {
		case p.Is(source.Paragraph) || p.Row > 0:
			return 0
		case !anyMark.MatchString(p.text):
		case p.Col > 1:
			in++
		default:
			out++
		}
	}
	if in < most*max(1, out) || widest < 2*minWidth || widest > 2*maxWidth {
		return 0
	}
	return widest - slack
}

// breadth returns how much room a line takes as it is printed, in halves of a
// Chinese character, an indent of two of these with it.
func breadth(l source.Line) int {
	n := 0
	for _, c := range l.Text {
		if n++; !narrow(c) {
			n++
		}
	}
	if l.Col > 1 {
		n += 4
	}
	return n
}

// table reads rows of several cells from the piece i on; it returns the index
// behind them, or i if there is no table.
func (r *reader) table(i int) (string, int) {
	var rows []string
	for i < r.end {
		row := r.pieces[i].Row
		var cells []string
		j := i
		for ; j < r.end && row > 0 && r.pieces[j].Row == row; j++ {
			if j > i && r.pieces[j].Cell == r.pieces[j-1].Cell {
				cells[len(cells)-1] += r.pieces[j].text
				continue
			}
			cells = append(cells, r.pieces[j].text)
		}
		if len(cells) < 2 {
			break
		}
		rows = append(rows, strings.Join(cells, "\t"))
		i = j
	}
	return strings.Join(rows, "\n"), i
}

var numbered = pattern.MustCompile(`[。：！]([一二三四五六七八九十]{1,2})、`)

// unglue parts paragraphs that were run together without a space, where the
// marks show it: the next heading's 二、 after a stop. A first 一、 counts if a
// 二、 follows after a stop somewhere.
func (r *reader) unglue(in []paragraph) []paragraph {
	next := 1
	var out []paragraph
	for k, p := range in {
		if n := leadingNumber(p.text); n > 0 {
			next = n + 1
		}
		for {
			m := numbered.FindStringSubmatchIndex(p.text)
			if p.table || m == nil || leadingNumber(p.text[m[2]:]) != next || next == 1 && !secondFollows(p.text[m[2]:], in[k+1:]) {
				break
			}
			out = append(out, paragraph{text: p.text[:m[2]], piece: p.piece})
			p.text = p.text[m[2]:]
			next++
		}
		out = append(out, p)
	}
	return out
}

// secondFollows reports whether a heading 二、 follows, in the rest of a
// paragraph or at the beginning of another.
func secondFollows(rest string, later []paragraph) bool {
	if strings.Contains(rest, "。二、") {
		return true
	}
	for _, p := range later {
		if leadingNumber(p.text) == 2 {
			return true
		}
	}
	return false
}
