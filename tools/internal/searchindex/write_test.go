package searchindex

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestDeterministic gives the letters in two orders.
func TestDeterministic(t *testing.T) {
	again := slices.Clone(letters)
	slices.Reverse(again)
	if diff := cmp.Diff(index(t, letters), index(t, again)); diff != "" {
		t.Error("the order of the documents changes the files")
	}
}

func TestWrite(t *testing.T) {
	dir := t.TempDir()
	write := func(docs []Document) int {
		t.Helper()
		x, err := Build(docs)
		if err != nil {
			t.Fatal(err)
		}
		changed, err := x.Write(dir)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range x.Files() {
			got, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s is not as it was built: %v", name, err)
			}
		}
		return changed
	}
	mine := filepath.Join(dir, "notes.txt")
	if err := os.WriteFile(mine, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(letters)
	if n := write(letters); n != 0 {
		t.Errorf("the second time %d files changed", n)
	}
	write(letters[:1])
	if _, err := os.Stat(filepath.Join(dir, "en", "t", "0.bin")); err == nil {
		t.Error("a text of a letter that is gone stayed behind")
	}
	if _, err := os.Stat(mine); err != nil {
		t.Error("a file that is not of the index was removed")
	}
}

// TestNewLetter adds a newer letter: the texts of the others stay as they are.
func TestNewLetter(t *testing.T) {
	before := index(t, letters)
	after := index(t, append(slices.Clone(letters), Document{URL: "n/", Lang: "zh", Date: "2026-01-01", Title: "新的答复"}))
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if strings.Contains(name, "/t/") && !slices.Equal(before[name], after[name]) {
			t.Errorf("%s changed", name)
		}
	}
}

// TestChangedLetter changes a word of one letter: only its text and the shards
// of the pairs that came and went may differ.
func TestChangedLetter(t *testing.T) {
	const old, now = "泵站排涝", "泵站蓄水"
	var docs []Document
	for i := range 300 {
		var text strings.Builder
		for n := range 300 {
			text.WriteRune(rune(0x4E00 + (i*31+n*n*7)%3000))
		}
		docs = append(docs, Document{URL: fmt.Sprintf("%03d/", i), Lang: "zh", Date: "2025-01-02", Blocks: blocks(text.String(), old)})
	}
	before := index(t, docs)
	docs[7].Blocks = slices.Clone(docs[7].Blocks)
	docs[7].Blocks[1].Text = now
	changed := 0
	for name, data := range index(t, docs) {
		if !slices.Equal(before[name], data) {
			changed++
		}
	}
	pairs := len(Symbols(old)) + len(Symbols(now)) - 2 // what is the same on both sides left out
	if most := 2*pairs + 2; changed > most || changed < 3 {
		t.Errorf("%d files of %d changed, want at most %d", changed, len(before), most)
	}
}

// TestSizes holds the bound of a shard: so much that a query does not cost more
// as letters come in.
func TestSizes(t *testing.T) {
	var docs []Document
	for i := range 300 {
		var text strings.Builder
		for n := range 400 {
			text.WriteRune(rune(0x4E00 + (i*31+n*n*7)%3000))
		}
		docs = append(docs, Document{URL: string(rune('A'+i%26)) + strings.Repeat("x", i/26) + "/", Lang: "zh", Blocks: blocks(text.String())})
	}
	for name, data := range index(t, docs) {
		if strings.Contains(name, "/p/") && len(data) > 2*shardSize {
			t.Errorf("%s has %d bytes", name, len(data))
		}
	}
}
