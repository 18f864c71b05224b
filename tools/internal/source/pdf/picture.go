package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"slices"
	"unicode"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
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
		picture, dpi = clock.stopped(s.drawn), scanDPI
	}
	clock.pause()
	runes, err := ocr.Recognise(ctx, picture, dpi)
	clock.resume()
	toPoints(runes, dpi)
	return runes, err
}

// again reads the words off drawings of the page in other sizes, given what was
// read off the first, and once more in others yet the lines in which they disagree.
func (s *sheet) again(ctx context.Context, clock *clock, p *unnamedPage) {
	sizes := make([]float64, 0, len(p.looks[0]))
	for _, r := range p.looks[0] {
		sizes = append(sizes, r.Size)
	}
	if len(sizes) == 0 {
		return
	}
	slices.Sort(sizes)
	size := sizes[len(sizes)/2] * scanDPI / inch
	clock.pause()
	defer clock.resume()
	add := func(looks [][]layout.Rune, err error) {
		if err != nil {
			return // the looks before do without
		}
		for _, runes := range looks {
			toPoints(runes, scanDPI)
		}
		p.looks = append(p.looks, looks...)
	}
	add(ocr.Again(ctx, clock.stopped(s.drawn), scanDPI, size))
	if bands := p.doubtful(); len(bands) > 0 {
		add(ocr.Closer(ctx, clock.stopped(s.drawn), scanDPI, size, bands))
	}
}

// stopped is a picture the time of whose drawing counts, and no other.
func (c *clock) stopped(picture ocr.Picture) ocr.Picture {
	return func(scale float64) (image.Image, error) {
		c.resume()
		defer c.pause()
		return picture(scale)
	}
}

// toPoints makes points of the dots in which characters were read.
func toPoints(runes []layout.Rune, dpi float64) {
	for i := range runes {
		r := &runes[i]
		r.X, r.Y = r.X*inch/dpi, r.Y*inch/dpi
		r.Width, r.Size = r.Width*inch/dpi, r.Size*inch/dpi
	}
}

// scan returns the picture that the page consists of, as the scanner made it,
// if it stands upright and is a JPEG or has two tones. It shows more than a drawing
// of the page does, and some scanners describe it wrongly to the reader of the page.
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
	if err != nil {
		return nil, 0
	}
	var picture image.Image
	if bytes.HasPrefix(d.Data, []byte("\xFF\xD8\xFF")) {
		if picture, err = ocr.Decode(d.Data); err != nil {
			return nil, 0
		}
	} else if picture = s.twoTone(o); picture == nil {
		return nil, 0
	}
	return ocr.Scaled(picture), float64(picture.Bounds().Dx()) / float64(m.Matrix.A) * inch
}

// twoTone returns a picture of two tones dot by dot, nil for any other.
func (s *sheet) twoTone(o references.FPDF_PAGEOBJECT) image.Image {
	about, err := s.in.FPDFImageObj_GetImageMetadata(&requests.FPDFImageObj_GetImageMetadata{ImageObject: o, Page: s.ref})
	if err != nil || about.ImageMetadata.BitsPerPixel != 1 || about.ImageMetadata.Width == 0 || about.ImageMetadata.Height > ocr.MaxDots/about.ImageMetadata.Width {
		return nil
	}
	b, err := s.in.FPDFImageObj_GetBitmap(&requests.FPDFImageObj_GetBitmap{ImageObject: o})
	if err != nil {
		return nil
	}
	defer func() { _, _ = s.in.FPDFBitmap_Destroy(&requests.FPDFBitmap_Destroy{Bitmap: b.Bitmap}) }()
	format, err1 := s.in.FPDFBitmap_GetFormat(&requests.FPDFBitmap_GetFormat{Bitmap: b.Bitmap})
	stride, err2 := s.in.FPDFBitmap_GetStride(&requests.FPDFBitmap_GetStride{Bitmap: b.Bitmap})
	width, err3 := s.in.FPDFBitmap_GetWidth(&requests.FPDFBitmap_GetWidth{Bitmap: b.Bitmap})
	height, err4 := s.in.FPDFBitmap_GetHeight(&requests.FPDFBitmap_GetHeight{Bitmap: b.Bitmap})
	dots, err5 := s.in.FPDFBitmap_GetBuffer(&requests.FPDFBitmap_GetBuffer{Bitmap: b.Bitmap})
	if err := errors.Join(err1, err2, err3, err4, err5); err != nil {
		return nil
	}
	bytesOf := map[enums.FPDF_BITMAP_FORMAT]int{enums.FPDF_BITMAP_FORMAT_GRAY: 1, enums.FPDF_BITMAP_FORMAT_BGR: 3, enums.FPDF_BITMAP_FORMAT_BGRX: 4, enums.FPDF_BITMAP_FORMAT_BGRA: 4}[format.Format]
	if bytesOf == 0 || stride.Stride < width.Width*bytesOf || len(dots.Buffer) < stride.Stride*height.Height {
		return nil
	}
	out := image.NewGray(image.Rect(0, 0, width.Width, height.Height))
	for y := range height.Height {
		for x := range width.Width {
			out.Pix[y*out.Stride+x] = dots.Buffer[y*stride.Stride+x*bytesOf] // of two tones one colour tells
		}
	}
	return out
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
