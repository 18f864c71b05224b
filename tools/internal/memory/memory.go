// Package memory is the translation memory: it holds the English of the
// letters in gettext catalogues, one a letter and one shared, and turns a
// Chinese letter into its English with the state of every block.
//
// A translation belongs to its source text and not to a date: text that stays
// keeps its translation, text that changes makes it a draft again.
package memory

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/memory/po"
)

// shared is the key of the catalogue of what letters have in common.
const shared = "shared"

// Memory holds the catalogues of one folder. It is not safe for use by several
// goroutines.
type Memory struct {
	dir        string
	catalogues map[string]*catalogue
	glossary   Glossary
	finished   map[message]origin // see elsewhere
}

// catalogue is one file.
type catalogue struct {
	key     string
	file    *po.File
	broken  bool // can't be read: never written over
	changed bool
	live    map[message]*po.Entry
	retired map[message]*po.Entry
}

// message is what an entry is known by.
type message struct{ context, text string }

// Open reads the catalogues and the glossary below dir; a folder that does not exist is an
// empty memory. A catalogue that can't be read gives a finding and is left as
// it is; the others still serve.
func Open(dir string) (*Memory, []diag.Finding, error) {
	m := &Memory{dir: dir, catalogues: map[string]*catalogue{}}
	var found diag.List
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == dir:
			return filepath.SkipAll
		case err != nil:
			return err
		case d.IsDir() || filepath.Ext(name) != ".po":
			return nil
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		key := strings.TrimSuffix(filepath.ToSlash(rel), ".po")
		return m.load(key, name, &found)
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the translations: %w", err)
	}
	var terms []diag.Finding
	if m.glossary, terms, err = ReadGlossary(filepath.Join(dir, "glossary.toml")); err != nil {
		return nil, nil, err
	}
	found.Add(terms...)
	if m.catalogues[shared] == nil {
		m.catalogues[shared] = newCatalogue(shared, "What letters have in common: organs, policies, document numbers, set phrases.")
	}
	return m, found.All(), nil
}

// load reads one catalogue.
func (m *Memory) load(key, name string, found *diag.List) error {
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	c := &catalogue{key: key}
	m.catalogues[key] = c
	c.file, err = po.Parse(string(data))
	var syntax *po.SyntaxError
	if errors.As(err, &syntax) {
		found.Add(unreadable.At(diag.Pos{Path: m.path(key), Line: syntax.Line}, syntax.Reason))
		c.broken, c.file = true, &po.File{}
	}
	for _, e := range c.index() {
		found.Add(repeated.At(diag.Pos{Path: m.path(key), Line: e.Line}, shorten(e.Source)))
	}
	return nil
}

// newCatalogue makes the catalogue of a letter that has none.
func newCatalogue(key, note string) *catalogue {
	head := po.New("", "")
	head.Note(note)
	head.Translate("Project-Id-Version: dafu\nLanguage: en\nMIME-Version: 1.0\n"+
		"Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\nX-Source-Language: zh_CN\n", false)
	c := &catalogue{key: key, file: &po.File{}}
	c.file.Insert(head, nil)
	c.index()
	return c
}

// index notes the entries by their message. It returns those that repeat the
// message of another one; the first one counts.
func (c *catalogue) index() []*po.Entry {
	c.live, c.retired = map[message]*po.Entry{}, map[message]*po.Entry{}
	var again []*po.Entry
	for _, e := range c.file.Entries {
		if e.IsHeader() {
			continue
		}
		to := c.live
		if e.Obsolete {
			to = c.retired
		}
		k := message{e.Context, e.Source}
		if to[k] != nil {
			again = append(again, e)
			continue
		}
		to[k] = e
	}
	return again
}

// path returns the path of a catalogue's file.
func (m *Memory) path(key string) string {
	return filepath.ToSlash(filepath.Join(m.dir, filepath.FromSlash(key)+".po"))
}

// Glossary returns the terms of the folder.
func (m *Memory) Glossary() Glossary { return m.glossary }

// Keys returns the keys of the letters that have a catalogue, sorted.
func (m *Memory) Keys() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(m.catalogues)), func(k string) bool { return k == shared })
}

// Save writes the catalogues that have changed, each whole or not at all.
func (m *Memory) Save() error {
	for _, key := range slices.Sorted(maps.Keys(m.catalogues)) {
		c := m.catalogues[key]
		if !c.changed || c.broken {
			continue
		}
		if _, err := disk.Write(filepath.FromSlash(m.path(key)), []byte(c.file.String())); err != nil {
			return fmt.Errorf("save the translations: %w", err)
		}
		c.changed = false
	}
	return nil
}
