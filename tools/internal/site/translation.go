package site

import (
	"context"
	"fmt"
	"slices"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory"
)

// Translation is the work on the catalogues of a site.
type Translation struct {
	Memory *memory.Memory
	Names  memory.Names
	site   *Site
}

// Translation opens the catalogues of the site.
func (s *Site) Translation() (*Translation, []diag.Finding, error) {
	m, findings, err := memory.Open(s.path("translations"))
	if err != nil {
		return nil, findings, err
	}
	return &Translation{m, memory.NamesOf(s.Registry), s}, findings, nil
}

// Each calls do for the Chinese page of every letter, or of the letters whose
// keys are given, in the order of their keys. A key that no page has is an
// error. A page that can't be read is passed over with its findings.
func (t *Translation) Each(ctx context.Context, keys []string, do func(key string, zh *letter.Letter) error) ([]diag.Finding, error) {
	store := t.site.pages()
	bundles, err := store.Bundles()
	if err != nil {
		return nil, err
	}
	if len(keys) > 0 {
		for _, k := range keys {
			if !slices.Contains(bundles, k) {
				return nil, fmt.Errorf("no letter has the key %s: dafu translate status lists the keys", k)
			}
		}
		bundles = slices.DeleteFunc(bundles, func(b string) bool { return !slices.Contains(keys, b) })
	}
	var found []diag.Finding
	err = eachPage(ctx, store, t.Memory, bundles, func(i int, p chinesePage) error {
		found = append(found, p.findings...)
		if p.letter == nil {
			return nil
		}
		return do(bundles[i], p.letter)
	})
	return found, err
}

// CheckTranslation compares the English of all letters with their Chinese.
// Pages that can't be read are passed over: other checks report them.
func (s *Site) CheckTranslation(ctx context.Context) ([]diag.Finding, error) {
	t, found, err := s.Translation()
	if err != nil {
		return found, err
	}
	_, err = t.Each(ctx, nil, func(key string, zh *letter.Letter) error {
		found = append(found, t.Memory.Check(key, zh, t.Names)...)
		return nil
	})
	return found, err
}
