package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// looks counts what was seen of some characters of a page.
type looks struct {
	all     int
	drawn   int // the file embeds their font
	unshown int // they do not show
}

// sample looks at some of the characters. Where a file does not embed its
// fonts, a drawing of the page shows boxes and no characters; where text does
// not show, a machine has read it off the picture that shows.
func (s *sheet) sample(t references.FPDF_TEXTPAGE, i, count int) {
	const samples = 32
	if i%max(1, count/samples) != 0 {
		return
	}
	o, err := s.in.FPDFText_GetTextObject(&requests.FPDFText_GetTextObject{TextPage: t, Index: i})
	if err != nil {
		return
	}
	s.looks.all++
	mode, err := s.in.FPDFTextObj_GetTextRenderMode(&requests.FPDFTextObj_GetTextRenderMode{PageObject: o.TextObject})
	if err == nil && mode.TextRenderMode == enums.FPDF_TEXTRENDERMODE_INVISIBLE {
		s.looks.unshown++
	}
	f, err := s.in.FPDFTextObj_GetFont(&requests.FPDFTextObj_GetFont{PageObject: o.TextObject})
	if err != nil {
		return
	}
	e, err := s.in.FPDFFont_GetIsEmbedded(&requests.FPDFFont_GetIsEmbedded{Font: f.Font})
	if err != nil {
		return
	}
	// A font that consists of drawings has no name.
	name, err := s.in.FPDFFont_GetBaseFontName(&requests.FPDFFont_GetBaseFontName{Font: f.Font})
	if e.IsEmbedded || err == nil && name.BaseFontName == "" {
		s.looks.drawn++
	}
}

// drawable reports whether a drawing of the page shows its characters: most are
// of fonts that the file embeds.
func (s *sheet) drawable() bool { return s.looks.drawn*2 > s.looks.all }

// layered reports whether the page is a picture with the words below it that
// some machine has read off it.
func (s *sheet) layered() bool { return s.picture && s.looks.unshown*2 > s.looks.all }
