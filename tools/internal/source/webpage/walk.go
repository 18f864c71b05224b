package webpage

import (
	"cmp"
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dafu/tools/internal/source"
)

// look is what elements say of the text in them.
type look struct {
	link, bold, heading, centred, item, pre, raised bool
	beside                                          string // why it stands beside the letter
	href                                            string
	row, cell                                       int
}

// line is a line of the page with the elements around it.
type line struct {
	source.Line
	within *html.Node
	href   string
	beside string
}

// walker collects the visible lines of a page.
type walker struct {
	lines    []line
	buf      strings.Builder
	open     bool // buf has a line
	gap      rune // white space before what comes next: 0, ' ' or '\n'
	blank    bool // a blank line stands before the next one
	loose    bool // the line ends at a <br> and not at the end of its block
	all      look
	within   *html.Node
	plain    bool // of the line so far: text that is not bold,
	away     bool // text that is no link
	rows     int
	mark     string             // that a browser puts before the line to come
	counts   map[*html.Node]int // items of numbered lists so far
	pictures int
	markup   []line
	whole    bool // what is not displayed is read too
	size     int  // characters so far
}

var skipped = map[atom.Atom]bool{
	atom.Head: true, atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Iframe: true, atom.Object: true,
	atom.Select: true, atom.Textarea: true, atom.Button: true, atom.Input: true, atom.Svg: true, atom.Math: true, atom.Rt: true, atom.Rp: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Datalist: true, atom.Noembed: true, atom.Noframes: true,
}

var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.Acronym: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Big: true, atom.Cite: true,
	atom.Code: true, atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true,
	atom.Kbd: true, atom.Label: true, atom.Mark: true, atom.Nobr: true, atom.Q: true, atom.Ruby: true, atom.Rb: true, atom.S: true, atom.Samp: true,
	atom.Small: true, atom.Span: true, atom.Strike: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.Tt: true,
	atom.U: true, atom.Var: true, atom.Wbr: true,
}

var (
	hiding    = regexp.MustCompile(`(?i)(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)`)
	aligning  = regexp.MustCompile(`(?i)(?:^|;)\s*text-align\s*:\s*(\w+)`)
	blocking  = regexp.MustCompile(`(?i)(?:^|;)\s*display\s*:\s*(?:block|table|flex|grid|list-item)`)
	inlining  = regexp.MustCompile(`(?i)(?:^|;)\s*display\s*:\s*inline`)
	emboldens = regexp.MustCompile(`(?i)(?:^|;)\s*font-weight\s*:\s*(?:bold|[6-9]00)`)
	raising   = regexp.MustCompile(`(?i)(?:^|;)\s*vertical-align\s*:\s*super`)
	noteLink  = regexp.MustCompile(`^#(?:_ftn|_edn|sdfootnote|sdendnote)`)
	noteBody  = regexp.MustCompile(`^(?:ftn|edn|sdfootnote|sdendnote)\d+$`)
	documents = regexp.MustCompile(`(?i)\.(?:docx?|wps|pdf|xlsx?|et|ofd|rtf|pptx?|zip|rar)(?:$|[?#])`)
)

// hidden reports an element that a reader of the page does not see, or that a
// word processor left in it: the sign of a footnote, words that were deleted.
func (w *walker) hidden(n *html.Node) bool {
	if n.DataAtom == atom.A && noteLink.MatchString(attr(n, "href")) || n.DataAtom == atom.Del && attr(n, "datetime") != "" {
		return true
	}
	return skipped[n.DataAtom] || n.DataAtom == atom.Xmp && isHTML(textOf(n)) || !w.whole && undisplayed(n)
}

// undisplayed reports an element that a browser keeps but does not show.
func undisplayed(n *html.Node) bool {
	if hiding.MatchString(attr(n, "style")) {
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" {
			return true
		}
	}
	return false
}

// besideIn tells why what a word processor put into a division stands beside the
// letter, "" for any other division.
func besideIn(div *html.Node) string {
	switch title := attr(div, "title"); {
	case noteBody.MatchString(attr(div, "id")):
		return source.Footnote
	case strings.HasPrefix(title, "header") || strings.HasPrefix(title, "footer"): // of LibreOffice
		return source.Header
	}
	return ""
}

// read reads a page.
func (w *walker) read(root *html.Node) {
	w.block(root, look{})
	w.flush()
}

// block reads what is inside of an element.
func (w *walker) block(n *html.Node, l look) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c, n, l)
		case html.ElementNode:
			w.element(c, l)
		}
	}
}

