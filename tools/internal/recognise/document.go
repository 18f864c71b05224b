package recognise

import (
	"regexp"
	"strings"

	"dafu/tools/internal/letter"
)

var (
	opinionWord = regexp.MustCompile(`协办意见|分办意见|会办意见|协办件?的?(?:函|意见)|会办件?的?(?:函|意见)`)
	proposalNo  = regexp.MustCompile(`号[^。，]{0,20}提案|提案[^。，]{0,6}\d+号|政协|委员提案`)
	suggestNo   = regexp.MustCompile(`号[^。，]{0,20}建议|建议[^。，]{0,6}\d+号|人大|代表建议`)
	citizenMail = regexp.MustCompile(`(?:您|你)(?:咨询|反映|投诉|举报|来信|留言|询问|提问|来电)|网民|信访|市长信箱|局长信箱|热线|办件编号|留言`)
)

// readDocument tells reply, opinion and summary apart.
func (r *reader) readDocument(title, opening string) {
	switch {
	case opinionWord.MatchString(title), opinionWord.MatchString(opening) && !strings.Contains(opening, "收悉"):
		r.l.Document = letter.Opinion
	case regexp.MustCompile(`摘要[）)]?$`).MatchString(title):
		r.l.Document = letter.Summary
	default:
		r.l.Document = letter.Reply
	}
}

// readKind tells proposal and suggestion apart where the session has not: by
// the reader's role, and the words around the number. The matter's own title
// comes last, since a proposal may be titled 建议.
func (r *reader) readKind(title, opening string) {
	if r.l.Kind != "" {
		return
	}
	rest := strings.ReplaceAll(title+"\n"+opening, r.l.Subject, "")
	switch {
	case r.l.Addressees.Role == "委员", proposalNo.MatchString(rest):
		r.l.Kind = letter.Proposal
	case r.l.Addressees.Role == "代表", suggestNo.MatchString(rest):
		r.l.Kind = letter.Suggestion
	case strings.Contains(rest, "提案"), strings.HasSuffix(r.l.Subject, "提案"):
		r.l.Kind = letter.Proposal
	case strings.HasSuffix(r.l.Subject, "建议") && !citizenMail.MatchString(rest):
		r.l.Kind = letter.Suggestion
	}
}
