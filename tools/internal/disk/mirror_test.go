package disk

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMirror(t *testing.T) {
	from, to := filepath.Join(t.TempDir(), "from"), filepath.Join(t.TempDir(), "to")
	put := func(dir string, files map[string]string) {
		for name, data := range files {
			if _, err := Write(filepath.Join(dir, filepath.FromSlash(name)), []byte(data)); err != nil {
				t.Fatal(err)
			}
		}
	}
	want := map[string]string{
		"index.html": "new", "css/a.css": "same", "page": "a file that was a folder", "folder/x/index.html": "a folder that was a file",
		".nojekyll": "",
	}
	put(from, want)
	put(to, map[string]string{
		"index.html": "old", "css/a.css": "same", "gone/deep/index.html": "old", "page/index.html": "old", "folder": "old",
		".git/config": "kept", ".dafu-123": "left behind", "css/.dafu-9": "left behind",
	})
	for range 2 { // the second time all is there
		if err := Mirror(from, to); err != nil {
			t.Fatal(err)
		}
		names, err := below(to)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, name := range names {
			data, err := os.ReadFile(filepath.Join(to, name))
			if err != nil {
				t.Fatal(err)
			}
			got[filepath.ToSlash(name)] = string(data)
		}
		want[".git/config"] = "kept"
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
		if _, err := os.Stat(filepath.Join(to, "gone")); err == nil {
			t.Error("an empty folder stays")
		}
		delete(want, ".git/config")
		put(from, want)
	}
}
