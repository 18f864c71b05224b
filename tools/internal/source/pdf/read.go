// Package pdf reads letters in PDF. The characters and where they stand come
// from PDFium, which runs as WebAssembly in a sandbox, so that no file can do
// harm; package layout makes paragraphs of them.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"time"

	"github.com/klippa-app/go-pdfium"
	perr "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
)

// limit is the time for one file, pictures not counted.
var limit = timeOn(runtime.GOARCH)

// timeOn returns the time that a processor has for one file. PDFium becomes
// machine code on two; on others, as LoongArch, it is interpreted, which took five
// times as long for a letter of seven pages.
func timeOn(arch string) time.Duration {
	if arch == "amd64" || arch == "arm64" {
		return 15 * time.Second
	}
	return 2 * time.Minute
}

const (
	maxPages  = 300
	maxChars  = 50_000 // of one page
	maxText   = 500_000
	maxBroken = 5 // pages that break PDFium, of one file
)

// reading is the work on one file.
type reading struct {
	name     string
	pages    []layout.Page
	next     int // page to read, from 0
	count    int // pages of the file
	chars    int // read so far
	findings []diag.Finding
	clock    *clock
	pictures []int   // pages that are pictures
	became   []error // why their words were not read, nil if they were
	unnamed  []unnamedPage
}

// Read turns a PDF file into its text. A file that cannot be read gives an
// error finding that says why and what to do, and a Text without lines; the
// error is for a PDFium that does not start, and for ctx.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	r := &reading{name: name}
	err := r.run(ctx, data)
	if e := ctx.Err(); e != nil {
		return nil, nil, e
	}
	if err != nil {
		return nil, nil, fmt.Errorf("read %s: %w", name, err)
	}
	r.decipher()
	t, found := layout.Text(name, r.pages)
	t.OCR = slices.Contains(r.became, nil)
	r.findings = slices.Concat(r.findings, ocr.Findings(name, r.pictures, r.became), found, t.Besides())
	switch {
	case len(t.Lines) == 0 && len(r.findings) == 0:
		r.add(ruleEmpty)
	case !t.OCR && doubtful(t.Lines):
		r.add(ruleDoubtful)
	}
	return t, r.findings, nil
}

func (r *reading) add(rule *diag.Rule, args ...any) {
	r.findings = append(r.findings, rule.At(diag.Pos{Path: r.name}, args...))
}

// run reads the pages, within the time for one file.
func (r *reading) run(ctx context.Context, data []byte) error {
	if err := shared.ready(ctx); err != nil {
		return err
	}
	own, clock, stop := withClock(ctx, limit)
	defer stop()
	r.clock = clock
	again := func(in pdfium.Pdfium) error { return r.file(own, in, data) }
	err := shared.within(own, again)
	for n := 0; errors.Is(err, errPage) && n < maxBroken; n++ {
		err = shared.within(own, again)
	}
	switch {
	case err == nil || ctx.Err() != nil:
	case errors.Is(err, perr.ErrPassword):
		r.add(rulePassword)
	case errors.Is(err, errSlow):
		r.add(ruleSlow, int(limit.Seconds()), r.next+1, max(r.count, 1))
	case errors.Is(err, errFile), errors.Is(err, errBroken), errors.Is(err, errPage):
		r.add(ruleDamaged)
	default:
		return err
	}
	return nil
}

var (
	errFile = errors.New("not a readable PDF file")
	// errPage asks for a fresh PDFium after a page that broke it.
	errPage = errors.New("a page cannot be read")
	errSlow = errors.New("the time for the file is over")
)

func (r *reading) file(ctx context.Context, in pdfium.Pdfium, data []byte) error {
	doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
	if errors.Is(err, perr.ErrPassword) {
		return err
	}
	if err != nil {
		return errors.Join(errFile, err)
	}
	n, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: doc.Document})
	if err != nil {
		return errors.Join(errFile, err)
	}
	r.count = n.PageCount
	for ; r.next < r.count; r.next++ {
		if r.next == maxPages || r.chars > maxText {
			r.add(ruleLong, r.count, r.next)
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p, ok := r.page(ctx, in, doc.Document, r.next)
		if !ok {
			r.next++
			return errPage
		}
		r.pages = append(r.pages, p)
		r.chars += len(p.Runes)
	}
	return nil
}

// page reads the page i, counted from 0.
func (r *reading) page(ctx context.Context, in pdfium.Pdfium, doc references.FPDF_DOCUMENT, i int) (layout.Page, bool) {
	s, err := open(in, doc, i)
	if err == nil {
		defer s.close()
		err = s.read(ctx)
	}
	if err != nil {
		if ctx.Err() == nil {
			r.add(rulePage, i+1)
		}
		return layout.Page{}, false
	}
	if s.hidden > 0 {
		r.add(ruleOutside, i+1, s.hidden)
	}
	if s.count > maxChars {
		r.add(ruleCrowded, i+1, s.count, maxChars)
	}
	s.page.Runes = repair(s.page.Runes)
	s.misnamed()
	s.look(ctx)
	r.words(ctx, s)
	if s.unknown > 0 {
		rule := ruleUnmapped
		if n := len(r.pictures); n > 0 && r.pictures[n-1] == i+1 && r.became[n-1] == nil {
			rule = ruleUnread
		}
		r.add(rule, i+1, s.unknown)
	}
	return s.page, true
}

// words sees to what the file does not tell of the words of a page: all of a
// picture, and the characters that its fonts do not name.
func (r *reading) words(ctx context.Context, s *sheet) {
	holes := s.holes()
	lost := s.gibberish(holes)
	switch {
	case s.pictured(), (lost || holes > 0) && s.drawable():
		read := r.picture(ctx, s)
		if read.err == nil || !lost && holes == 0 {
			r.pictures, r.became = append(r.pictures, s.page.Num), append(r.became, read.err)
		}
		if read.err != nil {
			break
		}
		if lost || s.pictured() {
			if s.drawable() && !s.pictured() {
				p := unnamedPage{len(r.pages), s.pieces(ctx), [][]layout.Rune{read.runes}}
				s.again(ctx, r.clock, &p)
				r.unnamed = append(r.unnamed, p)
			}
			s.page.Runes, s.page.Scan, s.unknown = read.runes, true, 0
			return
		}
		s.fill(read.runes)
	}
	if lost {
		s.unknown += len(s.page.Runes)
		s.page.Runes = nil
		return
	}
	if s.layered() && len(s.page.Runes) > 0 && !slices.Contains(r.pictures, s.page.Num) {
		r.pictures, r.became = append(r.pictures, s.page.Num), append(r.became, nil)
	}
	s.mark()
}

// seen is what was read off a picture of a page.
type seen struct {
	runes []layout.Rune
	err   error
}

// picture reads the words off a page that is a picture.
func (r *reading) picture(ctx context.Context, s *sheet) seen {
	if len(r.pictures) >= ocr.Most {
		return seen{err: ocr.ErrTooMany}
	}
	runes, err := s.recognise(ctx, r.clock)
	return seen{runes, err}
}

func (s *sheet) close() {
	_, _ = s.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: *s.ref.ByReference})
}
