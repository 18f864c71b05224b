// Package fiction makes letters of a city that does not exist, 云汀市 in 江平省,
// for tests, measurements and the demonstration site. Their agencies, members,
// streets and figures are invented; nothing of it may stand on a site with real
// letters, and every letter says so in its last line.
package fiction

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

// Place is the city that does not exist.
const Place = "云汀市"

// Notice stands at the end of every letter.
const Notice = "本件系演示用虚构答复，不代表任何单位。"

// Letters calls yield with the file name and the text of n letters, until it
// reports false. The same n and seed give the same letters, and the first n of
// more letters are the same too.
func Letters(n int, seed uint64, yield func(name, text string) bool) {
	for i := range n {
		r := rand.New(rand.NewPCG(seed, uint64(i)))
		w := writer{Rand: r, number: i/4 + 1, serial: i}
		name, text := w.letter()
		if !yield(name, text) {
			return
		}
	}
}

// Write puts n letters into the folder letters of a site, the place and its
// agencies into the site's registries, and a list of proposals beside its pages.
func Write(root string, n int, seed uint64) error {
	if err := register(filepath.Join(root, "data")); err != nil {
		return err
	}
	if err := list(filepath.Join(root, "content")); err != nil {
		return err
	}
	var failed error
	Letters(n, seed, func(name, text string) bool {
		path := filepath.Join(root, "letters", filepath.FromSlash(name))
		if failed = os.MkdirAll(filepath.Dir(path), 0o755); failed == nil {
			failed = os.WriteFile(path, []byte(text), 0o644)
		}
		return failed == nil
	})
	if failed != nil {
		return fmt.Errorf("write the letters: %w", failed)
	}
	return nil
}

// register enters the place and its agencies. Places are one file for the whole
// site, so that the city is added at its end, once.
func register(data string) error {
	path := filepath.Join(data, "places.toml")
	places, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("read the places: %w", err)
	}
	if !strings.Contains(string(places), Place) {
		row := fmt.Sprintf("\n[[place]]\nname = %q\nkey = \"yunting\"\nlevel = \"city\"\nen = \"Yunting\"\n", Place)
		if err := os.WriteFile(path, append(places, row...), 0o644); err != nil {
			return fmt.Errorf("write the places: %w", err)
		}
	}
	var b strings.Builder
	b.WriteString("# Agencies of a city that does not exist.\n")
	for _, a := range agencies {
		fmt.Fprintf(&b, "\n[[agency]]\nkey = \"yunting-%s\"\nplace = %q\nname = %q\nshort = [%q]\nen = \"Yunting Municipal %s\"\nen_status = \"proposed\"\n",
			a.key, Place, Place+a.name, "市"+a.short, a.en)
	}
	if err := os.WriteFile(filepath.Join(data, "agencies", "yunting.toml"), []byte(b.String()), 0o644); err != nil {
		return fmt.Errorf("write the agencies: %w", err)
	}
	return nil
}
