package searchindex

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// Format is the number of the file format. A client refuses any other.
const Format = 5

// manifestFile tells a client of all the others.
const manifestFile = "index.json"

// Index is a finished index: files by their path, slashes between.
type Index struct {
	files map[string][]byte
	langs map[string]layout
}

// manifest is the file index.json. Hugo puts it into the search page, so that
// a client needs to ask for it only where something is wrong.
type manifest struct {
	Format  int               `json:"format"`
	Version string            `json:"version"` // of the contents of all other files
	Langs   map[string]layout `json:"langs"`
}

// add makes the files of one language.
func (x *Index) add(lang string, entries []entry) {
	all := make([]filings, len(entries))
	columns := make([]facts, len(entries))
	for i := range entries {
		all[i], columns[i] = entries[i].filings, entries[i].facts
		x.files[fmt.Sprintf("%s/t/%d.bin", lang, i)] = entries[i].text
	}
	if byWord(lang) {
		x.files[lang+"/words.bin"] = wordsFile(entries)
	}
	x.files[lang+"/facets.bin"] = facetFile(columns)
	x.files[lang+"/agencies.bin"] = agenciesFile(columns)
	l := layOut(all)
	for i, f := range shards(all, l) {
		x.files[fmt.Sprintf("%s/p/%d.bin", lang, i)] = f
	}
	x.langs[lang] = l
}

// finish adds the manifest.
func (x *Index) finish() {
	data, err := json.Marshal(manifest{Format: Format, Version: x.version(), Langs: x.langs})
	if err != nil {
		panic(fmt.Errorf("numbers into JSON: %w", err))
	}
	x.files[manifestFile] = append(data, '\n')
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
