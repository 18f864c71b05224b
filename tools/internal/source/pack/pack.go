// Package pack opens the archives that DOCX and OFD files are, part by part,
// and reads their XML into small trees. Every size has a bound, so that a file
// made to exhaust the machine is refused at once.
package pack

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"dafu/tools/internal/source"
)

// Bounds of what is read. A letter stays far below each.
const (
	MaxParts = 5000      // parts of an archive
	MaxPart  = 64 << 20  // bytes of a part, unpacked
	MaxTotal = 160 << 20 // bytes of all parts that are read, unpacked
	MaxDepth = 256       // elements within each other
	MaxNodes = 600_000   // elements of a part
)

// ErrMissing says that a part that another one names is not there.
var ErrMissing = errors.New("part is missing")

// Pack is an open archive.
type Pack struct {
	files map[string]*zip.File
	trees map[string]*Elem // of parts that stand in one XML file
	read  int64
}

// Open opens an archive.
func Open(data []byte) (*Pack, error) {
	// The directory tells its own size: one of a million entries must not be read.
	if n := entries(data); n > MaxParts {
		return nil, fmt.Errorf("%d parts: %w", n, source.ErrLarge)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("%w: %v", source.ErrDamaged, err)
	}
	if len(z.File) > MaxParts {
		return nil, fmt.Errorf("%d parts: %w", len(z.File), source.ErrLarge)
	}
	p := &Pack{files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := key(f.Name)
		if _, twice := p.files[name]; !twice {
			p.files[name] = f
		}
	}
	return p, nil
}

// Flat makes an archive of one XML file that holds all parts (pkg:package).
func Flat(root *Elem) *Pack {
	p := &Pack{trees: map[string]*Elem{}}
	for _, part := range root.All("part") {
		if data := part.Kid("xmlData"); data != nil && len(data.Kids) > 0 {
			p.trees[key(part.Attr("name"))] = data.Kids[0]
		}
	}
	return p
}

// entries counts the headers of a directory, up to one more than is allowed.
func entries(data []byte) int {
	n := 0
	for at := 0; n <= MaxParts; n++ {
		i := bytes.Index(data[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at += i + 4
	}
	return n
}

// key makes the name of a part comparable: some writers use backslashes, and
// case does not count.
func key(name string) string {
	name = path.Clean("/" + strings.ReplaceAll(name, `\`, "/"))
	return strings.ToLower(name[1:])
}

// Has reports whether there is a part of that name.
func (p *Pack) Has(name string) bool { return p.files[key(name)] != nil || p.trees[key(name)] != nil }

// Read returns the bytes of a part.
func (p *Pack) Read(name string) ([]byte, error) {
	f := p.files[key(name)]
	if f == nil {
		return nil, fmt.Errorf("%s: %w", name, ErrMissing)
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s: %w", name, source.ErrLocked)
	}
	left := min(MaxPart, MaxTotal-p.read)
	if f.UncompressedSize64 > uint64(left) {
		return nil, fmt.Errorf("%s: %w", name, source.ErrLarge)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %v", name, source.ErrDamaged, err)
	}
	defer r.Close()
	var buf bytes.Buffer
	// The size that the directory gives may be a lie; a checksum that does not
	// fit, or an end too early, is damage.
	n, err := io.Copy(&buf, io.LimitReader(r, left+1))
	p.read += n
	switch {
	case n > left:
		return nil, fmt.Errorf("%s: %w", name, source.ErrLarge)
	case err != nil:
		return nil, fmt.Errorf("%s: %w: %v", name, source.ErrDamaged, err)
	}
	return buf.Bytes(), nil
}

// Join resolves the name of a part that another part refers to: from the root
// if it begins with a slash, else from the folder of that other part.
func Join(from, name string) string {
	name = strings.ReplaceAll(strings.TrimSpace(name), `\`, "/")
	if strings.HasPrefix(name, "/") {
		return path.Clean(name)[1:]
	}
	return path.Clean("/" + path.Dir(from) + "/" + name)[1:]
}
