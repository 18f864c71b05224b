package release

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/licence"

	"github.com/google/go-cmp/cmp"
)

const program = `package main

import "fmt"

var released, commit, date string

func main() { fmt.Println(released, commit, date) }
`

// commit makes a module with a small program at a path, and commits it as the
// same commit wherever that is.
func commit(t *testing.T, dir string) {
	t.Helper()
	for name, text := range map[string]string{
		"go.mod": "module example.test/small\n\ngo 1.26\n", "LICENSE": "Apache\n", "docs/a.md": "# A\n", "cmd/small/main.go": program,
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"init", "-q"}, {"add", "-A"}, {"-c", "user.name=x", "-c", "user.email=x@localhost", "commit", "-q", "-m", "x"}} {
		cmd := exec.Command("git", append([]string{"-C", dir}, args...)...)
		cmd.Env = append(os.Environ(), "GIT_AUTHOR_DATE=2025-06-13T16:00:00+08:00", "GIT_COMMITTER_DATE=2025-06-13T16:00:00+08:00")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
}

// released builds a release of the small program at a path, and returns its files.
func released(t *testing.T, dir string, targets ...licence.Target) map[string][]byte {
	t.Helper()
	commit(t, dir)
	r, err := At(t.Context(), dir, "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	r.Program, r.Name, r.Files, r.Out = "./cmd/small", "small", []string{"LICENSE", "docs/a.md"}, t.TempDir()
	if err := r.Write(t.Context(), targets, func(string) {}); err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	entries, err := os.ReadDir(r.Out)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if out[e.Name()], err = os.ReadFile(filepath.Join(r.Out, e.Name())); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestRelease(t *testing.T) {
	host := licence.Target{OS: runtime.GOOS, Arch: runtime.GOARCH}
	windows := licence.Target{OS: "windows", Arch: "arm64"}
	one := released(t, filepath.Join(t.TempDir(), "here"), host, windows)
	two := released(t, filepath.Join(t.TempDir(), "somewhere", "else"), host, windows)
	if len(one) != 5 {
		t.Errorf("a release of two targets has %d files", len(one))
	}
	for name := range one {
		if !bytes.Equal(one[name], two[name]) {
			t.Errorf("%s differs from path to path", name)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(string(one["SHA256SUMS"])), "\n") {
		sum, name, _ := strings.Cut(line, "  ")
		if got := fmt.Sprintf("%x", sha256.Sum256(one[name])); got != sum || len(one[name]) == 0 {
			t.Errorf("SHA256SUMS has %s for %s, which has %s", sum, name, got)
		}
	}
	base := "small_1.2.3_" + host.OS + "_" + host.Arch
	files := untar(t, one[base+".tar.gz"])
	want := []string{"LICENSE", "THIRD-PARTY.txt", "docs/a.md", "small", "small.cdx.json"}
	var got []string
	for name := range files {
		got = append(got, strings.TrimPrefix(name, base+"/"))
	}
	slices.Sort(got)
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("the archive (-want +got):\n%s", d)
	}
	exe := filepath.Join(t.TempDir(), "small")
	if err := os.WriteFile(exe, files[base+"/small"], 0o755); err != nil {
		t.Fatal(err)
	}
	said, err := exec.Command(exe).Output()
	if err != nil || !strings.HasPrefix(string(said), "v1.2.3 ") || !strings.HasSuffix(string(said), " 2025-06-13T08:00:00Z\n") {
		t.Errorf("the program says of itself: %s %v", said, err)
	}
	unzip(t, one["small_1.2.3_windows_arm64.zip"])
	bills(t, one[base+".cdx.json"], files[base+"/small.cdx.json"], files[base+"/small"])
}

func untar(t *testing.T, data []byte) map[string][]byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		head, err := r.Next()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if out[head.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
		if want := int64(0o644) | map[bool]int64{true: 0o111}[strings.HasSuffix(head.Name, "/small")]; head.Mode != want || head.Uid != 0 {
			t.Errorf("%s has mode %o of user %d", head.Name, head.Mode, head.Uid)
		}
	}
}

func unzip(t *testing.T, data []byte) {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.Name != "small_1.2.3_windows_arm64/small.exe" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		head := make([]byte, 2)
		if _, err := io.ReadFull(r, head); err != nil || string(head) != "MZ" {
			t.Errorf("small.exe is no program for Windows: %q %v", head, err)
		}
		return
	}
	t.Error("the archive for Windows holds no small.exe")
}

// bills looks at the bill of materials beside an archive and in it.
func bills(t *testing.T, beside, within, binary []byte) {
	t.Helper()
	if !bytes.Equal(beside, within) {
		t.Error("the bill of materials in the archive is another than that beside it")
	}
	var doc document
	if err := json.Unmarshal(beside, &doc); err != nil {
		t.Fatal(err)
	}
	if doc.Format != "CycloneDX" || doc.Spec != "1.6" || doc.Metadata.Component.Version != "v1.2.3" {
		t.Errorf("the bill's head is %+v", doc.Metadata)
	}
	if got := doc.Metadata.Component.Hashes[0].Content; got != fmt.Sprintf("%x", sha256.Sum256(binary)) {
		t.Error("the bill is of another program")
	}
	if len(doc.Components) != 1 || !strings.HasPrefix(doc.Components[0].PURL, "pkg:golang/std@1.") || doc.Components[0].Licenses[0].Expression != "BSD-3-Clause" {
		t.Errorf("the bill lists %+v", doc.Components)
	}
}

// TestChangedMeanwhile has a file saved while the archives are made, which takes some minutes.
func TestChangedMeanwhile(t *testing.T) {
	dir := t.TempDir()
	commit(t, dir)
	r, err := At(t.Context(), dir, "v1.2.3")
	if err != nil {
		t.Fatal(err)
	}
	r.Program, r.Name, r.Out = "./cmd/small", "small", t.TempDir()
	err = r.Write(t.Context(), []licence.Target{{OS: runtime.GOOS, Arch: runtime.GOARCH}}, func(string) {
		if err := os.WriteFile(filepath.Join(dir, "docs", "a.md"), []byte("another"), 0o644); err != nil {
			t.Fatal(err)
		}
	})
	if err == nil {
		t.Error("archives of a tree that changed meanwhile are released")
	}
	if _, err := os.Stat(filepath.Join(r.Out, "SHA256SUMS")); err == nil {
		t.Error("their checksums are written")
	}
}

func TestAtRefuses(t *testing.T) {
	dir := t.TempDir()
	commit(t, dir)
	for _, version := range []string{"", "1.2.3", "v1.2", "v1.2.3; rm", "v01.2.3"} {
		if _, err := At(t.Context(), dir, version); err == nil {
			t.Errorf("the version %q is taken", version)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "docs", "b.md"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := At(t.Context(), dir, "v1.2.3"); err == nil {
		t.Error("a working tree that no commit holds is released")
	}
}
