package docx

import (
	"slices"
	"strconv"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
	"dafu/tools/internal/source/pack"
)

const (
	perInch  = 914400 // units of length (EMU)
	usual    = 150    // dots an inch of a scan that does not say
	smallest = 300    // dots of the side of a page
)

// picture is a picture of the document: the part that holds it, and how wide
// it stands on the page, in inches; 0 if that is not known.
type picture struct {
	part  string
	width float64
}

// picture notes a picture by the relation that leads to it.
func (r *reader) picture(id string) {
	r.extras.Pictures++
	if rel, ok := r.rels[id]; ok && !rel.outside && r.aside == "" {
		r.pictures = append(r.pictures, picture{rel.target, r.width})
	}
}

// extent notes how wide a drawing stands on the page.
func (r *reader) extent(e *pack.Elem) {
	r.width = 0
	if n, err := strconv.ParseFloat(e.Kid("extent").Attr("cx"), 64); err == nil && n > 0 {
		r.width = n / perInch
	}
}

// scans reads the words off the pictures of a document that holds nothing
// else, as one that pages were scanned into.
func (r *reader) scans() []diag.Finding {
	if len(r.text.Lines) > 0 {
		return nil
	}
	var pages []layout.Page
	var numbers []int
	var became []error
	for i, p := range r.pictures {
		page, err := r.scan(p, len(pages))
		if err == nil && page.Width < smallest {
			continue
		}
		page.Num = i + 1
		if err == nil {
			pages = append(pages, page)
		}
		numbers, became = append(numbers, i+1), append(became, err)
	}
	t, findings := layout.Text(r.text.Name, pages)
	r.text.Lines, r.text.Furniture = t.Lines, t.Furniture
	r.text.OCR = slices.Contains(became, nil)
	return append(ocr.Findings(r.text.Name, numbers, became), findings...)
}

// scan reads the words off one picture. A page without a width is none.
func (r *reader) scan(p picture, before int) (layout.Page, error) {
	switch {
	case !ocr.Found():
		return layout.Page{}, ocr.ErrMissing
	case before >= ocr.Most:
		return layout.Page{}, ocr.ErrTooMany
	}
	data, err := r.parts.Read(p.part)
	if err != nil {
		return layout.Page{}, err
	}
	img, err := ocr.Decode(data)
	if err != nil {
		return layout.Page{}, err
	}
	b := img.Bounds()
	if b.Dx() < smallest || b.Dy() < smallest {
		return layout.Page{}, nil
	}
	dpi := float64(usual)
	if p.width > 0 {
		dpi = float64(b.Dx()) / p.width
	}
	runes, err := ocr.Recognise(r.ctx, ocr.Scaled(img), dpi)
	return layout.Page{Width: float64(b.Dx()), Height: float64(b.Dy()), Runes: runes, Scan: true}, err
}

// finish tells what there is to say of a document that has been read.
func (r *reader) finish() []diag.Finding {
	scans := r.scans()
	if len(r.text.Lines) == 0 && len(scans) > 0 && !r.text.OCR {
		return scans
	}
	return append(scans, r.text.Finish(r.extras)...)
}
