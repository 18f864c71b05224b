package main

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/fiction"
	"dafu/tools/internal/skeleton"
)

// prepareOnly is all of dafu build that comes before Hugo, in one process.
func prepareOnly() {
	worst := 0
	for _, verb := range [][]string{{"convert"}, {"translate", "update"}, {"index"}} {
		worst = max(worst, run(context.Background(), append(verb, os.Args[1:]...), os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(worst)
}

// program is the program as a process of its own, to be run in a site: its name
// is one of the commands of TestMain.
func program(site, name string, args ...string) *exec.Cmd {
	self, err := os.Executable()
	if err != nil {
		panic(err)
	}
	cmd := exec.Command(self)
	cmd.Args = append([]string{name}, args...)
	cmd.Dir = site
	cmd.Env = append(os.Environ(), "LC_ALL=en_US.UTF-8")
	return cmd
}

// finish runs a program that has to come to its end, and returns what it said.
func finish(t *testing.T, cmd *exec.Cmd, want ...int) string {
	t.Helper()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = io.Discard, &said
	err := cmd.Run()
	if cmd.ProcessState == nil || !slices.Contains(want, cmd.ProcessState.ExitCode()) {
		t.Fatalf("%v in %s: %v, not exit code %v:\n%s", cmd.Args, cmd.Dir, err, want, &said)
	}
	return said.String()
}

// Folders of a site that a run writes into, and letters/, which it reads.
var (
	madeFolders = []string{"content/replies", "translations", "static/search"}
	changing    = append([]string{"letters", ".dafu"}, madeFolders...)
)

// byHand is what a person has written into pages.
const byHand = "此句由人工补充。"

// folder makes a folder for a site: in memory where that is to be had, since these
// tests wait for the disk some ten thousand times.
func folder(t *testing.T) string {
	dir, err := os.MkdirTemp("/dev/shm", "dafu-fault-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// worked makes a site of n invented letters as an office leaves it in the
// evening: built once, then pages corrected, English written, letters changed,
// renamed, deleted and added. The next run has a merge, a conflict, a new and a
// changed page of each kind to do.
func worked(t *testing.T, n int) (dir string) {
	t.Helper()
	dir = folder(t)
	must(t, skeleton.Copy(repository(t), dir))
	must(t, fiction.Write(dir, n, 1))
	finish(t, program(dir, "dafu-prepare"), 0)
	must(t, os.WriteFile(filepath.Join(dir, "letters", "added.txt"), []byte(added), 0o644))
	twice := strings.Replace(added, "继续", "持续", 1)
	must(t, os.WriteFile(filepath.Join(dir, "letters", "twice.txt"), []byte(twice), 0o644))

	for i, page := range list(t, filepath.Join(dir, "content/replies/yunting"), "/index.zh.md") {
		if i%4 == 0 {
			change(t, page, "\n{#closing}", byHand+"\n{#closing}")
		}
	}
	for i, letter := range list(t, filepath.Join(dir, "letters/20"), ".txt") {
		if i%3 == 0 {
			change(t, letter, "近年来，", "近年来，在各方支持下，")
		}
		if i%5 == 0 { // with a page corrected at the same place, this is a conflict
			change(t, letter, "感谢您对", "衷心感谢您对")
		}
		switch i {
		case 4:
			must(t, os.Rename(letter, letter+".renamed.txt"))
		case 7:
			must(t, os.Remove(letter))
		}
	}
	for i, catalogue := range list(t, filepath.Join(dir, "translations/yunting"), ".po") {
		if i%5 == 0 {
			change(t, catalogue, "msgid \"根据您提出的建议，下一步我局将重点做好以下工作。\"\nmsgstr \"\"",
				"msgid \"根据您提出的建议，下一步我局将重点做好以下工作。\"\nmsgstr \"Following your proposal, we will do this next.\"")
		}
	}
	return dir
}

const added = `市教育局对市政协六届四次会议第399号提案的答复

张三委员：

您提出的《关于校园足球的提案》（第399号）收悉。现答复如下：

我局将继续开展校园足球活动。

感谢您的关心和支持。

云汀市教育局

2025年6月1日
`

// change replaces the first of a text in a file, as a person does by hand.
func change(t *testing.T, path, old, now string) {
	t.Helper()
	data, err := os.ReadFile(path)
	must(t, err)
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s does not hold %q", path, old)
	}
	must(t, os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(now), 1), 0o644))
}

// list lists the files whose path begins and ends like this, in order.
func list(t *testing.T, begin, end string) []string {
	t.Helper()
	var out []string
	for path := range read(t, filepath.Dir(begin), filepath.Base(begin)) {
		if path = filepath.Join(filepath.Dir(begin), path); strings.HasPrefix(path, begin) && strings.HasSuffix(path, end) {
			out = append(out, path)
		}
	}
	if len(out) == 0 {
		t.Fatalf("no files %s…%s", begin, end)
	}
	slices.Sort(out)
	return out
}

// files are the bytes of files by their paths, with slashes.
type files map[string]string

// read reads all files below folders of a site. Where a folder name is the
// beginning of several, all are read.
func read(t *testing.T, root string, folders ...string) files {
	t.Helper()
	out := files{}
	for _, folder := range folders {
		tops, err := filepath.Glob(filepath.Join(root, folder) + "*")
		must(t, err)
		for _, top := range tops {
			must(t, filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				data, err := os.ReadFile(path)
				rel, _ := filepath.Rel(root, path)
				out[filepath.ToSlash(rel)] = string(data)
				return err
			}))
		}
	}
	return out
}

// restore puts a site back as it was.
func restore(t *testing.T, root string, was files) {
	t.Helper()
	for _, folder := range whole {
		must(t, os.RemoveAll(filepath.Join(root, folder)))
	}
	for path, data := range was {
		path = filepath.Join(root, filepath.FromSlash(path))
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		must(t, os.WriteFile(path, []byte(data), 0o644))
	}
}

// in returns the files below some folders.
func (f files) in(folders ...string) files {
	out := maps.Clone(f)
	maps.DeleteFunc(out, func(path, _ string) bool {
		return !slices.ContainsFunc(folders, func(folder string) bool { return strings.HasPrefix(path, folder+"/") })
	})
	return out
}

// differ names the files in which two sites differ.
func differ(a, b files) []string {
	var out []string
	for path, data := range a {
		if other, ok := b[path]; !ok {
			out = append(out, path+" is not there")
		} else if other != data {
			out = append(out, path+" differs")
		}
	}
	for path := range b {
		if _, ok := a[path]; !ok {
			out = append(out, path+" is new")
		}
	}
	slices.Sort(out)
	return out
}

// half names the files that are neither as they were before a run nor as they
// are after it, and what is not of the site.
func half(now, before, after files) []string {
	var out []string
	for path, data := range now {
		if data != before[path] && data != after[path] {
			out = append(out, path+" is neither the old nor the new one")
		} else if before[path]+after[path] == "" || strings.Contains(path, ".dafu-") {
			out = append(out, path+" is no file of the site")
		}
	}
	for path := range before {
		if _, ok := after[path]; ok && now[path] == "" {
			out = append(out, path+" is gone")
		}
	}
	return out
}

// corrections fails unless every page that a person has corrected still is.
func corrections(t *testing.T, was, now files) {
	t.Helper()
	n := 0
	for path, data := range was.in("content/replies") {
		if strings.Contains(data, byHand) {
			n++
			if !strings.Contains(now[path], byHand) {
				t.Errorf("%s has lost its correction", path)
			}
		}
	}
	if n == 0 {
		t.Error("no page was corrected")
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
