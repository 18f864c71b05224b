package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dafu/tools/internal/check"
	"dafu/tools/internal/render"
	"dafu/tools/internal/site"
)

// TestChanged changes a site in every way that counts, lets what shows the change be
// rendered, and compares with a site all of which is rendered.
func TestChanged(t *testing.T) {
	root := made(t, 1, 24)
	letter := func(n int) string { // a folder of a letter
		found, err := filepath.Glob(filepath.Join(root, "content/replies/*/*"))
		if err != nil || len(found) <= n {
			t.Fatal(n, err)
		}
		return found[n]
	}
	edit := func(path, pattern, with string) {
		t.Helper()
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		re := regexp.MustCompile(pattern)
		at := re.FindSubmatchIndex(data)
		if at == nil {
			t.Fatalf("%s: no %s", path, pattern)
		}
		out := string(data[:at[0]]) + string(re.Expand(nil, []byte(with), data, at)) + string(data[at[1]:])
		if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	zh := func(n int) string { return filepath.Join(letter(n), "index.zh.md") }
	put := func(path, data string) {
		t.Helper()
		path = filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	kept := map[string]string{} // pages taken away, to be put back
	// all is whether everything has to be rendered.
	for _, step := range []struct {
		name string
		do   func()
		all  bool
		most int // how many files may be rendered otherwise
	}{
		{name: "all is new", do: func() {
			edit(filepath.Join(root, "config.toml"), `pagerSize = \d+`, "pagerSize = 3") // lists that go on for pages
			put("data/categories.toml", "[[scheme]]\nkey = 'yunting-cppcc'\nplace = '云汀市'\nbody = 'cppcc'\nstatus = 'unconfirmed'\n"+
				"[[scheme.category]]\nletter = 'A'\nzh = '已经解决'\n[[scheme.category]]\nletter = 'B'\nzh = '部分解决'\n[[scheme.category]]\nletter = 'E'\nzh = '其他'\n")
		}, all: true},
		{name: "nothing", do: func() {}, most: 0},
		{name: "a word of the text", do: func() { edit(zh(3), `(?s)(\n## .*?)。`, "${1}（人工核对）。") }, most: 12},
		{name: "a word of a heading", do: func() { edit(zh(4), `(?m)^(## .、.*?)(。?) \{#`, "${1}（修订）${2} {#") }, most: 20},
		{name: "a heading", do: func() { edit(zh(4), `(?m)^## (.)、.* \{#`, "## ${1}、今后怎么办 {#") }, most: 125},
		{name: "a translation", do: func() {
			rel, _ := filepath.Rel(filepath.Join(root, "content/replies"), letter(4))
			edit(filepath.Join(root, "translations", rel+".po"), `(?m)^(msgid "[^"]*[。？]"\n)msgstr ""$`, "#, fuzzy\n${1}msgstr \"A sentence.\"")
		}, most: 16},
		{name: "title and subject", do: func() {
			edit(zh(5), `title = '`, "title = '关于")
			edit(zh(5), `subject = '关于`, "subject = '关于进一步")
		}, most: 60},
		{name: "letters of one day", do: func() {
			for n := 13; n < 17; n++ {
				edit(zh(n), `date = \S+`, "date = 2025-06-05")
			}
		}, most: 600},
		{name: "a title before the others of its day", do: func() { edit(zh(15), `title = '`, "title = '阿") }, most: 150},
		{name: "a title behind the others of its day", do: func() { edit(zh(15), `title = '阿`, "title = '做") }, most: 150},
		{name: "titles of two", do: func() {
			edit(zh(13), `title = '`, "title = '再")
			edit(zh(16), `title = '`, "title = '白")
		}, most: 200},
		{name: "date", do: func() { edit(zh(6), `date = \d{4}`, "date = 2019") }, most: 600},
		{name: "agencies and policies", do: func() {
			edit(zh(7), `agencies = \[`, "agencies = ['yunting-finance', ")
			edit(zh(7), `(?m)^years = (.*)\n(?:policies = .*\n)?`, "years = $1\npolicies = ['新政策办法']\n")
		}, most: 600},
		{name: "a promise kept", do: func() {
			edit(zh(8), `(?m)^\[params\.dafu\]`, "[params.promises.s2-m1]\nstatus = 'kept'\ndate = 2026-01-01\n\n[params.dafu]")
		}, most: 600},
		{name: "a letter goes", do: func() {
			for _, name := range []string{"index.zh.md", "index.en.md"} {
				path := filepath.Join(letter(9), name)
				data, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				kept[path] = string(data)
			}
			if err := os.RemoveAll(letter(9)); err != nil {
				t.Fatal(err)
			}
		}, most: 600},
		{name: "it comes back", do: func() {
			for path, data := range kept {
				rel, _ := filepath.Rel(root, path)
				put(rel, data)
			}
		}, most: 600},
		{name: "another category", do: func() {
			edit(zh(12), `(?m)^categories = .*$`, "categories = ['yunting-cppcc-e']")
			edit(zh(12), `(?m)^category = .*$`, "category = 'E'")
		}, most: 600},
		{name: "history", do: func() {
			rel, _ := filepath.Rel(filepath.Join(root, "content/replies"), letter(10))
			put("data/history.json", `{"`+filepath.ToSlash(rel)+`":[{"date":"2026-02-03","fields":["title"],"blocks":["opening"],"removed":1}]}`)
		}, most: 20},
		{name: "a file for download", do: func() { put("static/files/a.txt", "甲") }, most: 8},
		{name: "it goes", do: func() {
			if err := os.Remove(filepath.Join(root, "static/files/a.txt")); err != nil {
				t.Fatal(err)
			}
		}, most: 8},
		{name: "what is published was touched", do: func() { edit(filepath.Join(root, "public/index.html"), "<h1>", "<h1>!") }, all: true},
		{name: "an agency's name", do: func() { put("data/agencies/more.toml", "[[agency]]\nkey = 'x'\nname = '某局'\n") }, all: true},
		{name: "settings", do: func() { edit(filepath.Join(root, "config.toml"), `home_replies = 8`, "home_replies = 5") }, all: true},
		{name: "cards of one's own", do: func() {
			edit(filepath.Join(root, "layouts/_partials/list/reply.html"), `<li class="reply-card">`, `<li class="card">`)
		}, all: true},
		{name: "another heading, in cards that are not known", do: func() { edit(zh(4), `今后怎么办`, "今后的打算") }, most: 600},
		{name: "a name that is no plain path", do: func() {
			edit(zh(11), `(?m)^members = \[`, "members = ['yunting-cppcc-a [b]', ")
		}, all: true},
	} {
		t.Run(step.name, func(t *testing.T) {
			step.do()
			p, public := published(t, root)
			if p.All != step.all || !p.All && p.Files > step.most {
				t.Errorf("rendered all: %v, files: %d", p.All, p.Files)
			}
			whole := filepath.Join(t.TempDir(), "public")
			if err := render.Build(t.Context(), render.Options{Root: root, Public: whole}); err != nil {
				t.Fatal(err)
			}
			if all := count(t, whole); !p.All && p.Files*2 > all {
				t.Logf("%d of %d files", p.Files, all)
			}
			same(t, whole, public)
			if strings.HasPrefix(step.name, "all") && count(t, public) == 0 {
				t.Error("nothing was rendered")
			}
		})
	}
}

// published brings a site up to date, has what shows a change rendered, and returns what became of that, and where.
func published(t *testing.T, root string) (render.Published, string) {
	t.Helper()
	s, _, err := site.Open(root)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Translate(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, s.Known, err = check.Barred(t.Context(), s.Checked("")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Index(t.Context()); err != nil {
		t.Fatal(err)
	}
	public := filepath.Join(root, "public")
	p, err := render.Publish(t.Context(), render.Options{Root: root, Public: public, Known: s.Known})
	if err != nil {
		t.Fatal(err)
	}
	return p, public
}
