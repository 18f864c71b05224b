package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/page"

	"github.com/google/go-cmp/cmp"
)

// outcome is all that a run leaves and says, without the folder that it ran in.
type outcome struct {
	Files    map[string]string
	Findings []string
	Counts   string
}

// runAgain converts and translates a site that stands in a folder.
func runAgain(t *testing.T, root string) outcome {
	t.Helper()
	ctx := context.Background()
	s, _, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	c, found, err := s.Convert(ctx, []string{filepath.Join(root, "letters")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	e, more, err := s.Translate(ctx)
	if err != nil {
		t.Fatal(err)
	}
	o := outcome{map[string]string{}, append(said(found, root), said(more, root)...), fmt.Sprint(c.Files, c.Refused, c.Pages, e)}
	for _, l := range c.Letters {
		o.Counts += fmt.Sprint("\n", strings.TrimPrefix(l.File, root), l.Bundle, l.Action, said(l.Findings, root))
	}
	for _, dir := range []string{"content", "translations", ".dafu/base"} {
		for name, data := range tree(t, filepath.Join(root, dir)) {
			o.Files[dir+"/"+name] = data
		}
	}
	return o
}

// without copies a site but for its ledgers.
func without(t *testing.T, root string) string {
	t.Helper()
	twin := filepath.Join(t.TempDir(), "site")
	if err := os.CopyFS(twin, os.DirFS(root)); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(twin, ".dafu", "done")); err != nil {
		t.Fatal(err)
	}
	return twin
}

// change writes a file of the site anew, as a function of what is in it.
func change(t *testing.T, root, pattern string, to func(string) string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(pattern)))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v", pattern, err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	now := to(string(data))
	if now == string(data) {
		t.Fatalf("%s: nothing to change", files[0])
	}
	if now == "" {
		if err := os.Remove(files[0]); err != nil {
			t.Fatal(err)
		}
		return
	}
	write(t, files[0], now)
}

// TestLedger changes a site in every way that counts, one after the other, and
// holds each run to one that knows of no earlier one.
func TestLedger(t *testing.T) {
	s := newSite(t)
	manyLetters(t, s)
	write(t, filepath.Join(s.Root, "letters", "00", "006.txt"), "甬教函〔2025〕8号\n\n"+strings.Replace(reply, "第18号", "第106号", 2))
	runAgain(t, s.Root)
	swap := func(old, with string) func(string) string {
		return func(text string) string { return strings.Replace(text, old, with, 1) }
	}
	gone := func(string) string { return "" }
	const bundle = "ningbo-cppcc-16-4/102-*"
	for _, c := range []struct {
		name, file string
		to         func(string) string
	}{
		{"nothing", "", nil},
		{"a letter", "letters/00/000.txt", swap("30片", "31片")},
		{"a page", "content/replies/" + bundle + "/index.zh.md", swap("已开展的工作", "已经开展的工作")},
		{"a page and its letter", "letters/02/002.txt", swap("30片", "32片")},
		{"a page that is away", "content/replies/ningbo-cppcc-16-4/104-*/index.zh.md", gone},
		{"a page with other line ends", "content/replies/ningbo-cppcc-16-4/106-*/index.zh.md",
			func(text string) string { return strings.ReplaceAll(text, "\n", "\r\n") }},
		{"a catalogue", "translations/ningbo-cppcc-16-4/110-*.po", swap("msgid \"已开展的工作\"\nmsgstr \"\"", "msgid \"已开展的工作\"\nmsgstr \"Work done\"")},
		{"the shared catalogue", "translations/shared.po", swap("#, fuzzy\n", "")},
		{"an English page", "content/replies/ningbo-cppcc-16-4/111-*/index.en.md", swap("18", "19")},
		{"an English page that is away", "content/replies/ningbo-cppcc-16-4/112-*/index.en.md", gone},
		{"a kept page", ".dafu/base/ningbo-cppcc-16-4/114-*.md", gone},
		{"a letter that is away", "letters/01/016.txt", gone},
		{"the settings", "config.toml", swap("a/path", "another/path")},
		{"a registry", "data/agencies/*.toml", func(text string) string { return text + "\n" }},
		{"half a ledger", ".dafu/done/letters", func(text string) string { return text[:len(text)/2] }},
		{"nothing again", "", nil},
	} {
		if c.to != nil {
			change(t, s.Root, c.file, c.to)
		}
		twin := without(t, s.Root)
		if d := cmp.Diff(runAgain(t, twin), runAgain(t, s.Root)); d != "" {
			t.Errorf("after a change of %s (-without ledger +with):\n%s", c.name, d)
		}
	}
}

