package ocr

import (
	"image"
	"math"
	"testing"
)

// stamped draws a page of one colour: a line of print, and a shape about a point,
// which says of each distance and direction from there whether it has ink.
func stamped(shape func(dx, dy float64) bool) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, 1000, 1400))
	for y := range 1400 {
		for x := range 1000 {
			p.Pix[y*p.Stride+x] = 220
			print := y >= 1090 && y < 1120 && x > 400 && x < 900 && x%32 < 20 && (x/6%3 == 0 || y%10 < 3)
			if print || shape(float64(x-700), float64(y-1100)) {
				p.Pix[y*p.Stride+x] = 60
			}
		}
	}
	return p
}

// TestRimless takes the rim of a seal off a page without colours, and leaves alone
// the print that it runs through, and what is no rim.
func TestRimless(t *testing.T) {
	rim := stamped(func(x, y float64) bool { r := math.Hypot(x, y); return r > 88 && r < 96 })
	plain := stamped(func(x, y float64) bool { return false })
	out := rimless(rim)
	left, lost, printed := 0, 0, 0
	for y := range 1400 {
		for x := range 1000 {
			was, is := plain.GrayAt(x, y).Y < 100, out.GrayAt(x, y).Y < 100
			if was {
				printed++
			}
			switch {
			case is && !was:
				left++
			case was && !is:
				lost++
			}
		}
	}
	const inRim = 4600 // dots
	if left > inRim/20 || lost > printed/20 {
		t.Errorf("%d dots of the rim are left, %d of %d dots of print are lost", left, lost, printed)
	}
	for name, p := range map[string]*image.Gray{
		"no seal":           plain,
		"a disc":            stamped(func(x, y float64) bool { return math.Hypot(x, y) < 96 }),
		"a frame":           stamped(func(x, y float64) bool { m := max(math.Abs(x), math.Abs(y)); return m > 88 && m < 96 }),
		"an arc":            stamped(func(x, y float64) bool { r := math.Hypot(x, y); return r > 88 && r < 96 && y < 20 }),
		"a small ring":      stamped(func(x, y float64) bool { r := math.Hypot(x, y); return r > 36 && r < 42 }),
		"a page of one dot": image.NewGray(image.Rect(0, 0, 1, 1)),
	} {
		if rimless(p) != p {
			t.Errorf("%s was taken for a seal", name)
		}
	}
}
