// Package ocr reads words off pictures by an installed Tesseract. Nothing here
// needs it: where it is absent, a finding says how to install it.
package ocr

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"dafu/tools/internal/source/layout"
)

const (
	// Most is how many pictures of one file are read.
	Most    = 40
	perPage = 2 * time.Minute // for each look at a picture
)

// Errors that Findings knows.
var (
	ErrMissing = errors.New("tesseract with chi_sim was not found")
	ErrTooMany = errors.New("too many pictures")
)

// program is the name under which Tesseract is looked for on the path.
var program = "tesseract"

// installed returns the path of a Tesseract that reads simplified Chinese.
var installed = sync.OnceValues(func() (string, error) { return find(program) })

func find(name string) (string, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return "", ErrMissing
	}
	ctx, cancel := context.WithTimeout(context.Background(), perPage)
	defer cancel()
	langs, err := exec.CommandContext(ctx, path, "--list-langs").CombinedOutput()
	if err != nil || !strings.Contains(string(langs), "chi_sim") {
		return "", ErrMissing
	}
	return path, nil
}

// Found reports whether pictures can be read on this machine.
func Found() bool {
	_, err := installed()
	return err == nil
}

// Picture gives a picture of a page, scaled.
type Picture func(scale float64) (image.Image, error)

// The size of characters, in dots, at which Tesseract reads Chinese well: at
// 600 dots an inch it reads worse than at 150.
const (
	smallest, largest = 24, 37
	best              = 30
)

// Recognise returns the words of a picture as characters with their places, in
// dots of the picture at scale 1, of which dpi go to the inch. Text that lies
// on its side or head down is turned for reading.
func Recognise(ctx context.Context, picture Picture, dpi float64) ([]layout.Rune, error) {
	sheet, err := picture(1)
	if err != nil {
		return nil, err
	}
	other := picture
	picture = func(scale float64) (image.Image, error) {
		if scale == 1 {
			return sheet, nil // to draw it again takes the time that a file has
		}
		return other(scale)
	}
	if at := facing(sheet, dpi); at > 0 {
		return recogniseFacing(ctx, picture, dpi, at, sheet.Bounds().Dy())
	}
	return recognise(ctx, picture, dpi)
}

// recognise reads a picture of one page.
func recognise(ctx context.Context, picture Picture, dpi float64) ([]layout.Rune, error) {
	lines, first, err := readAt(ctx, picture, look{scale: 1}, dpi)
	if err != nil {
		return nil, err
	}
	turn := 0
	if sure(lines) < doubtful {
		turn = turned(ctx, first, int(dpi))
	}
	if turn != 0 {
		again, _, err := readAt(ctx, picture, look{scale: 1, turn: turn}, dpi)
		if err != nil {
			return nil, err
		}
		if sure(again) > sure(lines) {
			lines = again
		} else {
			turn = 0 // faint print is taken for turned, and then reads as nothing at all
		}
	}
	_, em := place(lines)
	scale := 1.0
	if em > 0 && (em < smallest || em > largest) {
		const most = 4
		scale = min(most, max(1.0/most, best/em))
		if lines, _, err = readAt(ctx, picture, look{scale: scale, turn: turn}, dpi); err != nil {
			return nil, err
		}
	}
	if err := lookAgain(ctx, picture, look{scale: scale, turn: turn}, dpi, lines); err != nil {
		return nil, err
	}
	runes, _ := place(lines)
	shrink(runes, scale)
	turnBack(runes, turn, float64(first.Bounds().Dx()), float64(first.Bounds().Dy()))
	return runes, nil
}

// Again reads a drawing of a page three times more, in sizes at which Tesseract mistakes
// other characters than in that of Recognise. The size of the characters in it is
// that which Recognise gave them.
func Again(ctx context.Context, picture Picture, dpi, size float64) ([][]layout.Rune, error) {
	const smaller, small, large = 21, 26, 44
	return looks(ctx, picture, dpi, []look{{scale: bounded(small / size), drawn: true}, {scale: bounded(large / size)}, {scale: bounded(smaller / size), drawn: true}})
}

// Band is a part of a picture from edge to edge, in dots of the picture at scale 1.
type Band struct{ Top, Bottom float64 }

