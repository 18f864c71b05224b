package site

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/searchindex"

	"github.com/google/go-cmp/cmp"
)

// TestIndexGroups changes pages and what is kept of them, and holds the index to
// one that is made of all pages.
func TestIndexGroups(t *testing.T) {
	s := newSite(t)
	manyLetters(t, s)
	runAgain(t, s.Root)
	for i := range 2 * groupSize { // pages enough for several groups
		change(t, s.Root, "letters/00/000.txt", func(text string) string { return text + "\n" })
		data := read1(t, filepath.Join(s.Root, "letters", "00", "000.txt"))
		write(t, filepath.Join(s.Root, "letters", "more", string(rune('a'+i/26))+string(rune('a'+i%26))+".txt"),
			strings.ReplaceAll(data, "第100号", "第"+strings.Repeat("2", 1+i%3)+string(rune('0'+i/10))+string(rune('0'+i%10))+"号"))
	}
	runAgain(t, s.Root)
	ctx := context.Background()
	if _, _, err := s.Index(ctx); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, file string
		to         func(string) string
	}{
		{"nothing", "", nil},
		{"a page", "content/replies/ningbo-cppcc-16-4/102-*/index.zh.md", func(text string) string { return strings.Replace(text, "30片", "31片", 1) }},
		{"an English page", "content/replies/ningbo-cppcc-16-4/104-*/index.en.md", func(string) string { return "" }},
		{"a page that is away", "content/replies/ningbo-cppcc-16-4/106-*/index.zh.md", func(string) string { return "" }},
		{"a broken page", "content/replies/ningbo-cppcc-16-4/110-*/index.zh.md", func(text string) string { return strings.Replace(text, "'", "", 1) }},
		{"half a group", ".dafu/index/1-of-*.index", func(text string) string { return text[:len(text)/2] }},
		{"a byte of a group", ".dafu/index/2-of-*.index", func(text string) string { return text[:len(text)-9] + "x" + text[len(text)-8:] }},
		{"a registry", "data/agencies/ningbo.toml", func(text string) string { return strings.ReplaceAll(text, "宁波市教育局", "宁波市教学局") }},
	} {
		if c.to != nil {
			change(t, s.Root, c.file, c.to)
		}
		s, _, err := Open(s.Root)
		if err != nil {
			t.Fatal(err)
		}
		builder, pages, found, err := s.gatherIndex(ctx, func(string) bool { return true })
		if err != nil {
			t.Fatal(err)
		}
		n, findings, err := s.Index(ctx)
		if err != nil || n.Pages != pages {
			t.Fatal(n, pages, err)
		}
		if d := cmp.Diff(said(found, s.Root), said(findings, s.Root)); d != "" {
			t.Errorf("%s: other findings: %s", c.name, d)
		}
		want, got := builder.Finish().Files(), tree(t, filepath.Join(s.Root, "static", "search"))
		if len(got) != len(want) {
			t.Errorf("%s: %d files, not %d", c.name, len(got), len(want))
		}
		for name, data := range want {
			if got[name] != string(data) {
				t.Errorf("%s: %s differs from that of all pages", c.name, name)
			}
		}
	}
	if files, _ := filepath.Glob(filepath.Join(s.Root, ".dafu", "index", "*-of-4.index")); len(files) != 4 {
		t.Errorf("kept are %q", files)
	}
}

// TestIndexWithoutTitle names a letter by its subject, as the lists of the site do.
func TestIndexWithoutTitle(t *testing.T) {
	l := &letter.Letter{Subject: "关于加装电梯的建议"}
	if d := newSite(t).document("a/b", l, l); d.Title != l.Subject {
		t.Errorf("the search calls it %q", d.Title)
	}
}

// TestIndexGroupSpared holds that a group that has not changed is not gathered again.
func TestIndexGroupSpared(t *testing.T) {
	s := newSite(t)
	write(t, filepath.Join(s.Root, "letters", "a.txt"), reply)
	runAgain(t, s.Root)
	ctx := context.Background()
	if _, _, err := s.Index(ctx); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.Root, ".dafu", "index", "1-of-1.index")
	in, _, _ := strings.Cut(read1(t, path), " ")
	empty := searchindex.NewBuilder()
	if err := empty.Add(&searchindex.Document{URL: "by/the/group/", Lang: "zh", Title: "甲"}); err != nil {
		t.Fatal(err)
	}
	if err := keepGroup(path, in, empty); err != nil {
		t.Fatal(err)
	}
	if n, _, err := s.Index(ctx); err != nil || n.Pages != 1 {
		t.Errorf("the pages were gathered again: %+v, %v", n, err)
	}
	// A page whose checksum is known is not read, and the right one spares the group too.
	pages, err := filepath.Glob(filepath.Join(s.Root, "content", "replies", "*", "*", "index.zh.md"))
	if err != nil || len(pages) != 1 {
		t.Fatal(pages, err)
	}
	rel, err := filepath.Rel(s.Root, pages[0])
	if err != nil {
		t.Fatal(err)
	}
	s.Known = disk.Sums{filepath.ToSlash(rel): disk.SumOf([]byte(read1(t, pages[0])))}
	if n, _, err := s.Index(ctx); err != nil || n.Pages != 1 {
		t.Errorf("the pages were gathered again: %+v, %v", n, err)
	}
	// One that was saved since is gathered as it is, and kept as what it is.
	s.Known = disk.Sums{filepath.ToSlash(rel): "of what it was"}
	if n, _, err := s.Index(ctx); err != nil || n.Pages != 2 {
		t.Errorf("the pages were not gathered again: %+v, %v", n, err)
	}
	if now, _, _ := strings.Cut(read1(t, path), " "); now != in {
		t.Errorf("kept as %s, not as %s", now, in)
	}
	if got, want := s.Known["static/search/index.json"], disk.SumOf([]byte(read1(t, filepath.Join(s.Root, "static", "search", "index.json")))); got != want {
		t.Errorf("the checksum of the index is %s, not %s", got, want)
	}
}

func read1(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
