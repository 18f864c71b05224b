package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
)

const (
	inch      = 72.0
	scanDPI   = 150 // at which three-number type is of the size that is read best
	someText  = 20  // characters: fewer on a picture of the page are a stamp on it
	wholePage = 0.4 // the part of a page that its picture covers at least
)

// pictured reports whether the words of the page stand in a picture.
func (s *sheet) pictured() bool {
	return len(s.page.Runes) < someText && s.picture
}

// gibberish reports whether the fonts of the page do not say which characters
// they show: what is read off it is then no language.
func (s *sheet) gibberish(holes int) bool {
	var all, han, plain, lower, digits int
	for _, c := range s.page.Runes {
		switch r := layout.Fold(c.R); {
		case r < 0, unicode.IsSpace(r):
			continue
		case unicode.Is(unicode.Han, r):
			han++
			if everyday(r) {
				plain++
			}
		case unicode.IsLower(r):
			lower++
		case unicode.IsDigit(r):
			digits++
		}
		all++
	}
	if n := s.unknown + holes; n >= someText/2 && n*10 > all+n {
		return true
	}
	return all >= 2*someText && (han > 0 && plain*5 < han || han*10 < all && lower*2 < all && digits*3 < all)
}

// recognise reads the words off a picture of the page.
func (s *sheet) recognise(ctx context.Context, clock *clock) ([]layout.Rune, error) {
	if !ocr.Found() {
		return nil, ocr.ErrMissing
	}
	picture, dpi := s.scan()
	if picture == nil {
		picture, dpi = s.drawn, scanDPI
	}
	stopped := func(scale float64) (image.Image, error) {
		clock.resume()
		defer clock.pause()
		return picture(scale)
	}
	clock.pause()
	runes, err := ocr.Recognise(ctx, stopped, dpi)
	clock.resume()
	for i := range runes {
		r := &runes[i]
		r.X, r.Y = r.X*inch/dpi, r.Y*inch/dpi
		r.Width, r.Size = r.Width*inch/dpi, r.Size*inch/dpi
	}
	return runes, err
}

// scan returns the picture that the page consists of, as the scanner made it,
// if it is a JPEG and stands upright. It shows more than a drawing of the page
// does, and some scanners describe it wrongly to the reader of the page.
func (s *sheet) scan() (ocr.Picture, float64) {
	if len(s.images) != 1 || s.turn != 0 {
		return nil, 0
	}
	o := s.images[0]
	m, err := s.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: o})
	if err != nil || m.Matrix.A <= 0 || m.Matrix.D <= 0 || m.Matrix.B != 0 || m.Matrix.C != 0 {
		return nil, 0
	}
	d, err := s.in.FPDFImageObj_GetImageDataRaw(&requests.FPDFImageObj_GetImageDataRaw{ImageObject: o})
	if err != nil || !bytes.HasPrefix(d.Data, []byte("\xFF\xD8\xFF")) {
		return nil, 0
	}
	picture, err := ocr.Decode(d.Data)
	if err != nil {
		return nil, 0
	}
	return ocr.Scaled(picture), float64(picture.Bounds().Dx()) / float64(m.Matrix.A) * inch
}

var errNoPicture = errors.New("the page cannot be drawn")

// drawn draws the page as its reader sees it.
func (s *sheet) drawn(scale float64) (image.Image, error) {
	dpi := scanDPI * scale
	if s.page.Width*s.page.Height*dpi*dpi/inch/inch > ocr.MaxDots {
		return nil, ocr.ErrLarge
	}
	r, err := s.in.RenderPageInDPI(&requests.RenderPageInDPI{Page: s.ref, DPI: int(dpi)})
	if err != nil || r.Result.RenderedImage == nil {
		return nil, errNoPicture
	}
	defer r.Cleanup()
	// The drawing lies in the memory of the sandbox: take a copy.
	return ocr.Gray(r.Result.RenderedImage), nil
}
