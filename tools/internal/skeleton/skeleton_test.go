package skeleton

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCopy(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "new", "site")
	for _, f := range []string{
		"config.toml", "archetypes/replies.md", "assets/a.css", "content/_index.zh.md", "content/replies/_index.zh.md",
		"content/replies/s-1/1-a/index.zh.md", "data/places.toml", "i18n/zh.toml", "layouts/home.html",
		"static/robots.txt", "static/search/index.json", "translations/shared.po", "letters/a.txt", "public/index.html",
	} {
		path := filepath.Join(from, filepath.FromSlash(f))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := Copy(from, to); err != nil {
		t.Fatal(err)
	}
	var got []string
	if err := fs.WalkDir(os.DirFS(to), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			got = append(got, path)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"archetypes/replies.md", "assets/a.css", "config.toml", "content/_index.zh.md", "content/replies/_index.zh.md",
		"data/places.toml", "i18n/zh.toml", "layouts/home.html", "static/robots.txt", "translations/shared.po",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if info, err := os.Stat(filepath.Join(to, "letters")); err != nil || !info.IsDir() {
		t.Errorf("letters: %v", err)
	}
	if err := Copy(filepath.Join(from, "nowhere"), to); err == nil {
		t.Error("a site that is not there was copied")
	}
}
