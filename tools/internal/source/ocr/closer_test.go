package ocr

import (
	"image"
	"slices"
	"testing"
)

// TestCloser looks at a line of a page in five sizes: the page is drawn once, and
// what Tesseract says stands where it stood in the page at scale 1.
func TestCloser(t *testing.T) {
	fake(t)
	const size = 25
	var drawn []float64
	page := func(scale float64) (image.Image, error) {
		drawn = append(drawn, scale)
		return Scaled(picture(600, 800))(scale)
	}
	looks, err := Closer(t.Context(), page, 150, size, []Band{{Top: 90, Bottom: 130}})
	if err != nil {
		t.Fatal(err)
	}
	if want := []float64{2}; !slices.Equal(drawn, want) {
		t.Errorf("drawn at %v, want %v", drawn, want)
	}
	if len(looks) != 5 {
		t.Fatalf("%d looks, want 5", len(looks))
	}
	// The stand-in says the same of each picture, so that places differ by the scale alone.
	const dots = 24 // of a character in the first look
	for i, other := range []float64{dots, 30, 33, 37, 50} {
		if len(looks[i]) == 0 || len(looks[i]) != len(looks[0]) {
			t.Fatalf("look %d: %d characters, the first %d", i, len(looks[i]), len(looks[0]))
		}
		for j, r := range looks[i] {
			first := looks[0][j]
			if r.R != first.R || !equal(r.X*other, first.X*dots) || !equal(r.Y*other, first.Y*dots) || !equal(r.Size*other, first.Size*dots) {
				t.Errorf("look %d: %v, in the first %v", i, r, first)
			}
		}
	}
}

// TestCloserBands hands Tesseract nothing but the lines that are asked for.
func TestCloserBands(t *testing.T) {
	page := picture(40, 100)
	for i := range page.Pix {
		page.Pix[i] = 0
	}
	l := look{scale: 1, drawn: true, bands: []line{{top: 50, bottom: 70}}}
	fake(t)
	_, seen, err := readAt(t.Context(), Scaled(page), l, 150)
	if err != nil {
		t.Fatal(err)
	}
	for y, black := range map[int]bool{30: false, 60: true, 90: false} {
		if r, _, _, _ := seen.At(20, y).RGBA(); (r == 0) != black {
			t.Errorf("row %d: %d", y, r)
		}
	}
}

// TestCloserFails hands on what the drawing of the page fails of.
func TestCloserFails(t *testing.T) {
	fake(t)
	page := func(float64) (image.Image, error) { return nil, ErrMissing }
	if looks, err := Closer(t.Context(), page, 150, 25, []Band{{Top: 1, Bottom: 2}}); err != ErrMissing || looks != nil {
		t.Errorf("%v, %v", looks, err)
	}
}

func equal(a, b float64) bool { return a-b < 1e-6 && b-a < 1e-6 }
