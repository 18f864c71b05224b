package fiction

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/recognise"
	"dafu/tools/internal/source"

	"github.com/google/go-cmp/cmp"
)

func collect(n int) map[string]string {
	out := map[string]string{}
	Letters(n, 1, func(name, text string) bool { out[name] = text; return true })
	return out
}

func TestSameSeedSameLetters(t *testing.T) {
	few, many := collect(20), collect(60)
	if len(few) != 20 || len(many) != 60 {
		t.Fatalf("%d and %d letters", len(few), len(many))
	}
	for name, text := range few {
		if d := cmp.Diff(text, many[name]); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

// TestLettersAreRecognised reads the invented letters back: they are letters of
// the form that real ones have, and say that they are invented.
func TestLettersAreRecognised(t *testing.T) {
	for name, text := range collect(200) {
		if !strings.Contains(text, Notice) {
			t.Errorf("%s does not say that it is invented", name)
		}
		src, findings, err := source.Read(name, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		l, more := recognise.Letter(src, nil)
		for _, f := range append(findings, more...) {
			if f.Rule.Severity == diag.Error {
				t.Errorf("%s", f)
			}
		}
		if l.Document != letter.Reply || l.Number == "" || l.DocNumber == "" || len(l.Lead) != 1 ||
			l.Lead[0].Name[:len(Place)] != Place || len(l.Sections()) < 2 || l.Date.IsZero() || l.Date.Year%2 == 0 && l.Class() == "" || len(l.Addressees.Names) == 0 {
			t.Errorf("%s: read as %+v", name, l.Record(false))
		}
	}
}

func TestWrite(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, "data", "agencies"), 0o755); err != nil {
		t.Fatal(err)
	}
	places := filepath.Join(root, "data", "places.toml")
	if err := os.WriteFile(places, []byte("[[place]]\nname = \"全国\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := Write(root, 5, 1); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(places)
	if err != nil || strings.Count(string(data), Place) != 1 {
		t.Errorf("the places: %s %v", data, err)
	}
	files, _ := filepath.Glob(filepath.Join(root, "letters", "*", "*.txt"))
	if len(files) != 5 {
		t.Errorf("letters: %v", files)
	}
}
