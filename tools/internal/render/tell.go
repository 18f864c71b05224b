package render

import (
	"bytes"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/disk"

	"github.com/pelletier/go-toml/v2"
)

// told is what the page about all translations has of letters that Hugo does not read.
type told struct {
	Letters  []progressed          `json:"letters"`
	Sessions map[string]held       `json:"sessions"` // by their keys
	Open     map[string][]openItem `json:"open"`     // that are begun and not listed as translated, by language, as they are published
}

// progressed is how far the English of some letters of a session has come.
type progressed struct {
	Session string         `json:"session"` // its key, or "none"
	Letters int            `json:"n"`
	Numbers map[string]int `json:"numbers"` // of each of them
}

// held is by what a session is called.
type held struct {
	Place   string `toml:"place" json:"place"`
	Level   string `toml:"level" json:"level"`
	Term    any    `toml:"term" json:"term"`
	Session any    `toml:"session" json:"session"`
	Matter  string `toml:"matter" json:"matter"`
}

// openItem is a letter that the page shows as begun.
type openItem struct {
	Address string `json:"address"`
	Date    string `json:"date"`
}

// mostOpen is how many letters that are begun the page shows: layouts/_partials/func/translations.html.
const mostOpen = 50

// tell gathers how far the English of those letters has come that are not rendered with the others;
// nil if that can't be told from the records and what is published.
func (w work) tell(before, now *record, s selection) *told {
	t := &told{Sessions: map[string]held{}, Open: map[string][]openItem{}}
	counts := map[string]int{} // by session and numbers
	places := map[string]string{}
	for _, bundle := range slices.Sorted(maps.Keys(now.Letters)) {
		f := now.Letters[bundle]
		session := "none"
		for _, term := range f.Term {
			if key, is := strings.CutPrefix(term, "sessions/"); is {
				if session != "none" {
					return nil // which of them counts follows from their order
				}
				session = key
			}
		}
		if was, known := places[session]; known && was != f.Place {
			return nil
		}
		places[session] = f.Place
		if s.letters[bundle] || s.beside[bundle] || f.State == "" {
			continue
		}
		counts[session+"\n"+f.State]++
		if _, known := t.Sessions[session]; !known {
			front, err := w.frontOf(bundle)
			if err != nil {
				return nil
			}
			t.Sessions[session] = front
		}
	}
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		session, state, _ := strings.Cut(key, "\n")
		numbers := map[string]int{}
		for line := range strings.Lines(state) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), " = ")
			n, err := strconv.Atoi(value)
			if err != nil || numbers[name] != 0 {
				return nil
			}
			numbers[name] = n
		}
		t.Letters = append(t.Letters, progressed{session, counts[key], numbers})
	}
	for folder, key := range map[string]string{"": "zh", "en/": "en"} {
		name := folder + "translation/index.html"
		if before.Public[name] == "" {
			continue
		}
		data, err := os.ReadFile(filepath.Join(w.public, filepath.FromSlash(name)))
		if err != nil {
			return nil
		}
		t.Open[key] = []openItem{}
		for _, p := range cards(data) {
			bundle, ok := bundleOf(p.address)
			f, is := now.Letters[bundle]
			if !ok || !is {
				return nil
			}
			if !s.letters[bundle] && !s.beside[bundle] {
				t.Open[key] = append(t.Open[key], openItem{p.address, f.Date})
			}
		}
	}
	return t
}

// frontOf reads by what a letter calls its session.
func (w work) frontOf(bundle string) (held, error) {
	var page struct{ Params held }
	data, err := os.ReadFile(filepath.Join(w.Root, "content", "replies", filepath.FromSlash(bundle), "index.zh.md"))
	if err != nil {
		return held{}, err
	}
	front, _, ok := parts(data)
	if !ok {
		return held{}, errLost
	}
	return page.Params, toml.Unmarshal(front, &page)
}

// toldOf puts what is published of letters into a page that was told of them, and returns its
// checksum. It fails with errLost if the page could show one more of which it was not told.
func (g *grafting) toldOf(name, sum string) (string, error) {
	if part, _, _ := strings.Cut(strings.TrimPrefix(name, language(name)), "/"); part != "translation" || path.Ext(name) != ".html" {
		return sum, nil
	}
	file := filepath.Join(g.Options.Public, filepath.FromSlash(name))
	data, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	old, err := os.ReadFile(filepath.Join(g.public, filepath.FromSlash(name)))
	if err != nil {
		return "", errLost
	}
	have := map[string][]byte{}
	published := cards(old)
	for _, p := range published {
		have[p.address] = old[p.from:p.to]
	}
	data, err = filled(data, ".html", have, true)
	if err != nil {
		return "", err
	}
	// Behind the last one that is taken over others may belong that are not published.
	shown := cards(data)
	if len(published) == mostOpen && (len(shown) < mostOpen || g.isRendered(shown[mostOpen-1].address)) || bytes.ContainsRune(data, mark) {
		return "", errLost
	}
	if err := disk.Spare(file, data); err != nil {
		return "", err
	}
	return disk.SumOf(data), nil
}

// bundleOf returns the folder of the letter that has an address; of one two folders deep, as dafu makes them.
func bundleOf(address string) (bundle string, ok bool) {
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	n := len(parts)
	if n < 3 || parts[n-3] != "replies" {
		return "", false
	}
	bundle, err := url.PathUnescape(parts[n-2] + "/" + parts[n-1])
	return bundle, err == nil
}
