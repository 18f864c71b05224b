package page

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/merge"
)

// What this computer keeps of a bundle, below Work: the page as the tool wrote it
// last, by its checksum; while there are conflicts, the page as it was before
// the first of them; and copies of corrected pages that were written over.
const (
	baseFolder = "base"
	copyFolder = "copies"
	openMark   = "open"
)

// baseFile is where a page of a bundle is kept: beside those of other bundles,
// since a folder for each takes longer to make than its file.
func (s *Store) baseFile(bundle, mark string) string {
	return filepath.Join(s.Work, baseFolder, filepath.FromSlash(bundle)+"."+mark+".md")
}

// written returns the page as the tool wrote it before a person corrected it:
// nil if this computer does not have it.
func (s *Store) written(bundle string, corrected []byte) []byte {
	sum := claimed(corrected)
	if sum == "" || s.Work == "" {
		return nil
	}
	data := kept(s.baseFile(bundle, sum))
	if claimed(data) != sum {
		return nil
	}
	return data
}

// Before returns the page of a bundle as the tool wrote it before a person corrected it,
// of what the work folder keeps: nil if this computer does not have it.
func Before(work, bundle string, corrected []byte) []byte {
	return (&Store{Work: work}).written(bundle, corrected)
}

// claimed is the checksum that a page has in its front matter, that of the page
// as the tool wrote it; "" if it has none.
func claimed(data []byte) string {
	data = merge.Plain(data)
	from, to := checksumAt(data)
	if from < 0 {
		return ""
	}
	return string(data[from:to])
}

// keeping keeps a page as the tool writes it while put puts it in the place of the
// page there, and lets go of what was kept of that. In this order there is,
// whenever a run is cut short, the page as it was written to compare a correction
// with.
func (s *Store) keeping(bundle string, there, data []byte, put func() error) error {
	if s.Work == "" {
		return put()
	}
	was, now := claimed(there), claimed(data)
	path := s.baseFile(bundle, now)
	if was == now {
		// What is kept was whole before the page was there.
		if _, err := os.Stat(path); err != nil {
			if err := keep(path, data, disk.Spare); err != nil {
				return err
			}
		}
		return put()
	}
	if err := keep(path, data, disk.Direct); err != nil {
		return err
	}
	if err := put(); err != nil {
		return err
	}
	if was != "" {
		os.Remove(s.baseFile(bundle, was)) // one that stays behind is in nobody's way
	}
	return nil
}

// kept reads a kept page; nil for one that is not there or is damaged. The disk is
// not waited for when a page is kept: one that a power cut damages is told by its
// checksum, and does without. It is not compressed: that takes longer than all
// else that is done to keep it, and saves one block of the disk, mostly.
func kept(path string) []byte {
	data, err := os.ReadFile(path)
	if err != nil || Edited(data) {
		return nil
	}
	return data
}

// keep keeps a page, by way of write.
func keep(path string, data []byte, write func(string, []byte) error) error {
	if err := write(path, data); err != nil {
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
