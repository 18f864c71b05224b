package internal_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"
)

// sample is the one letter that is kept in git, its contact masked.
const sample = "letters/ningbo-cppcc-16-4-16.txt"

// files lists the files of the project below its root, with slashes: not what
// is generated, and not the letters of an office, which stay out of git.
func files(t *testing.T) []string {
	t.Helper()
	var out []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (path.Base(name) == "node_modules" || slices.Contains([]string{".git", ".cache", ".dafu", ".local", "demo", "dist", "public", "resources", "static/search"}, name)):
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		case strings.HasPrefix(name, "letters/") && name != sample && path.Ext(name) != ".md":
			return nil
		}
		out = append(out, name)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestFileLength keeps a file of code to one thing.
func TestFileLength(t *testing.T) {
	const limit = 500
	for _, name := range files(t) {
		if !slices.Contains([]string{".go", ".js", ".css", ".html"}, path.Ext(name)) {
			continue
		}
		if n := bytes.Count(read(t, name), []byte("\n")); n > limit {
			t.Errorf("%s has %d lines, more than %d", name, n, limit)
		}
	}
}

// fictional are the mobile numbers that examples and tests may show.
var fictional = []string{"13800000000", "13912345678", "13800138000"}

var (
	// number is a run of digits with the gaps that a number is written with.
	number = regexp.MustCompile(`[0-9](?:[ \-]?[0-9])*`)
	mobile = regexp.MustCompile(`^(?:86)?(1[3-9][0-9]{9})$`)
	// issued are the first digits of the numbers that networks give out: with
	// gaps, only those tell a number from a list of figures (161 2020 2025).
	issued = regexp.MustCompile(`^1(?:3[0-9]|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8[0-9]|9[0-35-9])`)
)

// TestNoMobileNumbers keeps real people's numbers out of the repository. It
// goes by the shape alone and not by package privacy, whose mistakes it must
// not share.
func TestNoMobileNumbers(t *testing.T) {
	narrow := strings.NewReplacer(
		"０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9",
		"－", "-", "　", " ", "\u00a0", " ")
	for _, name := range files(t) {
		data := read(t, name)
		if !utf8.Valid(data) || name == "go.sum" {
			continue
		}
		for i, line := range strings.Split(string(data), "\n") {
			line = narrow.Replace(line)
			for _, at := range number.FindAllStringIndex(line, -1) {
				if inWord(line, at) {
					continue
				}
				printed := line[at[0]:at[1]]
				digits := strings.NewReplacer(" ", "", "-", "").Replace(printed)
				m := mobile.FindStringSubmatch(digits)
				if m == nil || digits != printed && !issued.MatchString(m[1]) {
					continue
				}
				if !slices.Contains(fictional, m[1]) {
					t.Errorf("%s:%d: a mobile number; in examples use one of %s", name, i+1, strings.Join(fictional, ", "))
				}
			}
		}
	}
}

// inWord reports whether digits stand inside a word of Latin letters, as in a
// checksum.
func inWord(line string, at []int) bool {
	letter := func(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
	return at[0] > 0 && letter(line[at[0]-1]) || at[1] < len(line) && letter(line[at[1]])
}

// TestI18n holds the two languages of the layouts to the same messages.
func TestI18n(t *testing.T) {
	zh, en := messages(t, "i18n/zh.toml"), messages(t, "i18n/en.toml")
	if d := cmp.Diff(zh, en); d != "" {
		t.Errorf("i18n/zh.toml (-) and i18n/en.toml (+) hold different messages:\n%s", d)
	}
	if len(zh) == 0 {
		t.Error("no messages found")
	}
}

// messages returns the keys of a file of wordings, sorted.
func messages(t *testing.T, name string) []string {
	t.Helper()
	var forms map[string]map[string]string
	if err := toml.Unmarshal(read(t, name), &forms); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	for key, plurals := range forms {
		for form, text := range plurals {
			if text == "" {
				t.Errorf("%s: %s.%s says nothing", name, key, form)
			}
		}
	}
	return slices.Sorted(maps.Keys(forms))
}