// TestSettingsSum holds that a commit alone, which changes the history of corrections,
// has no letter read again.
func TestSettingsSum(t *testing.T) {
	s := newSite(t)
	before := s.settingsSum()
	write(t, s.path("data", "history.json"), "{}")
	if s.settingsSum() != before {
		t.Error("a history of corrections counts as a setting")
	}
	write(t, s.path("data", "more.toml"), "x = 1")
	if s.settingsSum() == before {
		t.Error("a new registry counts for nothing")
	}
}

// TestLedgerSpares holds that a run leaves alone what has not changed: what it
// says of it comes from the ledger; and that it can be told not to.
func TestLedgerSpares(t *testing.T) {
	s := newSite(t)
	manyLetters(t, s)
	runAgain(t, s.Root)
	marked := func() (letters, english int) {
		for _, step := range []string{"letters", "english"} {
			change(t, s.Root, ".dafu/done/"+step, func(text string) string {
				return strings.ReplaceAll(text, `"EN":"`, `"EN":"by the ledger of `+step+`: `)
			})
		}
		for _, f := range runAgain(t, s.Root).Findings {
			if strings.Contains(f, "by the ledger of letters: ") {
				letters++
			}
			if strings.Contains(f, "by the ledger of english: ") {
				english++
			}
		}
		return letters, english
	}
	runAgain(t, s.Root)
	letters, english := marked()
	if letters < 4 || english < 30 {
		t.Errorf("%d findings about letters and %d about English come from the ledgers", letters, english)
	}
	change(t, s.Root, "letters/00/000.txt", func(text string) string { return strings.Replace(text, "30片", "31片", 1) })
	// Two are about its English: what is missing, and the name that is a draft.
	if _, less := marked(); less != english-2 {
		t.Errorf("one letter has changed: %d findings come from the ledger, not %d", less, english-1)
	}
	s.Anew = true
	c, _, err := s.Convert(context.Background(), []string{filepath.Join(s.Root, "letters")}, nil)
	if err != nil || c.Pages[page.Unchanged] == 0 {
		t.Fatal(c.Pages, err)
	}
	for _, l := range c.Letters {
		for _, f := range said(l.Findings, s.Root) {
			if strings.Contains(f, "by the ledger") {
				t.Errorf("read anew, but %s", f)
			}
		}
	}
}

// TestLedgerOfOldRegistry has the registry saved while a site stands open, as when
// it is served: what is made with the old one is not left alone with the new.
func TestLedgerOfOldRegistry(t *testing.T) {
	s := newSite(t)
	write(t, filepath.Join(s.Root, "letters", "a.txt"), reply)
	change(t, s.Root, "data/agencies/ningbo.toml", func(text string) string { return strings.ReplaceAll(text, "教育局", "教学局") })
	ctx := context.Background()
	if _, _, err := s.Convert(ctx, []string{filepath.Join(s.Root, "letters")}, nil); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Translate(ctx); err != nil {
		t.Fatal(err)
	}
	twin := without(t, s.Root)
	if d := cmp.Diff(runAgain(t, twin), runAgain(t, s.Root)); d != "" {
		t.Errorf("-without ledger +with:\n%s", d)
	}
}
