package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/render"
)

// TestSessions holds that lists of sessions go by numbers as numbers, the latest first: the
// tenth term is later than the ninth, and the tenth session than the second.
func TestSessions(t *testing.T) {
	root, public := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "public")
	if err := demo(root, 0, 1); err != nil {
		t.Fatal(err)
	}
	type session struct {
		term, session int
		name          string
	}
	want := []session{{10, 2, "十届二次会议"}, {10, 1, "十届一次会议"}, {9, 10, "九届十次会议"}, {9, 2, "九届二次会议"}}
	key := func(s session) string { return fmt.Sprintf("yunting-cppcc-%d-%d", s.term, s.session) }
	letter := func(name, facts string) {
		bundle := filepath.Join(root, "content", "replies", name, "1")
		if err := os.MkdirAll(bundle, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(bundle, "index.zh.md"), "+++\ntitle = '答复'\n"+facts+"+++\n")
		write(t, filepath.Join(bundle, "index.en.md"), "+++\ntitle = 'Reply'\n"+facts+"[params.translation]\ntotal = 2\nmissing = 1\n+++\n")
	}
	for _, i := range []int{2, 0, 3, 1} {
		s := want[i]
		letter(key(s), fmt.Sprintf("sessions = ['%s']\n[params]\nmatter = 'proposal'\nplace = '云汀市'\nterm = %d\nsession = %d\n", key(s), s.term, s.session))
		write(t, filepath.Join(root, "content", "proposals", key(s)+".csv"), "编号,案由\n7,关于校园足球的提案\n")
	}
	letter("of-none", "")
	if err := render.Build(t.Context(), render.Options{Root: root, Public: public}); err != nil {
		t.Fatal(err)
	}
	linked := func(s session) string { return `href="/sessions/` + key(s) + `/"` }
	for _, list := range []struct {
		name string
		mark func(session) string
	}{
		{"index.html", linked},
		{"sessions/index.html", linked},
		{"proposals/index.html", func(s session) string { return `href="/sessions/` + key(s) + `/#waiting"` }},
		{"translation/index.html", func(s session) string { return `<th scope="row">云汀市政协` + s.name }},
	} {
		data, err := os.ReadFile(filepath.Join(public, filepath.FromSlash(list.name)))
		if err != nil {
			t.Fatal(err)
		}
		page := string(data)
		at := func(s session) int { return strings.Index(page, list.mark(s)) }
		got := slices.Clone(want)
		slices.SortFunc(got, func(a, b session) int { return at(a) - at(b) })
		if at(got[0]) < 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", list.name, got, want)
		}
		if strings.HasPrefix(list.name, "translation") && strings.LastIndex(page, `<th scope="row">`) < at(want[3])+1 {
			t.Errorf("%s: letters without a session do not come last", list.name)
		}
	}
}
