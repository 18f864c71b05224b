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

// TestSessions holds that lists of sessions go by numbers as numbers: the tenth term is
// later than the ninth, and the tenth session than the second.
func TestSessions(t *testing.T) {
	root, public := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "public")
	if err := demo(root, 0, 1); err != nil {
		t.Fatal(err)
	}
	want := []string{"yunting-cppcc-10-2", "yunting-cppcc-10-1", "yunting-cppcc-9-10", "yunting-cppcc-9-2"}
	for i, session := range []string{want[2], want[0], want[3], want[1]} {
		bundle := filepath.Join(root, "content", "replies", session, fmt.Sprint(i))
		if err := os.MkdirAll(bundle, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(bundle, "index.zh.md"), "+++\ntitle = '答复'\nsessions = ['"+session+"']\n+++\n")
	}
	if err := render.Build(t.Context(), render.Options{Root: root, Public: public}); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"index.html", filepath.Join("sessions", "index.html")} {
		page, err := os.ReadFile(filepath.Join(public, name))
		if err != nil {
			t.Fatal(err)
		}
		at := func(session string) int { return strings.Index(string(page), `href="/sessions/`+session+`/"`) }
		got := slices.Clone(want)
		slices.SortFunc(got, func(a, b string) int { return at(a) - at(b) })
		if at(got[0]) < 0 || !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}
