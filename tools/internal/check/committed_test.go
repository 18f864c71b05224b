package check

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestFixGoesByGit: on a computer that does not have the page as the tool wrote it, the last
// version in git in which lists and facts agree tells which of them was corrected.
func TestFixGoesByGit(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	root := lay(t, letters("a/1"))
	page := filepath.Join(root, "content", "replies", "a", "1", "index.zh.md")
	s := Site{Root: root}
	registry(t)(&s)
	change := func(from, to string) {
		t.Helper()
		data, err := os.ReadFile(page)
		if err != nil || !strings.Contains(string(data), from) {
			t.Fatalf("%s is not there: %v", from, err)
		}
		if err := os.WriteFile(page, []byte(strings.ReplaceAll(string(data), from, to)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	git := func(args ...string) {
		t.Helper()
		args = append([]string{"-C", root, "-c", "user.name=x", "-c", "user.email=x@x.test"}, args...)
		if out, err := exec.Command("git", args...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	fixed := func(want bool) {
		t.Helper()
		found, err := Run(context.Background(), s)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			if f.Rule == keysDiffer && strings.Contains(f.Message(diag.English), "--fix") != want {
				t.Errorf("what is offered: %s", f)
			}
		}
		if _, err := Fix(context.Background(), s); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(page)
		if got := strings.Contains(string(data), "years = ['2024']"); err != nil || got != want {
			t.Errorf("the list follows: %v, want %v; %v", got, want, err)
		}
	}

	change("date = 2025-06-01", "date = 2024-06-01")
	fixed(false) // nothing tells what was there before
	change("date = 2024-06-01", "date = 2025-06-01")
	git("init", "-q")
	git("add", "-A")
	git("commit", "-q", "-m", "x")
	change("date = 2025-06-01", "date = 2024-06-01")
	git("commit", "-q", "-a", "-m", "the fact alone")
	fixed(true)
	change("years = ['2024']", "years = ['2023']") // a list that a person has written
	fixed(false)
}
