package licence

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const gpl = `This program is free software: you can redistribute it and/or modify it under the terms of the GNU Affero General
Public License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
version. This program is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY; without even the implied
warranty of MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE. See the GNU Affero General Public License for more details.
`

const isc = `Copyright (c) 2025 Nobody

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.
`

// module lays files into a folder and reads their licences.
func module(t *testing.T, files map[string]string, packages ...string) Module {
	t.Helper()
	dir := t.TempDir()
	used := map[string]bool{}
	for _, p := range packages {
		used[filepath.Join(dir, p)] = true
	}
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	found, err := texts(dir, used)
	if err != nil {
		t.Fatal(err)
	}
	return Module{Path: "example.test/x", Version: "v1.0.0", Texts: found, IDs: idsOf(found)}
}

func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		name     string
		files    map[string]string
		packages []string
		ids      []string
		bad      bool
	}{
		{"good", map[string]string{"LICENSE": isc, "a/a.go": "package a"}, []string{"a"}, []string{"ISC"}, false},
		{"Windows line ends, a notice", map[string]string{"Licence.txt": strings.ReplaceAll(isc, "\n", "\r\n"), "NOTICE": "Thanks."}, nil, []string{"ISC"}, false},
		{"copyleft", map[string]string{"COPYING": gpl}, nil, []string{"AGPL-3.0-or-later"}, true},
		{"copyleft taken in below", map[string]string{"LICENSE": isc, "third/LICENSE": gpl, "third/in/x.go": ""}, []string{"third/in"}, []string{"AGPL-3.0-or-later", "ISC"}, true},
		{"copyleft beside, not used", map[string]string{"LICENSE": isc, "third/LICENSE": gpl}, nil, []string{"ISC"}, false},
		{"words of its own", map[string]string{"LICENSE": "Do no evil with it, and send a postcard."}, nil, []string{"unknown"}, true},
		{"more conditions than known", map[string]string{"LICENSE": isc + strings.Repeat("Nor may it be used on Mondays. ", 40)}, nil, []string{"ISC", "unknown"}, true},
		{"none", map[string]string{"README": "x"}, nil, nil, true},
	} {
		m := module(t, tt.files, tt.packages...)
		if d := cmp.Diff(tt.ids, m.IDs); d != "" {
			t.Errorf("%s: licences (-want +got):\n%s", tt.name, d)
		}
		if bad := m.fault() != nil; bad != tt.bad {
			t.Errorf("%s: fault is %v", tt.name, m.fault())
		}
	}
}

// TestOf reads what dafu is built from on this machine.
func TestOf(t *testing.T) {
	all, err := Of(t.Context(), "../../..", "./tools/dafu", Target{runtime.GOOS, runtime.GOARCH})
	if err != nil {
		t.Error(err)
	}
	for _, want := range []string{"std", "github.com/gohugoio/hugo", "PDFium", "KaTeX"} {
		if !slices.ContainsFunc(all, func(m Module) bool { return m.Path == want && len(m.IDs) > 0 }) {
			t.Errorf("%s is not listed", want)
		}
	}
	var out bytes.Buffer
	if err := Write(&out, all); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Apache License", "github.com/gohugoio/hugo v", "© The PDFium Authors", "github.com/spf13/cobra v"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("what goes with the program does not hold %q", want)
		}
	}
}

// TestEmbedded holds the list of embedded programs to files that modules embed.
func TestEmbedded(t *testing.T) {
	all, err := Of(t.Context(), "../../..", "./tools/dafu", Target{"linux", "amd64"})
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range Embedded {
		if !slices.ContainsFunc(all, func(m Module) bool { return m.Within == e.Within && m.Path == e.Path }) {
			t.Errorf("nothing embeds %s: take it out of Embedded", e.Within)
		}
	}
}
