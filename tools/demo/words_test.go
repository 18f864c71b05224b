package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dafu/tools/internal/render"
)

// TestWords corrects words of letters and of their English at random, several letters of a day among them, lets
// what shows them be rendered, and compares with a site all of which is rendered. Most of it must be put into
// the lists that are published: else it would be as if nothing had been tested.
func TestWords(t *testing.T) {
	root := made(t, 3, 60)
	letters, err := filepath.Glob(filepath.Join(root, "content/replies/*/*"))
	if err != nil {
		t.Fatal(err)
	}
	edit := func(path, pattern string, with func(found string) string) {
		t.Helper()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		write(t, path, regexp.MustCompile(pattern).ReplaceAllStringFunc(string(data), with))
	}
	instead := func(of, with string) func(string) string {
		return func(found string) string { return strings.Replace(found, of, with, 1) }
	}
	config := filepath.Join(root, "config.toml")
	edit(config, `pagerSize = \d+`, func(string) string { return "pagerSize = 4" }) // lists that go on for pages
	edit(config, `limit = 50`, func(string) string { return "limit = 9" })          // feeds that show some letters of a day
	for i := range letters {
		edit(filepath.Join(letters[i], "index.zh.md"), `(?m)^date = \S+`, func(string) string { return fmt.Sprintf("date = 2025-06-%02d", 1+i/7) })
		if i%3 == 0 { // an address in which Han is written otherwise
			if err := os.Rename(letters[i], letters[i]+"-水务局"); err != nil {
				t.Fatal(err)
			}
			letters[i] += "-水务局"
		}
	}
	r := rand.New(rand.NewPCG(23, 9))
	words := strings.Fields("阿 白 从 得 二 发 高 好 今 开 来 明 你 欧 平 七 人 是 他 为 下 一 在 A Z 1 9")
	const untranslated = "(?m)^msgid \".+\"\nmsgstr \"\"$"
	corrections := []struct {
		name string
		do   func(page, catalogue, word string)
	}{
		{"title", func(page, _, word string) { edit(page, `(?m)^title = '`, func(s string) string { return s + word }) }},
		{"subject", func(page, _, word string) { edit(page, `(?m)^subject = '`, func(s string) string { return s + word }) }},
		{"headings", func(page, _, word string) { edit(page, `(?m)^## .、.* \{#`, instead("、", "、"+word)) }},
		{"figure", func(page, _, word string) {
			edit(page, `(?m)^[^\s{#+\[][^\n{#=]*。$`, func(s string) string { return "投入" + fmt.Sprint(100+r.IntN(900)) + "万元。" + s })
		}},
		{"draft", func(_, catalogue, word string) {
			n := r.IntN(3)
			edit(catalogue, untranslated, func(s string) string {
				if n--; n < 0 || !strings.Contains(s, "。") {
					return s
				}
				return "#, fuzzy\n" + strings.Replace(s, `msgstr ""`, `msgstr "Something."`, 1)
			})
		}},
		{"English", func(_, catalogue, word string) {
			edit(catalogue, untranslated, func(s string) string {
				if !strings.Contains(s, "。") {
					return s
				}
				return strings.Replace(s, `msgstr ""`, `msgstr "A sentence."`, 1)
			})
		}},
		{"English with all names", func(_, catalogue, word string) {
			edit(catalogue, untranslated, instead(`msgstr ""`, `msgstr "Anything."`))
		}},
	}
	put := 0
	const rounds = 16
	for round := range rounds + 1 {
		var did []string
		for range r.IntN(3) + 1 {
			letter := letters[r.IntN(len(letters))]
			bundle, err := filepath.Rel(filepath.Join(root, "content/replies"), letter)
			if err != nil {
				t.Fatal(err)
			}
			if c := corrections[r.IntN(len(corrections))]; round > 0 {
				c.do(filepath.Join(letter, "index.zh.md"), filepath.Join(root, "translations", bundle+".po"), words[r.IntN(len(words))])
				did = append(did, c.name)
			}
		}
		p, public := published(t, root)
		whole := filepath.Join(t.TempDir(), "public")
		if err := render.Build(t.Context(), render.Options{Root: root, Public: whole}); err != nil {
			t.Fatal(err)
		}
		t.Logf("%v: %d files", did, p.Files)
		if p.Put {
			put++
		}
		same(t, whole, public)
		if t.Failed() {
			return
		}
	}
	if put < rounds/2 {
		t.Errorf("put into lists in %d of %d rounds", put, rounds)
	}
}
