package memory

import (
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/po"
)

// Progress says how far the English of a letter has come, in strings with
// words in them: blocks of the body, title, subject, names.
type Progress struct {
	Total      int `json:"total"`
	Reviewed   int `json:"reviewed"`
	Translated int `json:"translated"` // finished, but nobody is on record as having approved it
	Draft      int `json:"draft"`
	Missing    int `json:"missing"`
}

func (p *Progress) count(s letter.State) {
	p.Total++
	switch s {
	case letter.Reviewed:
		p.Reviewed++
	case letter.Translated:
		p.Translated++
	case letter.Draft:
		p.Draft++
	default:
		p.Missing++
	}
}

// Progress counts the strings of a Chinese letter by the state of their English.
func (m *Memory) Progress(key string, zh *letter.Letter, names Names) Progress {
	t := translating{m: m, c: m.catalogue(key), zh: zh, names: names}
	for _, u := range units(zh) {
		t.english(u)
	}
	return t.count
}

// Translate returns the English of a Chinese letter: the same blocks under the
// same anchors, each with its state. What has no English stays Chinese, marked
// as missing if it is a block, with a finding if it is a name. Contact data
// are left out.
func (m *Memory) Translate(key string, zh *letter.Letter, names Names) (*letter.Letter, []diag.Finding) {
	t := translating{m: m, c: m.catalogue(key), zh: zh, names: names}
	if t.c != nil {
		t.found.Add(t.c.found...)
	}
	en := *zh
	en.Lang, en.Contact = letter.English, nil
	en.Title = t.field(titleText, zh.Title)
	en.Subject = t.field(subjectText, zh.Subject)
	en.Addressees.Role = RoleName(zh.Addressees.Role)
	en.Addressees.Names = t.each(zh.Addressees.Names, func(n string) string { return addresseeContext(zh, n) })
	en.DocNumber = t.docNumber()
	en.Outcomes = t.each(zh.Outcomes, func(string) string { return setPhrase })
	en.Disclosure = t.field(setPhrase, zh.Disclosure)
	en.CopiedTo = t.each(zh.CopiedTo, func(string) string { return organContext(zh) })
	en.Attachments = t.each(zh.Attachments, func(string) string { return attachment })
	en.Lead, en.Joint = t.agencies(zh.Lead), t.agencies(zh.Joint)
	en.PolicyNames = m.policies(zh)
	en.Redacted = slices.Clone(zh.Redacted)
	en.Body = slices.Clone(zh.Body)
	for i := range en.Body {
		t.block(&en.Body[i])
	}
	reviewRest(en.Body, zh.Body)
	said := m.stating
	if said.zh != zh {
		said = statementsOf(zh)
	}
	en.Figures, en.Dues = stated(said, &en), said.dues
	if n := t.count.Missing - t.withheld; n > 0 && (t.c == nil || !t.c.broken) { // that one is told by itself
		t.found.Add(untranslated.At(diag.Pos{Path: m.path(key)}, n, t.count.Total))
	}
	if n := len(t.drafts); n > 0 {
		t.found.Add(draftHidden.At(diag.Pos{Path: m.path(key)}, n, diag.Names(t.drafts[:min(n, 3)])))
	}
	return &en, t.found.All()
}

// Policy returns the English name of a cited policy, and "" if there is none
// that is finished.
func (m *Memory) Policy(zh string) string {
	if e := m.catalogues[shared].live[message{policyName, zh}]; e != nil && !e.IsFuzzy() {
		return e.Target
	}
	return ""
}

// policies returns the English names of the policies that a letter cites; nil if
// none of them has one.
func (m *Memory) policies(zh *letter.Letter) map[string]string {
	var out map[string]string
	for _, p := range zh.Cited() {
		if en := m.Policy(p); en != "" {
			if out == nil {
				out = map[string]string{}
			}
			out[p] = en
		}
	}
	return out
}

// translating is the state of one Translate.
type translating struct {
	m     *Memory
	c     *catalogue // of the letter; nil if it has none
	zh    *letter.Letter
	names Names
	found diag.List
	count Progress // of the strings translated so far
	// withheld are those of the missing ones that have a draft with other figures: each is told by itself.
	withheld int
	said     []string // names that a finding names already
	// drafts are names and titles with English that is not shown before a person confirms it.
	drafts []string
}

