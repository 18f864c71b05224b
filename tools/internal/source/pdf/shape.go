package pdf

import (
	"context"
	"math"
	"strings"

	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/source/layout"
)

// shape is a drawing of a font that does not say which character it shows: by
// the name of the font, its code there, and the edges of its ink in thousandths
// of an em, since parts of one font share its name and its codes.
type shape struct {
	font string
	code rune
	ink  [4]int
}

const emUnits = 1000 // of shapes

// piece is a shape as it stands on a page.
type piece struct {
	layout.Rune
	shape shape
}

// pieces returns the shapes of the page. Those without ink are blanks, and one
// printed over itself for a bold look is one, and so are f and i, which PDFium
// makes of one code.
func (s *sheet) pieces(ctx context.Context) []piece {
	t, err := s.in.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: s.ref})
	if err != nil {
		return nil
	}
	defer func() {
		_, _ = s.in.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: t.TextPage})
	}()
	var out []piece
	for i := 0; i < min(s.count, maxChars) && ctx.Err() == nil; i++ {
		made, err1 := s.in.FPDFText_IsGenerated(&requests.FPDFText_IsGenerated{TextPage: t.TextPage, Index: i})
		u, err2 := s.in.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: t.TextPage, Index: i})
		box, err3 := s.in.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: t.TextPage, Index: i})
		if err1 != nil || err2 != nil || err3 != nil || made.IsGenerated {
			continue
		}
		c, ok := s.char(t.TextPage, i)
		if !ok || s.outside(c) || c.Turn != 0 {
			continue
		}
		g := piece{Rune: c, shape: shape{code: rune(u.Unicode)}}
		if f, err := s.in.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: t.TextPage, Index: i}); err == nil {
			g.shape.font = f.FontName
		}
		x0, y0 := s.shown(box.Left, box.Bottom)
		x1, y1 := s.shown(box.Right, box.Top)
		for k, d := range []float64{min(x0, x1) - c.X, min(y0, y1) - c.Y, max(x0, x1) - c.X, max(y0, y1) - c.Y} {
			g.shape.ink[k] = int(math.Round(emUnits * d / c.Size))
		}
		if n := len(out); n > 0 && out[n-1].shape.ink == g.shape.ink && math.Hypot(out[n-1].X-c.X, out[n-1].Y-c.Y) < c.Size/10 {
			continue
		}
		const least = 20 // ink
		if max(g.shape.ink[2]-g.shape.ink[0], g.shape.ink[3]-g.shape.ink[1]) >= least && min(g.shape.ink[2]-g.shape.ink[0], g.shape.ink[3]-g.shape.ink[1]) > 2 {
			out = append(out, g)
		}
	}
	return out
}

// dash reports a long stroke: those of page numbers are passed over by a machine that reads.
func (s shape) dash() bool {
	const flat, long = 80, 400
	return s.ink[3]-s.ink[1] <= flat && s.ink[2]-s.ink[0] >= long
}

// like reports two shapes that have the same ink, as parts of one font give it,
// or nearly the same, as a font without a name and its bold cut do.
func (s shape) like(o shape) bool {
	off := 5
	if s.font == "" {
		off = 40
	}
	return s.near(o, off)
}

// near reports two shapes whose edges are hardly apart.
func (s shape) near(o shape, off int) bool {
	for k := range s.ink {
		if d := s.ink[k] - o.ink[k]; d < -off || d > off {
			return false
		}
	}
	return true
}

// sized reports two shapes whose ink is as wide and as high.
func (s shape) sized(o shape) bool {
	const off = 60
	wider := s.ink[2] - s.ink[0] - (o.ink[2] - o.ink[0])
	higher := s.ink[3] - s.ink[1] - (o.ink[3] - o.ink[1])
	return max(wider, -wider, higher, -higher) < off
}

// mark returns the mark that one is that was read as another like it: a comma is
// stouter than a colon or a semicolon, a dash is thinner than the character 一, and
// three dots are wider than one.
func (s shape) mark(r rune) rune {
	width, height := s.ink[2]-s.ink[0], s.ink[3]-s.ink[1]
	const below, stroke, hair = 40, 300, 70
	slim := 2*height > 5*width
	switch {
	case strings.ContainsRune("，,", r) && slim && width < stroke && s.ink[3] > below:
		return '；'
	case strings.ContainsRune("，,", r) && slim && width < stroke:
		return '：'
	case r == '：' && !slim && s.small():
		return '，'
	case r == '…' && s.small() && width < stroke:
		return '.'
	case r == '一' && s.dash() && height < hair:
		return '—'
	}
	return r
}

// small reports the ink of a stop or a comma.
func (s shape) small() bool {
	const most = 500
	return s.ink[3]-s.ink[1] < most && s.ink[2]-s.ink[0] < most
}
