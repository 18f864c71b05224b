package render

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestBuildLetsGo renders a site again and again: what Hugo made of it must not stay.
func TestBuildLetsGo(t *testing.T) {
	root := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("config.toml", "disableKinds = ['taxonomy', 'term', 'rss', 'sitemap', 'section', 'home', '404']\n")
	write("layouts/page.html", "{{ .Content }}")
	for i := range 20 {
		write(fmt.Sprintf("content/%d.md", i), strings.Repeat("提案答复 ", 20_000))
	}
	held := func() int64 {
		if err := Build(t.Context(), Options{Root: root}); err != nil {
			t.Fatal(err)
		}
		runtime.GC()
		runtime.GC() // what pools hold lives one collection longer
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return int64(m.HeapAlloc)
	}
	first := held()
	held()
	if more := held() - first; more > 2<<20 {
		t.Errorf("two more builds hold %d bytes more", more)
	}
}
