package site

import (
	"cmp"
	"context"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
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
	store := s.pages()
	store.Queue = new(disk.Queue)
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
	err = eachPage(ctx, store, mem, bundles, func(i int, p chinesePage) error {
		if i%saveEvery == saveEvery-1 {
			if err := mem.Save(); err != nil {
				return err
			}
		}
		// A page that can't be read was reported when the letters were converted.
		if p.letter == nil {
			return nil
		}
		b, zh := bundles[i], p.letter
		mem.Update(b, zh, names)
		en, findings := mem.Translate(b, zh, names)
		out.Add(findings...)
		for _, x := range en.Body {
			t.Blocks[x.State]++
		}
		action, findings, err := store.PutEnglish(b, en, zh)
		out.Add(findings...)
		t.Pages[action]++
		return err
	})
	unwritten, failed := store.Wait()
	out.Add(unwritten...)
	if err := cmp.Or(failed, err); err != nil {
		return t, out.All(), err
	}
	return t, out.All(), mem.Save()
}

// chinesePage is a Chinese page after reading; the letter is nil if it can't be read.
type chinesePage struct {
	letter   *letter.Letter
	findings []diag.Finding
	err      error
	prepared memory.Prepared
}

// eachPage reads the Chinese pages of the bundles, and their catalogues into the
// memory, on all cores and hands them to do in their order. A page that is gone
// meanwhile has no letter.
func eachPage(ctx context.Context, store *page.Store, mem *memory.Memory, bundles []string, do func(i int, p chinesePage) error) error {
	return ordered(ctx, bundles, func(_ context.Context, bundle string) chinesePage {
		l, findings, err := store.Letter(bundle)
		return chinesePage{l, findings, err, mem.Prepare(bundle)}
	}, func(i int, p chinesePage) error {
		if p.err != nil {
			return p.err
		}
		mem.Take(p.prepared)
		return do(i, p)
	})
}
