// Package check reads what is about to be published, and says what must not be
// or does not work. Each rule has a file of its own.
package check

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"dafu/tools/internal/diag"
)

// Site is what is checked.
type Site struct {
	Root   string // folder of config.toml
	Public string // the built site; "" if none was built
	Base   string // path of the site's address: / or /sub/path/
}

// sources are the folders under Root whose text goes into the site.
// Letters as they came in are not among them: git and the site keep them out.
var sources = []string{"content", "data", "translations", "i18n", "static"}

// Run checks the site and returns the findings; the error is a failure to read.
func Run(ctx context.Context, s Site) ([]diag.Finding, error) {
	var out diag.List
	for _, dir := range sources {
		err := walk(ctx, filepath.Join(s.Root, dir), func(path string, data []byte) {
			out.Add(personal(path, data)...)
		})
		if err != nil {
			return nil, err
		}
	}
	if s.Public == "" {
		return out.All(), nil
	}
	pages := pageSet{}
	err := walk(ctx, s.Public, func(path string, data []byte) {
		rel, _ := filepath.Rel(s.Public, path)
		rel = filepath.ToSlash(rel)
		out.Add(personal(path, data)...)
		if filepath.Ext(path) != ".html" {
			pages[rel] = nil
			return
		}
		p := readPage(data)
		pages[rel] = p
		out.Add(literal(path, p)...)
		out.Add(outside(path, p)...)
	})
	if err != nil {
		return nil, err
	}
	out.Add(links(s, pages)...)
	return out.All(), nil
}

// walk calls visit with every file below dir, in order. A folder that is not
// there holds no files.
func walk(ctx context.Context, dir string, visit func(path string, data []byte)) error {
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if d.IsDir() {
			return nil
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		visit(path, data)
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("check %s: %w", dir, err)
	}
	return nil
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
