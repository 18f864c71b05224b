package ocr

import (
	"context"
	"image"
	"image/color"

	"golang.org/x/image/draw"

	"dafu/tools/internal/source/layout"
)

// facing returns the column of a lying sheet at which the two pages on it part, 0
// if there is nothing to part. Tesseract makes one line of two that stand side by
// side, and drops some that do not quite.
func facing(sheet image.Image, dpi float64) int {
	const (
		about     = 0.15  // of the width, on either side of the middle: there pages part
		narrowest = 0.04  // of the width at least is between the pages
		dirt      = 0.002 // of the height: as much ink is nothing
		leastInk  = 0.02  // of the ink of the sheet is on either page
	)
	b := sheet.Bounds()
	if b.Dx() <= b.Dy() {
		return 0
	}
	ink := columnsOf(Gray(cleaned(sheet, dpi)))
	w := float64(len(ink))
	from, width := 0, 0
	for x := int((0.5 - about) * w); x < int((0.5+about)*w); x++ {
		start := x
		for x < int((0.5+about)*w) && ink[x] <= dirt*float64(b.Dy()) {
			x++
		}
		if x-start > width {
			from, width = start, x-start
		}
	}
	at := from + width/2
	left, right := sum(ink[:at]), sum(ink[at:])
	if float64(width) < narrowest*w || min(left, right) < leastInk*(left+right) {
		return 0
	}
	return at
}

// columnsOf returns how much ink is in each column of a picture.
func columnsOf(p *image.Gray) []float64 {
	b := p.Bounds()
	out := make([]float64, b.Dx())
	for y := range b.Dy() {
		for x, v := range p.Pix[y*p.Stride : y*p.Stride+b.Dx()] {
			if v < pale {
				out[x]++
			}
		}
	}
	return out
}

func sum(of []float64) (n float64) {
	for _, v := range of {
		n += v
	}
	return n
}

// stacked gives a sheet with its right part below the left one.
func stacked(picture Picture, at int) Picture {
	return func(scale float64) (image.Image, error) {
		p, err := picture(scale)
		if err != nil {
			return nil, err
		}
		in := Gray(p)
		b := in.Bounds()
		cut := min(b.Dx(), int(float64(at)*scale))
		out := image.NewGray(image.Rect(0, 0, max(cut, b.Dx()-cut), 2*b.Dy()))
		draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{Y: brightness(in, 0.5)}), image.Point{}, draw.Src)
		draw.Draw(out, image.Rect(0, 0, cut, b.Dy()), in, b.Min, draw.Src)
		draw.Draw(out, image.Rect(0, b.Dy(), b.Dx()-cut, 2*b.Dy()), in, b.Min.Add(image.Pt(cut, 0)), draw.Src)
		return out, nil
	}
}

// recogniseFacing reads a sheet of two pages.
func recogniseFacing(ctx context.Context, picture Picture, dpi float64, at, height int) ([]layout.Rune, error) {
	runes, err := recognise(ctx, stacked(picture, at), dpi)
	for i := range runes {
		if r := &runes[i]; r.Y > float64(height) {
			r.X, r.Y = r.X+float64(at), r.Y-float64(height)
		}
	}
	return runes, err
}
