package ocr

import (
	"image"
	"math/rand/v2"
	"testing"
)

// sheetOfStrokes is a page with lines of strokes, and with dots at random in the
// rows for which spread holds.
func sheetOfStrokes(spread func(y int) bool) *image.Gray {
	const w, h = 600, 600
	p := image.NewGray(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(3, 4))
	for y := range h {
		for x := range w {
			v := uint8(0xFF)
			if y%100 < 20 && x > 60 && x < 540 && x%12 < 3 {
				v = 0
			}
			if r.IntN(100) == 0 && spread(y) {
				v = 0xFF - v
			}
			p.Pix[y*p.Stride+x] = v
		}
	}
	return p
}

// TestClean takes dirt away wherever it lies, and leaves the dots that faint
// print breaks into.
func TestClean(t *testing.T) {
	none := sheetOfStrokes(func(int) bool { return false })
	if got := clean(none, usual); got != none {
		t.Error("a page without dirt is made anew")
	}
	dirty := sheetOfStrokes(func(int) bool { return true })
	before, after := differ(none, dirty), differ(none, clean(dirty, usual))
	if before < 3000 || after*4 > before {
		t.Errorf("%d dots of dirt, and %d after cleaning", before, after)
	}
	faint := sheetOfStrokes(func(y int) bool { return y%100 < 20 })
	if got := clean(faint, usual); got != faint {
		t.Errorf("%d dots of faint print are changed", differ(faint, got))
	}
}

func differ(a, b *image.Gray) (n int) {
	for i, v := range a.Pix {
		if v != b.Pix[i] {
			n++
		}
	}
	return n
}
