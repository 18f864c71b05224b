package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// heaviest is what a letter may weigh, in bytes as sent: the page, its style
// sheet and its script, without search.
const heaviest = 30 << 10

// asset is a file that the page can't be shown without.
var asset = regexp.MustCompile(`(?:href|src)="?` + under + `((?:css|js)/[^" >]+)`)

// TestWeight holds the sample letter to its weight, in both languages.
func TestWeight(t *testing.T) {
	if _, err := builtSite(); err != nil {
		t.Fatal(err)
	}
	for lang, w := range readers {
		html := published(t, path.Join(w.home, samplePath, "index.html"))
		total := len(squeezed(t, html))
		said := fmt.Sprintf("page %d", total)
		found := asset.FindAllSubmatch(html, -1)
		if len(found) < 2 {
			t.Fatalf("%s: the page asks for %d files, not for a style sheet and a script", lang, len(found))
		}
		for _, m := range found {
			size := len(squeezed(t, published(t, string(m[1]))))
			said += fmt.Sprintf(", %s %d", path.Ext(string(m[1])), size)
			total += size
		}
		t.Logf("%s: %d bytes of %d: %s", lang, total, heaviest, said)
		if total > heaviest {
			t.Errorf("%s: the letter weighs %d bytes, more than %d: %s", lang, total, heaviest, said)
		}
	}
}

// published reads a file of the built site.
func published(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(siteDir, "public", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// squeezed returns what a web server sends of a file as it is commonly set up.
func squeezed(t testing.TB, data []byte) []byte {
	t.Helper()
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if _, err := z.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// squeezer sends what a handler writes compressed, as web servers do.
func squeezer(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ext := path.Ext(r.URL.Path); ext != "" && ext != ".css" && ext != ".js" {
			h.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		defer z.Close()
		h.ServeHTTP(squeezing{w, z}, r)
	})
}

type squeezing struct {
	http.ResponseWriter
	z *gzip.Writer
}

func (s squeezing) Write(data []byte) (int, error) { return s.z.Write(data) }

func (s squeezing) WriteHeader(status int) {
	s.Header().Del("Content-Length")
	s.ResponseWriter.WriteHeader(status)
}

// lines are the connections that the first text is timed on: round trip in
// milliseconds, bytes a second. The developer tools of Chromium stand in for the
// trips of a new connection by a longer one at every request.
var lines = map[string]network.Conditions{
	"slow 4G, 150 ms a trip":         {Latency: 150, DownloadThroughput: 1.6e6 / 8, UploadThroughput: 750e3 / 8},
	"Slow 4G of the developer tools": {Latency: 562.5, DownloadThroughput: 1.44e6 / 8, UploadThroughput: 675e3 / 8},
}

// BenchmarkFirstText times the sample letter on a telephone with a processor a
// fourth as fast as this one, from the call for the page to its first text:
//
//	go test ./tools/dafu -run '^$' -bench FirstText -benchtime 5x
//
// It reports milliseconds as the browser gives them. What else the machine does
// shows in them.
func BenchmarkFirstText(b *testing.B) {
	reader.Chromium(b)
	if _, err := builtSite(); err != nil {
		b.Fatal(err)
	}
	site := http.StripPrefix(strings.TrimSuffix(under, "/"), http.FileServer(http.Dir(filepath.Join(siteDir, "public"))))
	server := httptest.NewServer(squeezer(site))
	b.Cleanup(server.Close)
	for name, line := range lines {
		for lang, w := range readers {
			b.Run(lang+" on "+name, func(b *testing.B) {
				r := reader.New(b, server.URL+under, reader.Options{Width: 360})
				r.Do(slowly(line))
				var sum float64
				for b.Loop() {
					r.Open(w.home + samplePath)
					sum += reader.Ask(r, chromedp.Evaluate[float64](`new Promise((tell) => new PerformanceObserver((seen) => {
						for (const e of seen.getEntriesByName("first-contentful-paint")) tell(e.startTime);
					}).observe({type: "paint", buffered: true}))`, chromedp.EvalAwaitPromise))
					r.Do(chromedp.Navigate("about:blank"))
				}
				b.ReportMetric(sum/float64(b.N), "ms-first-text")
			})
		}
	}
}

// slowly gives the browser a slow line, a slow processor and an empty cache.
func slowly(line network.Conditions) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: 4}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{&line}})
		return err
	})
}
