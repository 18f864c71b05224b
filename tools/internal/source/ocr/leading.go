package ocr

import (
	"image"
	"slices"
)

// Tesseract makes one of two lines that are set without leading, and drops the end
// of one that is short. Given room between them it reads them as they are.
const (
	tight   = 0.3 // of the height of lines: less is too little room between them
	roomy   = 0.6 // of the height of lines: the room that they are given
	fewest  = 8   // lines of which a page is known to be set tightly
	faint   = 0.1 // of the ink of a row of print: what there is between lines, as of a comma that hangs down
	shallow = 0.3 // of the ink of a row of print: less between two lines that touch
)

// band is some rows of a picture.
type band struct{ top, bottom int }

func (b band) height() int { return b.bottom - b.top }

// leading is the room that the lines of a picture are given.
type leading struct {
	cuts []int // the rows above which there is more of it
	room int   // rows of it
}

// leadingOf returns the room to give to the lines of a level picture of black on
// white; there is none for those that have enough.
func leadingOf(p *image.Gray) leading {
	rows := inkOf(p)
	print := typical(rows)
	bands := bandsOf(rows, print*faint)
	height := heightOf(bands)
	if height == 0 {
		return leading{}
	}
	bands = whole(bands, height)
	if !ordered(bands, rows, height) {
		return leading{}
	}
	bands = parted(bands, rows, height, print*shallow)
	var gaps []int
	for i := 1; i < len(bands); i++ {
		if like(bands[i-1], height) && like(bands[i], height) {
			gaps = append(gaps, bands[i].top-bands[i-1].bottom)
		}
	}
	if len(gaps) < fewest {
		return leading{}
	}
	slices.Sort(gaps)
	if float64(gaps[len(gaps)/2]) >= tight*float64(height) {
		return leading{}
	}
	l := leading{room: int(roomy * float64(height))}
	for i := 1; i < len(bands); i++ {
		a, b := bands[i-1].bottom, bands[i].top
		if b-a < height { // more is room enough
			l.cuts = append(l.cuts, clearest(rows, a-1, b+1))
		}
	}
	return l
}

// apart returns the room to give to the lines of a page, and the page: turned, if
// it lies a little askew, so that no row is in two lines.
func apart(p *image.Gray) (*image.Gray, leading) {
	if l := leadingOf(p); len(l.cuts) > 0 {
		return p, l
	}
	angle := slope(p)
	if angle == 0 {
		return p, leading{}
	}
	even := turnedBy(p, angle)
	if l := leadingOf(even); len(l.cuts) > 0 {
		return even, l
	}
	return p, leading{}
}

// pale is how bright a dot is that is no ink, in a level picture.
const pale = 0xA0

// inkOf returns how much ink is in each row of a picture.
func inkOf(p *image.Gray) []float64 {
	b := p.Bounds()
	out := make([]float64, b.Dy())
	for y := range out {
		for _, v := range p.Pix[y*p.Stride : y*p.Stride+b.Dx()] {
			if v < pale {
				out[y]++
			}
		}
	}
	return out
}

// typical returns how much ink is in a row of print.
func typical(rows []float64) float64 {
	var inked []float64
	for _, r := range rows {
		if r > 0 {
			inked = append(inked, r)
		}
	}
	if len(inked) == 0 {
		return 0
	}
	return middle(inked)
}

// bandsOf returns the rows that lie together and have more ink than there is between
// lines: between long ones some, beside a line of a few characters hardly any.
func bandsOf(rows []float64, between float64) (out []band) {
	const (
		trace = 0.15 // of what is between long lines
		long  = 2    // times as much: a long line
	)
	for _, b := range runs(rows, band{0, len(rows)}, trace*between) {
		if slices.Max(rows[b.top:b.bottom]) > long*between {
			out = append(out, runs(rows, b, between)...)
		} else {
			out = append(out, b)
		}
	}
	return out
}

// runs returns the rows within a band that lie together and have more ink than that.
func runs(rows []float64, in band, ink float64) (out []band) {
	for y := in.top; y < in.bottom; y++ {
		from := y
		for y < in.bottom && rows[y] > ink {
			y++
		}
		if y > from {
			out = append(out, band{from, y})
		}
	}
	return out
}

// heightOf returns the height of most bands that are high enough to be lines.
func heightOf(bands []band) int {
	const lowest = 12 // dots
	var heights []int
	for _, b := range bands {
		if b.height() >= lowest {
			heights = append(heights, b.height())
		}
	}
	if len(heights) < fewest {
		return 0
	}
	slices.Sort(heights)
	return heights[len(heights)/2]
}

// like reports a band as high as a line.
func like(b band, height int) bool {
	return 10*b.height() > 7*height && 10*b.height() < 14*height
}

// whole joins the parts of a line of characters with nothing in their midst.
func whole(in []band, height int) (out []band) {
	for _, b := range in {
		if n := len(out); n > 0 && min(b.height(), out[n-1].height()) < height*7/10 && 10*(b.bottom-out[n-1].top) < 12*height {
			out[n-1].bottom = b.bottom
			continue
		}
		out = append(out, b)
	}
	return out
}

// ordered reports a page of which nearly all ink is in lines: the rows of lines
// that stand beside one another run together.
func ordered(bands []band, rows []float64, height int) bool {
	const nearly = 0.75 // the rest is a title, or a table
	lines := 0.0
	for _, b := range bands {
		if like(b, height) {
			lines += sum(rows[b.top:b.bottom])
		}
	}
	return lines > nearly*sum(rows)
}

// parted makes a band of each of two lines that touch.
func parted(in []band, rows []float64, height int, most float64) (out []band) {
	for _, b := range in {
		for 2*b.height() > 3*height {
			y := clearest(rows, b.top+height*3/4, min(b.top+height*5/4, b.bottom))
			if rows[y] > most || b.bottom-y < height/2 {
				break
			}
			out = append(out, band{b.top, y})
			b.top = y + 1
		}
		out = append(out, b)
	}
	return out
}

// clearest returns the row with the least ink within some, the middle one of
// several that are as clear.
func clearest(rows []float64, from, to int) int {
	from, to = max(from, 0), min(to, len(rows))
	best, same := from, 1
	for y := from + 1; y < to; y++ {
		switch {
		case rows[y] < rows[best]:
			best, same = y, 1
		case rows[y] == rows[best] && y == best+same:
			same++
		}
	}
	return best + same/2
}

// spread gives the lines of a picture their room.
func (l leading) spread(p *image.Gray) *image.Gray {
	b := p.Bounds()
	h := b.Dy() + len(l.cuts)*l.room
	if len(l.cuts) == 0 || b.Dx() > MaxDots/h {
		return p
	}
	out := image.NewGray(image.Rect(0, 0, b.Dx(), h))
	for i := range out.Pix {
		out.Pix[i] = 0xFF
	}
	to, next := 0, 0
	for y := range b.Dy() {
		if next < len(l.cuts) && l.cuts[next] == y {
			next++
			to += l.room
		}
		copy(out.Pix[to*out.Stride:to*out.Stride+b.Dx()], p.Pix[y*p.Stride:])
		to++
	}
	return out
}

// back returns where a row of the picture with room is in that without.
func (l leading) back(y float64) float64 {
	for i, cut := range l.cuts {
		start := float64(cut + i*l.room) // of the room
		if y < start {
			return y - float64(i*l.room)
		}
		if y < start+float64(l.room) {
			return float64(cut)
		}
	}
	return y - float64(len(l.cuts)*l.room)
}
