// Package check reads what is about to be published, and says what must not be
// or does not work. Each rule has a file of its own.
package check

import (
	"context"
	"encoding/hex"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/page"
)

// Site is what is checked. What is left empty is not asked about.
type Site struct {
	Root    string // folder of config.toml
	Public  string // the built site; "" if none was built
	Base    string // path of the site's address: / or /sub/path/
	BaseURL string // address of the site

	SiteIDCode        string // 网站标识码
	DisclosureDefault string // what holds for letters that do not say whether they may be published (公开属性)

	// Kept is the folder in which is noted what was found in which file, for the next
	// run; Maker is the checksum of the program and the registries, on which that
	// depends beside the files. Nothing is kept where one of them is "".
	Kept, Maker string

	// Ahead has what was loaded before the check began; nil for nothing.
	Ahead *Ahead

	// Sums has checksums of files that were taken a moment ago; those of the built site
	// begin with public/, wherever it lies. Such a file is not read a second time if it
	// is known.
	Sums disk.Sums

	// Whole is whether Sums has all files of the built site but those whose path begins with a dot,
	// so that they need not be looked for.
	Whole bool

	Registry *agency.Registry
	Names    func(key string) string // printed name of an agency by its key

	// Index makes the search index that the pages would have now.
	Index func(context.Context) (map[string][]byte, error)
	// Text gives the words of a letter as it came in.
	Text func(ctx context.Context, path string, data []byte) (string, error)
}

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	personalData, trackedLetter, dataUnreadable,
	frontInvalid, frontKey, frontMisspelt, keysDiffer, placeUnknown, agencyKey, agencyUnknown, agencyByName, leadUnlisted, englishName,
	englishMissing, englishStale, englishOpen,
	disclosureOpen, disclosureForbidden, duplicateReply,
	titleMissing, numberDiffers, subjectDiffers, policyUnnamed, mixedWidths, addressMissing, addressParted, htmlInText, shortcodeInText, headingMark, indentedText, listBroken, listRow,
	deadLink, deadAnchor, otherHost, literalMark,
	pageTag, publicationTime, siteCode, placeholderAddress, staleIndex, more,
}

// sources are the folders under Root whose text goes into the site. Letters as
// they came in are not among them: git and the site keep them out.
var sources = []string{"content", "data", "translations", "i18n", "static"}

// checking is one run over a site: what the rules on the whole of it look at.
type checking struct {
	Site
	replies []*replyFacts // in the order of their paths
	pages   pageSet
	bare    map[string][]string // addresses that are not written on a Chinese page, by its bundle
	words   *wordbook           // of the pages
}

// siteRules look at the site as a whole, after all files were read.
var siteRules = []func(context.Context, *checking) ([]diag.Finding, error){
	unknownPlaces, unknownAgencies, englishNames, englishPages, publicationTimes, disclosure, duplicates, lists,
	siteIDCode, placeholder, indexIsFresh, trackedLetters, links, pageTags,
}

// builtScope stands for the folder of the built site in the names of its files.
const builtScope = "public"

// sourcesPart is the name under which is kept what is known of the sources.
const sourcesPart = "sources"

// Run checks the site and returns the findings; the error is a failure to read.
func Run(ctx context.Context, s Site) ([]diag.Finding, error) {
	defer s.frugal(builtScope)()
	c := &checking{Site: s, pages: pageSet{}, bare: map[string][]string{}, words: newWordbook(nil)}
	var out diag.List
	files, err := c.readSources(ctx)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		out.Add(f.facts.findings(f.path)...)
		if r := f.facts.Reply; r != nil {
			r.path, r.bundle = f.path, strings.TrimPrefix(path.Dir(f.name), repliesScope)
			c.replies = append(c.replies, r)
			if len(r.Unwritten) > 0 {
				c.bare[r.bundle] = r.Unwritten
			}
		}
	}
	if s.Public != "" {
		m := s.remembered(builtScope)
		c.words = m.words
		files, err := c.readAll(ctx, m, builtScope, s.Public, c.built)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			out.Add(f.facts.findings(f.path)...)
			c.pages[strings.TrimPrefix(f.name, builtScope+"/")] = f.facts.Page
		}
		m.save()
	}
	for _, rule := range siteRules {
		found, err := rule(ctx, c)
		if err != nil {
			return nil, err
		}
		out.Add(found...)
	}
	return out.All(), nil
}

