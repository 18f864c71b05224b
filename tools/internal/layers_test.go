// Package internal_test holds the rules of the house that no single package
// can hold: who may know whom, and what every file keeps to.
package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	root   = "../.."                // of the module
	prefix = "dafu/tools/internal/" // of its packages
)

// mayKnow is the import map: the packages that each package may import. A
// sub-package, as source/html, counts as its parent. A new package, or a new
// edge, is entered here with a look at docs/architecture.md: the model stands
// in the middle and knows nobody, and each stage knows only what it takes in
// and what it gives.
var mayKnow = map[string][]string{
	"diag":        {},
	"disk":        {},
	"fiction":     {"numeral"},
	"han":         {},
	"locale":      {},
	"licence":     {},
	"release":     {"licence"},
	"skeleton":    {},
	"measure":     {},
	"merge":       {},
	"numeral":     {},
	"pattern":     {},
	"reader":      {},
	"specimen":    {},
	"letter":      {"diag", "han", "numeral"},
	"source":      {"diag", "pattern"},
	"intake":      {"diag", "source"},
	"agency":      {"diag", "han", "letter", "slip"},
	"recognise":   {"agency", "diag", "han", "letter", "numeral", "pattern", "source"},
	"privacy":     {"diag", "letter", "pattern"},
	"slip":        {"privacy"},
	"page":        {"agency", "diag", "disk", "letter", "merge", "privacy", "slip"},
	"history":     {"letter", "page"},
	"memory":      {"agency", "diag", "disk", "han", "letter", "numeral", "slip"},
	"searchindex": {"disk", "han", "letter", "page"},
	"render":      {"diag", "disk"},
	"report":      {"diag"},
	"check":       {"agency", "diag", "disk", "letter", "merge", "numeral", "page", "privacy", "slip", "source"},
	"site": {
		"agency", "check", "diag", "disk", "history", "intake", "letter", "memory", "numeral", "page", "privacy",
		"recognise", "render", "searchindex", "slip", "source",
	},
}

// onlyFor names the packages that alone may import a module: an edge to the
// outside that is wide enough to be kept in one place.
var onlyFor = map[string][]string{
	"github.com/gohugoio/hugo": {"render"},
}

func TestLayers(t *testing.T) {
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		name := packageOf(f.path)
		known, listed := mayKnow[name]
		if strings.HasPrefix(f.path, "tools/internal/") && !listed {
			t.Errorf("%s: package %s is not in the import map", f.path, name)
			continue
		}
		for _, spec := range f.syntax.Imports {
			imported := strings.Trim(spec.Path.Value, `"`)
			for module, packages := range onlyFor {
				if within(imported, module) && !slices.Contains(packages, name) {
					t.Errorf("%s imports %s, which only %s may", f.path, imported, strings.Join(packages, ", "))
				}
			}
			rest, ours := strings.CutPrefix(imported, prefix)
			if !ours || !listed {
				continue
			}
			if other, _, _ := strings.Cut(rest, "/"); other != name && !slices.Contains(known, other) {
				t.Errorf("%s: package %s may not import %s", f.path, name, other)
			}
		}
	}
}

// TestLayersAreLayers holds the map itself to what it is for: no two packages
// may know each other, directly or through others.
func TestLayersAreLayers(t *testing.T) {
	const open, done = 1, 2
	state := map[string]int{}
	var visit func(name string, trail []string)
	visit = func(name string, trail []string) {
		if state[name] == open {
			t.Errorf("the import map has a circle: %s", strings.Join(append(trail, name), " → "))
		}
		if state[name] != 0 {
			return
		}
		state[name] = open
		for _, next := range mayKnow[name] {
			if _, listed := mayKnow[next]; !listed {
				t.Errorf("%s may import %s, which the map does not list", name, next)
			}
			visit(next, append(trail, name))
		}
		state[name] = done
	}
	for name := range mayKnow {
		visit(name, nil)
	}
}

func TestPackageNames(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, part := range strings.Split(path.Dir(f.path), "/") {
			if slices.Contains([]string{"util", "utils", "common", "helper", "helpers", "misc"}, part) {
				t.Errorf("%s: a package is named for what it holds, not %s", f.path, part)
			}
		}
	}
}

// TestFunctionLength keeps a function to what can be read at once.
func TestFunctionLength(t *testing.T) {
	const limit = 80
	for _, f := range goFiles(t) {
		if strings.HasSuffix(f.path, "_test.go") {
			continue
		}
		for _, d := range f.syntax.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok {
				first, last := f.set.Position(fn.Pos()).Line, f.set.Position(fn.End()).Line
				if n := last - first + 1; n > limit {
					t.Errorf("%s:%d: %s has %d lines, more than %d", f.path, first, fn.Name.Name, n, limit)
				}
			}
		}
	}
}

// goFile is a parsed Go file with its path below the module, with slashes.
type goFile struct {
	path   string
	set    *token.FileSet
	syntax *ast.File
}

func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	set := token.NewFileSet()
	for _, name := range files(t) {
		if path.Ext(name) != ".go" {
			continue
		}
		syntax, err := parser.ParseFile(set, filepath.Join(root, filepath.FromSlash(name)), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, goFile{name, set, syntax})
	}
	if len(out) == 0 {
		t.Fatal("no Go files found: the test looks in the wrong place")
	}
	return out
}

// packageOf returns the name under which the import map has the package of a
// file: recognise for tools/internal/recognise/date.go.
func packageOf(name string) string {
	rest := strings.TrimPrefix(path.Dir(name), "tools/internal/")
	first, _, _ := strings.Cut(rest, "/")
	return first
}

// within reports whether an import path lies in a module.
func within(imported, module string) bool {
	return imported == module || strings.HasPrefix(imported, module+"/")
}
