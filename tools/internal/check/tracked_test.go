package check

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestTrackedLetters finds a number in a letter that git holds, and none in one
// that it leaves alone.
func TestTrackedLetters(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not here")
	}
	root := lay(t, "-- letters/a.txt --\n电话13800000000\n-- letters/b.txt --\n电话13800000000\n-- letters/c.txt --\n热线12345\n")
	for _, args := range [][]string{{"init", "-q"}, {"add", "letters/a.txt", "letters/c.txt"}} {
		if out, err := exec.Command("git", append([]string{"-C", root}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	found, err := Run(context.Background(), Site{Root: root, Text: func(_ context.Context, _ string, data []byte) (string, error) {
		return string(data), nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	if len(found) != 1 || found[0].Rule != trackedLetter || found[0].Pos.Path != filepath.Join(root, "letters", "a.txt") ||
		!strings.Contains(found[0].In(diag.English), `git rm --cached "letters/a.txt"`) {
		t.Errorf("found %v", found)
	}
}
