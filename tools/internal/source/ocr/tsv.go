package ocr

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/source/layout"
)

// word is a word of Tesseract's: with Chinese, some characters of a line.
type word struct {
	left, width float64
	sure        float64 // 0 to 100
	text        string
}

// line is a line of words with its edges.
type line struct {
	top, bottom float64
	words       []word
}

// The columns and the levels of Tesseract's table of words.
const (
	colLevel, colLeft, colTop, colWidth, colHeight, colSure, colText = 0, 6, 7, 8, 9, 10, 11

	levelLine, levelWord = "4", "5"

	farthest = 1e6 // dots from the corner of a page
)

// lines reads the table that Tesseract writes: a row for each page, block,
// paragraph, line and word, the columns parted by tabs.
func lines(table string) []line {
	var out []line
	for row := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(row, "\r\n"), "\t")
		if len(f) <= colText {
			continue
		}
		var n [colSure + 1]float64
		bad := false
		for i := colLeft; i <= colSure; i++ {
			v, err := strconv.ParseFloat(f[i], 64)
			bad = bad || err != nil || !(math.Abs(v) < farthest)
			n[i] = v
		}
		switch {
		case bad:
		case f[colLevel] == levelLine:
			out = append(out, line{top: n[colTop], bottom: n[colTop] + n[colHeight]})
		case f[colLevel] == levelWord && len(out) > 0:
			w := word{n[colLeft], n[colWidth], n[colSure], strings.ReplaceAll(strings.Join(strings.Fields(f[colText]), ""), "%o", "‰")}
			if w.text != "" && !speck(w) {
				l := &out[len(out)-1]
				l.words = append(l.words, w)
			}
		}
	}
	for i := range out {
		out[i].unruled()
	}
	return slices.DeleteFunc(out, func(l line) bool { return len(l.words) == 0 })
}

// unruled drops the lines between the cells of a table that were taken for a word;
// in the number of a document such a stroke is the figure 1.
func (l *line) unruled() {
	var kept []word
	for i, w := range l.words {
		if strings.Trim(w.text, "|") != "" || i > 0 && strings.HasSuffix(l.words[i-1].text, "〕") || i+1 < len(l.words) && strings.HasPrefix(l.words[i+1].text, "号") {
			kept = append(kept, w)
		}
	}
	l.words = kept
}

// speck reports dirt that was taken for a mark.
func speck(w word) bool {
	const dirt = 40
	return w.sure < dirt && !strings.ContainsFunc(w.text, func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsNumber(r)
	})
}

// share is the part of an em that a character takes along the line.
func share(r rune) float64 {
	if r < 0x2000 {
		return 0.5
	}
	return 1
}

// place spreads the words of the lines out into characters, and returns the
// size that most of them have. Lines of about that size are given it: the
// boxes of words are only as high and wide as their ink.
func place(lines []line) ([]layout.Rune, float64) {
	var sizes, heights []float64
	for _, l := range lines {
		if ems, width := l.extent(); ems >= 8 {
			sizes = append(sizes, width/ems)
			heights = append(heights, l.bottom-l.top)
		}
	}
	if len(sizes) == 0 {
		for _, l := range lines {
			sizes = append(sizes, l.bottom-l.top)
		}
		heights = sizes
	}
	if len(sizes) == 0 {
		return nil, 0
	}
	common, height := middle(sizes), middle(heights)
	var out []layout.Rune
	before := common
	for i, l := range lines {
		size := common
		ems, width := l.extent()
		// A title is both wider set and higher. Its last line may hold a character or two.
		high := l.bottom-l.top > 1.15*height
		if own := width / ems; ems >= 3 && own > 1.2*common && high {
			size = own
		} else if ems < 3 && high && own > 1.05*common {
			size = before
		}
		before = size
		l.settle(size)
		from := len(out)
		for _, w := range l.words {
			out = append(out, w.runes(l.bottom-0.1*size, size)...)
		}
		out = append(out[:from], once(out[from:])...)
		marks(out[from:])
		words(out[from:])
		if i+1 < len(lines) {
			out = greet(l.String(), lines[i+1].String(), out)
		}
	}
	return out, common
}

func (l line) String() string {
	var b strings.Builder
	for _, w := range l.words {
		b.WriteString(w.text)
	}
	return b.String()
}

// ems returns how many ems the characters of a word take.
func (w word) ems() (n float64) {
	for _, r := range w.text {
		n += share(r)
	}
	return n
}

// extent returns how many ems the characters of a line take, and how much room.
func (l line) extent() (ems, width float64) {
	for _, w := range l.words {
		ems += w.ems()
	}
	last := l.words[len(l.words)-1]
	return ems, last.left + last.width - l.words[0].left
}

func middle(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// settle makes the words of a line meet. Their boxes are as wide as the ink in
// them, or in their last mark, and may overlap; a gap between them is a space if
// it is as wide as one.
func (l line) settle(size float64) {
	const space = 0.9
	for i := 1; i < len(l.words); i++ {
		a, b := &l.words[i-1], &l.words[i]
		if end := b.left + b.width; b.left < a.left+a.width {
			b.left = min(a.left+a.width, end-1)
			b.width = end - b.left
		}
		if gap := b.left - a.left - a.width; gap >= space*size && b.width < 0.6*b.ems()*size && gap+b.width < (b.ems()+space)*size {
			b.left, b.width = b.left-gap, b.width+gap // the box is that of its last mark
		}
		last, _ := utf8.DecodeLastRuneInString(a.text)
		first, _ := utf8.DecodeRuneInString(b.text)
		if b.left-a.left-a.width < space*size && (share(last) == 1 || share(first) == 1) {
			a.width = b.left - a.left
		}
	}
}

// runes spreads the characters of a word over its width.
func (w word) runes(base, size float64) []layout.Rune {
	ems := w.ems()
	var out []layout.Rune
	x := w.left
	for _, r := range w.text {
		width := w.width * share(r) / ems
		out = append(out, layout.Rune{R: r, X: x, Y: base, Width: width, Size: size})
		x += width
	}
	return out
}
