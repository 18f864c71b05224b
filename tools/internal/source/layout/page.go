// Package layout puts characters that stand somewhere on pages back into the
// order in which they are read: lines, then paragraphs and rows of tables. It
// goes by positions alone, so that PDF, OFD and the words of a scan share it.
//
// Coordinates are those of the page as its reader holds it: the origin is its
// upper left corner, x grows to the right and y downwards, in any unit that
// the whole page shares (points, millimetres, pixels).
package layout

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

// Rune is one character on a page.
type Rune struct {
	R     rune
	X, Y  float64 // where its baseline begins; in vertical writing too
	Width float64 // its advance; 0 means not known: half an em, or a whole one if it is wide
	Size  float64 // its em; text without a size is left out
	Turn  int     // quarter turns clockwise by which it is turned on the page, 0 to 3; -1 for text set askew, as a watermark
	Bold  bool
}

// Rule is a straight line drawn on a page, as of the grid of a table. A thin
// filled box counts as one.
type Rule struct{ X0, Y0, X1, Y1 float64 }

// Page is a page of a file.
type Page struct {
	Num           int // from 1
	Width, Height float64
	Runes         []Rune // in any order
	Rules         []Rule // may be left out
	Scan          bool   // Runes were read off a picture: dashes and figures of a page number come out as anything
}

var (
	ruleFurniture = &diag.Rule{ID: "page-furniture", Severity: diag.Note, Doc: furnitureDoc,
		EN: "left out as page numbers, running heads and watermarks: %s",
		ZH: "已略去页码、页眉页脚和水印：%s"}
)

// Text returns the text of the pages: a line for each paragraph, and one for
// each cell of a table. Page numbers, running heads, running feet and watermarks
// are put into Furniture, and the finding says which.
func Text(name string, pages []Page) (*source.Text, []diag.Finding) {
	t := &source.Text{Name: name}
	var d document
	var aside []*sheet
	pages, d.dropped = unmark(pages)
	for _, p := range pages {
		sheets, beside, apart := read(p)
		d.sheets = append(d.sheets, sheets...)
		aside = append(aside, beside...)
		for _, text := range apart {
			d.dropped = append(d.dropped, source.Line{Page: p.Num, Col: 1, Text: text})
		}
	}
	d.alignColumns()
	d.sheets = append(d.sheets, aside...)
	d.number()
	d.furniture()
	d.footnotes(t)
	d.measure()
	t.Lines = d.paragraphs()
	t.Furniture = d.dropped
	return t, furnitureFinding(t)
}
