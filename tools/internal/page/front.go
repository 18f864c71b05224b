package page

import (
	"bytes"

	"dafu/tools/internal/letter"

	"github.com/pelletier/go-toml/v2"
)

// FrontMatter is the head of a page. What Hugo groups by stands at the root;
// its values are keys that both languages share. The facts of the letter stand
// under [params].
type FrontMatter struct {
	Title      string             `toml:"title"`
	Date       toml.LocalDate     `toml:"date,omitempty"`
	Published  toml.LocalDateTime `toml:"published,omitempty"`
	Proposals  []string           `toml:"proposals,omitempty"`
	Sessions   []string           `toml:"sessions,omitempty"`
	Agencies   []string           `toml:"agencies,omitempty"`
	Categories []string           `toml:"categories,omitempty"`
	Years      []string           `toml:"years,omitempty"`
	Policies   []string           `toml:"policies,omitempty"`
	Members    []string           `toml:"members,omitempty"`
	Classes    []string           `toml:"classes,omitempty"`
	Params     Params             `toml:"params"`
}

// Params are the facts of a letter.
type Params struct {
	Document      letter.Document `toml:"document,omitempty"`
	Matter        letter.Kind     `toml:"matter,omitempty"`
	Level         letter.Level    `toml:"level,omitempty"`
	Place         string          `toml:"place,omitempty"`
	Term          int             `toml:"term,omitempty"`
	Session       int             `toml:"session,omitempty"`
	Number        string          `toml:"number,omitempty"`
	SecondNumber  string          `toml:"second_number,omitempty"`
	SubjectClass  string          `toml:"subject_class,omitempty"`
	Subject       string          `toml:"subject,omitempty"`
	Addressees    []string        `toml:"addressees,omitempty"`
	AddresseeRole string          `toml:"addressee_role,omitempty"`
	AndOthers     bool            `toml:"and_others,omitempty"`
	DocNumber     string          `toml:"doc_number,omitempty"`
	Category      string          `toml:"category,omitempty"`
	Outcomes      []string        `toml:"outcomes,omitempty"`
	Lead          []string        `toml:"lead,omitempty"` // those of Agencies that sign
	CopiedTo      []string        `toml:"copied_to,omitempty"`
	Disclosure    string          `toml:"disclosure,omitempty"`
	Attachments   []string        `toml:"attachments,omitempty"`
	Redacted      []string        `toml:"redacted,omitempty"`
	PolicyNames   []string        `toml:"policy_names,omitempty"` // English, in the order of policies

	Roles       map[string]letter.Role `toml:"roles,omitempty"`
	Source      Source                 `toml:"source,omitempty"`
	Translation *Translation           `toml:"translation,omitempty"`
	Figures     []Figure               `toml:"figures,omitempty"` // English pages
	Dues        []Due                  `toml:"dues,omitempty"`    // English pages
	Dafu        Mark                   `toml:"dafu"`
}

// Source is where the letter of a page came from.
type Source struct {
	File   string `toml:"file,omitempty"`
	SHA256 string `toml:"sha256,omitempty"`
	URL    string `toml:"url,omitempty"`
	OCR    bool   `toml:"ocr,omitempty"`
}

// Translation says how far the English of a page has come, in blocks.
type Translation struct {
	Total      int `toml:"total"`
	Reviewed   int `toml:"reviewed"`
	Translated int `toml:"translated"` // finished, but nobody is on record as having approved it
	Draft      int `toml:"draft"`
	Missing    int `toml:"missing"`
}

// Mark is what tells a page that a person has corrected from one that stands
// as the tool wrote it.
type Mark struct {
	Checksum string `toml:"checksum"`
}

// toTime reads a time of publication; the zero value for none, and for what is no time.
func toTime(s string) toml.LocalDateTime {
	var t toml.LocalDateTime
	if t.UnmarshalText([]byte(s)) != nil {
		return toml.LocalDateTime{}
	}
	return t
}

// fromTime prints a time as toTime reads it; "" for none.
func fromTime(t toml.LocalDateTime) string {
	if t == (toml.LocalDateTime{}) {
		return ""
	}
	return t.String()
}

// fence parts front matter and body.
const fence = "+++\n"

// split cuts a page into its front matter and its body. It reports false for a
// page without one of the two lines around the front matter.
func split(data []byte) (front, body []byte, ok bool) {
	rest, ok := bytes.CutPrefix(data, []byte(fence))
	if !ok {
		return nil, nil, false
	}
	return bytes.Cut(rest, []byte("\n"+fence))
}

// toDate returns the date as TOML writes it.
func toDate(d letter.Date) toml.LocalDate {
	return toml.LocalDate{Year: d.Year, Month: int(d.Month), Day: d.Day}
}
