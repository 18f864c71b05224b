package recognise

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	replyWord   = pattern.MustCompile(`答复|复函|回复|函复|办理情况|办理意见|协办意见|分办意见|会办意见|意见的?函|(?:提案|建议|议案)(?:办理)?的?函|办理结果|办理(?:工作)?(?:报告|汇报|说明)|(?:提案|建议|议案)(?:的|办理)?(?:报告|汇报|说明)`)
	matterWord  = pattern.MustCompile(`提案|建议|议案|号|委员|代表|政协|人大|人民代表大会`)
	titleBegins = pattern.MustCompile(`^(?:(?:\p{Han}{0,30}(?:局|委|厅|部|办|会|府|院|署|行|司|社|心|团|处|校|学|室|镇|乡|道|联|盟|队|站|所|馆|区))?(?:关于|对)|[“《]|(?:办理)?\p{Han}{0,12}第?` + numberWord + `届)`)
	titleEnds   = pattern.MustCompile(`(?:答复|复函|回复|函复|函|意见|情况|摘要|办理|报告|汇报|说明|结果|答复稿|公开|书)(?:[（(][^（()）]{0,20}[)）])?(?:《[^《》]+》)?[：:]?$`)
	// What a site puts behind a title: " - 某某网站", "_栏目", "-新华网".
	siteTail      = pattern.MustCompile(`(?: +[-–—|] *| *[_|] *|[-–—]{1,2} ?)([^-–—_|《》“”]{2,30})$`)
	siteWords     = pattern.MustCompile(`网|站|门户|政府|局$|委员会$|厅$|部$|提案|建议|公开|栏|频道|专题|中心$|答复|办理|结果|委$|在线|平台`)
	titleDash     = pattern.MustCompile(`^[-—–]{2,} *`)                                   // of a second headline
	titleLabel    = pattern.MustCompile(`^(?:\p{Han}{2,5}[：:]|[\[【]\p{Han}{2,6}[\]】]) *`) // of a row, or the place that a collection sets before it
	titleNote     = pattern.MustCompile(` *[（(](?:发布日期|发布时间|文号|发文字号|时间|日期)[：:].*$`)
	titleCategory = pattern.MustCompile(` ?[（(]([A-D][1-3]?|[甲乙丙丁])类?[)）]$`)
	classWithin   = pattern.MustCompile(`[（(]([A-D][1-3]?|[甲乙丙丁])类?[)）]`)
	// A title that a page's own headline has in brackets behind it.
	innerTitle = pattern.MustCompile(`[（(](\p{Han}{2,}关于[^（）()]{12,})[)）]$`)
	columnRow  = pattern.MustCompile(`元数据|首页|当前位置`)
)

// cut reports a title that a page has cut off: it ends in dots.
func cut(s string) bool { return strings.HasSuffix(s, "...") || strings.HasSuffix(s, "…") }

// trimTitle takes a site's tail and notes off a title line.
func trimTitle(s string) string {
	if m := bareClass.FindStringSubmatchIndex(s); m != nil {
		s = strings.TrimSpace(s[:m[2]])
	}
	s = strings.TrimSpace(titleNote.ReplaceAllString(titleDash.ReplaceAllString(s, ""), ""))
	if m := titleLabel.FindString(s); m != "" && titleLike(s[len(m):]) {
		s = s[len(m):]
	}
	if m := innerTitle.FindStringSubmatch(s); m != nil && titleLike(m[1]) && rank(m[1]) > rank(strings.TrimSuffix(s, m[0])) {
		return m[1]
	}
	for range 3 {
		m := siteTail.FindStringSubmatchIndex(s)
		if m == nil || !siteWords.MatchString(s[m[2]:m[3]]) || titleLike(s[m[2]:m[3]]) || !titleLike(s[:m[0]]) {
			break
		}
		s = strings.TrimSpace(s[:m[0]])
	}
	return s
}

// opensBody matches what only a paragraph says: 收悉，现提出如下协办意见：
var opensBody = pattern.MustCompile(`如下[^。]{0,8}[：:]$|收悉[，,]`)

// titleLike reports whether a line reads like the title of a reply. A cut one
// must at least name the session or the number.
func titleLike(s string) bool {
	n := utf8.RuneCountInString(s)
	if n < 8 || n > 160 || strings.ContainsAny(s, "。；！？") || !matterWord.MatchString(s) || columnRow.MatchString(s) {
		return false
	}
	if cut(s) {
		return titleBegins.MatchString(s) && (sessionMark.MatchString(squeeze(s)) || numberWithMark.MatchString(squeeze(s)))
	}
	tight := squeeze(s)
	named := titleBegins.MatchString(tight) || numberWithMark.MatchString(tight) || sessionMark.MatchString(tight)
	return named && replyWord.MatchString(tight) && titleEnds.MatchString(tight) && !opensBody.MatchString(tight)
}

// rank orders titles: whole before cut, with session or number before those
// that only quote the matter, and with both before all others.
func rank(s string) int {
	tight := squeeze(s)
	switch {
	case s == "":
		return 0
	case cut(s):
		return 1
	case sessionMark.MatchString(tight) && (numberWithMark.MatchString(tight) || numberBefore.MatchString(tight)):
		return 4
	case sessionMark.MatchString(tight), numberWithMark.MatchString(tight), numberBefore.MatchString(tight):
		return 3
	}
	return 2
}

