package pdf

import (
	"strings"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/source/glyph"
)

// symbol returns the character that a code of a font of symbols stands for:
// bullets, arrows and boxes to tick have no other name in many files.
func (s *sheet) symbol(t references.FPDF_TEXTPAGE, i int, r rune) (rune, bool) {
	if r < 0xF020 || r > 0xF0FF {
		return 0, false
	}
	info, err := s.in.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t, Index: i})
	if err != nil {
		return 0, false
	}
	return symbolOf(info.FontName, r)
}

// symbolOf looks a code up by the name of its font, as a file gives it: of a
// part of the font (ABCDEF+), and with its cut.
func symbolOf(font string, code rune) (rune, bool) {
	if _, rest, ok := strings.Cut(font, "+"); ok {
		font = rest
	}
	font, _, _ = strings.Cut(strings.TrimSuffix(font, "MT"), "-")
	switch font = strings.ToLower(font); font {
	case "wingdings", "wingdings 2", "symbol":
	case "wingdings2":
		font = "wingdings 2"
	default:
		return 0, false // what its codes stand for it alone knows
	}
	named := []rune(glyph.Symbol(font, code))
	if len(named) != 1 || named[0] == 0xFFFD || named[0] < 0x80 {
		return 0, false
	}
	return named[0], true
}
