package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/gif"  // kinds of pictures that scans come in
	_ "image/jpeg" // "
	_ "image/png"  // "
	"slices"

	_ "golang.org/x/image/bmp" // "
	"golang.org/x/image/draw"
	_ "golang.org/x/image/tiff" // "
	_ "golang.org/x/image/webp" // "

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
)

// MaxDots is how large a picture may be: A3 at 400 dots an inch.
const MaxDots = 32_000_000

// usual is how many dots of a scan go to the inch, if it does not say.
const usual = 150

// Errors of Decode.
var (
	ErrLarge  = errors.New("the picture is too large")
	ErrBroken = errors.New("the picture is damaged")
)

// Decode returns the picture in a file.
func Decode(data []byte) (image.Image, error) {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrBroken, err)
	}
	if c.Width <= 0 || c.Height <= 0 || c.Width > MaxDots/c.Height {
		return nil, fmt.Errorf("%w: %d by %d", ErrLarge, c.Width, c.Height)
	}
	p, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", ErrBroken, err)
	}
	return Gray(p), nil
}

// Gray returns the picture of a page without its colours, and without the seals
// that are stamped on it.
func Gray(p image.Image) *image.Gray {
	if g, ok := p.(*image.Gray); ok {
		return g
	}
	out := image.NewGray(p.Bounds())
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Bounds(), p, p.Bounds().Min, draw.Over)
	for _, s := range seals(p) {
		s = s.Intersect(p.Bounds())
		for y := s.Min.Y; y < s.Max.Y; y++ {
			for x := s.Min.X; x < s.Max.X; x++ {
				// In red light red ink is nearly as white as paper, and black below it black.
				const ink = 0xCD
				r, _, _, _ := p.At(x, y).RGBA()
				out.SetGray(x, y, color.Gray{Y: uint8(min(0xFF, (r>>8)*0xFF/ink))})
			}
		}
	}
	return out
}

// Scaled returns the picture in every size that is asked for.
func Scaled(p image.Image) Picture {
	return func(scale float64) (image.Image, error) {
		if scale == 1 {
			return p, nil
		}
		b := p.Bounds()
		w, h := int(float64(b.Dx())*scale), int(float64(b.Dy())*scale)
		if w <= 0 || h <= 0 || w > MaxDots/h {
			return nil, ErrLarge
		}
		out := image.NewGray(image.Rect(0, 0, w, h))
		draw.CatmullRom.Scale(out, out.Bounds(), p, b, draw.Src, nil)
		return out, nil
	}
}

// Read turns a picture of a page, as PNG, JPEG, TIFF, BMP, GIF or WebP, into
// its text. A picture whose words cannot be read gives an error finding that
// says why and what to do, and a Text without lines; the error is for ctx.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	at := diag.Pos{Path: name}
	pages, err := newFrames(data)
	if err != nil {
		return t, []diag.Finding{ruleBroken.At(at, ranges([]int{1}))}, nil
	}
	var sheets []layout.Page
	var numbers []int
	var became []error
	for i := range pages.count() {
		err := ErrTooMany
		if i < Most {
			var s layout.Page
			if s, err = sheet(ctx, pages.page(i)); err == nil {
				s.Num = i + 1
				sheets = append(sheets, s)
			}
		}
		if ctx.Err() != nil {
			return nil, nil, ctx.Err()
		}
		numbers, became = append(numbers, i+1), append(became, err)
	}
	t, findings := layout.Text(name, sheets)
	t.OCR = len(sheets) > 0
	findings = slices.Concat(Findings(name, numbers, became), findings, t.Besides())
	if t.OCR && len(t.Lines) == 0 {
		findings = append(findings, ruleBlank.At(at))
	}
	return t, findings, nil
}

// sheet reads the words off one page.
func sheet(ctx context.Context, data []byte) (layout.Page, error) {
	if !Found() {
		return layout.Page{}, ErrMissing
	}
	p, err := Decode(data)
	if err != nil {
		return layout.Page{}, err
	}
	runes, err := Recognise(ctx, Scaled(p), usual)
	b := p.Bounds()
	return layout.Page{Width: float64(b.Dx()), Height: float64(b.Dy()), Runes: runes, Scan: true}, err
}
