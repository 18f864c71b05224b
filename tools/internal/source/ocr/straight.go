package ocr

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/draw"
	"golang.org/x/image/math/f64"
)

// A page that lies askew by less is read as well as a straight one.
const askew = math.Pi / 180

// straight turns a picture whose lines rise or fall, so that they are level.
func straight(p image.Image) image.Image {
	in := Gray(p)
	angle := slope(in)
	if math.Abs(angle) < askew {
		return p
	}
	return turnedBy(in, angle)
}

// turnedBy returns a picture turned so that lines that fall by an angle are level.
func turnedBy(in *image.Gray, angle float64) *image.Gray {
	b := in.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{Y: brightness(in, 0.5)}), image.Point{}, draw.Src)
	sin, cos := math.Sincos(-angle)
	x, y := float64(b.Dx())/2, float64(b.Dy())/2
	about := f64.Aff3{cos, -sin, x - cos*x + sin*y, sin, cos, y - sin*x - cos*y}
	draw.CatmullRom.Transform(out, about, in, b, draw.Over, nil)
	return out
}

// slope returns by how much the lines of a page fall to the right, in radians:
// the slope along which the ink lies most in rows.
func slope(in *image.Gray) float64 {
	const (
		step, steps = askew / 10, 40
		every       = 2 // dots
		most        = 200_000
		surely      = 1.2 // times as sharp as the rows of the page as it lies
	)
	b := in.Bounds()
	dark := uint8(float64(brightness(in, 0.5)) * 0.6)
	type dot struct{ x, y float64 }
	var ink []dot
	for y := 0; y < b.Dy(); y += every {
		row := in.Pix[y*in.Stride : y*in.Stride+b.Dx()]
		for x := 0; x < len(row) && len(ink) < most; x += every {
			if row[x] < dark {
				ink = append(ink, dot{float64(x) / every, float64(y) / every})
			}
		}
	}
	const edge = 0.1 // how far lines rise or fall over a page at the most, and more
	margin := int(edge * float64(b.Dx()))
	best, sharpest, upright := 0.0, 0.0, 0.0
	for n := range 2*steps + 1 {
		i := (n + 1) / 2 * (1 - n%2*2) // 0, -1, 1, -2 …: of two as good the lesser
		rise := math.Tan(float64(i) * step)
		rows := make([]float64, b.Dy()/every+2*margin+2)
		for _, d := range ink {
			rows[int(d.y-rise*d.x+float64(margin))]++
		}
		sharp := 0.0
		for r := 1; r < len(rows); r++ {
			sharp += (rows[r] - rows[r-1]) * (rows[r] - rows[r-1])
		}
		if i == 0 {
			upright = sharp
		}
		if sharp > sharpest {
			best, sharpest = float64(i)*step, sharp
		}
	}
	if sharpest < surely*upright {
		return 0 // a page of a few words, or of none
	}
	return best
}
