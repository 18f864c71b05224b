// Package release builds a program for every system that it is given out for,
// and packs each with what has to go with it. The same commit, built with the
// same Go, gives the same bytes wherever it lies.
package release

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"dafu/tools/internal/licence"
)

// Targets are the systems that dafu is released for.
var Targets = []licence.Target{
	{OS: "linux", Arch: "amd64"}, {OS: "linux", Arch: "arm64"}, {OS: "linux", Arch: "loong64"},
	{OS: "darwin", Arch: "amd64"}, {OS: "darwin", Arch: "arm64"},
	{OS: "windows", Arch: "amd64"}, {OS: "windows", Arch: "arm64"},
}

// Release says what is released.
type Release struct {
	Root    string // folder of go.mod
	Program string // package of the program, from Root: ./tools/dafu
	Name    string // of the program and of the archives
	Version string // v1.2.3
	Commit  string // full name of the commit; "" if it is not known
	Time    time.Time
	Files   []string // what goes into each archive beside the program, from Root, with slashes
	Out     string   // folder to write to
}

var versionForm = regexp.MustCompile(`^v(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`)

// At describes a release of the commit that the working tree at root is of. The
// tree must be that of the commit: what nobody can look up is not given out.
func At(ctx context.Context, root, version string) (Release, error) {
	if !versionForm.MatchString(version) {
		return Release{}, fmt.Errorf("the version %q is not of the form v1.2.3", version)
	}
	git := func(args ...string) (string, error) {
		out, err := exec.CommandContext(ctx, "git", append([]string{"-C", root}, args...)...).Output()
		if err != nil {
			return "", fmt.Errorf("git %s: %w", strings.Join(args, " "), err)
		}
		return strings.TrimSpace(string(out)), nil
	}
	changed, err := git("status", "--porcelain")
	if err != nil {
		return Release{}, err
	}
	if changed != "" {
		return Release{}, fmt.Errorf("the working tree has changes that no commit holds:\n%s", changed)
	}
	commit, err := git("rev-parse", "HEAD")
	if err != nil {
		return Release{}, err
	}
	date, err := git("log", "-1", "--format=%cI")
	if err != nil {
		return Release{}, err
	}
	at, err := time.Parse(time.RFC3339, date)
	if err != nil {
		return Release{}, fmt.Errorf("time of the commit: %w", err)
	}
	return Release{Root: root, Version: version, Commit: commit, Time: at.UTC()}, nil
}

// Write builds and packs the program for the targets, and writes into r.Out an
// archive and a bill of materials for each, and SHA256SUMS of all of them.
func (r Release) Write(ctx context.Context, targets []licence.Target, tell func(string)) error {
	if err := os.MkdirAll(r.Out, 0o755); err != nil {
		return fmt.Errorf("release: %w", err)
	}
	sums := map[string][sha256.Size]byte{}
	for _, t := range targets {
		files, bill, err := r.build(ctx, t)
		if err != nil {
			return fmt.Errorf("release for %s: %w", t, err)
		}
		base := fmt.Sprintf("%s_%s_%s_%s", r.Name, strings.TrimPrefix(r.Version, "v"), t.OS, t.Arch)
		name, pack := base+".tar.gz", tarball
		if t.OS == "windows" {
			name, pack = base+".zip", zipped
		}
		var archive bytes.Buffer
		if err := pack(&archive, base, files, r.Time); err != nil {
			return fmt.Errorf("release for %s: %w", t, err)
		}
		for name, data := range map[string][]byte{name: archive.Bytes(), base + ".cdx.json": bill} {
			sums[name] = sha256.Sum256(data)
			if err := os.WriteFile(filepath.Join(r.Out, name), data, 0o644); err != nil {
				return fmt.Errorf("release: %w", err)
			}
		}
		tell(fmt.Sprintf("%s: %.1f MB", name, float64(archive.Len())/1e6))
	}
	if again, err := At(ctx, r.Root, r.Version); err != nil || again.Commit != r.Commit {
		return fmt.Errorf("the working tree was changed while it was released, so that the archives are not of one commit: release again")
	}
	var list strings.Builder
	names := make([]string, 0, len(sums))
	for name := range sums {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&list, "%x  %s\n", sums[name], name)
	}
	return os.WriteFile(filepath.Join(r.Out, "SHA256SUMS"), []byte(list.String()), 0o644)
}

// build compiles the program for a target, and gathers what goes with it.
func (r Release) build(ctx context.Context, t licence.Target) ([]entry, []byte, error) {
	dir, err := os.MkdirTemp("", "release-*")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	binary := filepath.Join(dir, r.Name+suffix(t))
	cmd := exec.CommandContext(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-o", binary,
		"-ldflags", fmt.Sprintf("-s -w -buildid= -X main.released=%s -X main.commit=%s -X main.date=%s", r.Version, r.Commit, r.Time.Format(time.RFC3339)), r.Program)
	// Flags of this machine's own must not get into what is given out.
	cmd.Dir, cmd.Env = r.Root, append(t.Env(), "GOFLAGS=")
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, nil, fmt.Errorf("go build: %w\n%s", err, out)
	}
	modules, err := licence.Of(ctx, r.Root, r.Program, t)
	if err != nil {
		return nil, nil, err
	}
	bill, err := r.bill(binary, t, modules)
	if err != nil {
		return nil, nil, err
	}
	program, err := os.ReadFile(binary)
	if err != nil {
		return nil, nil, err
	}
	var notice bytes.Buffer
	if err := licence.Write(&notice, modules); err != nil {
		return nil, nil, err
	}
	files := []entry{{r.Name + suffix(t), program, 0o755}, {"THIRD-PARTY.txt", notice.Bytes(), 0o644}, {r.Name + ".cdx.json", bill, 0o644}}
	for _, name := range r.Files {
		data, err := os.ReadFile(filepath.Join(r.Root, filepath.FromSlash(name)))
		if err != nil {
			return nil, nil, err
		}
		files = append(files, entry{name, data, 0o644})
	}
	slices.SortFunc(files, func(a, b entry) int { return strings.Compare(a.name, b.name) })
	return files, bill, nil
}

func suffix(t licence.Target) string {
	if t.OS == "windows" {
		return ".exe"
	}
	return ""
}
