// Package doc reads the text of binary Word files (.doc), which WPS writes
// too (.wps), from Word 97 on. The structures are those of [MS-DOC]; names in
// comments are the ones used there.
package doc

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/richardlehane/mscfb"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

const (
	maxBytes = 64 << 20 // of a file
	maxChars = 8 << 20  // of all its text
	maxRuns  = 2 << 20  // stretches of text with the same properties
	maxWork  = 1 << 30  // bytes of properties that are obeyed
	maxBoxes = 2000     // text boxes
)

// file holds the streams of a document.
type file struct {
	main, table, data []byte
	embedded          int // storages of other files inside
}

// Read reads the bytes of a DOC or WPS file. A file that cannot be read gives
// an error finding and a Text without lines; the error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	extras, err := read(ctx, t, data)
	if err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	return t, t.Finish(extras), nil
}

func read(ctx context.Context, t *source.Text, data []byte) (source.Extras, error) {
	f, err := open(data)
	if err != nil {
		return source.Extras{}, err
	}
	d, err := newDocument(f)
	if err != nil {
		return source.Extras{}, err
	}
	r := reader{ctx: ctx, doc: d, text: t}
	if err := r.read(); err != nil {
		return source.Extras{}, err
	}
	for i := range f.embedded {
		r.extras.Embedded = append(r.extras.Embedded, fmt.Sprintf("OLE %d", i+1))
	}
	return r.extras, ctx.Err()
}

// open takes the streams out of the compound file.
func open(data []byte) (*file, error) {
	if len(data) > maxBytes {
		return nil, source.ErrLarge
	}
	// Files cut off in their last sector are common and read as if it were full.
	padded := append(bytes.Clone(data), make([]byte, 4096-len(data)%512)...)
	c, err := mscfb.New(bytes.NewReader(padded))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", source.ErrDamaged, err)
	}
	streams := map[string][]byte{}
	f := &file{}
	for _, e := range c.File {
		switch e.Name {
		case "EncryptedPackage", "EncryptionInfo":
			return nil, source.ErrLocked
		case "\x01Ole10Native", "Package", "\x03ObjInfo":
			if e.Name == "\x03ObjInfo" {
				f.embedded++
			}
		case "WordDocument", "0Table", "1Table", "Data":
			if len(e.Path) > 0 || streams[e.Name] != nil {
				continue // that of a document inside of this one
			}
			if e.Size > int64(len(padded)) || e.Size < 0 {
				return nil, fmt.Errorf("%s of %d bytes: %w", e.Name, e.Size, source.ErrDamaged)
			}
			buf := make([]byte, e.Size)
			if _, err := io.ReadFull(e, buf); err != nil {
				return nil, fmt.Errorf("%s: %w: %v", e.Name, source.ErrDamaged, err)
			}
			streams[e.Name] = buf
		}
	}
	f.main, f.data = streams["WordDocument"], streams["Data"]
	if f.main == nil && foreign(c) {
		return nil, source.ErrForeign
	}
	if len(f.main) < 34 {
		return nil, fmt.Errorf("no WordDocument: %w", source.ErrDamaged)
	}
	f.table = streams["0Table"]
	if u16(f.main, 10)&0x0200 != 0 { // fWhichTblStm
		f.table = streams["1Table"]
	}
	return f, nil
}

// foreign reports a compound file of another program.
func foreign(c *mscfb.Reader) bool {
	return slices.ContainsFunc(c.File, func(e *mscfb.File) bool {
		return e.Name == "Workbook" || e.Name == "Book" || e.Name == "PowerPoint Document" || strings.HasPrefix(e.Name, "__properties_version")
	})
}

// u16 and u32 read a number, zero where the bytes end before it.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(b[at]) | int(b[at+1])<<8
}

func u32(b []byte, at int) uint32 { return uint32(u16(b, at)) | uint32(u16(b, at+2))<<16 }

// part returns n bytes from at, nil where there are not so many.
func part(b []byte, at, n uint32) []byte {
	if n == 0 || uint64(at)+uint64(n) > uint64(len(b)) {
		return nil
	}
	return b[at : at+n]
}
