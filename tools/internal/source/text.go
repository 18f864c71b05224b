// Package source turns the bytes of a file into text: lines with their places,
// free of the marks that a saved web page leaves behind. What a file is, is
// told by its bytes and never by its name.
package source

import (
	"strings"

	"dafu/tools/internal/diag"
)

// Hint says how a line stood in the file.
type Hint uint8

// The hints. A line may have several.
const (
	Bold      Hint = 1 << iota // all of it is bold
	Heading                    // marked as a heading
	Item                       // an item of a list
	InCell                     // a cell of a table, or a part of one
	Link                       // all of it is a link
	Blank                      // a blank line stands before it
	Paragraph                  // the file itself says that it is a whole paragraph
)

// Line is one line of text: a line of the file, or a part of one where the
// file keeps several in one (cells of a table, <br>).
type Line struct {
	Page int    // page of the file, from 1; 0 where a file has none
	Num  int    // line of the file, from 1; as printed, where it has pages
	Col  int    // character of that line at which Text begins, from 1
	Row  int    // cells of one row of a table share a Row; 0 outside of tables
	Cell int    // which cell of its row, from 1; 0 outside of tables
	Hint Hint   // how it stood there
	Text string // trimmed, never empty
}

// Is reports whether the line has the hint h.
func (l Line) Is(h Hint) bool { return l.Hint&h != 0 }

// Text is the text of one file.
type Text struct {
	Name   string // path as it is to be shown
	Lines  []Line
	Markup []Line // what was taken out of the lines: addresses of links, pictures

	// Furniture is what pages carry beside their text: page numbers, running
	// heads and feet. It is no part of Lines.
	Furniture []Line
	OCR       bool // the text, or a part of it, was read off a picture
	Aside     []Aside

	// URL and Published are the address and the time of publication that a
	// saved page gives of itself, as it writes them; empty if it gives none.
	URL       string
	Published string

	saved bool // the text has the marks of a page saved as Markdown

	rows int // of the tables that a Grid has added
}

// Aside is text that the file holds beside the letter: a header or footer of
// its pages, a footnote, the placeholder of a form.
type Aside struct {
	Line
	Why string // Footnote, Header, Placeholder or Around
}

// What text beside the letter is.
const (
	Footnote    = "footnote"
	Header      = "header or footer"
	Placeholder = "placeholder of a form"
	Around      = "page around the letter"
)

var breaks = strings.NewReplacer(string(Break), " ", string(Page), " ")

// Beside adds text that stands beside the letter. A header or footer that is
// nothing but a page number says nothing.
func (t *Text) Beside(l Line, why, s string) {
	if why == Header && strings.Trim(s, "0123456789０１２３４５６７８９ \t\u3000-—–―－·.第共页/\v") == "" {
		return
	}
	if l.Text = Clean(breaks.Replace(s)); l.Text != "" {
		t.Aside = append(t.Aside, Aside{l, why})
	}
}

// Pos returns the place of the line.
func (t *Text) Pos(l Line) diag.Pos {
	return diag.Pos{Path: t.Name, Line: l.Num, Col: l.Col}
}
