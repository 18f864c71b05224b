package check

import (
	"bytes"
	"crypto/sha256"
	"encoding/gob"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/disk"
)

// kept is what a run leaves to the next one: the facts of every file, so that a
// file that has not changed is not searched and parsed again. What it finds is told
// by every run all the same. It goes by the bytes of files and never by their time;
// one that is missing, damaged or of another program is as good as none. Files in
// which there is personal data are not in it.
type kept struct {
	Maker string // checksum of all that facts depend on beside the file itself
	Words []string
	Files []keptFile // in the order of their names
}

// keptFile has the facts of a file.
type keptFile struct {
	Name  string // see file.name
	Facts facts
}

// remembered is what is known of the files that a site is made from, or of those of
// the built site, from before and by this run.
type remembered struct {
	file   string // where it is kept; "" if it is not
	maker  string
	before map[string]*facts
	now    map[string]*facts
	words  *wordbook
	fresh  int  // of how many files this run knows something else than was kept
	kept   bool // there is something from before
	saved  bool // what is kept is what is known now, or nearly
}

// remember reads what the last run has kept of a part of a site.
func remember(s Site, part string) *remembered {
	m := &remembered{maker: s.Maker, before: map[string]*facts{}, now: map[string]*facts{}, words: newWordbook(nil)}
	if s.Kept == "" || s.Maker == "" {
		return m
	}
	m.file = filepath.Join(s.Kept, part)
	k := load(m.file, m.maker)
	if k == nil {
		return m
	}
	m.kept, m.words = true, newWordbook(k.Words)
	for i := range k.Files {
		m.before[k.Files[i].Name] = &k.Files[i].Facts
	}
	return m
}

// load reads what was kept; nil if it is not whole, or of another maker.
func load(file, maker string) *kept {
	data, err := os.ReadFile(file)
	if err != nil || len(data) < sha256.Size {
		return nil
	}
	sum, data := data[:sha256.Size], data[sha256.Size:]
	if got := sha256.Sum256(data); !bytes.Equal(got[:], sum) {
		return nil
	}
	var k kept
	if gob.NewDecoder(bytes.NewReader(data)).Decode(&k) != nil || k.Maker != maker {
		return nil
	}
	return &k
}

// add takes over what is known of a file.
func (m *remembered) add(f file) {
	m.now[f.name] = f.facts
	if before := m.before[f.name]; before != f.facts && (before != nil || !f.facts.fleeting) {
		m.fresh++
	}
}

// save keeps what is known of the files, unless it is what was kept before but for
// one file in a thousand: to find that out again takes less time than to write all.
func (m *remembered) save() {
	for name := range m.before {
		if m.now[name] == nil {
			m.fresh++ // the file is gone
		}
	}
	m.saved = m.kept && m.fresh*1000 <= len(m.now)
	if m.file == "" || m.saved {
		return
	}
	// It may be lost, also where nothing can be written: then the next run looks at
	// all files again.
	m.saved = disk.Spare(m.file, m.encode()) == nil
}

// encode prints what is known, the same bytes whichever runs have found it out.
func (m *remembered) encode() []byte {
	k := kept{Maker: m.maker}
	again := newWordbook(nil)
	renumber := func(list []uint32, step int) []uint32 {
		list = slices.Clone(list)
		for i := 0; i < len(list); i += step {
			list[i] = again.number(m.words.list[list[i]])
		}
		return list
	}
	for name, f := range m.now {
		if !f.fleeting {
			k.Files = append(k.Files, keptFile{name, *f})
		}
	}
	slices.SortFunc(k.Files, func(a, b keptFile) int { return strings.Compare(a.Name, b.Name) })
	for i := range k.Files {
		f := &k.Files[i].Facts
		if f.Page == nil {
			continue
		}
		p := *f.Page
		p.Links, p.Anchors, p.Tags = renumber(p.Links, 2), renumber(p.Anchors, 1), renumber(p.Tags, 1)
		f.Page = &p
	}
	k.Words = again.list
	var out bytes.Buffer
	out.Write(make([]byte, sha256.Size))
	if err := gob.NewEncoder(&out).Encode(k); err != nil {
		panic("check: numbers and texts can always be encoded: " + err.Error())
	}
	data := out.Bytes()
	sum := sha256.Sum256(data[sha256.Size:])
	copy(data, sum[:])
	return data
}
