// Package browser proves in Chromium what a site owes its readers, on a built
// site of invented letters: make proof.
package browser

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/reader"
)

// siteVariable names the folder of the built site.
const siteVariable = "DAFU_PROOF_SITE"

// public returns the folder of the built site. Without one the test is skipped:
// a proof takes minutes and measures speed, so it is run for itself.
func public(t *testing.T) string {
	t.Helper()
	dir := os.Getenv(siteVariable)
	if dir == "" {
		t.Skip("run it with make proof, which builds a site of invented letters for it")
	}
	return dir
}

// piece returns the path of a file of the packages beside this test, or skips
// the test and says how to get them. With DAFU_REQUIRE_BROWSER set it fails.
func piece(t *testing.T, file string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join("node_modules", filepath.FromSlash(file)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		without(t, "there is no "+file+": npm ci --prefix tools/browser")
	}
	return file
}

// node returns the path of Node.js.
func node(t *testing.T) string {
	t.Helper()
	file, err := exec.LookPath("node")
	if err != nil {
		without(t, "there is no node on the path")
	}
	return file
}

func without(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("DAFU_REQUIRE_BROWSER") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// serve serves the built site and returns its address, with a slash at its end.
func serve(t *testing.T) string {
	t.Helper()
	reader.Chromium(t)
	server := httptest.NewServer(http.FileServer(http.Dir(public(t))))
	t.Cleanup(server.Close)
	return server.URL + "/"
}

// pages lists the addresses of the pages, as from the home page, in order.
func pages(t *testing.T) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(public(t)), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".html" {
			return err
		}
		out = append(out, strings.TrimSuffix(name, "index.html"))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// kind names the kind of a page by its place: its language, its section, how
// deep it lies, and whether it is a later page of a list.
func kind(address string) string {
	lang := "zh"
	if rest, ok := strings.CutPrefix(address, "en/"); ok {
		lang, address = "en", rest
	}
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	section, deep := parts[0], len(parts)
	if deep > 2 && parts[deep-2] == "page" {
		return lang + " " + section + " later page"
	}
	return lang + " " + section + strings.Repeat("/*", deep-1)
}

// TestKind holds the names that the choice of pages rests on.
func TestKind(t *testing.T) {
	for address, want := range map[string]string{
		"": "zh ", "en/": "en ", "404.html": "zh 404.html", "replies/": "zh replies",
		"en/replies/a-1/2-b/": "en replies/*/*", "agencies/b/": "zh agencies/*", "en/replies/page/3/": "en replies later page",
	} {
		if got := kind(address); got != want {
			t.Errorf("%s is of kind %q, want %q", address, got, want)
		}
	}
}
