package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"

	"dafu/tools/internal/diag"
)

// readAll calls look with every file below dir, on all cores, and returns what
// it gives in the order of the paths. A folder that is not there holds no files.
func readAll[T any](ctx context.Context, dir string, look func(path string, data []byte) T) ([]T, error) {
	paths, err := filesBelow(dir)
	if err != nil {
		return nil, err
	}
	out := make([]T, len(paths))
	errs := make([]error, runtime.GOMAXPROCS(0))
	work := make(chan int)
	var wg sync.WaitGroup
	for w := range errs {
		wg.Go(func() {
			for i := range work {
				data, err := os.ReadFile(paths[i])
				switch {
				case errors.Is(err, fs.ErrNotExist): // renamed or deleted since
				case err != nil:
					errs[w] = fmt.Errorf("check: %w", err)
				default:
					out[i] = look(paths[i], data)
				}
			}
		})
	}
	for i := range paths {
		if ctx.Err() != nil {
			break
		}
		work <- i
	}
	close(work)
	wg.Wait()
	return out, errors.Join(append(errs, ctx.Err())...)
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
