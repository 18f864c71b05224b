package letter

import (
	"regexp"
	"strings"
)

// The words that stand where personal data of a contact was taken out.
const (
	HiddenContact = "〔联系人已隐去〕"
	HiddenMobile  = "〔手机号码已隐去〕"
	HiddenPhone   = "〔电话号码已隐去〕"
)

// Record is a flat reading of a letter, as `dafu inspect` prints it. What the
// letter does not give is null, or an empty list.
type Record struct {
	Kind          *string        `json:"kind"`
	Document      string         `json:"document"`
	Level         *string        `json:"level"`
	Place         *string        `json:"place"`
	Term          *int           `json:"term"`
	Session       *int           `json:"session"`
	Number        *string        `json:"number"`
	SecondNumber  *string        `json:"second_number"`
	Title         *string        `json:"title"`
	Subject       *string        `json:"subject"`
	Addressees    []string       `json:"addressees"`
	AddresseeRole string         `json:"addressee_role"`
	AndOthers     bool           `json:"and_others"`
	Agencies      []string       `json:"agencies"` // null if nobody signs
	CoAgencies    []string       `json:"co_agencies"`
	DocNumber     *string        `json:"doc_number"`
	Category      *string        `json:"category"`
	OutcomeWords  []string       `json:"outcome_words"`
	Date          *string        `json:"date"`
	Disclosure    *string        `json:"disclosure"`
	CopiedTo      []string       `json:"cc"`
	Contact       *RecordContact `json:"contact"`
	Headings      []string       `json:"headings"`
	LeadIns       []string       `json:"lead_ins"`
	Cited         []string       `json:"cited"`
	Amounts       []string       `json:"amounts"`
}

// RecordContact is the contact of a Record.
type RecordContact struct {
	Name   *string  `json:"name"`
	Phones []string `json:"phones"`
}

// Record returns the flat reading of the letter. Contact persons and telephone
// numbers are masked unless private is set.
func (l *Letter) Record(private bool) Record {
	r := Record{
		Kind: given(string(l.Kind)), Document: string(l.Document),
		Level: given(string(l.Assembly.Level)), Place: given(l.Assembly.Place),
		Term: given(l.Assembly.Term), Session: given(l.Assembly.Session),
		Number: given(l.Number), SecondNumber: given(l.SecondNumber),
		Title: given(l.Title), Subject: given(l.Subject),
		Addressees: list(l.Addressees.Names), AddresseeRole: l.Addressees.Role, AndOthers: l.Addressees.Others,
		CoAgencies: list(names(l.Joint)), DocNumber: given(l.DocNumber), Category: given(l.Category),
		OutcomeWords: list(l.Outcomes), Date: given(l.Date.String()), Disclosure: given(l.Disclosure),
		CopiedTo: list(l.CopiedTo), Contact: l.Contact.record(private),
		Headings: list(l.printed(Heading)), LeadIns: list(l.printed(Measure)),
		Cited: list(l.Cited()), Amounts: []string{},
	}
	if len(l.Lead) > 0 {
		r.Agencies = names(l.Lead)
	}
	for _, a := range l.Amounts() {
		r.Amounts = append(r.Amounts, a.Text)
	}
	return r
}

// printed returns the headings of the first level, or the measures, with their marks.
func (l *Letter) printed(kind BlockKind) []string {
	var out []string
	for _, b := range l.Body {
		if b.Kind == kind && b.Level <= 1 {
			out = append(out, b.Mark+b.Text)
		}
	}
	return out
}

var mobile = regexp.MustCompile(`1[3-9](?:[\s-]?\d){9}`)

func (c *Contact) record(private bool) *RecordContact {
	if c == nil {
		return nil
	}
	r := &RecordContact{Name: given(c.Name), Phones: list(c.Phones)}
	if private {
		return r
	}
	if r.Name != nil {
		r.Name = given(HiddenContact)
	}
	for i, p := range r.Phones {
		switch {
		case strings.HasPrefix(p, "〔"): // masked in the letter already
		case mobile.MatchString(p):
			r.Phones[i] = HiddenMobile
		default:
			r.Phones[i] = HiddenPhone
		}
	}
	return r
}

func given[T comparable](v T) *T {
	var zero T
	if v == zero {
		return nil
	}
	return &v
}

func list(s []string) []string { return append([]string{}, s...) }

func names(a []Agency) []string {
	var out []string
	for _, x := range a {
		out = append(out, x.Name)
	}
	return out
}
