// Package rtf reads the text of RTF files as Word, WPS, WordPad and
// LibreOffice write them.
package rtf

import (
	"bytes"
	"context"
	"fmt"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

const (
	maxBytes = 128 << 20
	maxDepth = 1024
)

// Read reads the bytes of an RTF file. A file that cannot be read gives an
// error finding and a Text without lines; the error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	r := &reader{text: t, fonts: map[int]font{}, page: 936}
	if err := r.read(ctx, data); err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	return t, t.Finish(r.extras), nil
}

// read goes through the file token by token.
func (r *reader) read(ctx context.Context, data []byte) error {
	switch {
	case !bytes.HasPrefix(data, []byte(`{\rtf`)):
		return fmt.Errorf("no RTF: %w", source.ErrDamaged)
	case len(data) > maxBytes:
		return source.ErrLarge
	}
	s := scanner{data: data}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		t := s.next()
		if t.kind == end {
			return fmt.Errorf("%d groups are open at the end: %w", len(r.stack), source.ErrDamaged)
		}
		if err := r.token(t); err != nil {
			return err
		}
		if r.num > source.MaxParagraphs {
			return fmt.Errorf("%d paragraphs: %w", r.num, source.ErrLarge)
		}
		if len(r.stack) == 0 {
			r.flush()
			r.story.close(r)
			return nil
		}
	}
}
