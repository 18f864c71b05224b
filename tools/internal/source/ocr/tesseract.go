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
	perPage = 60 * time.Second
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
// dots of the picture at scale 1, of which dpi go to the inch.
func Recognise(ctx context.Context, picture Picture, dpi float64) ([]layout.Rune, error) {
	at := func(scale float64) ([]layout.Rune, float64, error) {
		p, err := picture(scale)
		if err != nil {
			return nil, 0, err
		}
		lines, err := read(ctx, p, int(dpi*scale))
		if err != nil {
			return nil, 0, err
		}
		runes, em := place(lines)
		return runes, em, nil
	}
	runes, em, err := at(1)
	if err != nil || em <= 0 || em >= smallest && em <= largest {
		return runes, err
	}
	const most = 4
	scale := min(most, max(1.0/most, best/em))
	runes, _, err = at(scale)
	for i := range runes {
		r := &runes[i]
		r.X, r.Y, r.Width, r.Size = r.X/scale, r.Y/scale, r.Width/scale, r.Size/scale
	}
	return runes, err
}

// read has Tesseract read a picture.
func read(ctx context.Context, picture image.Image, dpi int) ([]line, error) {
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
	cmd := exec.CommandContext(own, path, "stdin", "stdout", "-l", "chi_sim", "--psm", "4", "--dpi", strconv.Itoa(max(dpi, 70)), "tsv")
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
	return lines(string(out)), nil
}
