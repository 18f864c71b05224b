package ocr

import (
	"context"
	"image"
	"slices"
	"strings"
)

// unsure is how sure Tesseract is of a word that is worth another look, of 100: of
// a hundred words it is so of four, and nearly all that are misread are among them.
const unsure = 80

// unsure reports a line with a word that is worth another look.
func (l line) unsure() bool {
	return slices.ContainsFunc(l.words, func(w word) bool { return w.sure < unsure })
}

// lookAgain reads the lines with words of which Tesseract is not sure twice
// more, in other sizes, in which it mistakes other characters, and gives those
// words what the looks together are surest of.
func lookAgain(ctx context.Context, picture Picture, first look, dpi float64, in []line) error {
	const smaller, larger = 0.8, 1.33
	var bands []line
	for _, l := range in {
		if l.unsure() {
			bands = append(bands, l)
		}
	}
	if len(bands) == 0 {
		return nil
	}
	var looks [][]line
	for _, by := range []float64{smaller, larger} {
		l := first
		l.scale *= by
		l.bands = make([]line, len(bands))
		for i, b := range bands {
			l.bands[i] = line{top: b.top * by, bottom: b.bottom * by}
		}
		again, _, err := readAt(ctx, picture, l, dpi)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			continue // as too large: the other looks do
		}
		for i := range again {
			again[i].top, again[i].bottom = again[i].top/by, again[i].bottom/by
		}
		looks = append(looks, again)
	}
	for i := range in {
		if !in[i].unsure() {
			continue
		}
		own := in[i].letters()
		votes := newVotes(own)
		for _, look := range looks {
			votes.add(in[i].beside(look))
		}
		in[i].write(votes.elected())
	}
	return nil
}

// only makes all of a picture white but the lines.
func only(p *image.Gray, bands []line) {
	const beyond = 0.2 // of the height of a line, on either side
	b := p.Bounds()
	keep := make([]bool, b.Dy())
	for _, l := range bands {
		edge := beyond * (l.bottom - l.top)
		for y := max(0, int(l.top-edge)); y < min(len(keep), int(l.bottom+edge)); y++ {
			keep[y] = true
		}
	}
	for y, kept := range keep {
		if !kept {
			row := p.Pix[y*p.Stride : y*p.Stride+b.Dx()]
			for x := range row {
				row[x] = 0xFF
			}
		}
	}
}

// letterOf is a character of a line, the word in which it stands, and how sure
// Tesseract is of that.
type letterOf struct {
	r    rune
	sure float64
	word int
}

func (l line) letters() (out []letterOf) {
	for i, w := range l.words {
		for _, r := range w.text {
			out = append(out, letterOf{r, max(w.sure, 1), i})
		}
	}
	return out
}

// beside returns the characters that another look found at the height of a line.
func (l line) beside(look []line) []letterOf {
	var same line
	for _, o := range look {
		if middle := (o.top + o.bottom) / 2; l.top < middle && middle < l.bottom {
			same.words = append(same.words, o.words...)
		}
	}
	slices.SortStableFunc(same.words, func(a, b word) int { return int(a.left) - int(b.left) })
	return same.letters()
}

// write gives the words of a line their new texts. One without any is gone, and a
// line without any keeps its old one.
func (l *line) write(texts []string) {
	if strings.Join(texts, "") == "" {
		return
	}
	kept := l.words[:0]
	for i, w := range l.words {
		if w.text = texts[i]; w.text != "" {
			kept = append(kept, w)
		}
	}
	l.words = kept
}
