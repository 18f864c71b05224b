package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"dafu/tools/internal/render"
	"dafu/tools/internal/site"
)

// segments are the parts of the site that config.toml defines.
var segments = []string{"zh-pages", "zh-lists", "en-pages", "en-lists"}

// TestParts makes a site once on one machine, and once as four machines do: each
// reads a share of the letters, a share of the pages for the search index, and
// renders a part of the site. What comes out is
// the same, to the byte.
func TestParts(t *testing.T) {
	one, four := made(t, 1, 40), made(t, 4, 40)
	same(t, filepath.Join(one, "content"), filepath.Join(four, "content"))
	same(t, filepath.Join(one, "translations"), filepath.Join(four, "translations"))
	same(t, filepath.Join(one, "static"), filepath.Join(four, "static"))

	if err := render.Build(t.Context(), render.Options{Root: one}); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(one, "public")
	together := filepath.Join(t.TempDir(), "public")
	for _, s := range segments {
		part := filepath.Join(t.TempDir(), s)
		if err := render.Build(t.Context(), render.Options{Root: four, Public: part, Segments: []string{s}}); err != nil {
			t.Fatal(err)
		}
		n := 0
		each(t, part, func(name string, data []byte) {
			n++
			to := filepath.Join(together, name)
			if there, err := os.ReadFile(to); err == nil && !bytes.Equal(there, data) {
				t.Errorf("%s is not the same in every part", name)
			}
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(to, data, 0o644); err != nil {
				t.Fatal(err)
			}
		})
		if all := count(t, whole); n == 0 || n == all {
			t.Errorf("%s has %d of %d files", s, n, all)
		}
	}
	same(t, whole, together)
}

// made makes a site of invented letters that are read in n shares, up to its
// search index.
func made(t *testing.T, n, letters int) string {
	t.Helper()
	ctx, root := context.Background(), filepath.Join(t.TempDir(), "site")
	if err := demo(root, letters, 1); err != nil {
		t.Fatal(err)
	}
	s, _, err := site.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	from := []string{filepath.Join(root, "letters")}
	if n == 1 {
		_, _, err = s.Convert(ctx, from, nil)
	} else {
		dir := t.TempDir()
		for i := 1; i <= n; i++ {
			if _, _, err := s.ReadShard(ctx, from, site.Shard{N: i, Of: n}, dir, nil); err != nil {
				t.Fatal(err)
			}
		}
		_, _, err = s.Join(ctx, dir, nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Translate(ctx); err != nil {
		t.Fatal(err)
	}
	if n == 1 {
		_, _, err = s.Index(ctx)
	} else {
		dir := t.TempDir()
		for i := 1; i <= n; i++ {
			if _, _, err := s.IndexShard(ctx, site.Shard{N: i, Of: n}, dir); err != nil {
				t.Fatal(err)
			}
		}
		_, err = s.JoinIndex(ctx, dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// same compares two folders, file by file.
func same(t *testing.T, want, got string) {
	t.Helper()
	if w, g := count(t, want), count(t, got); w != g || w == 0 {
		t.Errorf("%s has %d files, %s %d", want, w, got, g)
	}
	each(t, want, func(name string, data []byte) {
		other, err := os.ReadFile(filepath.Join(got, name))
		if err != nil || !bytes.Equal(other, data) {
			at := 0
			for at < min(len(data), len(other)) && data[at] == other[at] {
				at++
			}
			t.Errorf("%s is not the same (%v): %q, not %q", name, err, cut(other, at), cut(data, at))
		}
	})
}

// cut is what stands around a place.
func cut(data []byte, at int) []byte {
	return data[min(max(at-40, 0), len(data)):min(at+80, len(data))]
}

func count(t *testing.T, dir string) (n int) {
	t.Helper()
	each(t, dir, func(string, []byte) { n++ })
	return n
}

// each hands on every file below a folder.
func each(t *testing.T, dir string, do func(name string, data []byte)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		do(name, data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
