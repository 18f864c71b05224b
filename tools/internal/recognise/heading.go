package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/pattern"
)

const hanNumber = `[一二三四五六七八九十]{1,3}`

// headingMarks are the marks of headings by level, 一、 （一） 1. （1）.
var headingMarks = [...]*pattern.Pattern{
	pattern.MustCompile(`^` + hanNumber + `[、．.]`),
	pattern.MustCompile(`^[（(]` + hanNumber + `[)）]、?`),
	pattern.MustCompile(`^\d{1,2}(?:、|．|\.(?:\D|$))`),
	pattern.MustCompile(`^(?:[（(]\d{1,2}[)）]|\d{1,2}[)）]|[①-⑳])、?`),
}

var measureMark = pattern.MustCompile(`^` + hanNumber + `是`)

// A first sentence longer than this is text and no heading, by level.
var headingLimit = [...]int{70, 50, 40, 40}

// A sentence of the first level with a comma in it is text from so many
// characters on.
const clauseLimit = 40

// Characters before a ： up to which it ends a heading or a measure that runs on.
const shortLead = 30

// leadingNumber returns the number of a 一、 that a text begins with, else 0.
func leadingNumber(s string) int {
	m := headingMarks[0].FindString(s)
	if m == "" {
		return 0
	}
	n, _ := numeral.Int(strings.TrimRight(m, "、．."))
	return n
}

// headingMark returns the level, from 1, and the mark that a paragraph begins
// with; level 0 for none.
func headingMark(s string) (level int, mark string) {
	for i, re := range headingMarks {
		if mark = re.FindString(s); mark != "" {
			if i == 2 {
				mark = strings.TrimRightFunc(mark, func(c rune) bool { return c != '.' && c != '、' && c != '．' })
			}
			return i + 1, mark
		}
	}
	return 0, ""
}

// blocks cuts a paragraph into the heading or measure that it begins with and
// the text that runs on. Their printed texts make up the paragraph's.
func blocks(s string) []letter.Block {
	if mark := measureMark.FindString(s); mark != "" {
		text, stop, rest := firstSentence(s[len(mark):], "。；")
		return runIn(letter.Block{Kind: letter.Measure, Mark: mark, Text: text, Stop: stop}, rest)
	}
	level, mark := headingMark(s)
	if level == 0 {
		return []letter.Block{{Kind: letter.Paragraph, Text: s}}
	}
	stops := "。"
	if level > 1 {
		stops = "。；"
	}
	text, stop, rest := firstSentence(s[len(mark):], stops)
	n := utf8.RuneCountInString(text)
	if level == 1 && stop == "。" && n > clauseLimit && strings.ContainsRune(text, '，') {
		return []letter.Block{{Kind: letter.Paragraph, Text: s}}
	}
	if text == "" || n > headingLimit[level-1] || level > 1 && rest == "" && stop != "" && strings.ContainsRune(text, '，') && n > shortLead {
		return []letter.Block{{Kind: letter.Paragraph, Text: s}}
	}
	return runIn(letter.Block{Kind: letter.Heading, Level: level, Mark: mark, Text: text, Stop: stop}, rest)
}

func runIn(b letter.Block, rest string) []letter.Block {
	if rest == "" {
		return []letter.Block{b}
	}
	b.RunIn = true
	return []letter.Block{b, {Kind: letter.Paragraph, Text: rest}}
}

// firstSentence cuts a text behind its first stop outside of brackets and
// quotes. A ： ends it too, after a few words or at the very end.
func firstSentence(s, stops string) (text, stop, rest string) {
	depth, count := 0, 0
	for i, c := range s {
		size := utf8.RuneLen(c)
		switch {
		case strings.ContainsRune("（(《“〔【", c):
			depth++
		case strings.ContainsRune("）)》”〕】", c):
			depth = max(depth-1, 0)
		case i+size == len(s) && strings.ContainsRune("。；：", c):
			return s[:i], string(c), ""
		case depth == 0 && strings.ContainsRune(stops, c), depth == 0 && c == '：' && count <= shortLead:
			return s[:i], string(c), s[i+size:]
		}
		count++
	}
	return s, "", ""
}

var (
	thanks     = pattern.MustCompile(`感谢|谢谢|致谢`)
	setClosing = pattern.MustCompile(`^(?:专此|特此|谨此|此复|以上(?:意见|答复)|此(?:复函|答复函?|答复)已)|审签|审核同意|填写在?回执|(?:提出|多提).{0,10}(?:宝贵)?意见`)
)

// isClosing reports a last paragraph that thanks, or says a set phrase.
func isClosing(s string) bool {
	return (thanks.MatchString(s) || setClosing.MatchString(s)) && utf8.RuneCountInString(s) < 160
}

// readBody turns the paragraphs into blocks.
func (r *reader) readBody(paras []paragraph) {
	opening := -1
	for i, p := range paras[:min(3, len(paras))] {
		if replyFormula.MatchString(squeeze(p.text)) || opening < 0 && isOpening(p.text) {
			opening = i
		}
		if replyFormula.MatchString(squeeze(p.text)) {
			break
		}
	}
	told := toldInPoints(paras)
	for i, p := range paras {
		switch {
		case p.table:
			r.l.Body = append(r.l.Body, letter.Block{Kind: letter.Table, Text: p.text})
		case i == opening && headingless(p.text):
			r.l.Body = append(r.l.Body, letter.Block{Kind: letter.Opening, Text: p.text})
		case i > opening && i >= len(paras)-2 && headingless(p.text) && isClosing(p.text):
			r.l.Body = append(r.l.Body, letter.Block{Kind: letter.Closing, Text: p.text})
		case told && leadingNumber(p.text) > 0 && strings.ContainsAny(p.text, "。"):
			r.l.Body = append(r.l.Body, letter.Block{Kind: letter.Paragraph, Text: p.text})
		default:
			r.l.Body = append(r.l.Body, blocks(p.text)...)
		}
	}
	letter.AssignIDs(r.l.Body)
}

// toldInPoints reports whether one of the marks 一、 to 三、 stands before text
// and no heading: then the others with a sentence behind them are no headings
// either.
func toldInPoints(paras []paragraph) bool {
	for _, p := range paras {
		if n := leadingNumber(p.text); n > 0 && n <= 3 && !p.table && blocks(p.text)[0].Kind == letter.Paragraph && utf8.RuneCountInString(p.text) > clauseLimit {
			return true
		}
	}
	return false
}

func headingless(s string) bool {
	level, _ := headingMark(s)
	return level == 0 && !measureMark.MatchString(s)
}
