package ocr

import (
	"image"
	"testing"
)

// lying draws a sheet of lines of characters, which stand between some columns.
func lying(w, h int, columns ...[2]int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, w, h))
	for i := range p.Pix {
		p.Pix[i] = 255
	}
	for y := 40; y < h-40; y++ {
		for _, c := range columns {
			for x := c[0]; x < c[1]; x++ {
				if y%36 < 20 && x%24 < 20 {
					p.Pix[y*p.Stride+x] = 0
				}
			}
		}
	}
	return p
}

// TestFacing finds where the two pages of a sheet part, and leaves all else whole.
func TestFacing(t *testing.T) {
	left, right := [2]int{60, 420}, [2]int{540, 920}
	if at := facing(lying(960, 640, left, right), 100); at < 440 || at > 520 {
		t.Errorf("the pages part at %d", at)
	}
	for name, p := range map[string]*image.Gray{
		"an upright page":   lying(960, 1300, left, right),
		"one page":          lying(960, 640, [2]int{60, 920}),
		"an empty page":     lying(960, 640, left),
		"a narrow gap":      lying(960, 640, [2]int{60, 470}, [2]int{485, 920}),
		"a gap at the edge": lying(960, 640, [2]int{60, 200}, [2]int{300, 920}),
		"a page of a dot":   picture(800, 600),
	} {
		if at := facing(p, 100); at != 0 {
			t.Errorf("%s was parted at %d", name, at)
		}
	}
}

// TestStacked puts the right page below the left one, in any size.
func TestStacked(t *testing.T) {
	const at = 480
	sheet := lying(960, 640, [2]int{60, 420}, [2]int{540, 700})
	for _, scale := range []float64{1, 0.5} {
		p, err := stacked(Scaled(sheet), at)(scale)
		if err != nil {
			t.Fatal(err)
		}
		if want := image.Rect(0, 0, int(480*scale), int(1280*scale)); p.Bounds() != want {
			t.Fatalf("bounds %v, want %v", p.Bounds(), want)
		}
		right := image.NewGray(image.Rect(0, 0, int(480*scale), int(640*scale)))
		for y := range right.Rect.Dy() {
			copy(right.Pix[y*right.Stride:], p.(*image.Gray).Pix[(y+right.Rect.Dy())*right.Stride:(y+right.Rect.Dy()+1)*right.Stride])
		}
		ink := columnsOf(right)
		for x, want := range map[int]bool{30: false, 80: true, 210: true, 250: false, 400: false} {
			if got := ink[int(float64(x)*scale)] > 0; got != want {
				t.Errorf("scale %v: ink in column %d of the right page: %v", scale, x, got)
			}
		}
	}
}

// TestRecogniseFacing gives what stands on the right page its place on the sheet.
func TestRecogniseFacing(t *testing.T) {
	fake(t)
	const at, height = 900, 130 // the second line of the table is below
	sheet := lying(1800, height)
	below, err := recognise(t.Context(), stacked(Scaled(sheet), at), 150)
	if err != nil {
		t.Fatal(err)
	}
	got, err := recogniseFacing(t.Context(), Scaled(sheet), 150, at, height)
	if err != nil || len(got) != len(below) {
		t.Fatalf("%d characters, want %d: %v", len(got), len(below), err)
	}
	moved := 0
	for i, r := range got {
		was := below[i]
		x, y := was.X, was.Y
		if y > height {
			x, y, moved = x+at, y-height, moved+1
		}
		if !equal(r.X, x) || !equal(r.Y, y) || r.R != was.R {
			t.Errorf("%c at %v, %v, want %v, %v", r.R, r.X, r.Y, x, y)
		}
	}
	if moved == 0 || moved == len(got) {
		t.Errorf("%d of %d characters stand on the right page", moved, len(got))
	}
}

// TestRecogniseDraws draws a page in its own size once.
func TestRecogniseDraws(t *testing.T) {
	fake(t)
	drawn := 0
	page := func(scale float64) (image.Image, error) {
		if scale == 1 {
			drawn++
		}
		return Scaled(picture(600, 800))(scale)
	}
	if _, err := Recognise(t.Context(), page, 150); err != nil || drawn != 1 {
		t.Errorf("drawn %d times: %v", drawn, err)
	}
}
