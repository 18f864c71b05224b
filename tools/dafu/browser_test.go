package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"dafu/tools/internal/reader"
	"dafu/tools/internal/skeleton"

	"github.com/chromedp/chromedp"
)

// under is the path of the host that the tests serve the site under: what works
// there works at the root.
const under = "/a/path/"

// siteDir is where builtSite put the site.
var siteDir string

// builtSite builds the site with the sample letter, once for all tests, and
// serves it.
var builtSite = sync.OnceValues(func() (*httptest.Server, error) {
	dir, err := os.MkdirTemp("", "dafu-site-")
	if err != nil {
		return nil, err
	}
	siteDir = dir
	if err := skeleton.Copy(filepath.Join("..", ".."), dir); err != nil {
		return nil, err
	}
	const sample = "letters/ningbo-cppcc-16-4-16.txt"
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(sample)))
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(sample)), data, 0o644); err != nil {
		return nil, err
	}
	server := httptest.NewUnstartedServer(http.StripPrefix(strings.TrimSuffix(under, "/"), http.FileServer(http.Dir(filepath.Join(dir, "public")))))
	address := "http://" + server.Listener.Addr().String() + under
	var log strings.Builder
	if code := run(context.Background(), []string{"build", "--strict", "--root", dir, "--base-url", address}, nil, &log, &log); code != exitClean {
		return nil, fmt.Errorf("dafu build: exit %d\n%s", code, log.String())
	}
	server.Start()
	return server, nil
})

// open opens a window on the served site.
func open(t *testing.T, o reader.Options) *reader.Reader {
	t.Helper()
	reader.Chromium(t)
	server, err := builtSite()
	if err != nil {
		t.Fatal(err)
	}
	return reader.New(t, server.URL+under, o)
}

// errand is how a reader of one language finds the sample letter.
type errand struct {
	home, query, title, words string
}

var errands = map[string]errand{
	"zh": {"", "卡脖子", "市科技局对市政协十六届四次会议第16号提案的答复", "七成单项冠军企业拥有省级及以上研发机构"},
	"en": {"en/", "bottleneck", "Reply of the Ningbo Municipal Bureau of Science and Technology", "RMB 267 million"},
}

// TestTwoClicks reaches the letter from the home page in two clicks: by its
// proposal, by its agency and by search.
func TestTwoClicks(t *testing.T) {
	for lang, e := range errands {
		for _, width := range []int64{360, 1280} {
			t.Run(fmt.Sprintf("%s at %d", lang, width), func(t *testing.T) {
				r := open(t, reader.Options{Width: width})
				const reply = "/replies/ningbo-cppcc-16-4/16-ningbo-science-technology/"
				for _, way := range []string{"/proposals/ningbo-cppcc-16-4-16/", "/agencies/ningbo-science-technology/"} {
					r.Open(e.home)
					r.Fits()
					r.Link(way)
					r.Fits()
					r.Link(reply)
					r.Sees(e.title)
					r.Sees(e.words)
					r.Fits()
				}
				r.Open(e.home)
				r.Do(chromedp.SendKeys(chromedp.CSS(`main input[type="search"]`), e.query+"\r", chromedp.NodeVisible))
				r.Sees(e.title)
				r.Fits()
				r.Click(`main a[href*="` + reply + `"]`)
				r.Sees(e.words)
				r.Content()
			})
		}
	}
}

// TestWithoutScripts reads the site with JavaScript turned off.
func TestWithoutScripts(t *testing.T) {
	r := open(t, reader.Options{Width: 360, NoScripts: true})
	for _, e := range errands {
		r.Open(e.home)
		r.Link("/agencies/ningbo-science-technology/")
		r.Link("/replies/ningbo-cppcc-16-4/16-ningbo-science-technology/")
		if at, want := r.At(), r.Home+e.home+"replies/ningbo-cppcc-16-4/16-ningbo-science-technology/"; at != want {
			t.Errorf("arrived at %s, want %s", at, want)
		}
		if text := r.Text(); !strings.Contains(text, e.words) {
			t.Errorf("%s does not show %q but:\n%s", r.At(), e.words, text)
		}
	}
	r.Content()
}

// TestLanguageSwitch goes from a paragraph to the same paragraph in the other
// language.
func TestLanguageSwitch(t *testing.T) {
	r := open(t, reader.Options{Width: 1280})
	const path = "replies/ningbo-cppcc-16-4/16-ningbo-science-technology/"
	r.Open(path + "#s2-m2")
	r.Click(`a[hreflang="en"]`)
	r.Sees("RMB 267 million")
	if at, want := r.At(), r.Home+"en/"+path+"#s2-m2"; at != want {
		t.Errorf("the switch leads to %s, want %s", at, want)
	}
	r.Content()
}
