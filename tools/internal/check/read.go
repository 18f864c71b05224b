package check

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"dafu/tools/internal/diag"
)

// file is a file with what is held of it.
type file struct {
	name  string // from the folder of the site, or public/ and from the built one, with slashes
	path  string
	facts *facts
}

// readAll reads every file of a folder and has look search those that have changed
// since the last run. A name is made of the scope and the way from the folder.
func (c *checking) readAll(ctx context.Context, m *remembered, scope, dir string, look func(name, path string, data []byte) *facts) ([]file, error) {
	paths, err := c.filesOf(scope, dir)
	if err != nil {
		return nil, err
	}
	files := make([]file, len(paths))
	var unread []string
	var places []int
	for i, path := range paths {
		rel, _ := filepath.Rel(dir, path)
		name := scope + "/" + filepath.ToSlash(rel)
		files[i] = file{name: name, path: path}
		if f := m.before[name]; f != nil && c.Sums[name] == hex.EncodeToString([]byte(f.Sum)) {
			files[i].facts = f
			continue
		}
		unread, places = append(unread, path), append(places, i)
	}
	err = each(ctx, unread, func(n int, path string, data []byte) {
		i := places[n]
		name := files[i].name
		sum := sha256.Sum256(data)
		if f := m.before[name]; f != nil && f.Sum == string(sum[:16]) {
			files[i].facts = f
			return
		}
		f := look(name, path, data)
		f.Sum = string(sum[:16])
		f.fleeting = f.secret(name, m.words)
		files[i].facts = f
	})
	files = slices.DeleteFunc(files, func(f file) bool { return f.facts == nil })
	for _, f := range files {
		m.add(f)
	}
	return files, err
}

// each calls look with every file, on all cores. What look gets is its own until it
// returns. A file that is gone is passed over.
func each(ctx context.Context, paths []string, look func(i int, path string, data []byte)) error {
	errs := make([]error, runtime.GOMAXPROCS(0))
	var next atomic.Int64
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			var buf bytes.Buffer
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(paths) {
					return
				}
				err := read(paths[i], &buf)
				switch {
				case errors.Is(err, fs.ErrNotExist): // renamed or deleted since
				case err != nil:
					errs[w] = fmt.Errorf("check: %w", err)
				default:
					look(i, paths[i], buf.Bytes())
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(append(errs, ctx.Err())...)
}

// read reads a file into a buffer that was used for others before.
func read(path string, buf *bytes.Buffer) error {
	buf.Reset()
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = buf.ReadFrom(f)
	return err
}

// filesOf lists the files of a folder, in order. Those of a built site of which all is known
// need not be looked for, but for what is hidden there.
func (c *checking) filesOf(scope, dir string) ([]string, error) {
	if scope != builtScope || !c.Whole {
		return filesBelow(dir)
	}
	var out []string
	for name := range c.Sums {
		if rest, built := strings.CutPrefix(name, builtScope+"/"); built {
			out = append(out, filepath.Join(dir, filepath.FromSlash(rest)))
		}
	}
	hidden, err := filepath.Glob(filepath.Join(dir, ".*"))
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", dir, err)
	}
	for _, path := range hidden {
		below, err := filesBelow(path)
		if err != nil {
			return nil, err
		}
		out = append(out, below...)
	}
	slices.Sort(out)
	return out, nil
}

// filesBelow lists the files below a folder, in order.
func filesBelow(dir string) ([]string, error) {
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && path != dir:
			return nil // renamed or deleted since
		case err == nil && d.Type().IsRegular():
			out = append(out, path)
		case err == nil && d.Type()&fs.ModeSymlink != 0:
			if to, err := os.Stat(path); err == nil && to.Mode().IsRegular() {
				out = append(out, path)
			}
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", dir, err)
	}
	return out, nil
}

// at returns the place of a byte of a file.
func at(path string, data []byte, offset int) diag.Pos {
	before := data[:offset]
	line := bytes.Count(before, []byte("\n")) + 1
	col := len([]rune(string(before[bytes.LastIndexByte(before, '\n')+1:]))) + 1
	return diag.Pos{Path: path, Line: line, Col: col}
}

// binary reports whether data is no text.
func binary(data []byte) bool { return slices.Contains(data[:min(len(data), 8000)], 0) }
