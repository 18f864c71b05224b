package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	stopSpace  = pattern.MustCompile(`(?:[。！？：；:;!?])["”’）)]*( +)|\p{Han}["”’）)]*( +)(?:[一二三四五六七八九十]{1,3}、\p{Han}|[（(][一二三四五六七八九十]{1,3}[)）]\p{Han})`)
	headingRun = pattern.MustCompile(`^[一二三四五六七八九十]{1,3}、[^。；：，]{2,40}? +`)
	subheadRun = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])[^。；： ]{2,40}\p{Han} +(?:[\p{Han}《“]|(?:19|20)\d\d年)`)
	// leadsOn is what no heading ends with: a figure or a year follows it.
	leadsOn    = pattern.MustCompile(`[到至于自从约达在近共为]$`)
	beginsPart = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]是|(?:再次|衷心|非常|最后|诚挚)?感谢|专此|特此)`)
)

// A line with so many characters, and so many spaces after a stop, is a letter
// whose paragraphs were run together.
const (
	longLine   = 200
	manySpaces = 2
)

// longestLine is how many bytes a line has at most that is taken apart: a whole
// letter run together stays far below, and what is longer is none.
const longestLine = 64 << 10

// runTogether cuts a line in which a saved page has run paragraphs together:
// where two spaces (an indent) stand after a stop, where a heading follows one,
// and at every space after a stop if the line is long and has several.
func runTogether(s string) []string {
	m := stopSpace.FindAllStringSubmatchIndex(s, -1)
	long := utf8.RuneCountInString(s) > longLine && len(m) >= manySpaces
	var out []string
	from := 0
	for _, x := range m {
		if x[2] < 0 { // a heading after a space, without a stop before it
			out = append(out, s[from:x[5]])
			from = x[5]
			continue
		}
		colon := strings.HasSuffix(strings.TrimRight(s[x[0]:x[2]], "\"”’）)"), "：") || s[x[0]] == ':'
		if x[3]-x[2] >= 2 && !colon || long || beginsPart.MatchString(normalise(s[x[3]:])) {
			out = append(out, s[from:x[3]])
			from = x[3]
		}
	}
	out = append(out, s[from:])
	return gluedHeadings(out)
}

// textLabel matches the label of a row that holds the whole letter.
var textLabel = pattern.MustCompile(`^((?:答复|复函|回复|办理)?(?:内容|正文|意见)[：:]) ?(.{12,})$`)

var (
	// A document number with the category behind it.
	numberThenClass = pattern.MustCompile(`^(.{4,40}号[】）)\]]?) *([（(【\[]?(?:\p{Han}{0,6}[：:])?[A-D甲乙丙丁][1-3]?类?[)）】\]]?)$`)
	// The same with more marks behind them: 甲字〔2023〕7号C2类 同意公开.
	numberClassGlued = pattern.MustCompile(`(号[】）)\]]?)([A-D甲乙丙丁][1-3]?类)`)
	// A title with the document number behind it.
	titleThenNumber = pattern.MustCompile(`^(.{8,}?[答复函见告]) *([（(【\[]?(?:` + docNumberLabel + `)? ?` + docNumberPattern + `[)）】\]]?)$`)
	// A title with the page's own rows behind it.
	titleThenRows = pattern.MustCompile(`^(.{8,}[答复函见告]) +(` + oneOf("data") + `[：:].*)$`)
	// Spaces within a pair of brackets.
	padded = pattern.MustCompile(`([【（(\[]) +| +([】）)\]])`)
	// Marks set in one bracket: （办理类别：A，公开）.
	manyMarks = pattern.MustCompile(`^[（(【\[][^（(【\[]{2,40}[)）】\]]$`)
	afterMark = pattern.MustCompile(`([，；、,;])`)
)

var signedOff = pattern.MustCompile(`^签发(?:人)?[：:]`)

// parts cuts a line into the pieces it was put together from: paragraphs run
// together, or marks set apart on one line, as document number and category.
func parts(s string) []string {
	if len(s) > longestLine {
		return []string{s}
	}
	if s = strings.TrimSpace(s); spacedRow(s) != nil {
		return []string{s}
	}
	if page := lawPage(s); page != nil {
		return page
	}
	if m := textLabel.FindStringSubmatch(s); m != nil {
		return append([]string{m[1]}, parts(m[2])...)
	}
	if marks := markParts(s); marks != nil {
		return marks
	}
	out, s := onePage(s)
	for _, part := range runTogether(s) {
		out = append(out, tailParts(part)...)
	}
	return out
}

// markParts cuts a line of a letter's head that sets marks side by side: number
// and category, title and number. It returns nil for other lines.
func markParts(s string) []string {
	if utf8.RuneCountInString(s) > longLine {
		return nil
	}
	if m := titleThenNumber.FindStringSubmatch(squeeze(s)); m != nil && titleLike(m[1]) {
		if _, ok := docNumber(m[2]); ok {
			return m[1:3]
		}
	}
	if m := titleThenRows.FindStringSubmatch(s); m != nil && titleLike(m[1]) {
		return m[1:3]
	}
	s = numberThenClass.ReplaceAllString(padded.ReplaceAllString(s, "$1$2"), "$1 $2")
	s = numberClassGlued.ReplaceAllString(s, "$1 $2")
	if manyMarks.MatchString(s) {
		s = afterMark.ReplaceAllString(s, "$1 ")
	}
	if fields := strings.Fields(s); len(fields) > 1 && allMarks(fields) {
		return fields
	}
	return nil
}

// allMarks reports whether all of the fields are marks of a letter's head.
func allMarks(fields []string) bool {
	for _, f := range fields {
		_, number := docNumber(f)
		_, class := category(f)
		_, public := disclosure(f)
		if !number && !class && !public && !signedOff.MatchString(f) {
			return false
		}
	}
	return true
}

// gluedHeadings parts a heading from the paragraph that follows it after a space.
func gluedHeadings(parts []string) []string {
	var out []string
	for _, s := range parts {
		at := headingRun.FindString(s)
		if m := subheadRun.FindString(s); m != "" {
			if head := strings.TrimRight(m[:strings.LastIndex(m, " ")+1], " "); !leadsOn.MatchString(head) {
				at = m[:strings.LastIndex(m, " ")+1]
			}
		}
		if at != "" && strings.ContainsAny(s[len(at):], "。；") {
			out = append(out, at)
			s = s[len(at):]
		}
		out = append(out, s)
	}
	return out
}
