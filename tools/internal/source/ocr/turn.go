package ocr

import (
	"context"
	"image"
	"regexp"

	"dafu/tools/internal/source/layout"
)

// doubtful is how sure Tesseract is of text that lies on its side or head
// down, of 100: it then reads noise.
const doubtful = 60

// sure returns how sure Tesseract is of its lines, on the average character.
func sure(lines []line) float64 {
	var sum, n float64
	for _, l := range lines {
		for _, w := range l.words {
			count := float64(len([]rune(w.text)))
			sum, n = sum+w.sure*count, n+count
		}
	}
	if n == 0 {
		return 0
	}
	return sum / n
}

var rotate = regexp.MustCompile(`(?m)^Rotate: (90|180|270)\s*$`)

// turned asks Tesseract by how many quarter turns clockwise the text of a
// picture is turned. It says 0 as well where it cannot tell.
func turned(ctx context.Context, picture image.Image, dpi int) int {
	out, err := run(ctx, picture, dpi, "--psm", "0")
	if err != nil {
		return 0
	}
	m := rotate.FindSubmatch(out)
	if m == nil {
		return 0
	}
	// What Tesseract names is the turn that would set it right.
	return map[string]int{"90": 3, "180": 2, "270": 1}[string(m[1])]
}

// upright returns the picture turned back by quarter turns.
func upright(p image.Image, turn int) image.Image {
	g := Gray(p)
	b := g.Bounds()
	w, h := b.Dx(), b.Dy()
	size := image.Rect(0, 0, w, h)
	if turn%2 == 1 {
		size = image.Rect(0, 0, h, w)
	}
	out := image.NewGray(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			fx, fy := turnedPoint(float64(x)+0.5, float64(y)+0.5, turn, float64(w), float64(h))
			out.Pix[y*out.Stride+x] = g.Pix[int(fy)*g.Stride+int(fx)]
		}
	}
	return out
}

// turnedPoint returns where a point of the upright picture lies in the turned
// one, which is w wide and h high.
func turnedPoint(x, y float64, turn int, w, h float64) (float64, float64) {
	switch turn {
	case 1:
		return w - y, x
	case 2:
		return w - x, h - y
	case 3:
		return y, h - x
	}
	return x, y
}

// turnBack puts characters of an upright picture where they stand in the turned one.
func turnBack(runes []layout.Rune, turn int, w, h float64) {
	for i := range runes {
		r := &runes[i]
		r.X, r.Y = turnedPoint(r.X, r.Y, turn, w, h)
		r.Turn = turn
	}
}
