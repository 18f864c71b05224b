package recognise

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	received     = pattern.MustCompile(`收悉|敬悉|已?收到(?:您|你|贵)|(?:您|你们?|贵\p{Han}{0,4}).{2,80}(?:已|均)收到`)
	replyFormula = pattern.MustCompile(received.String() + `|(?:复|复函|意见|情况|报告|汇报|说明)(?:意见|情况|内容)?如下|供[^。]{0,12}答复|现[^。，]{0,10}(?:答复|回复|函复)`)
	matterWords  = pattern.MustCompile(`提案|建议|议案|提出|来信|来函|您|你|贵`)
	addressWord  = pattern.MustCompile(`您|你|贵[局委厅部单会党]|提出|来信|来函|转来|交办`)
	namedMatter  = pattern.MustCompile(`第[^。]{1,12}号(?:提案|建议|《)|《[^》]*(?:提案|建议)》`)
	newsWord     = pattern.MustCompile(`^(?:本报讯|.{0,12}讯[ （(]|.{0,20}记者)`)
	courtesy     = pattern.MustCompile(`^(?:您们?|你们?)好[！!，。]?|^(?:首先，?)?(?:非常|衷心|诚挚)?感谢(?:您|你|贵)|^(?:您们?|你们?|贵[单会委党])[^。]{0,40}(?:提出|提交|反映)|^现将.{4,120}(?:意见|答复|情况)|^(?:关于|《).{4,120}收悉`)
)

// isOpening reports a paragraph that can open a letter: it names what is
// answered, or greets or thanks the reader first.
func isOpening(s string) bool {
	if s = squeeze(s); newsWord.MatchString(s) {
		return false
	}
	return received.MatchString(s) && matterWords.MatchString(s) || replyFormula.MatchString(s) && (addressWord.MatchString(s) || namedMatter.MatchString(s)) ||
		courtesy.MatchString(s) && utf8.RuneCountInString(s) > 4
}

// Pieces looked at between an addressee and the first long paragraph.
const nearOpening = 4

// findBody finds where the body begins: after the addressee, at the opening
// sentence, or, where the publisher took both away, after the last title.
func (r *reader) findBody() bool {
	r.splitTitle()
	r.splitAddressee()
	open := r.findOpening()
	if open < 0 {
		return r.bodyAfterTitle()
	}
	r.start = open
	for i := open - 1; i >= 0 && i >= open-nearOpening; i-- {
		a, lines := r.addresseesAt(i)
		if lines == 0 || r.pieces[i].Row != r.pieces[open].Row && r.pieces[i].Row != 0 {
			continue
		}
		r.l.Addressees = a
		r.start = i + 1
		for ; lines > 0; lines-- {
			r.claim(i+1-lines, "addressee")
		}
		break
	}
	return true
}

