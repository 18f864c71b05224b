package searchindex

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"

	"dafu/tools/internal/disk"
)

// Write puts the index into dir, file by file, the manifest last; files that
// are the same already are not touched, and what an earlier index left behind
// is removed. It reports how many files changed, removed ones included.
func (x *Index) Write(dir string) (changed int, err error) {
	names := slices.Sorted(maps.Keys(x.files))
	names = slices.DeleteFunc(names, func(n string) bool { return n == manifestFile })
	if err := x.folders(dir); err != nil {
		return 0, err
	}
	did, failed := make([]bool, len(names)), make([]error, len(names))
	each(len(names), func(i int) { did[i], failed[i] = x.write(dir, names[i]) })
	for _, d := range did {
		if d {
			changed++
		}
	}
	if err := errors.Join(failed...); err != nil {
		return changed, err
	}
	last, err := x.write(dir, manifestFile)
	if err != nil {
		return changed, err
	}
	if last {
		changed++
	}
	removed, err := x.sweep(dir)
	return changed + removed, err
}

// folders makes the folders that the files go into.
func (x *Index) folders(dir string) error {
	made := map[string]bool{}
	for name := range x.files {
		folder := filepath.Join(dir, filepath.FromSlash(path.Dir(name)))
		if made[folder] {
			continue
		}
		made[folder] = true
		if err := os.MkdirAll(folder, 0o755); err != nil {
			return fmt.Errorf("write the search index: %w", err)
		}
	}
	return nil
}

// write does not wait for the disk: a power cut takes an index that can be made
// anew, and whose files tell by their checksums that they are not whole. So a file
// that was not there is written where it belongs: what may be at work by the
// earlier manifest does not ask for it.
func (x *Index) write(dir, name string) (changed bool, err error) {
	to := filepath.Join(dir, filepath.FromSlash(name))
	old, err := os.ReadFile(to)
	switch {
	case err == nil && bytes.Equal(old, x.files[name]):
		return false, nil
	case err == nil || errors.Is(err, fs.ErrNotExist) && name == manifestFile:
		err = disk.Spare(to, x.files[name])
	case errors.Is(err, fs.ErrNotExist):
		err = os.WriteFile(to, x.files[name], 0o644)
	}
	if err != nil {
		return false, fmt.Errorf("write the search index: %w", err)
	}
	return true, nil
}

// sweep removes the index files below dir that are not of this index.
func (x *Index) sweep(dir string) (removed int, err error) {
	err = filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		if _, ok := x.files[filepath.ToSlash(name)]; ok || filepath.Ext(name) != ".bin" {
			return nil
		}
		removed++
		return os.Remove(path)
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return removed, fmt.Errorf("remove what an earlier search index left: %w", err)
	}
	return removed, nil
}
