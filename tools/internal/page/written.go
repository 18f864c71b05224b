package page

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"sync"

	"dafu/tools/internal/disk"
)

// What this computer keeps of a bundle, below Work: the page as the tool wrote it
// last, by its checksum; while there are conflicts, the page as it was before
// the first of them; and copies of corrected pages that were written over.
const (
	baseFolder = "base"
	copyFolder = "copies"
	openFile   = "open.gz"
)

func (s *Store) baseFile(bundle, name string) string {
	return filepath.Join(s.Work, baseFolder, filepath.FromSlash(bundle), name)
}

// written returns the page as the tool wrote it before a person corrected it:
// nil if this computer does not have it.
func (s *Store) written(bundle string, corrected []byte) []byte {
	sum := claimed(corrected)
	if sum == "" || s.Work == "" {
		return nil
	}
	data := unpack(s.baseFile(bundle, sum+".gz"))
	if claimed(data) != sum {
		return nil
	}
	return data
}

// claimed is the checksum that a page has in its front matter, that of the page
// as the tool wrote it; "" if it has none.
func claimed(data []byte) string {
	m := checksum.FindSubmatch(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")))
	if m == nil {
		return ""
	}
	return string(m[1])
}

// keeping keeps a page as the tool writes it while put puts it in its place, and
// lets go of earlier ones after that. In this order there is, whenever a run is
// cut short, the page as it was written to compare a correction with.
func (s *Store) keeping(bundle string, data []byte, put func() error) error {
	if s.Work == "" {
		return put()
	}
	path := s.baseFile(bundle, claimed(data)+".gz")
	if _, err := os.Stat(path); err == nil {
		return put()
	}
	if err := pack(path, data); err != nil {
		return err
	}
	if err := put(); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	files, err := os.ReadDir(dir)
	if err != nil {
		return fmt.Errorf("keep the page as written: %w", err)
	}
	for _, f := range files {
		if f.Name() != filepath.Base(path) && f.Name() != openFile {
			os.Remove(filepath.Join(dir, f.Name())) // one that stays behind is in nobody's way
		}
	}
	return nil
}

// unpack reads a kept page; nil for one that is not there or is damaged.
func unpack(path string) []byte {
	f, err := os.Open(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil
	}
	data, err := io.ReadAll(z)
	if err != nil {
		return nil
	}
	return data
}

// packers are used again and again: a new one takes as much memory as hundreds
// of pages.
var packers = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(io.Discard, gzip.BestSpeed)
	if err != nil {
		panic(err) // the level is one that there is
	}
	return z
}}

// pack keeps a page. It does not wait for the disk: a page that a power cut
// damages is told by its checksum, and does without.
func pack(path string, data []byte) error {
	var b bytes.Buffer
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(&b)
	z.Write(data) // into memory: neither can fail
	z.Close()
	if err := disk.Spare(path, b.Bytes()); err != nil {
		return fmt.Errorf("keep the page as written: %w", err)
	}
	return nil
}

// copyAside keeps a copy of a corrected page that will be written over. One that
// a run made that was cut short before it wrote over the page is good enough.
func (s *Store) copyAside(bundle string, data []byte) (path string, err error) {
	if s.Work == "" {
		return "", errors.New("there is no folder for a copy of the corrected page")
	}
	dir := filepath.Join(s.Work, copyFolder, filepath.FromSlash(bundle))
	for n := 1; ; n++ {
		path = filepath.Join(dir, strconv.Itoa(n)+".zh.md")
		there, err := os.ReadFile(path)
		switch {
		case err == nil && bytes.Equal(there, data):
			return path, nil
		case errors.Is(err, fs.ErrNotExist):
			if err := disk.Replace(path, data); err != nil {
				return "", fmt.Errorf("copy the corrected page: %w", err)
			}
			return path, disk.Settle(dir)
		case err != nil:
			return "", fmt.Errorf("copy the corrected page: %w", err)
		}
	}
}
