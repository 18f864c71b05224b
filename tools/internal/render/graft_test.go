package render

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dafu/tools/internal/disk"

	"github.com/google/go-cmp/cmp"
)

// TestGrafts changes letters in ways of which words alone can be put into lists.
func TestGrafts(t *testing.T) {
	site := func(change func(map[string]*face)) *record {
		letters := map[string]*face{
			"s/1": {Sum: "1", Face: "1", Head: "1", Frame: "1", Date: "2026-01-02", State: "9", Term: []string{"agencies/x", "proposals/s-1", "sessions/s"}},
			"s/2": {Sum: "2", Face: "2", Head: "2", Frame: "2", Date: "2026-01-03", Term: []string{"agencies/y", "proposals/s-1", "sessions/s"}},
			"s/3": {Sum: "3", Face: "3", Head: "3", Frame: "3", Date: "2026-01-02", Term: []string{"agencies/x", "proposals/s-3", "sessions/s"}},
			"s/4": {Sum: "4", Face: "4", Head: "4", Frame: "4", Date: "2026-01-04", Term: []string{"agencies/x", "proposals/s-4", "sessions/s"}},
		}
		if change != nil {
			change(letters)
		}
		r := &record{Letters: map[string]face{}}
		for bundle, f := range letters {
			if f != nil {
				r.Letters[bundle] = *f
			}
		}
		return r
	}
	words := func(f *face) { f.Sum, f.Face, f.Head = "a", "b", "c" }
	for name, c := range map[string]struct {
		always, now     func(map[string]*face)
		letters, beside []string // none where the lists have to be rendered
	}{
		"words":             {now: func(l map[string]*face) { words(l["s/1"]) }, letters: []string{"s/1", "s/2"}, beside: []string{"s/3"}},
		"of two":            {now: func(l map[string]*face) { words(l["s/1"]); words(l["s/4"]) }, letters: []string{"s/1", "s/2", "s/4"}, beside: []string{"s/3"}},
		"a date":            {now: func(l map[string]*face) { words(l["s/1"]); l["s/1"].Frame = "d" }},
		"a new letter":      {now: func(l map[string]*face) { words(l["s/1"]); l["s/5"] = &face{Sum: "5", Face: "5"} }},
		"a letter goes":     {now: func(l map[string]*face) { words(l["s/1"]); l["s/4"] = nil }},
		"and the English":   {now: func(l map[string]*face) { words(l["s/1"]); l["s/1"].State = "8" }, letters: []string{"s/1", "s/2"}, beside: []string{"s/3"}},
		"the English alone": {now: func(l map[string]*face) { l["s/3"].Sum, l["s/3"].State = "a", "8" }, letters: []string{"s/3"}, beside: []string{"s/1"}},
		"an odd date":       {always: func(l map[string]*face) { l["s/4"].Date = odd }, now: func(l map[string]*face) { words(l["s/1"]) }},
		"a session of two names": {always: func(l map[string]*face) { l["s/4"].Place, l["s/4"].Term = "t", []string{"sessions/s"} },
			now: func(l map[string]*face) { words(l["s/3"]) }},
		"an address that is written otherwise": {always: func(l map[string]*face) { l["s/水"] = l["s/4"]; l["s/4"] = nil },
			now: func(l map[string]*face) { words(l["s/水"]) }, letters: []string{"s/水"}},
		"a folder of another depth": {always: func(l map[string]*face) { l["one"] = l["s/4"]; l["s/4"] = nil },
			now: func(l map[string]*face) { words(l["one"]) }},
		"many of a day": {always: func(l map[string]*face) {
			for i := range mostAlone {
				l["t/"+string(rune('0'+i))] = &face{Sum: "1", Date: "2026-01-04"}
			}
		}, now: func(l map[string]*face) { words(l["s/4"]) }},
	} {
		before, now := site(c.always), site(func(l map[string]*face) {
			if c.always != nil {
				c.always(l)
			}
			c.now(l)
		})
		s, _ := before.changed(now, false)
		if s.graft != (c.letters != nil) {
			t.Errorf("%s: %+v", name, s)
		} else if s.graft {
			if d := cmp.Diff(c.letters, slices.Sorted(maps.Keys(s.letters))); d != "" {
				t.Errorf("%s: %s", name, d)
			}
			if d := cmp.Diff(c.beside, slices.Sorted(maps.Keys(s.beside))); d != "" {
				t.Errorf("%s: beside %s", name, d)
			}
		}
	}
}

