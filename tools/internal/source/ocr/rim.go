package ocr

import (
	"image"
	"math"
	"slices"
)

// rimless takes the rims of seals off a page without colours. They run through
// its last lines, which Tesseract then takes for a part of a drawing.
func rimless(in *image.Gray) *image.Gray {
	const ink = 0.75 // of the brightness of paper at most
	b := in.Bounds()
	paper := brightness(in, 0.5)
	g := &rims{in: in, paper: paper, dark: uint8(ink * float64(paper)), w: b.Dx() / cellDots, h: b.Dy() / cellDots}
	g.cells = make([]bool, g.w*g.h)
	for y := range g.h {
		for x := range g.w {
			for d := 0; d < cellDots && !g.cells[y*g.w+x]; d++ {
				g.cells[y*g.w+x] = g.ink(x*cellDots+d, y*cellDots+d)
			}
		}
	}
	const touching = 1
	side := float64(min(g.w, g.h))
	for _, blob := range blobs(slices.Clone(g.cells), g.w, g.h, touching) {
		width, height := float64(blob.box.Dx()), float64(blob.box.Dy())
		if min(width, height) >= leastSeal*side && max(width, height) <= largestSeal*side && min(width, height) >= 0.7*max(width, height) {
			g.take(blob)
		}
	}
	if g.out == nil {
		return in
	}
	return g.out
}

// rims is a page whose rims are taken off.
type rims struct {
	in, out     *image.Gray // out is nil as long as nothing is taken off
	paper, dark uint8
	cells       []bool // that hold ink
	w, h        int
}

func (g *rims) ink(x, y int) bool {
	return x >= 0 && y >= 0 && x < g.in.Rect.Dx() && y < g.in.Rect.Dy() && g.in.Pix[y*g.in.Stride+x] < g.dark
}

// circle is a circle in cells.
type circle struct{ x, y, r float64 }

// take takes off the circle that a blob mostly is.
func (g *rims) take(b blob) {
	const whole = 0.85 // of the circle is there
	c, share := g.fit(b)
	if share < whole {
		return
	}
	c = circle{(c.x + 0.5) * cellDots, (c.y + 0.5) * cellDots, c.r * cellDots}
	around := int(2 * math.Pi * c.r * 1.5) // rays, so that no dot lies between two
	from, to := make([]int, around), make([]int, around)
	var widths []int
	for i := range around {
		if from[i], to[i] = g.stroke(c, i, around); to[i] > from[i] {
			widths = append(widths, to[i]-from[i])
		}
	}
	if len(widths) == 0 {
		return
	}
	slices.Sort(widths)
	// Where it is wider, a character lies across it.
	most := widths[len(widths)/2]*3/2 + 1
	if float64(most) > 0.2*c.r {
		return // no rim, but a disc
	}
	if g.out == nil {
		g.out = image.NewGray(image.Rect(0, 0, g.in.Rect.Dx(), g.in.Rect.Dy()))
		for y := range g.in.Rect.Dy() {
			copy(g.out.Pix[y*g.out.Stride:], g.in.Pix[y*g.in.Stride:y*g.in.Stride+g.in.Rect.Dx()])
		}
	}
	for i := range around {
		if to[i]-from[i] > most {
			continue
		}
		for r := from[i] - 2; r < to[i]+2; r++ { // and its pale edges
			if p := c.at(float64(r), i, around); p.In(g.out.Rect) {
				g.out.Pix[p.Y*g.out.Stride+p.X] = g.paper
			}
		}
	}
}

// at returns the dot at a distance from the middle, on one of the rays.
func (c circle) at(r float64, ray, rays int) image.Point {
	sin, cos := math.Sincos(2 * math.Pi * float64(ray) / float64(rays))
	return image.Pt(int(math.Floor(c.x+r*cos)), int(math.Floor(c.y+r*sin)))
}

// stroke returns from where to where on a ray the ink of the circle lies.
func (g *rims) stroke(c circle, ray, rays int) (from, to int) {
	reach := int(max(2*cellDots, 0.06*c.r))
	start := int(c.r)
	for d := 0; d <= 2*reach; d++ {
		r := start + (d+1)/2*(1-d%2*2) // nearest to the circle first
		if p := c.at(float64(r), ray, rays); !g.ink(p.X, p.Y) {
			continue
		}
		inked := func(r int) bool {
			p := c.at(float64(r), ray, rays)
			return g.ink(p.X, p.Y)
		}
		for from = r; from > 0 && inked(from-1); from-- {
		}
		for to = r + 1; inked(to); to++ {
		}
		return from, to
	}
	return 0, 0
}

// fit returns the circle that most of the blob lies on, and the share of the
// circle that has ink. Characters that touch a rim hang on to its blob.
func (g *rims) fit(b blob) (circle, float64) {
	const rays = 72
	half := float64(min(b.box.Dx(), b.box.Dy())) / 2
	middle := circle{x: float64(b.box.Min.X+b.box.Max.X-1) / 2, y: float64(b.box.Min.Y+b.box.Max.Y-1) / 2}
	var best circle
	most := 0
	const off = 5 // cells by which characters move the middle of the box
	for dx := -off; dx <= off; dx++ {
		for dy := -off; dy <= off; dy++ {
			for r := half; r > 0.8*half; r-- {
				c := circle{middle.x + float64(dx), middle.y + float64(dy), r}
				n := 0
				for i := range rays {
					sin, cos := math.Sincos(2 * math.Pi * float64(i) / rays)
					x, y := int(math.Round(c.x+r*cos)), int(math.Round(c.y+r*sin))
					if x >= 0 && y >= 0 && x < g.w && y < g.h && g.cells[y*g.w+x] {
						n++
					}
				}
				if n > most {
					best, most = c, n
				}
			}
		}
	}
	return best, float64(most) / rays
}
