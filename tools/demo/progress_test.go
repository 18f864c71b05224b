package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestProgress finds every status in the pages of a demonstration.
func TestProgress(t *testing.T) {
	root := filepath.Join(t.TempDir(), "site")
	if err := demo(root, 48, 1); err != nil {
		t.Fatal(err)
	}
	pages, err := filepath.Glob(filepath.Join(root, "content", "replies", "*", "*", "index.zh.md"))
	if err != nil || len(pages) != followed {
		t.Fatalf("%d pages, want %d (%v)", len(pages), followed, err)
	}
	var all strings.Builder
	for _, p := range pages {
		data, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, want := range []string{"[params.promises.s2-m1]", "'kept'", "'under-way'", "'dropped'"} {
		if !strings.Contains(all.String(), want) {
			t.Errorf("no page says %s", want)
		}
	}
}
