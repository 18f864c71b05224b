// Package odt reads the text of OpenDocument files (.odt, and .fodt, which is
// one XML file) as LibreOffice and WPS write them: what a reader of the printed
// letter sees, with the numbers that the program counts, in the version with
// all changes accepted. Sections and attributes are those of OpenDocument 1.3.
package odt

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/pack"
)

// reader reads one document.
type reader struct {
	ctx    context.Context
	text   *source.Text
	extras source.Extras
	styles styles
	lists  lists
	num    int // paragraphs so far
	rows   int // table rows so far
	cell   source.Line
	aside  string // what is read stands beside the letter, and is this

	ended     map[string]bool // changes that have an end, by their ids
	deletions map[string]bool // changes that take text away, by their ids
	gone      int             // of them, those that are open: what is read now is deleted
	held      string          // of a paragraph whose end was deleted: the next one goes on with it
}

// Read reads the bytes of an OpenDocument text. A file that cannot be read gives
// an error finding and a Text without lines; the error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	r := &reader{ctx: ctx, text: t, ended: map[string]bool{}, deletions: map[string]bool{}}
	if err := r.read(data); err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	return t, t.Finish(r.extras), ctx.Err()
}

func (r *reader) read(data []byte) error {
	content, looks, err := r.open(data)
	if err != nil {
		return err
	}
	body := content.Kid("body")
	if body == nil {
		return fmt.Errorf("no body: %w", source.ErrDamaged)
	}
	text := body.Kid("text")
	if text == nil {
		return fmt.Errorf("no text document: %w", source.ErrForeign)
	}
	r.styles = newStyles(looks.Kid("styles"), looks.Kid("automatic-styles"), content.Kid("automatic-styles"))
	r.lists = newLists(looks.Kid("styles"), content.Kid("automatic-styles"))
	r.endings(text)
	r.blocks(text)
	r.release()
	r.margins(looks.Kid("master-styles"))
	return r.ctx.Err()
}

// open returns the tree that holds the text, and the one that holds the styles
// and the margins of pages.
func (r *reader) open(data []byte) (content, looks *pack.Elem, err error) {
	if !bytes.HasPrefix(data, []byte("PK")) {
		content, err = pack.ParseMixed(r.ctx, data)
		return content, content, err
	}
	parts, err := pack.Open(data)
	if err != nil {
		return nil, nil, err
	}
	manifest, err := parts.Tree(r.ctx, "META-INF/manifest.xml")
	if err != nil && !errors.Is(err, pack.ErrMissing) {
		return nil, nil, err
	}
	for _, entry := range manifest.All("file-entry") {
		if entry.Kid("encryption-data") != nil {
			return nil, nil, source.ErrLocked
		}
	}
	if content, err = parts.Mixed(r.ctx, "content.xml"); err != nil {
		return nil, nil, err
	}
	looks, err = parts.Mixed(r.ctx, "styles.xml")
	if errors.Is(err, pack.ErrMissing) {
		return content, nil, nil
	}
	return content, looks, err
}

// margins reads the headers and footers of the pages, each once.
func (r *reader) margins(masters *pack.Elem) {
	r.aside, r.cell = source.Header, source.Line{}
	for _, page := range masters.All("master-page") {
		for _, k := range page.Kids {
			switch k.Name {
			case "header", "footer", "header-first", "footer-first", "header-left", "footer-left":
				if k.Attr("display") != "false" {
					r.blocks(k)
				}
			}
		}
	}
}
