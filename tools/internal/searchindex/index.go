package searchindex

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

// Format is the number of the file format. A client refuses any other.
const Format = 1

// manifestFile tells a client of all the others.
const manifestFile = "index.json"

// Index is a finished index: files by their path, slashes between.
type Index struct {
	files map[string][]byte
}

// manifest is the file index.json, the only one that is always asked for anew.
type manifest struct {
	Format  int                         `json:"format"`
	Version string                      `json:"version"` // of the contents of all other files
	Langs   map[string]manifestLanguage `json:"langs"`
}

type manifestLanguage struct {
	Docs      int `json:"docs"`
	KeyBits   int `json:"keyBits"`
	ShardBits int `json:"shardBits"`
}

// Build makes the index of the documents. The same documents give the same
// bytes, in whatever order they come. It fails on a document without address
// or language, and on two with the same address.
func Build(docs []Document) (*Index, error) {
	seen := map[string]bool{}
	byLang := map[string][]Document{}
	for _, d := range docs {
		switch {
		case d.URL == "":
			return nil, fmt.Errorf("document %q has no address", d.Title)
		case d.Lang == "":
			return nil, fmt.Errorf("document %s has no language", d.URL)
		case seen[d.URL]:
			return nil, errors.New("two documents have the address " + d.URL)
		}
		seen[d.URL] = true
		byLang[d.Lang] = append(byLang[d.Lang], d)
	}
	x := &Index{files: map[string][]byte{"fold.bin": foldFile()}}
	m := manifest{Format: Format, Langs: map[string]manifestLanguage{}}
	for lang, docs := range byLang {
		m.Langs[lang] = x.add(lang, inOrder(docs))
	}
	m.Version = x.version()
	data, err := json.Marshal(m)
	if err != nil {
		panic(fmt.Errorf("numbers into JSON: %w", err))
	}
	x.files[manifestFile] = append(data, '\n')
	return x, nil
}

// add makes the files of one language.
func (x *Index) add(lang string, docs []Document) manifestLanguage {
	s := shard(docs)
	for i, f := range s.files {
		x.files[fmt.Sprintf("%s/p/%d.bin", lang, i)] = f
	}
	texts := make([][]byte, len(docs))
	each(len(docs), func(i int) { texts[i] = textFile(&docs[i]) })
	for i, t := range texts {
		x.files[fmt.Sprintf("%s/t/%d.bin", lang, i)] = t
	}
	x.files[lang+"/facets.bin"] = facetFile(docs)
	x.files[lang+"/agencies.bin"] = agenciesFile(docs)
	return manifestLanguage{Docs: s.docs, KeyBits: s.keyBits, ShardBits: s.shardBits}
}

// version returns a short checksum of all files.
func (x *Index) version() string {
	h := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(x.files)) {
		fmt.Fprintf(h, "%s %d\n", name, len(x.files[name]))
		h.Write(x.files[name])
	}
	return hex.EncodeToString(h.Sum(nil))[:12]
}

// Files returns the files of the index by their path below its folder.
func (x *Index) Files() map[string][]byte { return x.files }