func (w *walker) element(n *html.Node, l look) {
	if w.hidden(n) {
		return
	}
	style := attr(n, "style")
	if emboldens.MatchString(style) {
		l.bold = true
	}
	if raising.MatchString(style) {
		l.raised = true
	}
	if a := alignment(n, style); a != "" {
		l.centred = strings.EqualFold(a, "center")
	}
	if n.DataAtom == atom.Div {
		l.beside = cmp.Or(l.beside, besideIn(n))
	}
	switch n.DataAtom {
	case atom.Br:
		w.lineBreak(l)
		return
	case atom.Hr:
		w.flush()
		return
	case atom.Img:
		w.picture(n)
		return
	case atom.A:
		if l.href = attr(n, "href"); l.href != "" || attr(n, "onclick") != "" {
			l.link = true
		}
	case atom.B, atom.Strong:
		l.bold = true
	case atom.Center:
		l.centred = true
	case atom.Sup:
		l.raised = true
	case atom.Li:
		l.item = true
		w.flush()
		w.mark = w.marker(n)
	case atom.Pre:
		l.pre = true
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		l.heading, l.centred = true, true
	case atom.Tr:
		w.row(n, l)
		return
	}
	if (inline[n.DataAtom] || n.DataAtom == 0) && !blocking.MatchString(style) || inlining.MatchString(style) {
		w.block(n, l)
		return
	}
	w.flush()
	w.block(n, l)
	w.flush()
	if n.DataAtom == atom.Li {
		w.mark = "" // of an item without text
	}
}

// alignment returns how the text of an element is to be set, "" if the element
// does not say. What a table says so is where the table is to stand.
func alignment(n *html.Node, style string) string {
	if m := aligning.FindStringSubmatch(style); m != nil {
		return m[1]
	}
	if n.DataAtom == atom.Table {
		return ""
	}
	return attr(n, "align")
}

// lineBreak ends a line, but not in a title that is set in two.
func (w *walker) lineBreak(l look) {
	if !w.open {
		w.blank = len(w.lines) > 0
		return
	}
	if l.centred {
		w.buf.WriteRune(source.Break)
		w.gap = 0
		return
	}
	w.loose = true
	w.flush()
	w.loose = true
}

func (w *walker) picture(n *html.Node) {
	w.pictures++
	if src := attr(n, "src"); src != "" && !strings.HasPrefix(src, "data:") {
		w.markup = append(w.markup, line{Line: source.Line{Num: len(w.lines) + 1, Col: 1, Text: src}, within: n.Parent})
	}
}

// text adds text to the line. A line end in the source is no space beside a
// Han character, whatever browsers make of it.
func (w *walker) text(c, parent *html.Node, l look) {
	if w.size += len(c.Data); w.size > source.MaxText {
		return // it is no letter, and is refused
	}
	data := c.Data
	if l.raised {
		data = source.Raised(w.buf.String(), data)
	}
	for _, r := range data {
		switch {
		case r == '\n' && l.pre:
			w.lineBreak(look{}) // of what was typed as it stands, where a line may be no paragraph
			continue
		case r == '\n' || r == '\r':
			w.gap = '\n'
			continue
		case !l.pre && (r == ' ' || r == '\t' || r == '\f'):
			if w.gap == 0 {
				w.gap = ' '
			}
			continue
		}
		if !w.open {
			w.begin(parent, l)
		}
		if w.gap != 0 && w.buf.Len() > 0 && !(w.gap == '\n' && (wide(r) || wide(w.last()))) {
			w.buf.WriteByte(' ')
		}
		w.gap = 0
		w.buf.WriteRune(r)
		if !unicode.IsSpace(r) {
			w.plain = w.plain || !l.bold
			w.away = w.away || !l.link
			if l.link {
				w.all.href = l.href
			}
		}
	}
}

func (w *walker) last() rune {
	s := w.buf.String()
	r := []rune(s[max(0, len(s)-4):])
	return r[len(r)-1]
}

// wide reports a character as wide as a Han character.
func wide(r rune) bool {
	return r >= 0x2E80 && r <= 0x9FFF || r >= 0xF900 && r <= 0xFAFF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x20000 ||
		strings.ContainsRune("“”‘’—…·", r)
}

func (w *walker) begin(parent *html.Node, l look) {
	w.open, w.plain, w.away = true, false, false
	w.all, w.within, w.gap = l, parent, 0
	w.all.href = ""
}
