package site

import (
	"cmp"
	"context"
	"os"
	"strings"

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
// Chinese pages. A letter of which the Chinese page, the catalogue and the English
// page are those that the last run left is left alone.
func (s *Site) Translate(ctx context.Context) (Translated, []diag.Finding, error) {
	t := Translated{Pages: map[page.Action]int{}, Blocks: map[letter.State]int{}}
	// Before the files are read: what is saved meanwhile counts as new next time.
	work := s.englishLedger()
	store := s.pages()
	store.Queue = new(disk.Queue)
	mem, findings, err := memory.Open(s.path("translations"))
	if err != nil {
		return t, findings, err
	}
	mem.Saved, mem.Proposers = work.saved, s.Config.Params.ProposerNames
	out := diag.List{}
	out.Add(findings...)
	names := memory.NamesOf(s.Registry)
	bundles, err := store.Bundles()
	if err != nil {
		return t, out.All(), err
	}
	err = ordered(ctx, bundles, pageWise, func(_ context.Context, bundle string) chinesePage {
		in, same := work.same(store, mem, bundle)
		if same != nil {
			return chinesePage{same: same}
		}
		p := readPage(store, mem, bundle)
		if p.in = in; p.letter != nil {
			p.prepared = p.prepared.Stating(p.letter)
		}
		return p
	}, func(i int, p chinesePage) error {
		if i%saveEvery == saveEvery-1 {
			if err := mem.Save(); err != nil {
				return err
			}
		}
		b := bundles[i]
		if p.same != nil {
			t.count(page.Unchanged, p.same.Blocks)
			out.Add(saidBefore(p.same.Findings, mem.File(b))...)
			work.now[b] = *p.same
			return nil
		}
		if p.err != nil {
			return p.err
		}
		mem.Take(p.prepared)
		// A page that can't be read was reported when the letters were converted.
		if p.letter == nil {
			return nil
		}
		mem.Update(b, p.letter, names)
		en, findings := mem.Translate(b, p.letter, names)
		blocks := map[letter.State]int{}
		for _, x := range en.Body {
			blocks[x.State]++
		}
		action, sum, more, err := store.PutEnglish(b, en, p.letter)
		t.count(action, blocks)
		out.Add(append(findings, more...)...)
		if sum != "" {
			work.now[b] = done{Key: b, In: p.in, Out: sum, Findings: keepFindings(findings, mem.File(b)), Blocks: blocks}
		}
		return err
	})
	unwritten, failed := store.Wait()
	out.Add(unwritten...)
	if err := cmp.Or(failed, err); err != nil {
		return t, out.All(), err
	}
	if err := mem.Save(); err != nil || len(unwritten) > 0 {
		return t, out.All(), err
	}
	return t, out.All(), work.save(bundles, func(string) bool { return false })
}

func (t *Translated) count(a page.Action, blocks map[letter.State]int) {
	t.Pages[a]++
	for state, n := range blocks {
		t.Blocks[state] += n
	}
}

// englishLedger is the ledger of the English pages. What all letters share counts
// for each of them: the shared catalogue, as it is after a run, for what a run
// adds to it is asked for by the letters that have it, and the glossary.
type englishLedger struct {
	*ledger
	maker string // without the shared catalogue
}

func (s *Site) englishLedger() englishLedger {
	maker := s.maker(s.path("translations", "glossary.toml"))
	if maker == "" {
		return englishLedger{s.ledger("english", ""), ""}
	}
	data, _ := os.ReadFile(s.path("translations", memory.Shared+".po"))
	return englishLedger{s.ledger("english", maker+checksum(data)), maker}
}

// saved is told what a run writes into the catalogues.
func (e englishLedger) saved(key string, data []byte) {
	if key == memory.Shared && e.maker != "" {
		e.head.Maker = e.maker + checksum(data)
	} else if d, ok := e.now[key]; ok {
		page, _, _ := strings.Cut(d.In, " ")
		d.In = page + " " + checksum(data)
		e.now[key] = d
	}
}

// same returns the checksum of the Chinese page and the catalogue of a bundle, and
// what the last run made of them if they are the same and so is the English page.
func (e englishLedger) same(store *page.Store, mem *memory.Memory, bundle string) (in string, same *done) {
	zh, _ := os.ReadFile(store.File(bundle, page.ChineseFile))
	po, _ := os.ReadFile(mem.File(bundle))
	in = checksum(zh) + " " + checksum(po)
	d, ok := e.before[bundle]
	if !ok || d.In != in {
		return in, nil
	}
	en, _ := os.ReadFile(store.File(bundle, page.EnglishFile))
	if d.Out == "" || page.AsWritten(en) != d.Out {
		return in, nil
	}
	return in, &d
}

// chinesePage is a Chinese page after reading; the letter is nil if it can't be read.
type chinesePage struct {
	letter   *letter.Letter
	findings []diag.Finding
	err      error
	prepared memory.Prepared
	in       string // checksum of what the English page is made from
	same     *done  // what the last run made of it, if nothing has changed
}

// eachPage reads the Chinese pages of the bundles, and their catalogues into the
// memory, on all cores and hands them to do in their order. A page that is gone
// meanwhile has no letter.
func eachPage(ctx context.Context, store *page.Store, mem *memory.Memory, bundles []string, do func(i int, p chinesePage) error) error {
	return ordered(ctx, bundles, pageWise, func(_ context.Context, bundle string) chinesePage {
		return readPage(store, mem, bundle)
	}, func(i int, p chinesePage) error {
		if p.err != nil {
			return p.err
		}
		mem.Take(p.prepared)
		return do(i, p)
	})
}

// readPage reads the Chinese page of a bundle and its catalogue.
func readPage(store *page.Store, mem *memory.Memory, bundle string) chinesePage {
	l, findings, err := store.Letter(bundle)
	return chinesePage{letter: l, findings: findings, err: err, prepared: mem.Prepare(bundle)}
}
