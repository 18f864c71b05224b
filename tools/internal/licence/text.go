package licence

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/google/licensecheck"
)

// Text is a file of a module that says who may do what with it.
type Text struct {
	File string // path below the folder of the module, with slashes
	Data string
	IDs  []string // licences that it states, by their SPDX names; none of a notice
}

// compatible are the licences of pieces that a work under the Apache Licence 2.0
// may be built from and shipped with. MPL-2.0 asks that its own files stay
// available, which a module with a version is; OFL-1.1 is for fonts alone.
var compatible = []string{
	"0BSD", "Apache-2.0", "Apache-2.0 WITH LLVM-exception", "BSD-2-Clause", "BSD-2-Clause-Views", "BSD-3-Clause", "BSL-1.0", "CC0-1.0", "FTL", "IJG",
	"ISC", "LicenseRef-AGG-2.3", "MIT", "MIT-0", "MPL-2.0", "OFL-1.1", "Unicode-3.0", "Unlicense", "Zlib", "libpng-2.0",
}

var (
	licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense|mit-license)([-._].*)?$`)
	noticeFile  = regexp.MustCompile(`(?i)^(notice|patents|copyright)([-._].*)?$`)
)

// texts reads the licences and notices of a module: those at its root, and those
// on the way to the packages that are used, for what was taken in from elsewhere.
func texts(dir string, packages map[string]bool) ([]Text, error) {
	folders := map[string]bool{dir: true}
	for p := range packages {
		for ; len(p) > len(dir) && strings.HasPrefix(p, dir); p = filepath.Dir(p) {
			folders[p] = true
		}
	}
	var out []Text
	for folder := range folders {
		entries, err := os.ReadDir(folder)
		if err != nil {
			return nil, fmt.Errorf("look for licences: %w", err)
		}
		for _, e := range entries {
			name := e.Name()
			if !e.Type().IsRegular() || filepath.Ext(name) == ".go" || !licenceFile.MatchString(name) && !noticeFile.MatchString(name) {
				continue
			}
			data, err := os.ReadFile(filepath.Join(folder, name))
			if err != nil {
				return nil, fmt.Errorf("look for licences: %w", err)
			}
			rel, _ := filepath.Rel(dir, filepath.Join(folder, name))
			t := Text{File: filepath.ToSlash(rel), Data: strings.ReplaceAll(string(data), "\r\n", "\n")}
			if licenceFile.MatchString(name) {
				t.IDs = identify(data)
			}
			out = append(out, t)
		}
	}
	slices.SortFunc(out, func(a, b Text) int { return strings.Compare(a.File, b.File) })
	return out, nil
}

// unknown stands for a licence whose text is that of no known one.
const unknown = "unknown"

// identify names the licences that a text states.
func identify(data []byte) []string {
	const enough = 75 // per cent of the words that known licences account for; the rest are names and years
	found := licensecheck.Scan(data)
	var out []string
	for _, m := range found.Match {
		if !m.IsURL && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	if len(out) == 0 || found.Percent < enough {
		out = append(out, unknown)
	}
	return out
}

func idsOf(texts []Text) []string {
	var out []string
	for _, t := range texts {
		out = append(out, t.IDs...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// fault says why a module must not be shipped; nil if it may.
func (m Module) fault() error {
	if len(m.IDs) == 0 {
		return fmt.Errorf("%s %s has no licence", m.Path, m.Version)
	}
	for _, id := range m.IDs {
		if !slices.Contains(compatible, id) {
			return fmt.Errorf("%s %s: the licence %s is not among those that are known to go with Apache-2.0", m.Path, m.Version, id)
		}
	}
	return nil
}
