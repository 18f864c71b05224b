package main

import (
	"strings"
	"testing"
)

// TestEveryTarget holds what dafu is built from, on all systems that it is
// released for, to licences that go with its own.
func TestEveryTarget(t *testing.T) {
	t.Chdir("../..")
	var out strings.Builder
	if err := run(&out, false); err != nil {
		t.Error(err)
	}
	for _, want := range []string{"github.com/gohugoio/hugo v", "\nstd go", "PDFium: "} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("the list lacks %q", want)
		}
	}
}
