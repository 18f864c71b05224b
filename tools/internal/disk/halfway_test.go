package disk

import (
	"os"
	"path/filepath"
	"testing"
)

// TestSweep holds that half files lie in the work folder of a site, and are gone
// after the next sweep wherever they lie.
func TestSweep(t *testing.T) {
	root := t.TempDir()
	page := filepath.Join(root, "content", "replies", "a", "index.zh.md")
	if got := halfway(page); got != filepath.Dir(page) {
		t.Errorf("without a work folder: %s", got)
	}
	if err := Sweep(root, "content"); err != nil {
		t.Fatal(err)
	}
	if got := halfway(page); got != filepath.Join(root, ".dafu", "half") {
		t.Errorf("in a site: %s", got)
	}
	if err := Replace(page, []byte("whole")); err != nil {
		t.Fatal(err)
	}
	left := []string{filepath.Join(filepath.Dir(page), ".dafu-1"), filepath.Join(root, ".dafu", "half", ".dafu-2")}
	other := filepath.Join(filepath.Dir(page), "picture.png")
	for _, path := range append(left, other) {
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Sweep(root, "content", "static"); err != nil {
		t.Fatal(err)
	}
	for _, path := range left {
		if _, err := os.Stat(path); err == nil {
			t.Errorf("%s stays", path)
		}
	}
	for _, path := range []string{page, other} {
		if _, err := os.Stat(path); err != nil {
			t.Error(err)
		}
	}
}
