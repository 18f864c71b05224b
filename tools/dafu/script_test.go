package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/render"
	"dafu/tools/internal/skeleton"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write what the scripts' commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(tidy{m}, map[string]func(){
		"dafu": func() {
			os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
		},
		"dafu-process": main,
		"dafu-prepare": prepareOnly,
		"plain-hugo":   plainHugo,
	})
}

// plainHugo renders the site in the current folder into plain/, as Hugo does without dafu.
func plainHugo() {
	if err := render.Build(context.Background(), render.Options{Root: ".", Public: "plain"}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitFailure)
	}
}

// tidy removes what tests share when all of them are done.
type tidy struct{ m *testing.M }

func (t tidy) Run() int {
	code := t.m.Run()
	if siteDir != "" {
		os.RemoveAll(siteDir)
	}
	return code
}

// TestScripts runs the program on sites made from this checkout: its layouts,
// registries and sample, in a folder of their own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LC_ALL", "en_US.UTF-8")
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("REPO", repository(t))
			return skeleton.Copy(repository(t), e.WorkDir)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"lacks": lacks, "replace": replace},
	})
}

// lacks fails if a file below a folder holds a text: lacks FOLDER TEXT…
func lacks(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: lacks FOLDER TEXT...")
	}
	n := 0
	ts.Check(filepath.WalkDir(ts.MkAbs(args[0]), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		n++
		data := ts.ReadFile(path)
		for _, text := range args[1:] {
			if strings.Contains(data, text) || strings.Contains(path, text) {
				ts.Fatalf("%s holds %q", path, text)
			}
		}
		return nil
	}))
	if n == 0 {
		ts.Fatalf("%s holds no file", args[0])
	}
}

// replace changes a text in a file, as a person does by hand: replace FILE OLD NEW.
func replace(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: replace FILE OLD NEW")
	}
	path := ts.MkAbs(args[0])
	old := ts.ReadFile(path)
	if !strings.Contains(old, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(path, []byte(strings.Replace(old, args[1], args[2], 1)), 0o644))
}

// repository returns the folder of this checkout.
func repository(t testing.TB) string {
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
