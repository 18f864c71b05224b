package ocr

import (
	"image"
	"math"
	"testing"
)

// printed draws a page of lines that are 20 dots high, of characters, the first
// with nothing in the midst of them (二), and every fourth line a short one. Each
// has so many characters; a mark of the second hangs down into the third.
func printed(lines, pitch int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, 600, 40+lines*pitch))
	for i := range p.Pix {
		p.Pix[i] = 255
	}
	for l := range lines {
		top, count := 20+l*pitch, 22
		if l%4 == 3 {
			count = 2
		}
		for x := range count * 24 {
			for y := range 20 {
				if hollow := l == 0 && y > 4 && y < 15; x%24 < 20 && !hollow {
					p.Pix[(top+y)*p.Stride+30+x] = 0
				}
			}
			if l == 1 && x >= 48 && x < 52 {
				for y := 20; y < pitch; y++ {
					p.Pix[(top+y)*p.Stride+30+x] = 0
				}
			}
		}
	}
	return p
}

// TestLeading gives room to the lines of a page that have none, each in one piece,
// and leaves those alone that have some.
func TestLeading(t *testing.T) {
	const lines, pitch = 20, 23
	p := printed(lines, pitch)
	l := leadingOf(p)
	if len(l.cuts) != lines-1 || l.room < 10 {
		t.Fatalf("%d cuts of %d rows between %d lines", len(l.cuts), l.room, lines)
	}
	for i, cut := range l.cuts {
		if from := 20 + i*pitch + 20; cut < from || cut > from+pitch-20 {
			t.Errorf("cut %d in row %d, within a line", i, cut)
		}
	}
	out := l.spread(p)
	if got, want := out.Bounds().Dy(), p.Bounds().Dy()+len(l.cuts)*l.room; got != want {
		t.Fatalf("%d rows, want %d", got, want)
	}
	// What is in a row of the page with room was where back says.
	for y := range out.Bounds().Dy() {
		was := int(l.back(float64(y)))
		row, old := inkOf(out)[y], inkOf(p)[was]
		if row != old && row != 0 {
			t.Fatalf("row %d has %v dots of ink, row %d of the page %v", y, row, was, old)
		}
	}
	for name, p := range map[string]*image.Gray{
		"lines with room":   printed(lines, 32),
		"a few lines":       printed(5, pitch),
		"a page of a dot":   picture(600, 800),
		"a picture":         printed(lines, 20),
		"a page of one row": image.NewGray(image.Rect(0, 0, 10, 1)),
	} {
		if l := leadingOf(p); len(l.cuts) > 0 {
			t.Errorf("%s: %d cuts", name, len(l.cuts))
		} else if l.spread(p) != p || l.back(7) != 7 {
			t.Errorf("%s was changed", name)
		}
	}
}

// TestLeadingTouching parts two lines that touch in a few places.
func TestLeadingTouching(t *testing.T) {
	const lines, pitch = 20, 22
	p := printed(lines, pitch)
	for y := 20 + 9*pitch; y < 20+10*pitch; y++ {
		for x := range 90 {
			p.Pix[y*p.Stride+30+x*5] = 0
		}
	}
	if l := leadingOf(p); len(l.cuts) != lines-1 {
		t.Errorf("%d cuts between %d lines", len(l.cuts), lines)
	}
}

// TestReadLeading has the lines of a page without leading where they stand in it.
func TestReadLeading(t *testing.T) {
	fake(t)
	page := printed(20, 23)
	got, seen, err := readAt(t.Context(), Scaled(page), look{scale: 1}, 150)
	if err != nil {
		t.Fatal(err)
	}
	if seen.Bounds().Dy() != page.Bounds().Dy() {
		t.Errorf("a page of %d rows was seen as %d", page.Bounds().Dy(), seen.Bounds().Dy())
	}
	said := lines(table)
	l := leadingOf(page)
	moved := 0.0
	for i := range got {
		if want := l.back(said[i].top); math.Abs(got[i].top-want) > 3 {
			t.Errorf("line %d from row %v, want %v", i, got[i].top, want)
		}
		moved = max(moved, said[i].top-got[i].top)
	}
	if moved == 0 {
		t.Error("no line was moved back")
	}
}

// TestApart levels a page without leading that lies a little askew.
func TestApart(t *testing.T) {
	const lines, pitch = 20, 23
	level := printed(lines, pitch)
	skewed := turnedBy(level, 0.6*math.Pi/180)
	if l := leadingOf(skewed); len(l.cuts) > 0 {
		t.Fatalf("%d cuts in a page whose lines fall", len(l.cuts))
	}
	if p, l := apart(skewed); len(l.cuts) != lines-1 || p == skewed {
		t.Errorf("%d cuts between %d lines", len(l.cuts), lines)
	}
	roomy := turnedBy(printed(lines, 36), 0.6*math.Pi/180)
	if p, l := apart(roomy); len(l.cuts) > 0 || p != roomy {
		t.Errorf("%d cuts between lines with room", len(l.cuts))
	}
}
