// Package disk writes files so that a reader, or a run cut short, never meets
// half of one, keeps two runs apart, and says in a clerk's words what is wrong
// with a disk. docs/decisions/0014-nothing-half.md says what is promised.
package disk

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/robustio"
)

// Write puts data at path, whole or not at all, making the folders above it. A
// file that holds the same bytes already is not touched. It reports whether
// the file changed.
func Write(path string, data []byte) (changed bool, err error) {
	old, err := readBefore(path)
	if err != nil {
		return false, err
	}
	if old != nil && bytes.Equal(old, data) {
		return false, nil
	}
	if err := Replace(path, data); err != nil {
		return false, err
	}
	return true, nil
}

// Replace puts data at path as Write does, whatever is there now.
func Replace(path string, data []byte) error {
	return put(path, data, true, nil)
}

// Swap puts data at path as Write does, but only if the file holds what was read
// of it: old, or nothing at all if old is nil. Otherwise somebody has saved the
// file since, and it stays as it is: the error is a *ChangedError.
func Swap(path string, old, data []byte) error {
	return put(path, data, true, func() error {
		now, err := readBefore(path)
		if err != nil {
			return err
		}
		same := (now == nil) == (old == nil) && bytes.Equal(now, old)
		if !same && !bytes.Equal(now, data) {
			return &ChangedError{path}
		}
		return nil
	})
}

// Spare puts data at path as Replace does, but does not wait until the disk has
// it: for what a power cut may take because it can be told and done without.
func Spare(path string, data []byte) error {
	return put(path, data, false, nil)
}

// Direct puts data at path itself: a run that is cut short leaves a part of it.
// It is for what is told by its contents to be damaged, and made again.
func Direct(path string, data []byte) error {
	if err := folder(filepath.Dir(path)); err != nil {
		return err
	}
	if err := os.WriteFile(path, data, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// folder makes a folder with those above it. Mostly they are there, or it alone is
// new.
func folder(dir string) error {
	err := os.Mkdir(dir, 0o755)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	return nil
}

// ChangedError means that a file was saved by somebody else while it was worked
// on. It was left as it is.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string { return e.Path + ": somebody has saved this file meanwhile" }

// readBefore reads what is at path; nil if there is nothing.
func readBefore(path string) ([]byte, error) {
	old, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read before writing: %w", err)
	case old == nil:
		old = []byte{}
	}
	return old, nil
}

// put writes a file in the work folder and moves it to path once it is whole.
// check, if not nil, has the last word before that. On Windows a virus scanner may
// have hold of a new file for a moment: the move is tried for two seconds.
func put(path string, data []byte, wait bool, check func() error) error {
	dir := filepath.Dir(path)
	if err := folder(dir); err != nil {
		return err
	}
	half, err := fill(path, data, wait)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if check != nil {
		if err := check(); err != nil {
			os.Remove(half)
			return err
		}
	}
	err = robustio.Rename(half, path)
	if err == nil {
		return nil
	}
	os.Remove(half)
	if filepath.Dir(half) != dir {
		// The folder may lie on another disk than the work folder: by a link, or a
		// mount. Whatever else it is, the second try meets it too.
		if half, err = fillIn(dir, data, wait); err == nil {
			if err = robustio.Rename(half, path); err != nil {
				os.Remove(half)
			}
		}
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// fill writes data into a new file on the way to path, and returns its name.
func fill(path string, data []byte, wait bool) (name string, err error) {
	name, err = fillIn(halfway(path), data, wait)
	if errors.Is(err, fs.ErrNotExist) && found.Swap(nil) != nil { // the work folder is gone
		name, err = fillIn(halfway(path), data, wait)
	}
	return name, err
}

func fillIn(dir string, data []byte, wait bool) (name string, err error) {
	f, err := os.CreateTemp(dir, halfPrefix+"*")
	if err != nil {
		return "", err
	}
	name = f.Name()
	_, err = f.Write(data)
	if err == nil && wait {
		err = home.settle(f)
	}
	if err == nil {
		err = f.Chmod(0o644)
	}
	if failed := f.Close(); err == nil {
		err = failed
	}
	if err != nil {
		os.Remove(name)
		return "", err
	}
	return name, nil
}
