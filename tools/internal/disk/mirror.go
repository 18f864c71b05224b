package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/robustio"
)

// Mirror moves the files below the folder from to the same places below the folder
// to, one by one, and then removes what else is below to. At any moment each file
// there is whole, the old one or the new one, and no page comes before the style
// sheets and pictures that it asks for. Folders and files of the top whose names
// begin with a dot and that are not below from, as .git, stay.
func Mirror(from, to string) error {
	names, err := moveAll(from, to)
	if err != nil {
		return err
	}
	return prune(to, names)
}

// Overlay moves files as Mirror does and then removes the files of these names below
// the folder to; all others stay.
func Overlay(from, to string, gone []string) error {
	if _, err := moveAll(from, to); err != nil {
		return err
	}
	for _, name := range gone {
		path := filepath.Join(to, filepath.FromSlash(name))
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove what the site no longer has: %w", err)
		}
		for dir := filepath.Dir(path); dir != to && os.Remove(dir) == nil; dir = filepath.Dir(dir) {
			// An empty folder goes too; one that is not empty can't be removed.
		}
	}
	return nil
}

// moveAll moves the files below a folder, pages last, and returns their names.
func moveAll(from, to string) ([]string, error) {
	names, err := below(from)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(names, func(a, b string) int { return order(a) - order(b) })
	made := map[string]bool{}
	for _, name := range names {
		source, target := filepath.Join(from, name), filepath.Join(to, name)
		if dir := filepath.Dir(target); !made[dir] {
			if err := clearWay(to, name); err != nil {
				return nil, fmt.Errorf("make the folder: %w", err)
			}
			made[dir] = true
		}
		if err := move(source, target); err != nil {
			return nil, fmt.Errorf("write %s: %w", target, err)
		}
	}
	return names, nil
}

// order puts pages last.
func order(name string) int {
	if filepath.Ext(name) == ".html" {
		return 1
	}
	return 0
}

// below lists the files below a folder, by their paths from there.
func below(dir string) (names []string, err error) {
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if path == dir && errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(dir, path)
		names = append(names, name)
		return err
	})
	return names, err
}

// clearWay makes the folder of a file, in the place of a file of its name.
func clearWay(to, name string) error {
	dir := filepath.Dir(filepath.Join(to, name))
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		return nil
	}
	for at := dir; at != to && len(at) > len(to); at = filepath.Dir(at) {
		if info, err := os.Lstat(at); err == nil && !info.IsDir() {
			if err := os.Remove(at); err != nil {
				return err
			}
		}
	}
	return os.MkdirAll(dir, 0o755)
}

// move moves a file, also to another disk and in the place of a folder.
func move(source, target string) error {
	err := robustio.Rename(source, target)
	if err == nil {
		return nil
	}
	if info, failed := os.Lstat(target); failed == nil && info.IsDir() {
		if err := os.RemoveAll(target); err != nil {
			return err
		}
		return robustio.Rename(source, target)
	}
	if OfOneFile(err) {
		return err
	}
	data, failed := os.ReadFile(source)
	if failed != nil {
		return errors.Join(err, failed)
	}
	return Spare(target, data)
}

// prune removes the files below a folder that are not named, and the folders that
// are empty then.
func prune(to string, names []string) error {
	keep := map[string]bool{".": true}
	for _, name := range names {
		for ; !keep[name]; name = filepath.Dir(name) {
			keep[name] = true
		}
	}
	err := filepath.WalkDir(to, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(to, path)
		if err != nil || keep[name] {
			return err
		}
		if filepath.Dir(name) != "." || !strings.HasPrefix(name, ".") || strings.HasPrefix(name, halfPrefix) {
			err = os.RemoveAll(path)
		}
		if d.IsDir() && err == nil {
			return filepath.SkipDir
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("remove what the site no longer has: %w", err)
	}
	return nil
}
