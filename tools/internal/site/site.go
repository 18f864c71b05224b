// Package site is the work on one site from end to end: letters into pages,
// pages into English pages, pages into the search index. It ties the stages
// together and decides nothing about letters.
package site

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
)

// Site is a checkout.
type Site struct {
	Root     string // folder of config.toml
	Registry *agency.Registry
	Config   Config
	Today    letter.Date

	Corrected page.Policy // what becomes of pages that a person has corrected
	Anew      bool        // letters are read although nothing has changed since the last run

	// Known has checksums of files that this run has read a moment ago.
	Known disk.Sums

	ahead    check.Ahead
	settings string // checksum of the settings and the registries that were read
}

// Config is what the tool reads in config.toml; the rest is Hugo's.
type Config struct {
	BaseURL  string `toml:"baseURL"`
	Language string `toml:"defaultContentLanguage"` // that of the pages at /
	TimeZone string `toml:"timeZone"`
	Params   struct {
		SiteIDCode        string `toml:"site_id_code"`       // 网站标识码
		DisclosureDefault string `toml:"disclosure_default"` // holds for letters without 公开属性
		// ProposerNames is how members and deputies are named: "full", "surname" or "hidden"; "" for "full".
		ProposerNames string `toml:"proposer_names"`
		// TranslationShare is from which share of reviewed passages an English page is listed as translated.
		TranslationShare float64 `toml:"translation_share"`
	} `toml:"params"`
}

// ErrNoSite means that no folder upwards holds a site.
var ErrNoSite = errors.New("no config.toml in this folder or above it: run dafu inside the site's folder, or name that with --root")

// Find returns the folder of the site that dir is in.
func Find(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "config.toml")); err == nil {
			return dir, nil
		}
		up := filepath.Dir(dir)
		if up == dir {
			return "", ErrNoSite
		}
		dir = up
	}
}

// Open reads the settings and the registries of a site.
func Open(root string) (*Site, []diag.Finding, error) {
	s := &Site{Root: root}
	now := time.Now()
	s.settings = s.settingsSum() // before they are read: what is saved meanwhile is of the next run
	s.Today = letter.Date{Year: now.Year(), Month: now.Month(), Day: now.Day()}
	data, err := os.ReadFile(s.path("config.toml"))
	if err != nil {
		return nil, nil, fmt.Errorf("read the settings: %w", err)
	}
	if err := s.Config.read(s.path("config.toml"), string(data)); err != nil {
		return nil, nil, err
	}
	reg, findings, err := agency.Load(os.DirFS(s.path("data")))
	if err != nil {
		return nil, nil, s.rooted(err)
	}
	s.Registry = reg
	return s, findings, nil
}

// needed are the folders without which Hugo renders a site of no pages, or of pages without a word, and
// says nothing.
var needed = []string{"layouts", "i18n", "assets"}

// Lacks names the folders that the site can't be rendered without and that are missing or hold nothing.
func (s *Site) Lacks() []string {
	var out []string
	for _, dir := range needed {
		if in, err := os.ReadDir(s.path(dir)); err != nil || len(in) == 0 {
			out = append(out, dir)
		}
	}
	return out
}

// path returns a path below the root.
func (s *Site) path(elem ...string) string {
	return filepath.Join(append([]string{s.Root}, elem...)...)
}

// Public is the folder of the built site.
func (s *Site) Public() string { return s.path("public") }

// Base returns the path of the site's address: / or /sub/path/.
func (s *Site) Base() string {
	u, err := url.Parse(s.Config.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	if u.Path[len(u.Path)-1] != '/' {
		return u.Path + "/"
	}
	return u.Path
}

// pages gives the pages of the site as they stand, to read them and to write
// English ones.
func (s *Site) pages() *page.Store {
	return page.At(s.path("content", "replies"), s.placeKey, s.agencyName)
}

// placeKey gives the key of a place by its Chinese name; "" if the registry does
// not know it.
func (s *Site) placeKey(name string) string {
	p, _ := s.Registry.PlaceByName(name)
	return p.Key
}

// store opens the pages of the site, so that letters can be put there.
func (s *Site) store() (*page.Store, []diag.Finding, error) {
	store, findings, err := page.Open(s.path("content", "replies"), s.placeKey, s.agencyName)
	if err != nil {
		return nil, findings, err
	}
	store.Work, store.Policy, store.Anew = s.path(disk.WorkFolder), s.Corrected, s.Anew
	store.Gone = func(file string) bool {
		_, err := os.Stat(s.path("letters", filepath.FromSlash(file)))
		return errors.Is(err, fs.ErrNotExist)
	}
	return store, findings, nil
}

// agencyName gives the printed name of an agency by its key; "" if the registry
// does not know it.
func (s *Site) agencyName(key string) string {
	a, _ := s.Registry.ByKey(key)
	return a.Name
}
