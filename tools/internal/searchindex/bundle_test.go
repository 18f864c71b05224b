package searchindex

import (
	"bytes"
	"compress/gzip"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
)

// What a search may need of script, and both halves, compressed, in bytes.
const (
	firstLimit  = 10600
	scriptLimit = 16750
)

// newer names what browsers of 2020 do not have.
var newer = regexp.MustCompile(`\.at\(|structuredClone|replaceAll|replaceChildren|hasOwn\b|DecompressionStream|findLast|toSorted|toReversed|AbortSignal|requestSubmit|WeakRef|Promise\.any|\?\?=|\|\|=|&&=|groupBy|scheduler\.|:has\(|\(\?<[=!]|randomUUID`)

// TestScripts builds the two halves of the script as the search page does.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "assets", "js", "search"))
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for i, name := range []string{"main.js", "more.js"} {
		r := api.Build(api.BuildOptions{
			EntryPoints: []string{filepath.Join(dir, name)}, Bundle: true, Format: api.FormatESModule, Target: api.ES2019,
			MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		})
		for _, e := range r.Errors {
			t.Fatal(e.Text)
		}
		script := r.OutputFiles[0].Contents
		if found := newer.FindAll(script, -1); len(found) > 0 {
			t.Errorf("%s uses what browsers of 2020 do not have: %q", name, found)
		}
		var packed bytes.Buffer
		z, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := z.Write(script); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d bytes, %d compressed", name, len(script), packed.Len())
		if total += packed.Len(); i == 0 && total > firstLimit {
			t.Errorf("%s has %d bytes compressed, more than %d", name, total, firstLimit)
		}
	}
	if total > scriptLimit {
		t.Errorf("the script has %d bytes compressed, more than %d", total, scriptLimit)
	}
}
