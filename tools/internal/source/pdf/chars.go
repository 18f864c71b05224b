package pdf

import (
	"context"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"dafu/tools/internal/source/layout"
)

// sheet is a page that PDFium has open.
type sheet struct {
	in      pdfium.Pdfium
	ref     requests.Page
	box     structs.FPDF_FS_RECTF // the part of it that shows
	turn    int                   // quarter turns clockwise by which it is shown
	page    layout.Page
	count   int                          // characters that PDFium counts
	unknown int                          // characters that the fonts do not name, and that are nowhere in the text
	looks   looks                        // of some of its characters
	hidden  int                          // characters beyond the edges, or too small or too large to be read
	picture bool                         // a picture, or a drawing, covers most of it
	images  []references.FPDF_PAGEOBJECT // pictures that cover most of it
	run     run                          // that the last character belongs to
}

// open loads the page i, counted from 0.
func open(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (*sheet, error) {
	p, err := in.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: doc, Index: i})
	if err != nil {
		return nil, err
	}
	s := &sheet{in: in, ref: requests.Page{ByReference: &p.Page}}
	box, err := in.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: s.ref})
	if err != nil {
		return nil, err
	}
	turn, err := in.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: s.ref})
	if err != nil {
		return nil, err
	}
	s.box, s.turn = box.Rect, int(turn.PageRotation)&3
	s.page = layout.Page{Num: i + 1, Width: float64(s.box.Right - s.box.Left), Height: float64(s.box.Top - s.box.Bottom)}
	if s.turn%2 == 1 {
		s.page.Width, s.page.Height = s.page.Height, s.page.Width
	}
	return s, nil
}

// shown returns where a point of the page lies as its reader holds it.
func (s *sheet) shown(x, y float64) (float64, float64) {
	l, b, r, t := float64(s.box.Left), float64(s.box.Bottom), float64(s.box.Right), float64(s.box.Top)
	switch s.turn {
	case 1:
		return y - b, x - l
	case 2:
		return r - x, y - b
	case 3:
		return t - y, r - x
	}
	return x - l, t - y
}

// read takes the characters off the page.
func (s *sheet) read(ctx context.Context) error {
	t, err := s.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.ref})
	if err != nil {
		return err
	}
	defer func() {
		_, _ = s.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.TextPage})
	}()
	n, err := s.in.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: t.TextPage})
	if err != nil {
		return err
	}
	s.count = n.Count
	var high rune
	for i := 0; i < min(n.Count, maxChars); i++ {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		u, err := s.in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t.TextPage, Index: i})
		if err != nil {
			return err
		}
		if made, err := s.made(t.TextPage, i, u.Unicode); err != nil {
			return err
		} else if made {
			continue
		}
		r := rune(u.Unicode)
		if utf16.IsSurrogate(r) {
			if high == 0 {
				high = r
				continue
			}
			r, high = utf16.DecodeRune(high, r), 0
		}
		if r == partedWord {
			r = '-'
		}
		if named, ok := s.symbol(t.TextPage, i, r); ok {
			r = named
		} else if s.unnamed(t.TextPage, i, r) {
			r = nameless(r)
		}
		s.sample(t.TextPage, i, n.Count)
		c, ok := s.char(t.TextPage, i)
		if !ok || s.outside(c) {
			if r < 0 {
				s.unknown++
			} else if !unicode.IsSpace(r) {
				s.hidden++
			}
			continue
		}
		c.R = r
		s.halve(&c)
		s.page.Runes = append(s.page.Runes, c)
	}
	return nil
}

// halve gives a character half of the shape that it shares with the one before:
// some fonts show the long dash —— as one.
func (s *sheet) halve(c *layout.Rune) {
	n := len(s.page.Runes)
	if n == 0 || c.Width < 1.5*c.Size || c.Turn < 0 {
		return
	}
	last := &s.page.Runes[n-1]
	if *last != *c {
		return
	}
	last.Width /= 2
	c.Width = last.Width
	along := [][2]float64{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}[c.Turn]
	c.X, c.Y = c.X+along[0]*c.Width, c.Y+along[1]*c.Width
}

// partedWord is what PDFium gives for a hyphen at the end of a line.
const partedWord = 0x02

// nameless returns what stands for a character that its font does not name, but
// for the code that it has there: no character is less than 0.
func nameless(code rune) rune { return -1 - code }

// unnamed reports a character that its font does not name: PDFium then gives
// nothing, or the code that the font uses inside.
func (s *sheet) unnamed(t references.FPDF_TEXTPAGE, i int, r rune) bool {
	private := 0xE000 <= r && r <= 0xF8FF
	control := 0x80 <= r && r <= 0x9F
	if r == 0 || r == 0xFFFD || r == 0xFFFE || private || control {
		return true
	}
	if r >= 0x2E80 {
		return false
	}
	e, err := s.in.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: t, Index: i})
	return err == nil && e.HasUnicodeMapError
}

// outside reports a character that does not show: it stands off the page, or
// was cut away with its margins.
func (s *sheet) outside(c layout.Rune) bool {
	return c.X < -c.Size || c.Y < -c.Size || c.X > s.page.Width+c.Size || c.Y > s.page.Height+c.Size
}
