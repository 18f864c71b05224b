package render

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/disk"

	"github.com/google/go-cmp/cmp"
)

// TestTell gathers what the page about all translations has of letters that are not rendered.
func TestTell(t *testing.T) {
	w := work{Options: Options{Root: t.TempDir()}, public: t.TempDir()}
	put := func(name, text string) {
		t.Helper()
		if err := disk.Spare(filepath.Join(w.Root, name), []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	put("content/replies/s/2/index.zh.md", "+++\ntitle = 'x'\n\n[params]\nplace = '某市'\nterm = 6\nsession = 1\nmatter = 'proposal'\n+++\n")
	item := func(n string) string {
		return `<li class="terms__item"><a href="/b/en/replies/s/` + n + `/">x</a></li>`
	}
	if err := disk.Spare(filepath.Join(w.public, "en/translation/index.html"), []byte(item("3")+item("1"))); err != nil {
		t.Fatal(err)
	}
	before := &record{Public: map[string]string{"en/translation/index.html": "x"}}
	const some, all = "total = 9\nmissing = 8\n", "total = 9\nmissing = 0\n"
	letters := func(change func(l map[string]face)) *record {
		l := map[string]face{
			"s/1": {State: some, Term: []string{"sessions/s"}},
			"s/2": {State: some, Term: []string{"sessions/s"}, Date: "2026-01-02"},
			"s/3": {State: some, Term: []string{"sessions/s"}, Date: "2026-01-03"},
			"s/4": {State: all, Term: []string{"agencies/x", "sessions/s"}},
			"s/5": {Term: []string{"sessions/s"}},
		}
		change(l)
		return &record{Letters: l}
	}
	s := selection{letters: map[string]bool{"s/1": true}}
	want := &told{
		Letters: []progressed{
			{Session: "s", Letters: 1, Numbers: map[string]int{"total": 9, "missing": 0}},
			{Session: "s", Letters: 2, Numbers: map[string]int{"total": 9, "missing": 8}},
		},
		Sessions: map[string]held{"s": {Place: "某市", Term: int64(6), Session: int64(1), Matter: "proposal"}},
		Open:     map[string][]openItem{"en": {{"/b/en/replies/s/3/", "2026-01-03"}}},
	}
	if d := cmp.Diff(want, w.tell(before, letters(func(map[string]face) {}), s)); d != "" {
		t.Error(d)
	}
	for name, change := range map[string]func(map[string]face){
		"two sessions":           func(l map[string]face) { l["s/4"] = face{State: all, Term: []string{"sessions/s", "sessions/t"}} },
		"a session of two names": func(l map[string]face) { l["s/4"] = face{State: all, Place: "t", Term: []string{"sessions/s"}} },
		"a page is not there":    func(l map[string]face) { l["s/4"] = face{State: all, Term: []string{"sessions/t"}} },
		"a letter is not there":  func(l map[string]face) { delete(l, "s/3") },
		"odd numbers":            func(l map[string]face) { l["s/3"] = face{State: some + some, Term: []string{"sessions/s"}} },
	} {
		if got := w.tell(before, letters(change), s); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// TestTold puts what is published into the page about all translations, which shows the newest of those begun.
func TestTold(t *testing.T) {
	item := func(n int) string {
		return fmt.Sprintf(`<li class="terms__item"><a href="/replies/s/%d/">x</a></li>`, n)
	}
	shown := func(from, to int, of func(int) string) string {
		var b strings.Builder
		for n := from; n <= to; n++ {
			b.WriteString(of(n))
		}
		return b.String()
	}
	marked := func(n int) string { return fmt.Sprintf("\x1a/replies/s/%d/\x1a", n) }
	for name, c := range map[string]struct {
		published, rendered, want string // want "" where it can't be told
	}{
		"some":                       {item(1) + item(2), item(1) + marked(2), item(1) + item(2)},
		"one that is not published":  {item(1), marked(2), ""},
		"the most":                   {shown(1, mostOpen, item), item(1) + shown(2, mostOpen, marked), shown(1, mostOpen, item)},
		"one of the most leaves":     {shown(1, mostOpen, item), shown(2, mostOpen, marked), ""},
		"one takes the place behind": {shown(2, mostOpen+1, item), shown(2, mostOpen, marked) + item(1), ""},
	} {
		g := grafting{work: work{Options: Options{Public: t.TempDir()}, public: t.TempDir()}, rendered: map[string]bool{"s/1": true}}
		const page = "translation/index.html"
		for dir, text := range map[string]string{g.public: c.published, g.Options.Public: c.rendered} {
			if err := disk.Spare(filepath.Join(dir, page), []byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		sum, err := g.toldOf(page, "sum")
		if c.want == "" {
			if !errors.Is(err, errLost) {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		got, readErr := os.ReadFile(filepath.Join(g.Options.Public, page))
		if err != nil || readErr != nil || string(got) != c.want || sum != disk.SumOf(got) {
			t.Errorf("%s: %v, %v, %q", name, err, readErr, got)
		}
	}
}
