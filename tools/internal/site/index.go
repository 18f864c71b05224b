package site

import (
	"cmp"
	"context"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/numeral"
	"dafu/tools/internal/page"
	"dafu/tools/internal/searchindex"
)

// Indexed counts what the search index holds.
type Indexed struct {
	Pages   int
	Files   int // in all
	Changed int // that were written or removed in this run
}

// Index writes the search index of the pages into static/search.
func (s *Site) Index(ctx context.Context) (Indexed, []diag.Finding, error) {
	var n Indexed
	x, pages, findings, err := s.makeIndex(ctx, true)
	if err != nil {
		return n, findings, err
	}
	n.Pages, n.Files = pages, len(x.Files())
	if n.Changed, err = x.Write(s.path("static", "search")); err == nil && s.Known != nil {
		for name, data := range x.Files() {
			s.Known["static/search/"+name] = disk.SumOf(data)
		}
	}
	return n, findings, err
}

// gatherIndex takes in the pages of the bundles that are wanted.
func (s *Site) gatherIndex(ctx context.Context, wanted func(bundle string) bool) (builder *searchindex.Builder, pages int, findings []diag.Finding, err error) {
	store := s.pages()
	bundles, err := store.Bundles()
	if err != nil {
		return nil, 0, nil, err
	}
	bundles = slices.DeleteFunc(bundles, func(b string) bool { return !wanted(b) })
	builder = searchindex.NewBuilder()
	err = ordered(ctx, bundles, pageWise, func(_ context.Context, bundle string) indexedPage {
		return s.indexPage(store, builder, bundle)
	}, func(_ int, p indexedPage) error {
		pages += p.pages
		findings = append(findings, p.findings...)
		return p.err
	})
	return builder, pages, findings, err
}

// indexedPage is what came of the pages of one bundle.
type indexedPage struct {
	pages    int
	findings []diag.Finding
	err      error
}

// indexPage hands the pages of a bundle to the index.
func (s *Site) indexPage(store *page.Store, to *searchindex.Builder, bundle string) (p indexedPage) {
	add := func(d searchindex.Document) {
		if p.err == nil {
			p.pages++
			if err := to.Add(&d); err != nil {
				p.err = fmt.Errorf("make the search index: %w", err)
			}
		}
	}
	zh, findings, err := store.Letter(bundle)
	if err != nil || zh == nil {
		return indexedPage{findings: findings, err: err}
	}
	add(s.document(bundle, zh, zh))
	en, more, err := store.English(bundle)
	p.findings = append(findings, more...)
	if err != nil {
		p.err = err
	} else if en != nil {
		add(s.document(bundle, en, zh))
	}
	return p
}

// document says what is searched in the page l of a bundle, whose Chinese page
// is zh.
func (s *Site) document(bundle string, l, zh *letter.Letter) searchindex.Document {
	d := searchindex.Document{
		URL: address(bundle, l.Lang), Lang: string(l.Lang), Title: cmp.Or(l.Title, l.Subject), Number: l.Number, Subject: l.Subject,
		DocNumber: l.DocNumber, Date: l.Date.String(), State: s.stateWords(l),
	}
	// Names that the pages do not show in full are not found by search either.
	if n := s.Config.Params.ProposerNames; n == "" || n == "full" {
		d.Addressees = l.Addressees.Names
	}
	if l.Date.Year > 0 {
		d.Year = strconv.Itoa(l.Date.Year)
	}
	keys := page.KeysOf(zh, s.Registry.PlaceKey)
	if len(keys.Sessions) > 0 {
		d.Session = searchindex.Term{Key: keys.Sessions[0], Label: s.sessionName(l.Lang, zh)}
	}
	if len(keys.Categories) > 0 {
		d.Category = searchindex.Term{Key: keys.Categories[0], Label: zh.Category}
	}
	for _, a := range zh.Lead {
		d.Agencies = append(d.Agencies, s.indexAgency(a, l.Lang, true))
	}
	for _, a := range zh.Joint {
		d.Agencies = append(d.Agencies, s.indexAgency(a, l.Lang, false))
	}
	for _, b := range l.Body {
		d.Blocks = append(d.Blocks, searchindex.Block{ID: b.ID, Text: b.Printed()})
	}
	return d
}

// address returns the address of a page below the root of the site.
func address(bundle string, lang letter.Lang) string {
	parts := strings.Split("replies/"+bundle, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	if lang == letter.English {
		parts = append([]string{"en"}, parts...)
	}
	return strings.Join(parts, "/") + "/"
}

// indexAgency gives every name by which people look for an agency.
func (s *Site) indexAgency(a letter.Agency, lang letter.Lang, lead bool) searchindex.Agency {
	out := searchindex.Agency{Key: a.ID(), Name: a.Name, Lead: lead}
	known, ok := s.Registry.ByKey(a.Key)
	if !ok {
		return out
	}
	out.Name, out.Other = known.Name, slices.Concat(known.Short, known.Former)
	if lang == letter.English && known.EN != "" {
		out.Name, out.Other = known.EN, append([]string{known.Name}, known.Former...)
	}
	return out
}

// sessionName names the session in the language of the page.
func (s *Site) sessionName(lang letter.Lang, zh *letter.Letter) string {
	place, _ := s.Registry.PlaceByName(zh.Assembly.Place)
	if lang == letter.English {
		if name := memory.SessionName(zh.Assembly, zh.Kind, place.EN); name != "" {
			return name
		}
	}
	return chineseSession(zh)
}

func chineseSession(l *letter.Letter) string {
	body := "政协"
	if l.Kind == letter.Suggestion {
		body = "人大"
	}
	name := l.Assembly.Place + body + numeral.Han(l.Assembly.Term) + "届"
	if l.Assembly.Session > 0 {
		name += numeral.Han(l.Assembly.Session) + "次会议"
	}
	return name
}