// frugal has memory given back early while ten thousands of files go through it:
// what is held of them is little. Where a part of the site is known from before, a person
// waits for the little that is not. It returns what makes an end of that.
func (s Site) frugal(part string) (end func()) {
	garbage := 50 // in per cent of what is in use
	if _, err := os.Stat(filepath.Join(s.Kept, part)); err == nil {
		garbage = 400
	}
	before := debug.SetGCPercent(garbage)
	return func() { debug.SetGCPercent(before) }
}

// Unrendered reports whether a finding is about a file with which Hugo fails.
func Unrendered(f diag.Finding) bool {
	return f.Rule == page.Unreadable || f.Rule == page.Unmerged || f.Rule == page.Encoded || f.Rule == shortcodeInText || f.Rule == dataUnreadable
}

// Barred looks only for what the site must not be rendered with: personal data, and
// files that can't be read, with which Hugo fails, or which it prints as text. It
// returns the checksums of all that the site would be rendered from.
func Barred(ctx context.Context, s Site) ([]diag.Finding, disk.Sums, error) {
	defer s.frugal(sourcesPart)()
	c := &checking{Site: s}
	files, err := c.readSources(ctx)
	if err != nil {
		return nil, nil, err
	}
	var out diag.List
	sums := disk.Sums{}
	for _, f := range files {
		sums[f.name] = hex.EncodeToString([]byte(f.facts.Sum))
		for _, found := range f.facts.findings(f.path) {
			if found.Rule == personalData || Unrendered(found) {
				out.Add(found)
			}
		}
	}
	return out.All(), sums, nil
}

// readSources reads what the site is made from.
func (c *checking) readSources(ctx context.Context) ([]file, error) {
	m := c.remembered(sourcesPart)
	var out []file
	for _, dir := range sources {
		files, err := c.readAll(ctx, m, dir, filepath.Join(c.Root, dir), c.source)
		if err != nil {
			return nil, err
		}
		out = append(out, files...)
	}
	m.save()
	if c.Ahead != nil {
		c.Ahead.sources = m.again()
	}
	return out, nil
}

// What the names of pages begin with, and those of the pages of letters.
const (
	contentScope = "content/"
	repliesScope = contentScope + "replies/"
)

// source checks a file that the site is made from.
func (c *checking) source(name, path string, data []byte) *facts {
	found := personal(path, data)
	if filepath.Ext(path) != ".md" {
		found = append(found, readable(name, path, data)...)
		return &facts{Found: tell(path, found)}
	}
	found = append(found, widths(path, data)...)
	if strings.HasPrefix(name, contentScope) {
		found = append(found, markup(path, data, strings.HasPrefix(name, repliesScope))...)
	}
	if !strings.HasPrefix(name, repliesScope) || !strings.HasPrefix(filepath.Base(path), "index.") {
		if strings.HasPrefix(name, contentScope) {
			found = append(found, page.Head(path, data)...)
		}
		return &facts{Found: tell(path, found)}
	}
	r, more := c.readReply(path, data)
	found = append(found, more...)
	if r == nil {
		return &facts{Found: tell(path, found)}
	}
	head := frontMatter(r)
	found = append(found, head...)
	found = append(found, title(r)...)
	found = append(found, number(r, data)...)
	found = append(found, subject(r)...)
	found = append(found, policies(r)...)
	found = append(found, addresses(r, data)...)
	found = append(found, straight(path, data)...)
	if !misspelt(head) { // or lists would be asked to follow a fact that is there under another name
		found = append(found, c.keysFollow(r, data)...)
	}
	found = append(found, c.leadListed(r)...)
	return &facts{Found: tell(path, found), Reply: replyOf(r, data)}
}

// built checks a file of the built site.
func (c *checking) built(_, path string, data []byte) *facts {
	found := personal(path, data)
	if filepath.Ext(path) != ".html" {
		return &facts{Found: tell(path, found)}
	}
	p := readPage(data)
	found = append(found, literal(path, p)...)
	found = append(found, outside(path, p)...)
	return &facts{Found: tell(path, found), Page: c.pageOf(p)}
}

// pageOf takes from a built page what is held of it.
func (c *checking) pageOf(p *htmlPage) *pageFacts {
	f := &pageFacts{Redirect: p.redirect, List: p.meta["og:type"] == "website"}
	for _, l := range elsewhere(p) {
		f.Links = append(f.Links, c.words.number(l.addr), uint32(l.line))
	}
	for _, id := range slices.Sorted(maps.Keys(p.ids)) {
		f.Anchors = append(f.Anchors, c.words.number(id))
	}
	for _, t := range tagsOf(p) {
		f.Tags = append(f.Tags, c.words.number(t))
	}
	return f
}
