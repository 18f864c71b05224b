package ocr

import "image"

const (
	usualDirt = 3  // dots that dirt takes at usual dots an inch; a full stop takes twice as many
	area      = 16 // dots of a side of the squares in which paper is told from text
)

// clean takes the dirt off a picture of two tones: specks on the paper, and
// pinholes in the ink. Smoothing would make grey stains of them, which are read
// as marks, and bridges from stroke to stroke.
func clean(in *image.Gray, dpi float64) *image.Gray {
	fine := max(1, dpi/usual)
	most := int(usualDirt * fine * fine)
	ink := newTones(in)
	specks, dirty := ink.specks(most)
	if !dirty {
		return in
	}
	out := image.NewGray(image.Rect(0, 0, ink.w, ink.h))
	for i, dark := range ink.dark {
		if !dark {
			out.Pix[i] = 0xFF
		}
	}
	for _, i := range specks {
		out.Pix[i] = 0xFF
	}
	for i := range ink.dark {
		if hole := ink.spot(i, false, max(1, most/usualDirt)); hole != nil {
			for _, j := range hole {
				out.Pix[j] = 0
			}
		}
	}
	return out
}

// tones are the dots of a picture of two tones.
type tones struct {
	dark, seen []bool
	w, h       int
}

func newTones(in *image.Gray) *tones {
	b := in.Bounds()
	t := &tones{w: b.Dx(), h: b.Dy()}
	t.dark, t.seen = make([]bool, t.w*t.h), make([]bool, t.w*t.h)
	for y := range t.h {
		for x, v := range in.Pix[y*in.Stride : y*in.Stride+t.w] {
			t.dark[y*t.w+x] = v < 0x80
		}
	}
	return t
}

// specks returns the dots of all dark spots of at most so many dots, and whether
// they are dirt: as dense on empty paper as in the text. Faint print breaks into
// such spots too, and those lie in the text alone.
func (t *tones) specks(most int) (dots []int, dirty bool) {
	cols, rows := (t.w+area-1)/area, (t.h+area-1)/area
	text, count := make([]bool, cols*rows), make([]int, cols*rows)
	cell := func(i int) int { return i/t.w/area*cols + i%t.w/area }
	for i := range t.dark {
		if !t.dark[i] || t.seen[i] {
			continue
		}
		spot := t.spot(i, true, most)
		if spot == nil {
			text[cell(i)] = true
			continue
		}
		count[cell(i)]++
		dots = append(dots, spot...)
	}
	var in, out, inside, outside float64
	for c := range cols {
		for r := range rows {
			near := false
			for v := max(0, r-1); v <= min(rows-1, r+1); v++ {
				for u := max(0, c-1); u <= min(cols-1, c+1); u++ {
					near = near || text[v*cols+u]
				}
			}
			if n := float64(count[r*cols+c]); near {
				in, inside = in+1, inside+n
			} else {
				out, outside = out+1, outside+n
			}
		}
	}
	const even = 0.5
	return dots, outside > 0 && in > 0 && outside/out > even*inside/in
}

// spot returns the dots of one tone that hang together with the one at from, and
// nil if there are more than so many, or if they were returned before.
func (t *tones) spot(from int, dark bool, most int) []int {
	if t.dark[from] != dark || t.seen[from] {
		return nil
	}
	t.seen[from] = true
	spot := []int{from}
	for n := 0; n < len(spot); n++ {
		x, y := spot[n]%t.w, spot[n]/t.w
		for v := max(0, y-1); v <= min(t.h-1, y+1); v++ {
			for u := max(0, x-1); u <= min(t.w-1, x+1); u++ {
				if j := v*t.w + u; t.dark[j] == dark && !t.seen[j] {
					t.seen[j] = true
					spot = append(spot, j)
				}
			}
		}
	}
	if len(spot) > most {
		return nil
	}
	return spot
}
