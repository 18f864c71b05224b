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

// Use is what one piece of the text was taken for.
type Use struct {
	Pos   diag.Pos
	Text  string // as read, before typography was normalised
	As    string // title, body, date …; "noise" for what is not in the letter
	Noise string // why it was dropped; "" for what is in the letter
}

// Reading is a letter with the account of where every piece of the text went.
type Reading struct {
	Letter   *letter.Letter
	Findings []diag.Finding
	Account  []Use
}

// Read reads a text and accounts for all of it.
func Read(t *source.Text, o Options) Reading {
	return Reading{Letter: &letter.Letter{Lang: letter.Chinese, Document: letter.NotALetter}}
}