// Closer reads some lines of a drawing in five sizes more. A character that is
// read otherwise in each size is read rightly in some, and wrongly the same in few.
// The page is drawn once: drawing takes the time that a file has.
func Closer(ctx context.Context, picture Picture, dpi, size float64, bands []Band) ([][]layout.Rune, error) {
	most := bounded(50 / size)
	large, err := picture(most)
	if err != nil {
		return nil, err
	}
	var list []look
	for _, dots := range []float64{24, 30, 33, 37, 50} {
		l := look{scale: bounded(dots / size), drawn: true}
		for _, b := range bands {
			l.bands = append(l.bands, line{top: b.Top * l.scale, bottom: b.Bottom * l.scale})
		}
		list = append(list, l)
	}
	return looks(ctx, func(scale float64) (image.Image, error) { return Scaled(large)(scale / most) }, dpi, list)
}

// looks reads a drawing in several ways.
func looks(ctx context.Context, picture Picture, dpi float64, list []look) ([][]layout.Rune, error) {
	var out [][]layout.Rune
	for _, l := range list {
		lines, _, err := readAt(ctx, picture, l, dpi)
		if err != nil {
			return nil, err
		}
		runes, _ := place(lines)
		shrink(runes, l.scale)
		out = append(out, runes)
	}
	return out, nil
}

// bounded keeps a scale within reason: the size of characters that were hardly
// read may be anything.
func bounded(scale float64) float64 { return min(2.5, max(0.4, scale)) }

// shrink gives characters of a scaled picture their places in that of scale 1.
func shrink(runes []layout.Rune, scale float64) {
	for i := range runes {
		r := &runes[i]
		r.X, r.Y, r.Width, r.Size = r.X/scale, r.Y/scale, r.Width/scale, r.Size/scale
	}
}

// look is a way to look at a picture.
type look struct {
	scale float64
	turn  int    // quarter turns by which it is turned back
	drawn bool   // the picture was never on paper: nothing is cleaned
	bands []line // where there are any, all else of the picture is left out
}

// readAt reads a picture.
func readAt(ctx context.Context, picture Picture, l look, dpi float64) ([]line, image.Image, error) {
	p, err := picture(l.scale)
	if err != nil {
		return nil, nil, err
	}
	if l.turn != 0 {
		p = upright(p, l.turn)
	}
	if !l.drawn {
		p = cleaned(p, dpi*l.scale)
	}
	var room leading
	if !l.drawn {
		p, room = apart(Gray(p))
	}
	if len(l.bands) > 0 {
		g := Gray(p)
		only(g, l.bands)
		p = g
	}
	given := p
	if len(room.cuts) > 0 {
		given = room.spread(Gray(p))
	}
	out, err := run(ctx, given, int(dpi*l.scale), "-l", "chi_sim", "--psm", "4", "tsv")
	if err != nil {
		return nil, nil, err
	}
	found := lines(string(out))
	for i := range found {
		found[i].top, found[i].bottom = room.back(found[i].top), room.back(found[i].bottom)
	}
	return found, p, nil
}

// cleaned returns the picture as Tesseract reads it best: level, black on white,
// without grain and dirt.
func cleaned(p image.Image, dpi float64) image.Image {
	sharp := positive(Gray(p))
	hard := twoTone(sharp)
	blur := blurGray
	if hard {
		sharp, blur = clean(sharp, dpi), blurHard
	}
	sharp = rimless(sharp)
	smoothed := level(smooth(straight(sharp), blur))
	if hard {
		smoothed = darken(smoothed)
	}
	return smoothed
}

// run hands a picture to Tesseract and returns what it writes.
func run(ctx context.Context, picture image.Image, dpi int, args ...string) ([]byte, error) {
	path, err := installed()
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	fast := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := fast.Encode(&file, picture); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	own, cancel := context.WithTimeout(ctx, perPage)
	defer cancel()
	const least = 70 // of which Tesseract does not doubt that it is meant
	cmd := exec.CommandContext(own, path, append([]string{"stdin", "stdout", "--dpi", strconv.Itoa(max(dpi, least))}, args...)...)
	// One thread a page: more only wait for one another.
	cmd.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	cmd.Stdin = &file
	out, err := cmd.Output()
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case own.Err() != nil:
		return nil, fmt.Errorf("stopped after %v", perPage)
	case err != nil:
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return out, nil
}
