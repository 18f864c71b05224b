package disk

import (
	"os"
	"path/filepath"
	"testing"
)

func TestWrite(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "folder", "a.md")
	for i, want := range []struct {
		data    string
		changed bool
	}{{"one", true}, {"one", false}, {"two", true}} {
		changed, err := Write(path, []byte(want.data))
		if err != nil || changed != want.changed {
			t.Errorf("write %d: changed %v, %v", i, changed, err)
		}
		if got, _ := os.ReadFile(path); string(got) != want.data {
			t.Errorf("write %d: the file holds %q", i, got)
		}
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("other files were left behind: %v %v", left, err)
	}
}

func TestWriteFails(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "file"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(filepath.Join(dir, "file", "a.md"), []byte("x")); err == nil {
		t.Error("writing below a file succeeds")
	}
	if err := os.Mkdir(filepath.Join(dir, "a.md"), 0o755); err != nil {
		t.Fatal(err)
	}
	if _, err := Write(filepath.Join(dir, "a.md"), []byte("x")); err == nil {
		t.Error("writing over a folder succeeds")
	}
}