// findOpening returns the piece that opens the letter, or -1. A paragraph that
// says 收悉, or stands under an addressee, goes before others: an original
// proposal printed above the letter may have its own 意见如下.
func (r *reader) findOpening() int {
	first := -1
	for i, p := range r.pieces {
		if p.Is(linkHint) || titleLike(p.text) || docish(p.text) || utf8.RuneCountInString(p.text) <= 12 {
			continue
		}
		if !isOpening(p.text) {
			if i > 0 && r.addressedBy(i-1) && isOpening(r.brokenOver(i)) {
				return i
			}
			continue
		}
		if received.MatchString(squeeze(p.text)) || i > 0 && r.addressedBy(i-1) {
			return r.notTheDigest(i)
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// Lines that an opening sentence may be broken over.
const openingLines = 4

// brokenOver joins the piece i, if it ends amid a sentence, with those below it
// up to the end of one.
func (r *reader) brokenOver(i int) string {
	s := r.pieces[i].text
	for j := i + 1; j < len(r.pieces) && j < i+openingLines && !stopped(s) && r.pieces[j].Row == r.pieces[i].Row; j++ {
		s += r.pieces[j].text
	}
	return s
}

// Characters of an opening by which a page's digest of it is known.
const echoed = 12

// notTheDigest returns i, or, where the piece i is a digest that the page gives
// of the letter before it, the piece with which the letter itself opens.
func (r *reader) notTheDigest(i int) int {
	if i > 0 && r.addressedBy(i-1) {
		return i
	}
	for j := i + 2; j < len(r.pieces); j++ {
		s := []rune(r.pieces[j].text)
		if len(s) <= echoed || !r.addressedBy(j-1) {
			continue
		}
		if strings.Contains(r.pieces[i].text, string(s[:echoed])) {
			return j
		}
		if j <= i+nearDigest && replyFormula.MatchString(squeeze(string(s))) {
			return j
		}
	}
	return i
}

// Pieces below a digest within which the letter itself opens.
const nearDigest = 8

// addressedBy reports whether the piece i is an addressee.
func (r *reader) addressedBy(i int) bool {
	_, lines := r.addresseesAt(i)
	return lines > 0
}

// nameRow matches a line of a list of names that goes on below it.
var nameRow = pattern.MustCompile(`^(?:尊敬的)?[\p{Han}·]{1,14}(?:(?:[、，, ]+[\p{Han}·]{1,14})+[、，,]?|、)$`)

// buttons reports a row of words one of which is a button of the page.
func buttons(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool { return slices.Contains(lists["button"], w) })
}

// addresseesAt reads whom the letter speaks to from the line i, and from the
// line above if the list of names runs over both; lines is 0 if i names nobody.
func (r *reader) addresseesAt(i int) (a letter.Addressees, lines int) {
	if i > 0 && nameRow.MatchString(r.pieces[i-1].text) && !buttons(r.pieces[i-1].text) && looseRow(r.pieces[i-1].Text) == nil {
		if a, ok := addressees(r.pieces[i-1].text + r.pieces[i].text); ok && len(a.Names) > 1 {
			return a, 2
		}
	}
	if a, ok := addressees(r.pieces[i].text); ok {
		return a, 1
	}
	return letter.Addressees{}, 0
}

// docish reports a row of label and value, which is never an opening.
func docish(s string) bool {
	return len(labelled(s)) > 0
}

// splitAddressee parts an addressee that runs into the first paragraph.
func (r *reader) splitAddressee() {
	for i, p := range r.pieces {
		m := runInAddressee.FindStringSubmatch(p.text)
		if m == nil || !isOpening(m[2]) {
			continue
		}
		if _, ok := addressees(m[1]); ok {
			r.split(i, m[1], m[2])
			return
		}
	}
}

// bodyAfterTitle finds the body of a letter without opening sentence: the
// first paragraph after an addressee, or after the last title.
func (r *reader) bodyAfterTitle() bool {
	after := -1
	for i, p := range r.pieces {
		if a, ok := addressees(p.text); ok && i+1 < len(r.pieces) && sentence(r.pieces[i+1].text) {
			r.l.Addressees = a
			r.claim(i, "addressee")
			r.start = i + 1
			return true
		}
		if titleLike(trimTitle(p.text)) && p.noiseReason() == "" {
			after = i
		} else if after >= 0 && running(p.text) && p.noiseReason() == "" {
			break
		}
	}
	if after < 0 {
		return false
	}
	for i := after + 1; i < len(r.pieces); i++ {
		if running(r.pieces[i].text) && r.pieces[i].noiseReason() == "" {
			r.start = i
			return true
		}
	}
	return false
}

// running reports a line of running text, which need not end there.
func running(s string) bool {
	return utf8.RuneCountInString(s) >= 20 && strings.ContainsAny(s, "。；，") && !docish(s)
}

// sentence reports running text: it has some length and a stop.
func sentence(s string) bool {
	return utf8.RuneCountInString(s) >= 20 && strings.ContainsAny(s, "。；")
}
