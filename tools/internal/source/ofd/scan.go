package ofd

import (
	"slices"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
	"dafu/tools/internal/source/pack"
)

const (
	inch      = 25.4 // millimetres
	someText  = 20   // characters: fewer on a picture of the page are a stamp on it
	wholePage = 0.4  // the part of a page that its picture covers at least
)

// picture is a picture on a page: the part that holds it, and where it stands.
type picture struct {
	part       string
	x, y, w, h float64
}

// media collects the pictures of a resource file.
func (r *reader) media(part string, tree *pack.Elem) {
	if base := tree.Attr("BaseLoc"); base != "" {
		part = pack.Join(part, base) + "/"
	}
	for _, m := range tree.Kid("MultiMedias").All("MultiMedia") {
		r.files[m.Attr("ID")] = pack.Join(part, m.Kid("MediaFile").Content())
	}
}

// image notes a picture of the page, if it stands upright.
func (r *reader) image(e *pack.Elem, m matrix) {
	r.extras.Pictures++
	p := picture{part: r.files[e.Attr("ResourceID")], x: m.e, y: m.f, w: m.a, h: m.d}
	if box := numbers(e.Attr("Boundary")); e.Attr("CTM") == "" && len(box) == 4 {
		p.w, p.h = m.a*box[2], m.d*box[3]
	}
	if p.part != "" && m.b == 0 && m.c == 0 && p.w > 0 && p.h > 0 && (r.scan == nil || p.w*p.h > r.scan.w*r.scan.h) {
		r.scan = &p
	}
}

// readScan reads the words off the picture that a page consists of.
func (r *reader) readScan(p *layout.Page) {
	s := r.scan
	r.scan = nil
	if s == nil || len(p.Runes) >= someText || s.w*s.h < wholePage*p.Width*p.Height {
		return
	}
	err := ocr.ErrTooMany
	if len(r.scanned) < ocr.Most {
		err = r.recognise(p, s)
	}
	r.scanned, r.became = append(r.scanned, p.Num), append(r.became, err)
}

func (r *reader) recognise(p *layout.Page, s *picture) error {
	if !ocr.Found() {
		return ocr.ErrMissing
	}
	data, err := r.parts.Read(s.part)
	if err != nil {
		return err
	}
	img, err := ocr.Decode(data)
	if err != nil {
		return err
	}
	dpi := float64(img.Bounds().Dx()) / s.w * inch
	runes, err := ocr.Recognise(r.ctx, ocr.Scaled(img), dpi)
	if err != nil {
		return err
	}
	p.Runes, p.Scan = nil, true
	for _, c := range runes {
		c.X, c.Y = s.x+c.X*inch/dpi, s.y+c.Y*inch/dpi
		c.Width, c.Size = c.Width*inch/dpi, c.Size*inch/dpi
		p.Runes = append(p.Runes, c)
	}
	return nil
}

// finish tells what there is to say of a text, and of its pages that are
// pictures.
func (r *reader) finish(t *source.Text, findings []diag.Finding) []diag.Finding {
	t.OCR = slices.Contains(r.became, nil)
	scans := ocr.Findings(t.Name, r.scanned, r.became)
	if len(t.Lines) == 0 && len(scans) > 0 && !t.OCR {
		return scans
	}
	return append(append(scans, findings...), t.Finish(r.extras)...)
}
