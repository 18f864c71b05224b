package recognise

import (
	"slices"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/pattern"
)

var (
	opinionWord = pattern.MustCompile(`(?:协办|分办|会办)(?:件|意见|答复|复函|函)`)
	// An opinion may say so only in its opening.
	opinionBelow = pattern.MustCompile(`(?:协办|分办|会办)(?:意见|情况)?[^。，]{0,6}如下`)
	proposalNo   = pattern.MustCompile(`号[^。，]{0,20}提案|提案[^。，]{0,6}\d+号|政协|委员提案`)
	suggestNo    = pattern.MustCompile(`号[^。，]{0,20}建议|建议[^。，]{0,6}\d+号|人大|代表建议`)
	citizenMail  = pattern.MustCompile(`(?:您|你)(?:咨询|反映|投诉|举报|来信|留言|询问|提问|来电)|网民|网友|尊敬的(?:市民|居民|用户|群众|朋友|业主|家长)|市民您好|信访|市长信箱|局长信箱|热线|12345|工单|办件编号|留言|诉求|人民建议|^(?:尊敬的)?\p{Han}{1,3}(?:先生|女士|小姐|同学)(?:／女士|/女士)?[：:]$`)
	digest       = pattern.MustCompile(`摘要[）)]?$`)
)

// readDocument tells reply, opinion and summary apart.
func (r *reader) readDocument(title, opening string) {
	switch {
	case opinionWord.MatchString(title), opinionWord.MatchString(opening) && !strings.Contains(opening, "收悉"),
		opinionBelow.MatchString(squeeze(opening)) && r.l.Addressees.Role == "":
		r.l.Document = letter.Opinion
	case digest.MatchString(title):
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
	case strings.HasSuffix(r.l.Subject, "建议") && !r.fromCitizen():
		r.l.Kind = letter.Suggestion
	case proposalNo.MatchString(r.l.Subject):
		r.l.Kind = letter.Proposal
	case suggestNo.MatchString(r.l.Subject):
		r.l.Kind = letter.Suggestion
	}
}

// fromCitizen reports whether anything on the page speaks of a citizen's
// message; citizens make suggestions too.
func (r *reader) fromCitizen() bool {
	return slices.ContainsFunc(r.pieces, func(p piece) bool { return citizenMail.MatchString(p.text) })
}

// answers reports whether the letter says what it answers, or at least whose
// matter it is.
func (r *reader) answers() bool {
	return r.l.Kind != "" && (r.l.Subject != "" || r.l.Number != "" || r.l.Addressees.Role != "")
}
