package pdf

import (
	"math"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"dafu/tools/internal/source/layout"
)

// run is upright text that one command of the page prints, as its first
// characters have shown: where the others stand follows from their boxes. Each
// answer of PDFium takes several calls into its sandbox, and these are three of
// four that it takes to read a page.
type run struct {
	matrix structs.FPDF_FS_MATRIX
	size   float64
}

// char returns where the character i stands.
func (s *sheet) char(t references.FPDF_TEXTPAGE, i int) (layout.Rune, bool) {
	m, err := s.in.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: t, Index: i})
	if err != nil {
		return layout.Rune{}, false
	}
	box, err := s.in.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: t, Index: i})
	boxed := err == nil
	if boxed && m.Matrix == s.run.matrix && s.run.size > 0 {
		c := layout.Rune{Size: s.run.size, Turn: s.turn}
		c.X, c.Y = s.shown(float64(box.Rect.Left), float64(m.Matrix.F))
		c.Width = s.advance(c, box.Rect)
		return c, true
	}
	at, err1 := s.in.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: t, Index: i})
	f, err2 := s.in.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: t, Index: i})
	if err1 != nil || err2 != nil {
		return layout.Rune{}, false
	}
	var c layout.Rune
	c.X, c.Y = s.shown(at.X, at.Y)
	c.Size = math.Hypot(float64(m.Matrix.C), float64(m.Matrix.D)) * math.Abs(f.FontSize)
	c.Turn = s.turnOf(float64(m.Matrix.A), float64(m.Matrix.B))
	const tiny, huge = 1, 400
	s.run = run{}
	if boxed {
		// Vertical text stands beside where it is printed, and under it.
		const off = 0.01 // points
		upright := m.Matrix.A > 0 && m.Matrix.D > 0 && m.Matrix.B == 0 && math.Hypot(at.X-float64(box.Rect.Left), at.Y-float64(m.Matrix.F)) < off
		if upright && c.Size >= tiny && c.Size <= huge {
			s.run = run{m.Matrix, c.Size}
		}
		// A font that consists of drawings may have any measure of its own.
		if c.Size < tiny || c.Size > huge {
			c.Size = math.Abs(float64(box.Rect.Top - box.Rect.Bottom))
		}
		c.Width = s.advance(c, box.Rect)
	}
	return c, c.Size >= tiny && c.Size <= huge && !math.IsNaN(c.X) && !math.IsNaN(c.Y)
}

// made reports a character that the file does not have: PDFium makes blanks and
// ends of lines where it sees them.
func (s *sheet) made(t references.FPDF_TEXTPAGE, i int, u uint) (bool, error) {
	if u > ' ' {
		return false, nil
	}
	made, err := s.in.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: t, Index: i})
	return err == nil && made.IsGenerated, err
}

// turnOf returns by how many quarter turns clockwise a character is shown
// whose base line runs along (a, b), -1 if it stands askew.
func (s *sheet) turnOf(a, b float64) int {
	quarters := -math.Atan2(b, a) / (math.Pi / 2)
	whole := math.Round(quarters)
	const askew = 0.05 // the letters of a seal stand at every angle, those of a crooked scan at a small one
	if math.Abs(quarters-whole) > askew {
		return -1
	}
	return (int(whole) + s.turn + 8) % 4
}

// advance returns how far a character reaches along its line.
func (s *sheet) advance(c layout.Rune, box structs.FPDF_FS_RECTF) float64 {
	x0, y0 := s.shown(float64(box.Left), float64(box.Bottom))
	x1, y1 := s.shown(float64(box.Right), float64(box.Top))
	w := max(x0, x1) - c.X
	switch c.Turn {
	case 1:
		w = max(y0, y1) - c.Y
	case 2:
		w = c.X - min(x0, x1)
	case 3:
		w = c.Y - min(y0, y1)
	}
	const widest = 2.1 // ems: the long dash as one shape
	if w <= 0 || w > widest*c.Size || math.IsNaN(w) {
		return 0
	}
	return w
}
