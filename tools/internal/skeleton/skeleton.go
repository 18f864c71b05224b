// Package skeleton copies a site without its letters: the layouts, texts,
// registries and settings that another set of letters is shown with. Tests and
// the demonstration site are made from it.
package skeleton

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// parts are the folders and files that a site is made of.
var parts = []string{"config.toml", "archetypes", "assets", "content", "data", "i18n", "layouts", "static", "translations"}

// Copy copies the site at from to the folder to, which may be there. Pages of
// letters and what a build writes stay behind; letters/ is empty.
func Copy(from, to string) error {
	if err := os.MkdirAll(filepath.Join(to, "letters"), 0o755); err != nil {
		return fmt.Errorf("copy the site: %w", err)
	}
	for _, p := range parts {
		if err := copyBelow(from, to, p); err != nil {
			return fmt.Errorf("copy the site: %w", err)
		}
	}
	return nil
}

func copyBelow(from, to, part string) error {
	return filepath.WalkDir(filepath.Join(from, part), func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(from, file)
		if err != nil {
			return err
		}
		target := filepath.Join(to, rel)
		if d.IsDir() {
			if generated(filepath.ToSlash(rel)) {
				return filepath.SkipDir
			}
			return os.MkdirAll(target, 0o755)
		}
		if filepath.ToSlash(rel) == "data/history.json" {
			return nil
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		return os.WriteFile(target, data, 0o644)
	})
}

// generated reports whether a folder holds pages of letters, or what a build writes.
func generated(rel string) bool {
	return rel == "static/search" || path.Dir(rel) == "content/replies"
}
