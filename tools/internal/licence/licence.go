// Package licence finds the licences of what a program is built from: the
// modules whose packages it holds, the Go library, and programs of other
// languages that modules embed.
package licence

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// Target is a system and a processor that a program is built for, by the names
// that Go has for them.
type Target struct{ OS, Arch string }

func (t Target) String() string { return t.OS + "/" + t.Arch }

// Env are the variables under which go builds for the target, without cgo.
func (t Target) Env() []string {
	return append(os.Environ(), "CGO_ENABLED=0", "GOOS="+t.OS, "GOARCH="+t.Arch)
}

// Module is one piece with an author and a licence of its own.
type Module struct {
	Path    string // import path; std for the library of Go
	Version string
	Texts   []Text   // licences and notices, in the order of their files
	IDs     []string // licences by their SPDX names, sorted

	// Of an embedded program only:
	Within string // path of the file that holds it, from that of its module on
	Source string // where it comes from
	Holder string // whose it is
}

// listed is what go list says of a package.
type listed struct {
	Dir, ImportPath string
	Standard        bool
	EmbedFiles      []string
	Module          *struct {
		Path, Version, Dir string
		Main               bool
	}
}

// Of lists what the package of a program in the module at root is built from on
// a target, in the order of the paths. It is an error if a module has no licence
// that can be read, or embeds a program that Embedded does not know.
func Of(ctx context.Context, root, program string, target Target) ([]Module, error) {
	cmd := exec.CommandContext(ctx, "go", "list", "-deps", "-json=Dir,ImportPath,Standard,EmbedFiles,Module", program)
	cmd.Dir, cmd.Env = root, target.Env()
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list %s: %w\n%s", program, err, stderr.String())
	}
	dirs := map[string]map[string]bool{} // folders of the packages by the folder of their module
	modules := map[string]Module{}       // by folder
	var faults []error
	embeds := map[string]bool{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			return nil, fmt.Errorf("go list %s: %w", program, err)
		}
		if p.Standard || p.Module == nil || p.Module.Main {
			continue
		}
		modules[p.Module.Dir] = Module{Path: p.Module.Path, Version: p.Module.Version}
		if dirs[p.Module.Dir] == nil {
			dirs[p.Module.Dir] = map[string]bool{}
		}
		dirs[p.Module.Dir][p.Dir] = true
		for _, f := range p.EmbedFiles {
			if filepath.Ext(f) == ".wasm" {
				embeds[p.Module.Path+"/"+strings.TrimPrefix(p.ImportPath, p.Module.Path+"/")+"/"+f] = true
			}
		}
	}
	all := []Module{}
	for dir, m := range modules {
		if m.Texts, err = texts(dir, dirs[dir]); err != nil {
			return nil, err
		}
		m.IDs = idsOf(m.Texts)
		all = append(all, m)
	}
	for file := range embeds {
		known := embeddedIn(file)
		if len(known) == 0 {
			faults = append(faults, fmt.Errorf("%s is embedded, and package licence does not say what it holds", file))
		}
		all = append(all, known...)
	}
	std, err := standard(ctx, root)
	if err != nil {
		return nil, err
	}
	all = append(all, std)
	slices.SortFunc(all, func(a, b Module) int { return strings.Compare(a.Path, b.Path) })
	for _, m := range all {
		faults = append(faults, m.fault())
	}
	return all, errors.Join(faults...)
}

// standard is the library of Go.
func standard(ctx context.Context, root string) (Module, error) {
	cmd := exec.CommandContext(ctx, "go", "env", "GOROOT", "GOVERSION")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return Module{}, fmt.Errorf("go env: %w", err)
	}
	goroot, version, _ := strings.Cut(strings.TrimSpace(string(out)), "\n")
	m := Module{Path: "std", Version: version}
	if m.Texts, err = texts(goroot, nil); err != nil {
		return Module{}, err
	}
	m.IDs = idsOf(m.Texts)
	return m, nil
}
