package searchindex

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Builder takes documents in one after the other, in any order, and keeps of
// each only what the index needs: its filings, its packed text and a few
// facts, about 14 KB for a letter of 3,000 characters. Its methods may be
// called from several goroutines.
type Builder struct {
	mu    sync.Mutex
	seen  map[string]bool
	langs map[string][]entry
}

// entry is what is kept of a document.
type entry struct {
	facts   facts
	filings filings
	text    []byte
	words   []string // where the language is searched by word
}

// facts are the fields of a document that columns are made of.
type facts struct {
	URL, Date, Year   string
	Agencies          []Agency
	Session, Category Term
}

// NewBuilder begins an index.
func NewBuilder() *Builder {
	return &Builder{seen: map[string]bool{}, langs: map[string][]entry{}}
}

// Add takes in a document. It fails on one without address or language, and on
// a second one with the same address.
func (b *Builder) Add(d *Document) error {
	switch {
	case d.URL == "":
		return fmt.Errorf("document %q has no address", d.Title)
	case d.Lang == "":
		return fmt.Errorf("document %s has no language", d.URL)
	}
	e := entry{facts: facts{d.URL, d.Date, d.Year, d.Agencies, d.Session, d.Category}, text: textFile(d)}
	e.filings, e.words = fileDocument(d)
	return b.take(d.Lang, e)
}

func (b *Builder) take(lang string, e entry) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.seen[e.facts.URL] {
		return errors.New("two documents have the address " + e.facts.URL)
	}
	b.seen[e.facts.URL] = true
	b.langs[lang] = append(b.langs[lang], e)
	return nil
}

// Join takes in what another builder has taken in, and fails as Add does. The other
// is not to be used any more.
func (b *Builder) Join(other *Builder) error {
	for lang, entries := range other.langs {
		for _, e := range entries {
			if err := b.take(lang, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// Len returns how many documents were taken in.
func (b *Builder) Len() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.seen)
}

// Build makes the index of the documents: the same bytes for the same
// documents, in whatever order they come. It fails where Add does.
func Build(docs []Document) (*Index, error) {
	b := NewBuilder()
	failed := make([]error, len(docs))
	each(len(docs), func(i int) { failed[i] = b.Add(&docs[i]) })
	if err := errors.Join(failed...); err != nil {
		return nil, err
	}
	return b.Finish(), nil
}

// Finish makes the index of what was taken in; the builder is empty afterwards.
func (b *Builder) Finish() *Index {
	x := &Index{files: map[string][]byte{"fold.bin": foldFile()}, langs: map[string]layout{}}
	for lang, entries := range b.langs {
		delete(b.langs, lang)
		inOrder(entries)
		x.add(lang, entries)
	}
	x.finish()
	return x
}

// inOrder sorts the documents, oldest first, those without a date before all
// others. A document's place is its number in the index: a new letter goes to
// the end and leaves the numbers of the others alone.
func inOrder(entries []entry) {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.facts.Date, b.facts.Date), cmp.Compare(a.facts.URL, b.facts.URL))
	})
}

// each runs work for 0 to n-1 on all processors.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}
