package site

import (
	"context"
	"fmt"

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
	store, _, err := t.site.store()
	if err != nil {
		return nil, err
	}
	bundles, err := store.Bundles()
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	for _, k := range keys {
		wanted[k] = true
	}
	var found []diag.Finding
	for _, b := range bundles {
		if len(keys) > 0 && !wanted[b] {
			continue
		}
		delete(wanted, b)
		if err := ctx.Err(); err != nil {
			return found, err
		}
		zh, findings, err := store.Letter(b)
		if err != nil {
			return found, err
		}
		found = append(found, findings...)
		if zh == nil {
			continue
		}
		if err := do(b, zh); err != nil {
			return found, err
		}
	}
	for _, k := range keys {
		if wanted[k] {
			return found, fmt.Errorf("no letter has the key %s: dafu translate status lists the keys", k)
		}
	}
	return found, nil
}
