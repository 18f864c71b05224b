package main

import (
	"bytes"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestProgress draws a bar on a terminal, which leaves nothing behind, and writes
// lines elsewhere, but not about work that is soon done.
func TestProgress(t *testing.T) {
	run := func(terminal bool, total int) string {
		var out bytes.Buffer
		b := (&app{err: &out, lang: diag.Chinese}).progress("letters", "原件")
		if b.terminal {
			t.Fatal("a buffer is taken for a terminal")
		}
		b.terminal = terminal
		for i := range total {
			b.set(i+1, total)
		}
		b.close()
		return out.String()
	}
	if got := run(false, 99); got != "" {
		t.Errorf("short work: %q", got)
	}
	want := "原件 20/200\n原件 40/200\n"
	if got := run(false, 200); !strings.HasPrefix(got, want) || strings.Count(got, "\n") != 10 || strings.ContainsAny(got, "\r\x1b") {
		t.Errorf("long work: %q", got)
	}
	if got := run(true, 200); strings.Contains(got, "\n") || !strings.Contains(got, "原件") || !strings.HasSuffix(strings.TrimRight(got, " "), "\r") {
		t.Errorf("on a terminal: %q", got[max(0, len(got)-200):])
	}
}
