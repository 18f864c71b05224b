package pdf

import (
	"context"
	"math"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
	"github.com/klippa-app/go-pdfium/structs"

	"dafu/tools/internal/source/layout"
)

const (
	maxObjects  = 5000 // of a page that are looked at
	maxSegments = 400  // of a path
	outlines    = 300  // paths on a page without text: its letters are drawn
	thin        = 3    // points: a line, or a box that is one
)

// look goes over what is drawn on the page: pictures, and the lines of tables.
func (s *sheet) look(ctx context.Context) {
	n, err := s.in.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: s.ref})
	if err != nil {
		return
	}
	paths := 0
	for i := 0; i < min(n.Count, maxObjects) && ctx.Err() == nil; i++ {
		o, err := s.in.FPDFPage_GetObject(&requests.FPDFPage_GetObject{Page: s.ref, Index: i})
		if err != nil {
			continue
		}
		t, err := s.in.FPDFPageObj_GetType(&requests.FPDFPageObj_GetType{PageObject: o.PageObject})
		if err != nil || t.Type == enums.FPDF_PAGEOBJ_TEXT {
			continue
		}
		b, err := s.in.FPDFPageObj_GetBounds(&requests.FPDFPageObj_GetBounds{PageObject: o.PageObject})
		if err != nil {
			continue
		}
		width, height := float64(b.Right-b.Left), float64(b.Top-b.Bottom)
		whole := width*height > wholePage*s.page.Width*s.page.Height
		switch t.Type {
		case enums.FPDF_PAGEOBJ_IMAGE:
			if whole {
				s.images = append(s.images, o.PageObject)
			}
			s.picture = s.picture || whole
		case enums.FPDF_PAGEOBJ_FORM:
			s.picture = s.picture || whole
		case enums.FPDF_PAGEOBJ_PATH:
			paths++
			if min(width, height) < thin {
				s.rule(float64(b.Left), float64(b.Bottom), float64(b.Right), float64(b.Top))
			} else {
				s.strokes(o.PageObject)
			}
		}
	}
	s.picture = s.picture || paths > outlines
}

// rule adds a line between two points of the page.
func (s *sheet) rule(x0, y0, x1, y1 float64) {
	x0, y0 = s.shown(x0, y0)
	x1, y1 = s.shown(x1, y1)
	s.page.Rules = append(s.page.Rules, layout.Rule{X0: min(x0, x1), Y0: min(y0, y1), X1: max(x0, x1), Y1: max(y0, y1)})
}

// strokes adds the upright and level lines of a path that is drawn as lines.
func (s *sheet) strokes(path references.FPDF_PAGEOBJECT) {
	mode, err := s.in.FPDFPath_GetDrawMode(&requests.FPDFPath_GetDrawMode{PageObject: path})
	if err != nil || !mode.Stroke {
		return
	}
	n, err := s.in.FPDFPath_CountSegments(&requests.FPDFPath_CountSegments{PageObject: path})
	if err != nil || n.Count > maxSegments {
		return
	}
	m, err := s.in.FPDFPageObj_GetMatrix(&requests.FPDFPageObj_GetMatrix{PageObject: path})
	if err != nil {
		return
	}
	var x, y float64
	for i := range n.Count {
		g, err := s.in.FPDFPath_GetPathSegment(&requests.FPDFPath_GetPathSegment{PageObject: path, Index: i})
		if err != nil {
			return
		}
		t, err1 := s.in.FPDFPathSegment_GetType(&requests.FPDFPathSegment_GetType{PathSegment: g.PathSegment})
		p, err2 := s.in.FPDFPathSegment_GetPoint(&requests.FPDFPathSegment_GetPoint{PathSegment: g.PathSegment})
		if err1 != nil || err2 != nil {
			return
		}
		toX, toY := apply(m.Matrix, float64(p.X), float64(p.Y))
		if t.Type == enums.FPDF_SEGMENT_LINETO && min(math.Abs(toX-x), math.Abs(toY-y)) < thin {
			s.rule(x, y, toX, toY)
		}
		x, y = toX, toY
	}
}

func apply(m structs.FPDF_FS_MATRIX, x, y float64) (float64, float64) {
	return float64(m.A)*x + float64(m.C)*y + float64(m.E), float64(m.B)*x + float64(m.D)*y + float64(m.F)
}
