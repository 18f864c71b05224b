// Package memory is the translation memory: it holds the English of the
// letters in gettext catalogues, one a letter and one shared, and turns a
// Chinese letter into its English with the state of every block.
//
// A translation belongs to its source text and not to a date: text that stays
// keeps its translation, text that changes makes it a draft again.
package memory

import (
	"bytes"
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

// Shared is the key of the catalogue of what letters have in common.
const Shared = shared

const shared = "shared"

// Memory holds the catalogues of one folder, of which it keeps in mind those
// that have changed and the one in use. It is not safe for use by several
// goroutines.
type Memory struct {
	dir        string
	files      map[string]bool       // keys of the catalogues on disk
	catalogues map[string]*catalogue // those in mind
	inUse      string
	glossary   Glossary
	finished   map[message]origin // see elsewhere
	sketches   map[sketched][]string
	stating    statements // of the letter that was taken last

	// Proposers says how the site names persons who asked: full (or ""), surname or hidden.
	// Findings go to logs, which must not tell more than the site does.
	Proposers string

	// Saved, if not nil, is told what Save has written.
	Saved func(key string, data []byte)
}

// catalogue is one file.
type catalogue struct {
	key     string
	file    *po.File
	raw     []byte // the file as it was read; nil if there was none
	broken  bool   // can't be read: never written over
	changed bool
	live    map[message]*po.Entry
	retired map[message]*po.Entry
	found   []diag.Finding // when it was read

	compared map[*po.Entry]comparison // see Prepare
}

// message is what an entry is known by.
type message struct{ context, text string }

// Open opens the folder dir with its shared catalogue and its glossary; a
// folder that does not exist is an empty memory. The catalogues of letters are
// read when they are asked for. One that can't be read gives a finding then,
// and is left as it is; the others still serve.
func Open(dir string) (*Memory, []diag.Finding, error) {
	m := &Memory{dir: dir, files: map[string]bool{}, catalogues: map[string]*catalogue{}}
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
		m.files[strings.TrimSuffix(filepath.ToSlash(rel), ".po")] = true
		return nil
	})
	if err != nil {
		return nil, nil, fmt.Errorf("read the translations: %w", err)
	}
	var found diag.List
	var terms []diag.Finding
	if m.glossary, terms, err = ReadGlossary(filepath.Join(dir, "glossary.toml")); err != nil {
		return nil, nil, err
	}
	found.Add(terms...)
	c := newCatalogue(shared, "What letters have in common: organs, policies, document numbers, set phrases.")
	if m.files[shared] {
		c = m.read(shared)
	}
	found.Add(c.found...)
	m.catalogues[shared] = c
	return m, found.All(), nil
}

// catalogue returns the catalogue of a letter; nil if the letter has none. The
// one that was in use before is forgotten, unless it has changed.
func (m *Memory) catalogue(key string) *catalogue {
	if c := m.turnTo(key); c != nil || !m.files[key] {
		return c
	}
	m.catalogues[key] = m.read(key)
	return m.catalogues[key]
}

// turnTo makes the catalogue of a letter the one in use, and returns it if it is
// in mind.
func (m *Memory) turnTo(key string) *catalogue {
	if key != m.inUse {
		if last := m.catalogues[m.inUse]; last != nil && !last.changed && m.inUse != shared {
			delete(m.catalogues, m.inUse)
		}
		m.inUse = key
	}
	return m.catalogues[key]
}

// read reads a catalogue from disk.
func (m *Memory) read(key string) *catalogue {
	c := &catalogue{key: key}
	data, err := os.ReadFile(filepath.FromSlash(m.path(key)))
	if err == nil {
		c.raw = data
		c.file, err = po.Parse(string(data))
	}
	if err != nil {
		pos := diag.Pos{Path: m.path(key)}
		var syntax *po.SyntaxError
		if errors.As(err, &syntax) {
			pos.Line = syntax.Line
			c.found = append(c.found, unreadable.At(pos, syntax.EN, syntax.ZH))
		} else {
			en, zh := disk.Words(err)
			c.found = append(c.found, unopened.At(pos, en, zh))
		}
		c.broken, c.file = true, &po.File{}
	}
	for _, e := range c.index() {
		c.found = append(c.found, repeated.At(diag.Pos{Path: m.path(key), Line: e.Line}, shorten(e.Source)))
	}
	return c
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

// File is the path of the catalogue of a letter, or of the shared one.
func (m *Memory) File(key string) string { return filepath.FromSlash(m.path(key)) }

// Keys returns the keys of the letters that have a catalogue, sorted.
func (m *Memory) Keys() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(m.files)), func(k string) bool { return k == shared })
}

// Save writes the catalogues that have changed, each whole or not at all. One that
// a person has saved since it was read stays as it is, with a *disk.ChangedError:
// the next run takes in what the person wrote.
func (m *Memory) Save() error {
	var queue disk.Queue
	written, folders := map[string][]byte{}, map[string]bool{}
	for _, key := range slices.Sorted(maps.Keys(m.catalogues)) {
		c := m.catalogues[key]
		if !c.changed || c.broken {
			continue
		}
		path, data := filepath.FromSlash(m.path(key)), []byte(c.file.String())
		if !bytes.Equal(c.raw, data) && queue.Do(func() error { return disk.Swap(path, c.raw, data) }) != nil {
			break
		}
		written[key], folders[filepath.Dir(path)] = data, true
	}
	err := queue.Wait()
	if err == nil {
		err = disk.Settle(slices.Sorted(maps.Keys(folders))...)
	}
	if err != nil {
		return fmt.Errorf("save the translations: %w", err)
	}
	for key, data := range written {
		c := m.catalogues[key]
		c.changed, c.raw, m.files[key] = false, data, true
		if m.Saved != nil {
			m.Saved(key, data)
		}
		if key != m.inUse && key != shared {
			delete(m.catalogues, key)
		}
	}
	return nil
}
