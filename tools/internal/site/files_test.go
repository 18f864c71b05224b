//go:build unix

package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"

	"github.com/google/go-cmp/cmp"
)

// TestFolderAsItComes lists a folder with what systems and word processors leave
// in it: only letters are tried, and nothing that is waited for.
func TestFolderAsItComes(t *testing.T) {
	s := newSite(t)
	dir := filepath.Join(s.Root, "letters")
	for _, name := range []string{
		".DS_Store", "Thumbs.db", "desktop.ini", "~$a.docx", ".~lock.a.docx#", "~WRL0001.tmp", "README.md", "__MACOSX/._a.docx", ".git/a.txt",
	} {
		write(t, filepath.Join(dir, name), "x")
	}
	write(t, filepath.Join(dir, "a.txt"), reply)
	write(t, filepath.Join(dir, "sub", "empty.docx"), "")
	if err := os.Mkdir(filepath.Join(s.Root, "elsewhere"), 0o755); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"b.txt": "a.txt", "loop": ".", "folder": "../elsewhere", "nowhere.docx": "gone.docx"} {
		if err := os.Symlink(to, filepath.Join(dir, link)); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.docx"), 0o644); err != nil {
		t.Fatal(err)
	}
	large := filepath.Join(dir, "large.pdf")
	write(t, large, "%PDF-1.4")
	if err := os.Truncate(large, 1<<30); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c, findings, err := s.Convert(ctx, []string{dir}, nil)
	if err != nil || c.Files != 8 || c.Refused != 6 {
		t.Errorf("%d files, %d refused, %v", c.Files, c.Refused, err)
	}
	got := map[string]string{}
	for _, f := range findings {
		if f.Rule.Severity == diag.Error || f.Rule.ID == "duplicate-file" || f.Rule.ID == "same-letter" {
			got[filepath.Base(f.Pos.Path)] = f.Rule.ID
		}
	}
	want := map[string]string{
		"b.txt": "duplicate-file", "empty.docx": "empty-file", "loop": "no-file", "folder": "no-file", "nowhere.docx": "no-such-file",
		"pipe.docx": "no-file", "large.pdf": "file-too-large",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// TestLinkedFolder follows the link that a whole folder of letters is.
func TestLinkedFolder(t *testing.T) {
	s := newSite(t)
	write(t, filepath.Join(s.Root, "share", "a.txt"), reply)
	if err := os.Symlink("share", filepath.Join(s.Root, "letters")); err != nil {
		t.Fatal(err)
	}
	c, _, err := s.Convert(context.Background(), []string{filepath.Join(s.Root, "letters")}, nil)
	if err != nil || len(c.Letters) != 1 || c.Letters[0].Bundle == "" || filepath.Base(c.Letters[0].File) != "a.txt" {
		t.Errorf("%+v, %v", c, err)
	}
}

// TestStoppedHalfway calls a run off in the middle: every page that is there is
// whole, nothing half-written lies about, and the next run makes the rest.
func TestStoppedHalfway(t *testing.T) {
	s := newSite(t)
	const letters = 40
	for i := range letters {
		write(t, filepath.Join(s.Root, "letters", fmt.Sprintf("%03d.txt", i)), strings.Replace(reply, "第18号", fmt.Sprintf("第%d号", 100+i), 2))
	}
	ctx, cancel := context.WithCancel(context.Background())
	_, _, err := s.Convert(ctx, []string{filepath.Join(s.Root, "letters")}, func(done, _ int) {
		if done == letters/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Convert = %v", err)
	}
	pages, err := filepath.Glob(filepath.Join(s.Root, "content", "replies", "*", "*", "*"))
	if err != nil || len(pages) < letters/2 || len(pages) >= letters {
		t.Errorf("%d pages, %v", len(pages), err)
	}
	for _, p := range pages {
		if l, findings, err := s.pages().Letter(filepath.ToSlash(strings.TrimPrefix(filepath.Dir(p), s.pages().Dir+"/"))); err != nil || l == nil || filepath.Base(p) != page.ChineseFile {
			t.Errorf("%s: %v %v", p, findings, err)
		}
	}
	c, _, err := s.Convert(context.Background(), []string{filepath.Join(s.Root, "letters")}, nil)
	if err != nil || c.Pages[page.Unchanged] != len(pages) || c.Pages[page.Created] != letters-len(pages) {
		t.Errorf("the next run: %+v, %v", c.Pages, err)
	}
}
