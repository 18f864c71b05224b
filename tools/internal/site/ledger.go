package site

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
)

// A ledger is what a step of the work made of what when it ran last, so that the
// next run leaves alone what is the same. It goes by the bytes of files and never
// by their time; a ledger that is missing, damaged, of another program or of other
// settings and registries is as good as none.
type ledger struct {
	file   string
	head   ledgerHead
	before map[string]done
	now    map[string]done
	first  bool // no run before this one has kept anything
}

// ledgerHead opens a ledger: JSON on a line of its own, as all that follows.
type ledgerHead struct {
	Maker string // checksum of the program, the settings and the registries
	Today string // the day of the run: dates are held against it
}

// done is what was made of one letter. Each step uses the fields that it needs.
type done struct {
	Key      string               // the letter's file, or the bundle
	In       string               // checksum of what it was made from
	Bundle   string               `json:",omitempty"`
	Out      string               `json:",omitempty"` // checksum of the page that was made
	Findings []keptFinding        `json:",omitempty"`
	Blocks   map[letter.State]int `json:",omitempty"`
}

// keptFinding is a finding that was put into words.
type keptFinding struct {
	Rule      string
	Severity  diag.Severity
	Elsewhere string `json:",omitempty"` // path, if it is not that of the letter
	Line      int    `json:",omitempty"`
	Col       int    `json:",omitempty"`
	EN, ZH    string
}

// ledger opens the ledger of a step. maker is the checksum of all that a letter's
// result depends on beside its own files; where it is "", nothing is left alone.
func (s *Site) ledger(step, maker string) *ledger {
	l := &ledger{file: s.path(disk.WorkFolder, "done", step), now: map[string]done{}, head: ledgerHead{maker, s.Today.String()}}
	if maker == "" {
		return l
	}
	f, err := os.Open(l.file)
	if err != nil {
		l.first = os.IsNotExist(err)
		return l
	}
	defer f.Close()
	dec := json.NewDecoder(bufio.NewReaderSize(f, 1<<16))
	var head ledgerHead
	if dec.Decode(&head) != nil || head.Maker != maker || head.Today > l.head.Today {
		return l
	}
	before := map[string]done{}
	for {
		var d done
		if err := dec.Decode(&d); err == io.EOF {
			l.before = before
			return l
		} else if err != nil {
			return l
		}
		before[d.Key] = d
	}
}

// save writes what this run made of the letters that it met, and what earlier runs
// made of others that are there still. It may be lost: then the next run does all
// again.
func (l *ledger) save(met []string, there func(key string) bool) error {
	if l.head.Maker == "" {
		return nil
	}
	for _, k := range met {
		delete(l.before, k)
	}
	for k, d := range l.before {
		if there(k) {
			l.now[k] = d
		}
	}
	var out strings.Builder
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	err := enc.Encode(l.head)
	for _, k := range slices.Sorted(maps.Keys(l.now)) {
		err = cmp.Or(err, enc.Encode(l.now[k]))
	}
	if err != nil {
		return fmt.Errorf("keep what was done: %w", err)
	}
	return disk.Spare(l.file, []byte(out.String()))
}

// maker is the checksum of the program, of the settings and registries as they were
// when the site was opened, and of more files that count; "" if it can't be told.
func (s *Site) maker(more ...string) string {
	sum, err := disk.Program()
	if err != nil || s.settings == "" {
		return ""
	}
	return filesSum(sum+s.settings, more)
}

// settingsSum is the checksum of the settings and the registries; "" if it can't be
// told. The history of corrections lies among these and is none: each commit changes
// it, and no letter is read otherwise for it.
func (s *Site) settingsSum() string {
	files := []string{s.path("config.toml")}
	err := filepath.WalkDir(s.path("data"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && path != s.historyFile() {
			files = append(files, path)
		}
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		return ""
	}
	return filesSum("", files)
}

// filesSum is the checksum of a text and of files with their names, whether they
// are there or not; "" if one can't be read.
func filesSum(text string, files []string) string {
	h := sha256.New()
	io.WriteString(h, text)
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil && !os.IsNotExist(err) {
			return ""
		}
		fmt.Fprintf(h, "\n%s %d %v\n", filepath.Base(path), len(data), err == nil)
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// checksum is that of several files, one after the other.
func checksum(files ...[]byte) string {
	h := sha256.New()
	for _, data := range files {
		fmt.Fprintf(h, "%d %v\n", len(data), data == nil)
		h.Write(data)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// keepFindings puts findings about the letter at path into words.
func keepFindings(findings []diag.Finding, path string) []keptFinding {
	var out []keptFinding
	for _, f := range findings {
		said := keptFinding{Rule: f.Rule.ID, Severity: f.Rule.Severity, Line: f.Pos.Line, Col: f.Pos.Col,
			EN: f.Message(diag.English), ZH: f.Message(diag.Chinese)}
		if f.Pos.Path != path {
			said.Elsewhere = f.Pos.Path
		}
		out = append(out, said)
	}
	return out
}

// saidBefore makes findings of what was put into words about the letter at path.
func saidBefore(kept []keptFinding, path string) []diag.Finding {
	var out []diag.Finding
	for _, f := range kept {
		rule := &diag.Rule{ID: f.Rule, Severity: f.Severity, EN: literal(f.EN), ZH: literal(f.ZH)}
		out = append(out, rule.At(diag.Pos{Path: cmp.Or(f.Elsewhere, path), Line: f.Line, Col: f.Col}))
	}
	return out
}

// literal makes a format of a text that is to be printed as it is.
func literal(s string) string { return strings.ReplaceAll(s, "%", "%%") }
