package memory

import (
	"regexp"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/figure"
)

// openingForm is an opening that says no more than that a matter was received,
// was studied with others, and is answered. The groups: session, subject in 《》
// or “”, bare subject, number, study, those who took part.
var openingForm = regexp.MustCompile(`^(?:您好！)?(?:您们?|你们)(?:在(.{2,30}?次会议)(?:期间|中|上)?)?(?:所)?提出的` +
	`(?:[《“](.+)[》”](?:的?(?:提案|建议))?|(关于[^《》“”。]{4,80}?))(?:（第([0-9]+)号(?:提案|建议)?）)?` +
	`(?:已)?收悉[。，](经(?:认真)?研究，|(?:我[局委厅办]|经)?(?:会同|与)([^。，]+?)(?:进行|共同)研究，)?` +
	`现(?:将|就)?(?:提出)?(?:如下)?(?:有关)?(?:情况)?答复(?:意见)?(?:如下)?[：:。]$`)

// fixedOpening returns the English of an opening in the set form, and "" for any
// other text: "We have received your proposal, “…” (Proposal No. 16), which you
// submitted during the Fourth Session …". A subject without English stands in
// Chinese between brackets. An agency without an English name leaves the whole
// in Chinese.
func (m *Memory) fixedOpening(zh string, l *letter.Letter, subject string, names Names) string {
	f := openingForm.FindStringSubmatch(zh)
	if f == nil || l.Kind == "" {
		return ""
	}
	en := "We have received your " + string(l.Kind)
	number := MatterName(l.Kind, f[4])
	switch quoted := hasHan(subject) || subject == ""; {
	case quoted && number != "":
		en += " (《" + f[2] + f[3] + "》, " + number + ")"
	case quoted:
		en += " (《" + f[2] + f[3] + "》)"
	case number != "":
		en += ", “" + subject + "” (" + number + ")"
	default:
		en += ", “" + subject + "”"
	}
	if f[1] != "" {
		session := SessionName(l.Assembly, l.Kind, names.place(l.Assembly.Place))
		if session == "" || strings.Contains(f[1], "政协") != (l.Kind == letter.Proposal) {
			return ""
		}
		if !strings.HasSuffix(en, ")") {
			en += ","
		}
		en += " which you submitted during the " + session
	}
	en += "."
	switch {
	case f[6] != "":
		with := m.agencyNames(l, f[6], names)
		if with == "" {
			return ""
		}
		en += " We have studied it together with " + with + " and now reply as follows:"
	case f[5] != "":
		en += " Having studied it, we now reply as follows:"
	default:
		en += " We now reply as follows:"
	}
	if !figure.Compare(zh, en).None() {
		return ""
	}
	return en
}

// agencyNames returns the English of agencies that a text names one after the
// other (市经信局、市教育局), and "" if one of them has none.
func (m *Memory) agencyNames(l *letter.Letter, zh string, names Names) string {
	var out []string
	for _, n := range strings.FieldsFunc(zh, func(r rune) bool { return r == '、' || r == '和' || r == '，' }) {
		en := m.agencyName(l, letter.Agency{Name: n}, names)
		if en == "" {
			return ""
		}
		out = append(out, "the "+en)
	}
	if len(out) == 0 {
		return ""
	}
	last := out[len(out)-1]
	switch len(out) {
	case 1:
		return last
	case 2:
		return out[0] + " and " + last
	}
	return strings.Join(out[:len(out)-1], ", ") + " and " + last
}
