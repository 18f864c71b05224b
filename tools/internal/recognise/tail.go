package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

// No line below a body is longer, in bytes, but a copy line.
const longTail = 480

// isTail reports a piece that stands below the body: signature, date, contact,
// copy line, publish mark, or the page's own lines.
func (r *reader) isTail(i int) bool {
	s := r.pieces[i].text
	if r.pieces[i].between() != "" || len(s) > longTail && !isCopyLine(s) {
		return false
	}
	why := r.pieces[i].noiseReason()
	if isCopyLine(s) || attachmentLine.MatchString(s) {
		return true
	}
	if isContact(s) || why != "" {
		return pageEnds[why] || !r.goesOn(i)
	}
	if r.dataCell(i) {
		return false
	}
	if _, ok := disclosure(s); ok {
		return true
	}
	if _, ok := category(s); ok && utf8.RuneCountInString(s) > 1 {
		return true
	}
	if _, ok := lineDate(s); ok {
		return true
	}
	if n, ok := docNumber(s); ok && n != "" {
		return true
	}
	return monthLine.MatchString(squeeze(s)) || knownLabel(s) && (r.pieces[i].Is(source.InCell) || r.pieces[i].Is(source.Heading)) || r.signatureAt(i)
}

// Pieces within which the signature must follow on running text.
const farSignature = 80

// goesOn reports whether the body goes on below the piece i: running text
// follows, and the signature only then. A telephone number, a hotline, a row (时间：…) or a word that
// is a column of pages elsewhere (信息公开) may stand amid a body.
func (r *reader) goesOn(i int) bool {
	text := false
	for j := i + 1; j < min(len(r.pieces), i+farSignature); j++ {
		p := r.pieces[j]
		switch {
		case pageEnds[p.noiseReason()], appendix.MatchString(squeeze(p.text)), isCopyLine(p.text):
			return false
		case (sentence(p.text) || thanks.MatchString(p.text) && stopped(p.text)) && !isContact(p.text):
			text = true
		case r.signatureAt(j):
			return text
		}
	}
	return false
}

// Pieces below an organ's name within which a date or the like must follow.
const nearSignature = 3

// signatureAt reports a line of organs that is a signature: a date is on it,
// or another line of the tail, or the end, follows.
func (r *reader) signatureAt(i int) bool {
	organs, d, ok := signature(r.pieces[i].text)
	if !ok {
		return false
	}
	if !d.IsZero() || len(organs) == 0 {
		return true
	}
	for j := i + 1; j < len(r.pieces) && j <= i+nearSignature; j++ {
		s := r.pieces[j].text
		if organs, d, ok := signature(s); ok && (!d.IsZero() || len(organs) == 0) {
			return true
		} else if ok {
			continue
		}
		_, public := disclosure(s)
		return public || monthLine.MatchString(squeeze(s)) || isContact(s) || isCopyLine(s) || r.pieces[j].noiseReason() != "" || knownLabel(s)
	}
	return true
}

// findEnd finds where the body ends.
func (r *reader) findEnd() {
	r.end = len(r.pieces)
	for i := r.start + 1; i < len(r.pieces); i++ {
		if r.isTail(i) || r.printedAgain(i) || r.nextLetter(i) {
			r.end = i
			return
		}
	}
}

// printedAgain reports where a page begins to print the letter a second time.
func (r *reader) printedAgain(i int) bool {
	s := r.pieces[i].text
	if r.start > 0 && r.pieces[r.start-1].as == "addressee" && s == r.pieces[r.start-1].text {
		return true
	}
	return s == r.pieces[r.start].text && utf8.RuneCountInString(s) > 20
}

// nextLetter reports whether another letter begins with the piece i: a title, on
// one line or two, with an addressee right below it.
func (r *reader) nextLetter(i int) bool {
	title := ""
	for j := i; j < i+2 && j+1 < len(r.pieces); j++ {
		if title += r.pieces[j].text; titleLike(trimTitle(title)) {
			return r.addressedBy(j + 1)
		}
	}
	return false
}

// readTail reads what stands below the body, in whatever order.
func (r *reader) readTail() {
	var contact []int
	for i, end := r.end, r.tailEnd(); i < end; {
		s := r.pieces[i].text
		if r.pieces[i].as != "" {
			i++
			continue
		}
		if d, ok := disclosure(s); ok {
			if r.l.Disclosure == "" {
				r.l.Disclosure = d
			}
			r.claim(i, "disclosure")
			i++
			continue
		}
		switch {
		case isContact(s) && (r.pieces[i].noiseReason() == "" || phone.MatchString(s) && r.pieces[i].noiseReason() == reasonPage):
			contact = append(contact, i)
			i++
		case isCopyLine(s):
			i = r.readCopyLine(i)
		case attachmentLine.MatchString(s):
			i = r.readAttachments(i)
		case monthLine.MatchString(squeeze(s)):
			r.add(ruleNoDay.At(r.pos(i), s))
			r.claim(i, "date")
			i++
		default:
			r.sign(i)
			i++
		}
	}
	r.readContact(contact)
	r.dateInHead()
	r.disclosureInHead()
}

// dateInHead takes a date in brackets under the title, where some agencies put
// it, if there is none below.
func (r *reader) dateInHead() {
	for i := r.start - 1; i >= 0 && r.l.Date.IsZero(); i-- {
		if s := r.pieces[i].text; strings.HasPrefix(s, "（") && strings.HasSuffix(s, "）") {
			if d, ok := lineDate(s); ok {
				r.l.Date = d
				r.claim(i, "date")
				r.letterhead(i)
			}
		}
	}
}

// letterhead takes the organ on the line above the title for the signer of a
// letter that has its date, the piece i, below the title and no signature.
func (r *reader) letterhead(i int) {
	for i--; i >= 0 && r.pieces[i].as == "title"; i-- {
	}
	if i < 0 || len(r.l.Lead) > 0 || r.pieces[i].as != "" {
		return
	}
	if organ := signers(r.pieces[i].text); len(organ) == 1 {
		r.l.Lead = []letter.Agency{{Name: organ[0]}}
		r.claim(i, "signature")
	}
}
