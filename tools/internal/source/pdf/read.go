// Package pdf reads letters in PDF. The characters and where they stand come
// from PDFium, which runs as WebAssembly in a sandbox, so that no file can do
// harm; package layout makes paragraphs of them.
package pdf

import (
	"context"
	"errors"
	"fmt"
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

const (
	limit    = 20 * time.Second // for one file, pictures not counted
	maxPages = 300
	maxChars = 50_000 // of one page
	maxText  = 500_000
)

// reading is the work on one file.
type reading struct {
	name     string
	pages    []layout.Page
	count    int // pages of the file
	findings []diag.Finding
	clock    *clock
	pictures []int   // pages that are pictures
	became   []error // why their words were not read, nil if they were
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
	t, found := layout.Text(name, r.pages)
	t.OCR = slices.Contains(r.became, nil)
	r.findings = slices.Concat(r.findings, ocr.Findings(name, r.pictures, r.became), found)
	if len(t.Lines) == 0 && len(r.findings) == 0 {
		r.add(ruleEmpty)
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
	err := shared.within(own, func(in pdfium.Pdfium) error { return r.file(own, in, data) })
	switch {
	case err == nil || ctx.Err() != nil:
	case errors.Is(err, perr.ErrPassword):
		r.add(rulePassword)
	case errors.Is(err, errSlow):
		r.add(ruleSlow, int(limit.Seconds()), len(r.pages)+1, max(r.count, 1))
	case errors.Is(err, errFile), errors.Is(err, errBroken):
		r.add(ruleDamaged)
	default:
		return err
	}
	return nil
}

var (
	errFile = errors.New("not a readable PDF file")
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
	chars := 0
	for i := range r.count {
		if i == maxPages || chars > maxText {
			r.add(ruleLong, r.count, i)
			break
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		p, ok := r.page(ctx, in, doc.Document, i)
		if ok {
			r.pages = append(r.pages, p)
			chars += len(p.Runes)
		}
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
	s.page.Runes = repair(s.page.Runes)
	s.look(ctx)
	if s.pictured() {
		err := r.picture(ctx, s)
		r.pictures, r.became = append(r.pictures, i+1), append(r.became, err)
		if err == nil {
			return s.page, true
		}
	}
	if s.unknown > 0 {
		r.add(ruleUnmapped, i+1, s.unknown)
	}
	return s.page, true
}

// picture reads the words off a page that is a picture.
func (r *reading) picture(ctx context.Context, s *sheet) error {
	if len(r.pictures) >= ocr.Most {
		return ocr.ErrTooMany
	}
	return s.recognise(ctx, r.clock)
}

func (s *sheet) close() {
	_, _ = s.in.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: *s.ref.ByReference})
}
