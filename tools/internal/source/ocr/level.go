package ocr

import "image"

const (
	patch     = 8    // dots of a side of the squares that the paper is measured in
	nearPaper = 0.96 // of the brightness of paper and above: paper
	inkShare  = 0.01 // part of a page that is as dark as ink at least, but for one of a few lines
	palest    = 0.6  // of the brightness of paper that ink has at the most
	white     = 250  // brightness of paper that is white already
)

// level makes the paper of a worn scan white and its ink black, wherever light
// and shade fell on it: Tesseract takes grey for ink.
func level(in *image.Gray) *image.Gray {
	b := in.Bounds()
	w, h := b.Dx(), b.Dy()
	cols, rows := (w+patch-1)/patch, (h+patch-1)/patch
	sheet := paper(in, cols, rows)
	out := image.NewGray(image.Rect(0, 0, w, h))
	if middle(sheet) >= white {
		return in
	}
	black := min(float64(brightness(in, inkShare)), palest*middle(sheet))
	for y := range h {
		row := in.Pix[y*in.Stride : y*in.Stride+w]
		for x, v := range row {
			const least = 20 // between ink and paper: less is a black margin
			span := max(least, nearPaper*lightAt(sheet, cols, rows, x, y)-black)
			out.Pix[y*w+x] = uint8(255 * min(1, max(0, float64(v)-black)/span))
		}
	}
	return out
}

// positive returns a page of white on black as black on white, in which it reads.
func positive(in *image.Gray) *image.Gray {
	const night = 0x60
	if brightness(in, 0.5) > night {
		return in
	}
	b := in.Bounds()
	out := image.NewGray(b)
	for y := range b.Dy() {
		for x, v := range in.Pix[y*in.Stride : y*in.Stride+b.Dx()] {
			out.Pix[y*out.Stride+x] = 0xFF - v
		}
	}
	return out
}

// twoTone reports a scan of black and white alone.
func twoTone(in *image.Gray) bool {
	const most = 0.02 // of the dots are grey: those of the edges of shapes
	return shareOf(in, 0x20, 0xE0) < most
}

// shareOf returns the share of the dots that are of a brightness within bounds.
func shareOf(in *image.Gray, from, to uint8) float64 {
	n := 0
	b := in.Bounds()
	for y := range b.Dy() {
		for _, v := range in.Pix[y*in.Stride : y*in.Stride+b.Dx()] {
			if from <= v && v <= to {
				n++
			}
		}
	}
	return float64(n) / float64(b.Dx()*b.Dy())
}

// darken gives back their weight to the thin strokes of a scan of two tones,
// which smoothing has made pale.
func darken(in *image.Gray) *image.Gray {
	for i, v := range in.Pix {
		in.Pix[i] = uint8(int(v) * int(v) * int(v) / (0xFF * 0xFF))
	}
	return in
}

// paper returns how bright the paper is in each square of a picture: as bright
// as the brightest mean about it, so that text counts for nothing.
func paper(in *image.Gray, cols, rows int) []float64 {
	w, h := in.Bounds().Dx(), in.Bounds().Dy()
	mean := make([]float64, cols*rows)
	for r := range rows {
		for c := range cols {
			sum, n := 0, 0
			for y := r * patch; y < min(h, (r+1)*patch); y++ {
				for _, v := range in.Pix[y*in.Stride+c*patch : y*in.Stride+min(w, (c+1)*patch)] {
					sum, n = sum+int(v), n+1
				}
			}
			mean[r*cols+c] = float64(sum) / float64(n)
		}
	}
	const about, far = 2, 6 // squares
	brightest := func(of []float64) float64 {
		v := 0.0
		for _, o := range of {
			v = max(v, o)
		}
		return v
	}
	return window(window(mean, cols, rows, about, brightest), cols, rows, far, average)
}

// window puts together, for each square, those that lie about it, in its row and
// then in its column.
func window(in []float64, cols, rows, reach int, put func([]float64) float64) []float64 {
	across, out := make([]float64, len(in)), make([]float64, len(in))
	for r := range rows {
		for c := range cols {
			across[r*cols+c] = put(in[r*cols+max(0, c-reach) : r*cols+min(cols, c+reach+1)])
		}
	}
	var column []float64
	for c := range cols {
		column = column[:0]
		for r := range rows {
			column = append(column, across[r*cols+c])
		}
		for r := range rows {
			out[r*cols+c] = put(column[max(0, r-reach):min(rows, r+reach+1)])
		}
	}
	return out
}

func average(v []float64) float64 {
	sum := 0.0
	for _, x := range v {
		sum += x
	}
	return sum / float64(len(v))
}

// brightness returns that below which a share of the dots of a picture lies.
func brightness(in *image.Gray, share float64) uint8 {
	var count [256]int
	b := in.Bounds()
	for y := range b.Dy() {
		for _, v := range in.Pix[y*in.Stride : y*in.Stride+b.Dx()] {
			count[v]++
		}
	}
	rest := int(share * float64(b.Dx()*b.Dy()))
	for v, n := range count {
		if rest -= n; rest < 0 {
			return uint8(v)
		}
	}
	return 0xFF
}

// lightAt returns the value at a dot, by its distance from the middles of the four squares about it.
func lightAt(v []float64, cols, rows, x, y int) float64 {
	fx, fy := (float64(x)+0.5)/patch-0.5, (float64(y)+0.5)/patch-0.5
	fx, fy = min(max(fx, 0), float64(cols-1)), min(max(fy, 0), float64(rows-1))
	c, r := int(fx), int(fy)
	c1, r1 := min(c+1, cols-1), min(r+1, rows-1)
	dx, dy := fx-float64(c), fy-float64(r)
	top := v[r*cols+c]*(1-dx) + v[r*cols+c1]*dx
	foot := v[r1*cols+c]*(1-dx) + v[r1*cols+c1]*dx
	return top*(1-dy) + foot*dy
}