// TestGraft puts a letter into every form of list.
func TestGraft(t *testing.T) {
	card := func(n, title string) string {
		return `<li class="reply-card"><a href="/b/replies/s/` + n + `/">` + title + `</a><ol><li>一</li></ol></li>`
	}
	term := func(n, title string) string {
		return `<li class="terms__item"><a href="/b/proposals/s-` + n + `/">` + title + `</a></li>`
	}
	row := func(n, title string) string { return `"https://h/b/replies/s/` + n + `/","` + title + "\"\n" }
	item := func(n, title string) string {
		return "<item><title>" + title + "</title><link>https://h/b/replies/s/" + n + "/</link></item>"
	}
	entry := func(n, title string) string {
		return `{ "id": "x", "url": "https://h/b/replies/s/` + n + `/", "title": "` + title + `" }`
	}
	url := func(n string) string { return "<url><loc>https://h/b/replies/s/" + n + "/</loc></url>" }
	published := map[string]string{
		"replies/index.html":        "<ol>" + card("2", "乙") + card("1", "甲") + "</ol>",
		"replies/page/2/index.html": "<ol>" + card("3", "丙") + "</ol>",
		"proposals/index.html":      term("1", "甲") + term("3", "丙"),
		"proposals/s-1/index.html":  card("1", "甲"),
		"replies/s/1/index.html":    "<p>甲</p>",
		"search/index.html":         "/b/replies/s/1/ of old",
		"replies.csv":               "\"address\"\n" + row("2", "乙") + row("1", "甲\"\"\n甲") + row("3", "丙"),
		"promises.csv":              "\"address\"\n" + `"https://h/b/replies/s/1/#m1","x"` + "\n" + `"https://h/b/replies/s/1/#m2","y"` + "\n" + row("3", "丙"),
		"index.xml":                 "<channel>" + item("2", "乙") + item("1", "甲") + "</channel>",
		"feed.json":                 `{ "items": [ ` + entry("2", "乙") + ", " + entry("1", "甲") + " ] }",
		"sitemap.xml":               "<loc>https://h/b/replies/s/1/</loc>",
		"search/index/a.bin":        "replies/s/1/",
		"css/a.css":                 "a",
		"about/index.html":          "关于",
	}
	rendered := map[string]string{
		"replies/index.html":       "<ol>" + card("2", "乙") + card("1", "新") + "</ol> 共 2 件",
		"proposals/index.html":     term("1", "新") + term("2", "全"),
		"proposals/s-1/index.html": card("1", "新"),
		"replies/s/1/index.html":   "<p>新</p>",
		"search/index.html":        "new",
		"replies.csv":              "\"address\"\n" + row("2", "乙") + row("1", "新"),
		"promises.csv":             "\"address\"\n" + `"https://h/b/replies/s/1/#m1","新"` + "\n" + `"https://h/b/replies/s/1/#m2","y"` + "\n",
		"index.xml":                "<channel>" + item("2", "乙") + item("1", "新") + "</channel>",
		"feed.json":                `{ "items": [ ` + entry("2", "乙") + ", " + entry("1", "新") + " ] }",
		"css/a.css":                "a",
	}
	// What comes of it; what is not named is as it was.
	want := map[string]string{
		"replies/index.html":       "<ol>" + card("2", "乙") + card("1", "新") + "</ol>",
		"proposals/index.html":     term("1", "新") + term("3", "丙"),
		"proposals/s-1/index.html": card("1", "新"),
		"replies/s/1/index.html":   "<p>新</p>",
		"search/index.html":        "new",
		"replies.csv":              "\"address\"\n" + row("2", "乙") + row("1", "新") + row("3", "丙"),
		"promises.csv":             "\"address\"\n" + `"https://h/b/replies/s/1/#m1","新"` + "\n" + `"https://h/b/replies/s/1/#m2","y"` + "\n" + row("3", "丙"),
		"index.xml":                "<channel>" + item("2", "乙") + item("1", "新") + "</channel>",
		"feed.json":                `{ "items": [ ` + entry("2", "乙") + ", " + entry("1", "新") + " ] }",
	}
	for name, c := range map[string]struct {
		published, rendered, want map[string]string // instead of the above; "" for none
		lost                      bool
	}{
		"all forms": {},
		"another order": {rendered: map[string]string{
			"replies/index.html": "<ol>" + card("1", "新") + card("2", "乙") + "</ol>",
			"replies.csv":        "\"address\"\n" + row("1", "新") + row("2", "乙"),
			"index.xml":          item("1", "新"), "feed.json": `{ "items": [ ` + entry("1", "新") + " ] }",
		}, published: map[string]string{
			"replies/index.html":        "<ol>" + card("2", "乙") + "</ol>",
			"replies/page/2/index.html": "<ol>" + card("1", "甲") + card("3", "丙") + "</ol>",
			"index.xml":                 item("2", "乙"), "feed.json": `{ "items": [ ` + entry("2", "乙") + " ] }",
			"zh/sitemap.xml": url("2") + url("1") + url("3"),
		}, want: map[string]string{
			"replies/index.html":        "<ol>" + card("1", "新") + "</ol>",
			"replies/page/2/index.html": "<ol>" + card("2", "乙") + card("3", "丙") + "</ol>",
			"replies.csv":               "\"address\"\n" + row("1", "新") + row("2", "乙") + row("3", "丙"),
			"index.xml":                 item("1", "新"), "feed.json": `{ "items": [ ` + entry("1", "新") + " ] }",
			"zh/sitemap.xml": url("1") + url("2") + url("3"),
		}},
		"another order and name": {rendered: map[string]string{
			"replies/index.html": `<header class="page-head"><h1>a</h1></header><ol>` + card("1", "新") + card("2", "乙") + "</ol>",
			"replies.csv":        "\"address\"\n" + row("1", "新") + row("2", "乙"),
		}, lost: true},
		"another order, and a letter that a table has not": {rendered: map[string]string{
			"replies/index.html": "<ol>" + card("1", "新") + card("2", "乙") + "</ol>",
			"replies.csv":        "\"address\"\n" + row("1", "新") + row("2", "乙"),
			"promises.csv":       "\"address\"\n" + `"https://h/b/replies/s/1/#m1","新"` + "\n",
		}, published: map[string]string{
			"promises.csv": "\"address\"\n" + `"https://h/b/replies/s/2/#m1","x"` + "\n",
		}, lost: true},
		"another letter is shown otherwise": {rendered: map[string]string{"replies/index.html": "<ol>" + card("2", "二") + card("1", "新") + "</ol>"}, lost: true},
		"a letter that is new":              {rendered: map[string]string{"replies.csv": "\"address\"\n" + row("4", "丁")}, lost: true},
		"a list not rendered":               {rendered: map[string]string{"index.xml": ""}, lost: true},
		"shown in another way":              {published: map[string]string{"about/index.html": `见<a href="/b/replies/s/1/">甲</a>`}, lost: true},
		"its proposal is shown":             {published: map[string]string{"about/index.html": `见<a href="/b/proposals/s-1/">甲</a>`}, lost: true},
		"another style sheet":               {rendered: map[string]string{"css/a.css": "b"}, lost: true},
		"two ways in one list":              {rendered: map[string]string{"replies/page/2/index.html": card("1", "又")}, lost: true},
		"a feed that is none":               {published: map[string]string{"feed.json": "replies/s/1/"}, lost: true},
		"letters with like number":          {published: map[string]string{"about/index.html": "/b/replies/s/11/"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := work{Options: Options{Public: t.TempDir()}, public: t.TempDir()}
			before := &record{Public: map[string]string{}, Static: map[string]string{"search/index/a.bin": "x"}}
			write := func(dir string, files, instead map[string]string) {
				files = maps.Clone(files)
				maps.Copy(files, instead)
				for name, text := range files {
					if text == "" {
						continue
					}
					if err := disk.Spare(filepath.Join(dir, filepath.FromSlash(name)), []byte(text)); err != nil {
						t.Fatal(err)
					}
				}
			}
			write(w.public, published, c.published)
			write(w.Options.Public, rendered, c.rendered)
			var err error
			if before.Public, err = sums(w.public, visible, nil); err != nil {
				t.Fatal(err)
			}
			s := selection{
				letters: map[string]bool{"s/1": true}, faces: map[string]bool{"s/1": true}, beside: map[string]bool{"s/2": true},
				terms: map[string]bool{"proposals/s-1": true, "agencies/x": true}, lists: true, search: true, graft: true,
			}
			fresh, err := w.graft(before, before, s, w.untouched(before, s))
			if errors.Is(err, errLost) != c.lost || err != nil && !c.lost {
				t.Fatal(err)
			}
			if c.lost {
				return
			}
			got := map[string]string{}
			for name, sum := range fresh {
				data, err := os.ReadFile(filepath.Join(w.Options.Public, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				got[name] = string(data)
				if sum != disk.SumOf(data) {
					t.Errorf("%s: the sum of something else", name)
				}
			}
			want := maps.Clone(want)
			maps.Copy(want, c.want)
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
			left, err := sums(w.Options.Public, visible, nil)
			if d := cmp.Diff(fresh, left); err != nil || d != "" {
				t.Error(err, d)
			}
		})
	}
}
