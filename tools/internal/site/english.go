package site

import (
	"context"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/page"
)

// saveEvery is after how many letters the catalogues are saved, so that a large
// first run neither keeps them all in mind nor loses them.
const saveEvery = 200

// Translated counts what became of the English pages, and of their blocks.
type Translated struct {
	Pages  map[page.Action]int
	Blocks map[letter.State]int
}

// Translate brings the catalogues and the English pages up to date with the
// Chinese pages.
func (s *Site) Translate(ctx context.Context) (Translated, []diag.Finding, error) {
	t := Translated{Pages: map[page.Action]int{}, Blocks: map[letter.State]int{}}
	store, _, err := s.store()
	if err != nil {
		return t, nil, err
	}
	mem, findings, err := memory.Open(s.path("translations"))
	if err != nil {
		return t, findings, err
	}
	out := diag.List{}
	out.Add(findings...)
	names := memory.NamesOf(s.Registry)
	bundles, err := store.Bundles()
	if err != nil {
		return t, out.All(), err
	}
	for i, b := range bundles {
		if i%saveEvery == saveEvery-1 {
			if err := mem.Save(); err != nil {
				return t, out.All(), err
			}
		}
		if err := ctx.Err(); err != nil {
			return t, out.All(), err
		}
		// A page that can't be read was reported when the letters were converted.
		zh, _, err := store.Letter(b)
		if err != nil {
			return t, out.All(), err
		}
		if zh == nil {
			continue
		}
		mem.Update(b, zh, names)
		en, findings := mem.Translate(b, zh, names)
		out.Add(findings...)
		for _, x := range en.Body {
			t.Blocks[x.State]++
		}
		action, findings, err := store.PutEnglish(b, en, zh)
		out.Add(findings...)
		if err != nil {
			return t, out.All(), err
		}
		t.Pages[action]++
	}
	if err := mem.Save(); err != nil {
		return t, out.All(), err
	}
	return t, out.All(), nil
}
