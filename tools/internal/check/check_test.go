package check

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// run lays out the files of a txtar archive and checks them as a site.
func run(t *testing.T, base, archive string) []string {
	t.Helper()
	root := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := Run(context.Background(), Site{Root: root, Public: filepath.Join(root, "public"), Base: base})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		out = append(out, strings.TrimPrefix(f.String(), root+string(filepath.Separator)))
	}
	return out
}

func TestClean(t *testing.T) {
	got := run(t, "/", `
-- content/a.md --
热线12345，邮编315000。
-- public/index.html --
<link rel="canonical" href="https://dafu.example/"><a href="/a/#s1">a</a> <a href="https://other.example/">b</a> <a href="#top">c</a><p id="top">3 * 4</p><img src="/x.svg">
-- public/a/index.html --
<h2 id="s1">x</h2><a href="../">up</a><a href="/">home</a><a href="/a/">self</a><script>var a = "**"</script>
-- public/x.svg --
<svg/>
`)
	if len(got) > 0 {
		t.Errorf("a clean site gives findings:\n%s", strings.Join(got, "\n"))
	}
}

func TestFindings(t *testing.T) {
	got := run(t, "/sub/", `
-- content/a.md --
一行
电话：13800000000
-- translations/a.po --
msgid "write to a@b.example"
-- public/feed.xml --
138 0000 0000
-- public/index.html --
<a href="/sub/gone/">x</a><a href="/elsewhere/">x</a><a href="/sub/#none">x</a><script src="https://cdn.example/x.js"></script><p>前**后</p>
`)
	want := []string{
		"content/a.md:2:4: error: personal data (mobile) stands here. Take it out of the file before anything is published or committed. (personal-data)",
		"public/feed.xml:1:1: error: personal data (mobile) stands here. Take it out of the file before anything is published or committed. (personal-data)",
		`public/index.html: warning: the page shows the characters "**" to its readers: …前**后…. If the letter does not print them, mend the Markdown. (literal-markdown)`,
		"public/index.html: error: the page makes the reader's browser ask another host: https://cdn.example/x.js. Take that image, script or style out, or keep a copy of it on this site. (other-host)",
		"public/index.html: error: the link /sub/gone/ leads nowhere on this site. (dead-link)",
		"public/index.html: error: the link /elsewhere/ leads nowhere on this site. (dead-link)",
		"public/index.html: error: the link /sub/#none leads to a page that has no place of that name. (dead-anchor)",
		"translations/a.po:1:17: error: personal data (email) stands here. Take it out of the file before anything is published or committed. (personal-data)",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
