package memory

import (
	"fmt"
	"strings"

	"dafu/tools/internal/letter"
)

// Names gives the English names that the registries hold. Each function
// returns "" for a name that nobody has entered; a nil function knows none.
type Names struct {
	// Agency takes an agency as a letter names it, and the place of the letter.
	Agency func(a letter.Agency, place string) string
	// Place takes the full Chinese name and gives the bare one: Ningbo.
	Place func(name string) string
	// In returns the agencies that a text of a letter of the place names.
	In func(text, place string) []AgencyName
}

// AgencyName is a name of an agency as a text has it, with its English.
type AgencyName struct{ ZH, EN string }

func (n Names) agency(a letter.Agency, place string) string {
	if n.Agency == nil {
		return ""
	}
	return n.Agency(a, place)
}

func (n Names) in(text, place string) []AgencyName {
	if n.In == nil {
		return nil
	}
	return n.In(text, place)
}

func (n Names) place(name string) string {
	if n.Place == nil {
		return ""
	}
	return n.Place(name)
}

// The kinds of place by the end of their Chinese names.
var placeKinds = []struct{ end, word string }{
	{"自治区", "Autonomous Region"}, {"自治州", "Prefectural"}, {"自治县", "County"}, {"地区", "Prefectural"},
	{"省", "Provincial"}, {"市", "Municipal"}, {"区", "District"}, {"县", "County"}, {"州", "Prefectural"},
	{"盟", "League"}, {"旗", "Banner"},
}

// peoples stand in the English names of the autonomous regions.
var peoples = []struct{ zh, en string }{{"壮族", " Zhuang"}, {"回族", " Hui"}, {"维吾尔", " Uygur"}}

// AssemblyName returns the name of the body that met, with its term: "16th
// Ningbo Municipal Committee of the CPPCC" (市政协十六届), "14th National People’s
// Congress". It takes the bare English name of the place, and returns "" if
// that, the term or the kind of place is not known.
func AssemblyName(a letter.Assembly, k letter.Kind, placeEN string) string {
	if a.Term == 0 {
		return ""
	}
	where := "National"
	if a.Level != letter.National {
		if where = placeKind(a.Place, placeEN); where == "" {
			return ""
		}
	}
	switch k {
	case letter.Proposal:
		return fmt.Sprintf("%s %s Committee of the CPPCC", ordinal(a.Term), where)
	case letter.Suggestion:
		return fmt.Sprintf("%s %s People’s Congress", ordinal(a.Term), where)
	}
	return ""
}

// placeKind returns "Ningbo Municipal" for 宁波市 and Ningbo.
func placeKind(zh, en string) string {
	if en == "" {
		return ""
	}
	for _, k := range placeKinds {
		if !strings.HasSuffix(zh, k.end) {
			continue
		}
		people := ""
		for _, p := range peoples {
			if k.end == "自治区" && strings.Contains(zh, p.zh) {
				people = p.en
			}
		}
		return en + people + " " + k.word
	}
	return ""
}

// SessionName returns "Fourth Session of the 16th Ningbo Municipal Committee of
// the CPPCC" (市政协十六届四次会议), and "" if a part of it is not known.
func SessionName(a letter.Assembly, k letter.Kind, placeEN string) string {
	body := AssemblyName(a, k, placeEN)
	if body == "" || a.Session == 0 {
		return ""
	}
	session := ordinal(a.Session)
	if a.Session < len(ordinals) {
		session = ordinals[a.Session]
	}
	return session + " Session of the " + body
}

// MatterName returns "Proposal No. 16" (第16号提案) or "Suggestion No. 602" with
// the number as printed, and "" if the letter gives no number or no kind.
func MatterName(k letter.Kind, number string) string {
	if number == "" {
		return ""
	}
	switch k {
	case letter.Proposal:
		return "Proposal No. " + number
	case letter.Suggestion:
		return "Suggestion No. " + number
	}
	return ""
}

// ProposalName returns "Proposal No. 16, Fourth Session of the 16th Ningbo
// Municipal Committee of the CPPCC", and "" if a part of it is not known.
func ProposalName(a letter.Assembly, k letter.Kind, number, placeEN string) string {
	matter, session := MatterName(k, number), SessionName(a, k, placeEN)
	if matter == "" || session == "" {
		return ""
	}
	return matter + ", " + session
}

// RoleName returns member for 委员 and deputy for 代表, and any other word as it is.
func RoleName(role string) string {
	switch role {
	case "委员":
		return "member"
	case "代表":
		return "deputy"
	}
	return role
}

// ordinals are the ordinal numbers that are written as words.
var ordinals = []string{"", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth",
	"Ninth", "Tenth", "Eleventh", "Twelfth"}

// ordinal returns 1st, 2nd, 3rd, 11th, 16th.
func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return fmt.Sprintf("%d%s", n, end)
}
