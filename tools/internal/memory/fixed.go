package memory

import (
	"regexp"
	"strings"

	"dafu/tools/internal/letter"
)

// byRule returns the English of a string that follows from facts and names
// alone: a title without words of its own, the name of an organ that the
// registry knows.
func byRule(u unit, zh *letter.Letter, names Names, m *Memory) (string, bool) {
	kind, place, _ := strings.Cut(u.context, ":")
	var en string
	switch kind {
	case titleText:
		en = fixedTitle(zh, names, m)
	case organName:
		en = names.agency(letter.Agency{Name: u.text}, place)
	}
	return en, en != ""
}

// titleForm is a title that says no more than who answers what: an agency, the
// session, the number, and set words. The groups: agency, kind of document.
var titleForm = regexp.MustCompile(`^([^对《》“”]*?)(?:关于)?(?:对)?(?:[^《》“”关对]*?次会议)(?:第)?([0-9]+)号` +
	`(?:委员|代表)?(?:提案|建议)(?:的?办理情况)?的?((?:会办|协办|分办)意见|答复意见|答复|复函|回复|办理意见)(的?摘要)?(?:的?函)?$`)

// fixedTitle returns the English of a title that has no words of its own:
// "Reply of the Ningbo Municipal Bureau of Science and Technology to Proposal
// No. 16, Fourth Session of the 16th Ningbo Municipal Committee of the CPPCC".
// It returns "" for any other title, and if a name in it has no English.
func fixedTitle(l *letter.Letter, names Names, m *Memory) string {
	f := titleForm.FindStringSubmatch(strings.ReplaceAll(l.Title, " ", ""))
	if f == nil || f[2] != l.Number {
		return ""
	}
	what := ProposalName(l.Assembly, l.Kind, l.Number, names.place(l.Assembly.Place))
	if what == "" {
		return ""
	}
	by := ""
	if printed := strings.TrimSuffix(f[1], "关于"); printed != "" {
		name := m.agencyName(l, letter.Agency{Name: printed}, names)
		if name == "" {
			return ""
		}
		by = " of the " + strings.TrimPrefix(name, "The ")
	}
	switch {
	case f[4] != "":
		return "Summary of the Reply" + by + " to " + what
	case strings.HasSuffix(f[3], "办意见"):
		return "Co-Handling Opinion" + by + " on " + what
	}
	return "Reply" + by + " to " + what
}

// agencyName returns the English name of an agency as the letter l names it:
// from the registry, else from the shared catalogue, else "".
func (m *Memory) agencyName(l *letter.Letter, a letter.Agency, names Names) string {
	if en := names.agency(a, l.Assembly.Place); en != "" {
		return en
	}
	if a.Key != "" {
		return ""
	}
	for _, x := range l.Lead {
		if x.Name == a.Name && x.Key != "" {
			return names.agency(x, l.Assembly.Place)
		}
	}
	if e := m.catalogues[shared].live[message{organContext(l), a.Name}]; e != nil && !e.IsFuzzy() {
		return e.Target
	}
	return ""
}

// docNumber is a 发文字号 in its parts: 甬科函, 2025, 51.
type docNumber struct{ prefix, year, number string }

var docNumberForm = regexp.MustCompile(`^(\D+)[〔\[［【（(]([0-9]{4})[〕\]］】）)]第?([0-9]+)号$`)

func splitDocNumber(s string) (docNumber, bool) {
	f := docNumberForm.FindStringSubmatch(s)
	if f == nil {
		return docNumber{}, false
	}
	return docNumber{f[1], f[2], f[3]}, true
}

// english returns "Yong Ke Han [2025] No. 51" for the prefix Yong Ke Han.
func (d docNumber) english(prefix string) string {
	return prefix + " [" + d.year + "] No. " + d.number
}
