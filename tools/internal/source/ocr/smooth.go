package ocr

import (
	"image"
	"math"
)

// How far, in dots, a picture is smoothed: as much as the grain of worn scans
// needs, at which Tesseract reads noise, and as clean ones bear. Of two tones,
// the thin strokes of print break into dots, which too much of it wipes out.
const (
	blurGray = 1.3
	blurHard = 0.8
)

// smooth returns the picture without its grain.
func smooth(p image.Image, blur float64) *image.Gray {
	in := Gray(p)
	b := in.Bounds()
	w, h := b.Dx(), b.Dy()
	const reach = 3
	var weights [reach + 1]int32
	const unit = 1 << 12
	sum := 0.0
	for d := -reach; d <= reach; d++ {
		sum += bell(d, blur)
	}
	rest := int32(unit)
	for d := 1; d <= reach; d++ {
		weights[d] = int32(unit * bell(d, blur) / sum)
		rest -= 2 * weights[d]
	}
	weights[0] = rest
	between, out := image.NewGray(image.Rect(0, 0, w, h)), image.NewGray(image.Rect(0, 0, w, h))
	for y := range h {
		row := in.Pix[y*in.Stride : y*in.Stride+w]
		weigh(w, weights[:], func(x int) int32 { return int32(row[x]) }, func(x int, v uint8) { between.Pix[y*w+x] = v })
	}
	for x := range w {
		weigh(h, weights[:], func(y int) int32 { return int32(between.Pix[y*w+x]) }, func(y int, v uint8) { out.Pix[y*w+x] = v })
	}
	return out
}

func bell(d int, blur float64) float64 { return math.Exp(-float64(d*d) / (2 * blur * blur)) }

// weigh gives each of n dots of a line the weighted mean of those about it.
func weigh(n int, weights []int32, get func(int) int32, set func(int, uint8)) {
	for i := range n {
		v := weights[0] * get(i)
		for d := 1; d < len(weights); d++ {
			v += weights[d] * (get(max(0, i-d)) + get(min(n-1, i+d)))
		}
		set(i, uint8(v>>12))
	}
}
