package source

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// Break is how a reader writes a line break that stands inside a paragraph of
// a document, and Page one that a page or column break makes.
const (
	Break = '\v'
	Page  = '\f'
)

// MaxParagraphs is how many paragraphs a document has at most. A letter stays
// far below.
const MaxParagraphs = 300_000

var (
	// opens is what a paragraph begins with that stands behind a line break: an
	// indent, a mark of a heading or a measure, those the letter goes to, a date on its own.
	opens = pattern.MustCompile(`^(?:[\x{3000}\x{00A0} ]{2,}\S|\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、]\D|[一二三四五六七八九十]是|附件[：:\d]|抄送[：:]|\p{Han}[\p{Han}、]{0,30}(?:委员|代表|同志|先生|女士)(?:[、，]?等)?[：:]\s*$|\d{4}年\d{1,2}月\d{1,2}日\s*$))`)
	// heads is a heading as it stands on a line of its own, over text.
	heads = pattern.MustCompile(`^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）])[^。，；：]{1,40}$`)
	// docNumber is a line of its own in the head of a letter (发文字号).
	docNumber = pattern.MustCompile(`^\s*\p{Han}{1,12}[〔\[（(【]\d{4}[〕\]）)】] ?\d+ ?号\s*$`)
	blanks    = strings.NewReplacer("\u00A0", " ", "\u3000", " ", "\t", " ", "\n", " ", "\r", " ", "\u2003", " ", "\u2002", " ",
		"\u200B", "", "\u200C", "", "\u200D", "", "\uFEFF", "", "\u2060", "", "\u00AD", "")
)

// Add adds a paragraph of a document to the lines. A line break in it parts it
// where a new sentence, heading or date begins, as writers do who know no other
// key; elsewhere, as in a title set in two lines, the parts are joined. A page
// break always parts. Blank text adds nothing. It returns how many lines it
// added.
func (t *Text) Add(l Line, s string) int {
	n := 0
	for _, part := range cut(s) {
		trimmed := strings.TrimLeftFunc(part, space)
		p := l
		p.Col = 1 + utf8.RuneCountInString(part[:len(part)-len(trimmed)])
		if p.Text = Clean(trimmed); p.Text != "" {
			t.Lines = append(t.Lines, p)
			n++
		}
	}
	return n
}

// Clean writes every blank as one kind of space, drops characters without
// width, and trims.
func Clean(s string) string {
	return strings.TrimFunc(blanks.Replace(strings.ToValidUTF8(s, "\uFFFD")), space)
}

// cut cuts a paragraph at those of its breaks that part it.
func cut(s string) []string {
	var out []string
	for _, page := range strings.Split(s, string(Page)) {
		var b strings.Builder
		for _, part := range strings.Split(page, string(Break)) {
			if b.Len() > 0 && ends(b.String(), part) {
				out = append(out, b.String())
				b.Reset()
			} else if b.Len() > 0 {
				b.WriteString(joint(b.String(), part))
				part = strings.TrimLeftFunc(part, space)
			}
			b.WriteString(part)
		}
		out = append(out, b.String())
	}
	return out
}

// ends reports whether a line break between two texts ends a paragraph.
func ends(before, after string) bool {
	before = strings.TrimRightFunc(before, space)
	if before == "" || strings.TrimFunc(after, space) == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("。！？：；!?:;", last) || opens.MatchString(after) || docNumber.MatchString(before) ||
		heads.MatchString(before) && strings.Contains(after, "。")
}

// joint is what stands between two parts that are joined: a space where Latin
// words would run together.
func joint(before, after string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(after, space))
	if latin(last) && latin(first) {
		return " "
	}
	return ""
}

func latin(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

// doubtParagraphs takes back what a document says of its paragraphs, if they
// are the lines of another document that somebody pasted: most of them as long
// as the longest, and that no longer than a line.
func (t *Text) doubtParagraphs() {
	widest, count, full := 0, 0, 0
	for _, l := range t.Lines {
		if l.Row == 0 {
			widest = max(widest, utf8.RuneCountInString(l.Text))
		}
	}
	for _, l := range t.Lines {
		if l.Row == 0 && l.Is(Paragraph) {
			count++
			if utf8.RuneCountInString(l.Text) >= widest-3 {
				full++
			}
		}
	}
	if count < 8 || widest < 16 || widest > 60 || full*2 < count {
		return
	}
	for i := range t.Lines {
		t.Lines[i].Hint &^= Paragraph
	}
}
