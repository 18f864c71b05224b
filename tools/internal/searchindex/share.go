package searchindex

import (
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

// ErrShare means that a share of an index can't be read: it is damaged, or was
// made by another version.
var ErrShare = errors.New("not a share of a search index that this version of dafu made")

// shareHead opens a share; sharedEntry is one document of it.
type (
	shareHead struct {
		Format  int // of the share: that of the index, since it holds pieces of that
		Entries int
	}
	sharedEntry struct {
		Lang  string
		Facts facts
		Data  []byte
		Ends  [drawers]uint32
		Text  []byte
		Words []string
	}
)

// Save writes down what was taken in, for Load on another machine: the same
// bytes for the same documents. The builder keeps it.
func (b *Builder) Save(w io.Writer) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	enc := gob.NewEncoder(w)
	head := shareHead{Format: Format}
	for _, entries := range b.langs {
		head.Entries += len(entries)
	}
	if err := enc.Encode(head); err != nil {
		return fmt.Errorf("save the share: %w", err)
	}
	for _, lang := range slices.Sorted(maps.Keys(b.langs)) {
		inOrder(b.langs[lang])
		for _, e := range b.langs[lang] {
			words := slices.Sorted(slices.Values(e.words))
			if err := enc.Encode(sharedEntry{lang, e.facts, e.filings.data, e.filings.ends, e.text, words}); err != nil {
				return fmt.Errorf("save the share: %w", err)
			}
		}
	}
	return nil
}

// Load takes in what Save wrote, beside what is there. It fails with ErrShare on
// anything else, and where Add fails.
func (b *Builder) Load(r io.Reader) error {
	dec := gob.NewDecoder(r)
	var head shareHead
	if err := dec.Decode(&head); err != nil || head.Format != Format {
		return ErrShare
	}
	for range head.Entries {
		var e sharedEntry
		if err := dec.Decode(&e); err != nil {
			return ErrShare
		}
		if err := b.take(e.Lang, entry{e.Facts, filings{e.Data, e.Ends}, e.Text, e.Words}); err != nil {
			return err
		}
	}
	return nil
}