// english returns the English of a string and its state, and the Chinese as
// Missing if there is none. The letter's own catalogue goes before the shared
// one, and what a person wrote before what a rule makes. English whose figures
// do not agree with the Chinese counts for less: what a person approved is a
// draft again, and a draft is as good as none, so that no reader sees it.
func (t *translating) english(u unit) (text string, state letter.State) {
	defer func() { t.count.count(state) }()
	e, in := t.entry(u.message)
	if e == nil {
		if en, ok := byRule(u, t.zh, t.names, t.m); ok {
			return en, letter.Translated
		}
		return u.text, letter.Missing
	}
	pos := diag.Pos{Path: t.m.path(in.key), Line: e.Line}
	if !e.IsFuzzy() {
		if d := in.compare(e); !d.None() {
			t.found.Add(differing(figuresDiffer, pos, d))
			return e.Target, letter.Draft
		}
		if approved(e) {
			return e.Target, letter.Reviewed
		}
		return e.Target, letter.Translated
	}
	if d := in.compare(e); !d.None() {
		t.found.Add(differing(draftWithheld, pos, d))
		t.withheld++
		return u.text, letter.Missing
	}
	return e.Target, letter.Draft
}

// entry returns the entry that translates a message, and its catalogue; nil if
// there is none.
func (t *translating) entry(k message) (*po.Entry, *catalogue) {
	for _, c := range []*catalogue{t.c, t.m.catalogues[shared]} {
		if c == nil {
			continue
		}
		if e := c.live[k]; e != nil && strings.TrimSpace(e.Target) != "" {
			return e, c
		}
	}
	return nil, nil
}

// field translates a field of the letter. A field has no state of its own, so
// that only finished English stands in it.
func (t *translating) field(context, zh string) string {
	if !hasHan(zh) {
		return zh
	}
	u := unit{message: message{context, zh}}
	en, state := t.english(u)
	if !state.Finished() {
		switch {
		case state == letter.Draft:
			t.unconfirmed(context, zh, en)
		case strings.HasPrefix(context, organName):
			t.nameless(nameless, zh)
		}
		return zh
	}
	return en
}

// unconfirmed notes a name or a title of which the site shows the English only when a person has
// confirmed it. What the site never shows needs nobody.
func (t *translating) unconfirmed(context, zh, en string) {
	switch {
	case context != personName || t.m.Proposers == "" || t.m.Proposers == "full":
		t.drafts = append(t.drafts, zh+" → "+en)
	case t.m.Proposers == "surname":
		surname := []rune(zh)[:1]
		t.drafts = append(t.drafts, string(surname)+"××")
	}
}

func (t *translating) each(zh []string, context func(string) string) []string {
	out := slices.Clone(zh)
	for i, s := range zh {
		out[i] = t.field(context(s), s)
	}
	return out
}

// docNumber puts 甬科函〔2025〕51号 as "Yong Ke Han [2025] No. 51" if the shared
// catalogue knows the prefix.
func (t *translating) docNumber() string {
	d, ok := splitDocNumber(t.zh.DocNumber)
	if !ok {
		return t.field(docPrefix, t.zh.DocNumber)
	}
	prefix := t.field(docPrefix, d.prefix)
	if hasHan(prefix) {
		return t.zh.DocNumber
	}
	return d.english(prefix)
}

func (t *translating) agencies(zh []letter.Agency) []letter.Agency {
	out := slices.Clone(zh)
	for i, a := range zh {
		en := t.m.agencyName(t.zh, a, t.names)
		switch {
		case en == "":
			t.nameless(NamelessAgency, a.Name)
		case a.Key != "": // without a key the printed name is what the site knows it by
			out[i].Name = en
		}
	}
	return out
}

func (t *translating) nameless(rule *diag.Rule, name string) {
	if hasHan(name) && !slices.Contains(t.said, name) {
		t.said = append(t.said, name)
		t.found.Add(rule.At(diag.Pos{Path: t.m.path(shared)}, name))
	}
}

// reviewRest makes blocks without a Han character, which have no entry that a
// person could approve, as reviewed as all others of the letter.
func reviewRest(en, zh []letter.Block) {
	var rest []int
	for i := range zh {
		switch {
		case !hasHan(zh[i].Text):
			rest = append(rest, i)
		case en[i].State != letter.Reviewed:
			return
		}
	}
	if len(rest) == len(zh) {
		return
	}
	for _, i := range rest {
		en[i].State = letter.Reviewed
	}
}

// block translates a block in place.
func (t *translating) block(b *letter.Block) {
	if !hasHan(b.Text) {
		b.State = letter.Translated
		mark(b)
		return
	}
	en, state := t.english(unit{message{blockContext(b.Kind), b.Text}, b.ID})
	b.State = state
	if state == letter.Missing {
		return
	}
	b.Text = en
	mark(b)
}
