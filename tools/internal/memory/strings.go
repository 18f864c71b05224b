package memory

import (
	"strings"
	"unicode"

	"dafu/tools/internal/letter"
)

// The contexts (msgctxt) of the strings: what kind of text each one is. An
// organ's context names its place too, as organ:宁波市, since every city has a
// 市政府办公厅.
const (
	titleText     = "title"
	subjectText   = "subject"
	personName    = "person"
	docPrefix     = "docnumber"  // 甬科函 of 甬科函〔2025〕51号
	organName     = "organ"      // copied to, or addressed
	policyName    = "policy"     // cited in 《》
	setPhrase     = "phrase"     // 已采纳, 主动公开
	attachment    = "attachment" // the name of an attachment
	headingText   = "heading"
	measureText   = "measure"
	paragraphText = "paragraph"
	tableText     = "table"
)

// unit is one string of a letter that wants an English.
type unit struct {
	message
	ref string // where it stands: a block's anchor, or the name of a field
}

// common reports whether the unit is kept in the shared catalogue.
func (u unit) common() bool {
	switch kind, _, _ := strings.Cut(u.context, ":"); kind {
	case docPrefix, organName, policyName, setPhrase:
		return true
	}
	return false
}

// units returns the strings of a Chinese letter in their order. Text without a
// Han character needs no translation.
func units(l *letter.Letter) []unit {
	var out []unit
	add := func(context, ref string, texts ...string) {
		for _, t := range texts {
			if hasHan(t) {
				out = append(out, unit{message{context, t}, ref})
			}
		}
	}
	add(titleText, "title", l.Title)
	add(subjectText, "subject", l.Subject)
	for _, n := range l.Addressees.Names {
		add(addresseeContext(l, n), "addressees", n)
	}
	if d, ok := splitDocNumber(l.DocNumber); ok {
		add(docPrefix, "doc_number", d.prefix)
	} else {
		add(docPrefix, "doc_number", l.DocNumber)
	}
	add(setPhrase, "outcomes", l.Outcomes...)
	add(setPhrase, "disclosure", l.Disclosure)
	add(organContext(l), "copied_to", l.CopiedTo...)
	add(policyName, "policies", l.Cited()...)
	for _, b := range l.Body {
		add(blockContext(b.Kind), b.ID, b.Text)
	}
	add(attachment, "attachments", l.Attachments...)
	return out
}

func blockContext(k letter.BlockKind) string {
	switch k {
	case letter.Heading:
		return headingText
	case letter.Measure:
		return measureText
	case letter.Table:
		return tableText
	}
	return paragraphText
}

func organContext(l *letter.Letter) string { return organName + ":" + l.Assembly.Place }

// organEnds are the last characters of organs, parties and committees that a
// letter may address instead of a person.
const organEnds = "局委厅部会办院室社党盟团处府司校"

// addresseeContext tells a person from an organ by the length and the end of
// the name.
func addresseeContext(l *letter.Letter, name string) string {
	rs := []rune(name)
	if len(rs) > 3 && strings.ContainsRune(organEnds, rs[len(rs)-1]) || len(rs) > 12 {
		return organContext(l)
	}
	return personName
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// shorten cuts a text for a message.
func shorten(s string) string {
	const most = 40
	if rs := []rune(s); len(rs) > most {
		return string(rs[:most]) + "…"
	}
	return s
}
