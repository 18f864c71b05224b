// Package recognise reads the text of a reply letter: who answers whom about
// what, and the body with its headings and measures. One file a construct.
package recognise

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

// Names finds an agency by the name that a letter of a place prints, and
// returns its key. A nil Names knows none.
type Names func(printed, place string) (key string, ok bool)

// Letter reads a text. A text that is no letter gives a Letter whose Document
// is NotALetter and an error finding with the reason.
func Letter(t *source.Text, names Names) (*letter.Letter, []diag.Finding) {
	r := Read(t, Options{Names: names})
	return r.Letter, r.Findings
}

// Options are what a reading depends on besides the text.
type Options struct {
	Names Names
	Today letter.Date // the zero Date: dates are not held against today
}

// Reading is a letter with the account of where every piece of the text went.
type Reading struct {
	Letter   *letter.Letter
	Findings []diag.Finding
	Account  []Use
}

// Read reads a text and accounts for all of it.
func Read(t *source.Text, o Options) Reading {
	if traditional(t) {
		return readTraditional(t, o)
	}
	return readSimplified(t, o)
}

func readSimplified(t *source.Text, o Options) Reading {
	r := newReader(t, o)
	if !r.findBody() {
		return r.refuse()
	}
	r.splitSignature()
	r.findEnd()
	r.readCategory()
	r.readFacts()
	r.readDocNumber()
	r.readTitle()
	paras := r.paragraphs()
	r.readBody(paras)
	r.readTail()
	r.readFields(r.openingText())
	if !r.answers() || r.otherPaper() {
		return r.refuse()
	}
	r.nameAgencies()
	r.dropRest()
	r.reportLeftOut()
	r.check(r.l.Title, r.openingText(), paras)
	r.miss()
	return Reading{r.l, r.found.All(), r.account()}
}

// openingText returns the text of the opening, or of the first paragraph.
func (r *reader) openingText() string {
	for _, b := range r.l.Body {
		if b.Kind == letter.Opening {
			return b.Text
		}
	}
	return ""
}

// readFields settles what several places of the letter have a say in.
func (r *reader) readFields(opening string) {
	title := r.l.Title
	r.readSubject(opening, append([]string{title}, r.headTexts()...)...)
	bare := func(s string) string { return without(s, r.l.Subject) }
	r.readNumber(bare(title), bare(opening))
	r.signFromTitle()
	r.readAssembly(append(append([]string{bare(title)}, r.facts.session...), bare(opening))...)
	r.readKind(title, opening)
	r.readDocument(title, opening)
	r.readJoint(squeeze(bare(opening)))
	r.readOutcome(squeeze(bare(opening)))
	if r.l.Date.IsZero() {
		r.l.Date = r.facts.date
	}
}

// headTexts returns the lines above the body, nearest first.
func (r *reader) headTexts() []string {
	var out []string
	for i := r.start - 1; i >= 0; i-- {
		out = append(out, r.pieces[i].text)
	}
	return out
}

// nameAgencies looks the agencies up in the registry.
func (r *reader) nameAgencies() {
	if r.opts.Names == nil {
		return
	}
	for _, list := range [][]letter.Agency{r.l.Lead, r.l.Joint} {
		for i := range list {
			if key, ok := r.opts.Names(list[i].Name, r.l.Assembly.Place); ok {
				list[i].Key = key
			}
		}
	}
}
