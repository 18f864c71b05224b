package ocr

import (
	"image"
	"image/color"
	"math"
)

// Seals are looked for in a coarse grid of red cells.
const (
	cellDots    = 4
	leastSeal   = 0.11 // of the shorter side of the page
	largestSeal = 0.32
)

// seals returns where round red seals are stamped on a page. They lie over its
// last lines, which are read better without them; red letters are no seal and
// stay.
func seals(p image.Image) []image.Rectangle {
	if _, plain := p.(*image.Gray); plain {
		return nil
	}
	b := p.Bounds()
	w, h := b.Dx()/cellDots, b.Dy()/cellDots
	cells := make([]bool, w*h)
	any := false
	for y := range h {
		for x := range w {
			for d := 0; d < cellDots && !cells[y*w+x]; d++ {
				cells[y*w+x] = red(p.At(b.Min.X+x*cellDots+d, b.Min.Y+y*cellDots+d))
			}
			any = any || cells[y*w+x]
		}
	}
	if !any {
		return nil
	}
	side := float64(min(w, h))
	var out []image.Rectangle
	for _, blob := range blobs(cells, w, h, near) {
		r := blob.box
		width, height := float64(r.Dx()), float64(r.Dy())
		long, short := max(width, height), min(width, height)
		if short < leastSeal*side || long > largestSeal*side || short < 0.7*long || !blob.ring() {
			continue
		}
		const rim = 2
		out = append(out, image.Rect((r.Min.X-rim)*cellDots, (r.Min.Y-rim)*cellDots, (r.Max.X+rim)*cellDots, (r.Max.Y+rim)*cellDots).Add(b.Min))
	}
	return out
}

// red reports a colour of a seal's ink, however pale, not that of black ink
// below it.
func red(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	const more = 0x2800
	return r > g+more && r > b+more
}

// near is how far apart cells of one blob are at most: black strokes go across
// the rim of a seal.
const near = 3

// blob is a set of cells that lie near one another.
type blob struct {
	box   image.Rectangle
	cells []image.Point
}

// blobs parts the cells that are set into those that lie near one another.
func blobs(set []bool, w, h, near int) []blob {
	var out []blob
	for i, on := range set {
		if !on {
			continue
		}
		set[i] = false
		b := blob{cells: []image.Point{{X: i % w, Y: i / w}}}
		for n := 0; n < len(b.cells); n++ {
			p := b.cells[n]
			b.box = b.box.Union(image.Rect(p.X, p.Y, p.X+1, p.Y+1))
			for y := max(0, p.Y-near); y <= min(h-1, p.Y+near); y++ {
				for x := max(0, p.X-near); x <= min(w-1, p.X+near); x++ {
					if set[y*w+x] {
						set[y*w+x] = false
						b.cells = append(b.cells, image.Point{X: x, Y: y})
					}
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// ring reports whether the cells go round their box, as the rim of a seal does.
func (b blob) ring() bool {
	const directions = 36
	var seen [directions]bool
	c := b.box.Min.Add(b.box.Max)
	for _, p := range b.cells {
		x := float64(2*p.X+1-c.X) / float64(b.box.Dx())
		y := float64(2*p.Y+1-c.Y) / float64(b.box.Dy())
		if r := math.Hypot(x, y); r > 0.8 && r < 1.08 {
			seen[int((math.Atan2(y, x)/math.Pi+1)*directions/2)%directions] = true
		}
	}
	n := 0
	for _, s := range seen {
		if s {
			n++
		}
	}
	return n*10 >= directions*8
}
