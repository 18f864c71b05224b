package searchindex

import (
	"bytes"
	"compress/gzip"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/js"
)

// What the script in the page, the first half of the script, the second, and the
// piece for older browsers may have, compressed, in bytes.
var limits = []struct {
	name    string
	format  api.Format
	plugins []api.Plugin
	bytes   int
	asked   string // what of newer browsers is asked for, and done without where it is missing
}{
	{"ahead.js", api.FormatIIFE, nil, 5140, ""},
	{"main.js", api.FormatESModule, []api.Plugin{given}, 5660, "DecompressionStream"}, // TestSearchInAnOldBrowser
	{"more.js", api.FormatESModule, []api.Plugin{given}, 6340, ""},
	{"inflate.js", api.FormatESModule, []api.Plugin{given}, 1100, ""},
}

// given puts given.js in the place of what the script in the page has; see layouts/_partials/func/given.html.
var given = api.Plugin{Name: "given", Setup: func(build api.PluginBuild) {
	build.OnResolve(api.OnResolveOptions{Filter: `^\./(find|plan|postings|query|store|symbols)\.js$`}, func(args api.OnResolveArgs) (api.OnResolveResult, error) {
		return api.OnResolveResult{Path: filepath.Join(args.ResolveDir, "given.js")}, nil
	})
}}

// newer names what browsers of 2020 do not have.
var newer = regexp.MustCompile(`\.at\(|structuredClone|replaceAll|replaceChildren|hasOwn\b|DecompressionStream|findLast|toSorted|toReversed|AbortSignal|requestSubmit|WeakRef|Promise\.any|\?\?=|\|\|=|&&=|groupBy|scheduler\.|:has\(|\(\?<[=!]|randomUUID`)

// TestScripts builds the scripts as the search page does.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "assets", "js", "search"))
	if err != nil {
		t.Fatal(err)
	}
	m := minify.New()
	m.Add("js", &js.Minifier{Version: 2020})
	for _, c := range limits {
		r := api.Build(api.BuildOptions{
			EntryPoints: []string{filepath.Join(dir, c.name)}, Bundle: true, Format: c.format, Target: api.ES2020, Plugins: c.plugins,
			MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		})
		for _, e := range r.Errors {
			t.Fatal(e.Text)
		}
		script, err := m.Bytes("js", r.OutputFiles[0].Contents)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range newer.FindAll(script, -1) {
			if string(found) != c.asked {
				t.Errorf("%s uses what browsers of 2020 do not have: %q", c.name, found)
			}
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
		t.Logf("%s: %d bytes, %d compressed", c.name, len(script), packed.Len())
		if packed.Len() > c.bytes {
			t.Errorf("%s has %d bytes compressed, more than %d", c.name, packed.Len(), c.bytes)
		}
	}
}
