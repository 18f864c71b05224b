// Package searchindex turns the letters of a site into files that a browser
// searches without a server: see docs/search-index.md for the format and for
// the reasons behind it.
package searchindex

import (
	"slices"
	"strings"
	"time"
)

// Document is one page of one letter.
type Document struct {
	URL        string   // below the root of the site, without a slash in front: replies/…/
	Lang       string   // zh or en
	Title      string   // as the page shows it
	Number     string   // of the proposal, without 第 and 号
	Subject    string   // the matter's own title
	DocNumber  string   // 发文字号
	Addressees []string // who asked
	Agencies   []Agency // who signs first, then who took part
	Session    Term
	Category   Term
	Year       string
	Date       string // 2025-06-13, or ""
	State      string // of the translation, for the reader; "" if there is nothing to say
	Blocks     []Block
}

// Agency is an agency as a letter's page names it.
type Agency struct {
	Key   string
	Name  string   // in full, in the language of the document
	Other []string // short forms and whatever else it is looked for by
	Lead  bool     // it signs
}

// Term is a value to filter by.
type Term struct{ Key, Label string }

// Block is a paragraph or a heading with its address on the page.
type Block struct{ ID, Text string }

// head returns what identifies the document, a string a field. A hit here
// counts for more than one in the body.
func (d *Document) head() []string {
	h := []string{d.Title, d.Subject, d.DocNumber}
	if d.Number != "" && d.Lang != "en" {
		h = append(h, "第"+d.Number+"号")
	} else if d.Number != "" {
		h = append(h, "No. "+d.Number)
	}
	h = append(h, d.dates())
	h = append(h, d.Addressees...)
	for _, a := range d.Agencies {
		h = append(h, a.Name)
		h = append(h, a.Other...)
	}
	seen := map[string]bool{"": true}
	return slices.DeleteFunc(h, func(s string) bool {
		known := seen[s]
		seen[s] = true
		return known
	})
}

// body returns the text of all blocks. A phrase may run on from one into the
// next, since a heading often begins the sentence of the paragraph below it.
func (d *Document) body() string {
	var b strings.Builder
	for _, block := range d.Blocks {
		b.WriteString(block.Text)
		b.WriteByte('\n')
	}
	return b.String()
}

// dates returns the date as people type it.
func (d *Document) dates() string {
	t, err := time.Parse(time.DateOnly, d.Date)
	switch {
	case err != nil:
		return ""
	case d.Lang == "en":
		return t.Format("2 January 2006")
	}
	return t.Format("2006年1月2日")
}
