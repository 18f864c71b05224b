// Package check reads what is about to be published, and says what must not be
// or does not work. Each rule has a file of its own.
package check

import (
	"context"
	"path/filepath"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
)

// Site is what is checked. What is left empty is not asked about.
type Site struct {
	Root    string // folder of config.toml
	Public  string // the built site; "" if none was built
	Base    string // path of the site's address: / or /sub/path/
	BaseURL string // address of the site

	SiteIDCode        string // 网站标识码
	DisclosureDefault string // what holds for letters that do not say whether they may be published (公开属性)

	Registry *agency.Registry
	Names    func(key string) string // printed name of an agency by its key

	// Index makes the search index that the pages would have now.
	Index func(context.Context) (map[string][]byte, error)
	// Text gives the words of a letter as it came in.
	Text func(ctx context.Context, path string, data []byte) (string, error)
}

// Rules are all the rules of this package.
var Rules = []*diag.Rule{
	personalData, trackedLetter,
	frontInvalid, frontKey, keysDiffer, agencyKey, agencyUnknown, englishName,
	englishMissing, englishStale, englishOpen,
	disclosureOpen, disclosureForbidden, duplicateReply,
	titleMissing, mixedWidths, addressMissing, listBroken, listRow,
	deadLink, deadAnchor, otherHost, literalMark,
	pageTag, publicationTime, siteCode, placeholderAddress, staleIndex, more,
}

// sources are the folders under Root whose text goes into the site. Letters as
// they came in are not among them: git and the site keep them out.
var sources = []string{"content", "data", "translations", "i18n", "static"}

// checking is one run over a site: what the rules on the whole of it look at.
type checking struct {
	Site
	replies []*reply // in the order of their paths
	pages   pageSet
}

// siteRules look at the site as a whole, after all files were read.
var siteRules = []func(context.Context, *checking) ([]diag.Finding, error){
	keysFollow, unknownAgencies, englishNames, englishPages, publicationTimes, disclosure, duplicates, lists,
	siteIDCode, placeholder, indexIsFresh, trackedLetters, links, pageTags,
}

// Run checks the site and returns the findings; the error is a failure to read.
func Run(ctx context.Context, s Site) ([]diag.Finding, error) {
	c := &checking{Site: s, pages: pageSet{}}
	var out diag.List
	for _, dir := range sources {
		found, err := readAll(ctx, filepath.Join(s.Root, dir), c.source)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			out.Add(f.findings...)
			if f.reply != nil {
				c.replies = append(c.replies, f.reply)
			}
		}
	}
	if s.Public != "" {
		found, err := readAll(ctx, s.Public, c.built)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			out.Add(f.findings...)
			if f.name != "" {
				c.pages[f.name] = f.page
			}
		}
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

// Private looks only for personal data in what the site would be rendered from.
func Private(ctx context.Context, root string) ([]diag.Finding, error) {
	var out diag.List
	for _, dir := range sources {
		found, err := readAll(ctx, filepath.Join(root, dir), personal)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			out.Add(f...)
		}
	}
	return out.All(), nil
}

// sourceFile is what was found in a file that the site is made from.
type sourceFile struct {
	findings []diag.Finding
	reply    *reply // nil for what is no page of a letter
}

// source checks a file that the site is made from.
func (c *checking) source(path string, data []byte) sourceFile {
	out := sourceFile{findings: personal(path, data)}
	if filepath.Ext(path) != ".md" {
		return out
	}
	out.findings = append(out.findings, widths(path, data)...)
	rel, err := filepath.Rel(filepath.Join(c.Root, "content", "replies"), path)
	if err != nil || strings.HasPrefix(rel, "..") || !strings.HasPrefix(filepath.Base(path), "index.") {
		return out
	}
	r, found := c.readReply(path, data)
	out.findings = append(out.findings, found...)
	if r == nil {
		return out
	}
	r.bundle = filepath.ToSlash(filepath.Dir(rel))
	out.findings = append(out.findings, frontMatter(r)...)
	out.findings = append(out.findings, title(r)...)
	out.findings = append(out.findings, addresses(r, data)...)
	// Thousands of pages are held at once: what no later rule asks for goes.
	r.table, r.letter.Body = nil, nil
	out.reply = r
	return out
}

// builtFile is what was found in a file of the built site.
type builtFile struct {
	name     string // path below the folder of the site, with slashes
	findings []diag.Finding
	page     *htmlPage // nil for what is no page
}

// built checks a file of the built site.
func (c *checking) built(path string, data []byte) builtFile {
	rel, _ := filepath.Rel(c.Public, path)
	out := builtFile{name: filepath.ToSlash(rel), findings: personal(path, data)}
	if filepath.Ext(path) != ".html" {
		return out
	}
	p := readPage(data)
	out.findings = append(out.findings, literal(path, p)...)
	out.findings = append(out.findings, outside(path, p)...)
	p.text = nil
	out.page = p
	return out
}