// titlePart reports a line that can be one of two that make up a title.
func titlePart(s string) bool {
	return utf8.RuneCountInString(s) < 80 && !strings.ContainsAny(s, "。；！？：:|") && matterWord.MatchString(s)
}

// bareClass matches a category that stands behind a title, in no bracket.
var bareClass = pattern.MustCompile(`(?:答复|复函|函) ?([A-D])类?$`)

// readTitle finds the title in the head, once or doubled, whole or cut.
func (r *reader) readTitle() {
	best := ""
	take := func(s string) {
		if rank(s) > rank(best) {
			best = s
		}
	}
	for i := r.start - 1; i >= 0; i-- {
		p := r.pieces[i]
		if p.as != "" {
			continue
		}
		if joined, first := r.titleAbove(i); joined != "" {
			take(r.organAbove(first) + joined)
			for ; i >= first; i-- {
				r.claim(i, "title")
			}
			i++
			continue
		}
		if s := trimTitle(p.text); titleLike(s) {
			take(r.organAbove(i) + s)
			r.claim(i, "title")
		}
	}
	for _, s := range r.facts.titles {
		if s = trimTitle(s); titleLike(s) {
			take(s)
		}
	}
	r.l.Title = tightTitle(titleCategory.ReplaceAllString(best, ""))
	for i := 0; i < r.start && r.l.Category == ""; i++ {
		if r.pieces[i].as != "title" {
			continue
		}
		for _, class := range []*pattern.Pattern{classWithin, bareClass} {
			if m := class.FindStringSubmatch(r.pieces[i].text); m != nil {
				r.l.Category = m[1]
			}
		}
	}
	r.releaseTitles()
}

// releaseTitles gives back the lines that were taken for titles and are no part
// of the one that was kept, so that they are accounted for as left out.
func (r *reader) releaseTitles() {
	kept := wordsOnly(r.l.Title)
	for i := range r.pieces[:r.start] {
		if p := &r.pieces[i]; p.as == "title" {
			if s := wordsOnly(p.text); !strings.Contains(kept, s) && !strings.Contains(s, kept) {
				p.as = ""
			}
		}
	}
}

// wordsOnly leaves letters, characters and digits.
func wordsOnly(s string) string {
	return strings.Map(func(c rune) rune {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			return c
		}
		return -1
	}, foldWidth(s))
}

// openEnded matches a line that a title cannot end with.
var openEnded = pattern.MustCompile(`(?:关于|对|[—《“、])$`)

// Lines that a title may be broken over.
const titleLines = 4

// titleAbove joins the piece i to those above it, if only together they make
// a title; first is the uppermost of them.
func (r *reader) titleAbove(i int) (title string, first int) {
	joined := r.pieces[i].text
	if titleBegins.MatchString(squeeze(joined)) && !(i > 0 && openEnded.MatchString(r.pieces[i-1].text)) || !titlePart(joined) && !titleEnds.MatchString(squeeze(joined)) {
		return "", 0
	}
	for j := i - 1; j >= 0 && j > i-titleLines; j-- {
		above := r.pieces[j].text
		if r.pieces[j].as != "" || !titlePart(above) && !openEnded.MatchString(above) || titleLike(trimTitle(above)) {
			break
		}
		joined = above + " " + joined
		if titleBegins.MatchString(squeeze(above)) {
			if j > 0 && openEnded.MatchString(r.pieces[j-1].text) && r.pieces[j-1].as == "" {
				continue
			}
			if t := trimTitle(joined); titleLike(t) {
				return t, j
			}
			break
		}
	}
	return "", 0
}

// organless matches a title that begins behind the name of its organ.
var organless = pattern.MustCompile(`^(?:关于|对)`)

// organAbove returns the name of the organ that stands on the line right above
// the piece i, the first line of a broken title that begins with 关于, and
// takes it for the title's.
func (r *reader) organAbove(i int) string {
	if i == 0 || !organless.MatchString(r.pieces[i].text) || r.pieces[i-1].as != "" {
		return ""
	}
	next := r.pieces[i].Num <= r.pieces[i-1].Num+1
	if organ := signers(r.pieces[i-1].text); len(organ) == 1 && (next || r.signs(organ[0]) || r.printedWhole(organ[0]+r.pieces[i].text)) {
		r.claim(i-1, "title")
		return organ[0]
	}
	return ""
}

// signs reports whether an organ stands below the letter.
func (r *reader) signs(organ string) bool {
	return slices.ContainsFunc(r.pieces[r.end:], func(p piece) bool { return slices.Contains(signers(p.text), organ) })
}

// printedWhole reports whether a line above the letter has the title on it.
func (r *reader) printedWhole(title string) bool {
	return slices.ContainsFunc(r.pieces[:r.start], func(p piece) bool { return strings.HasPrefix(squeeze(p.text), squeeze(title)) })
}

var hanSpace = pattern.MustCompile(`(\p{Han}) (\p{Han})`)

// tightTitle takes out the spaces that the line breaks of a title left.
func tightTitle(s string) string {
	if cut(s) {
		return s
	}
	s = normalise(strings.TrimSuffix(s, "："))
	for hanSpace.MatchString(s) { // matches share their characters: 答 复 函
		s = hanSpace.ReplaceAllString(s, "$1$2")
	}
	return s
}
