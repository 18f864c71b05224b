package searchindex

import (
	"cmp"
	"encoding/json"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

// The measurement of docs/search-index.md:
//
//	go test ./tools/internal/searchindex -run Corpus -v -args -corpus DIR -queries FILE
//
// DIR holds docs.jsonl (id, title, docno, date, agency, text a line), FILE is a
// JSON list of {"k": kind, "q": what is typed, "t": [what must stand in the
// text, if not q]}.
var (
	corpusDir   = flag.String("corpus", "", "folder with docs.jsonl to measure the search against")
	queriesFile = flag.String("queries", "", "JSON file with the queries")
	randomCount = flag.Int("random", 0, "how many random pieces of 2 to 12 characters to look for besides")
	corpusLang  = flag.String("lang", "zh", "language of the corpus")
)

type query struct {
	Kind    string   `json:"k"`
	Line    string   `json:"q"`
	Needles []string `json:"t"`
}

func TestCorpus(t *testing.T) {
	if *corpusDir == "" {
		t.Skip("measures only when asked to: -args -corpus DIR -queries FILE")
	}
	texts, docs := readCorpus(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	began := time.Now()
	x, err := Build(docs)
	if err != nil {
		t.Fatal(err)
	}
	took := time.Since(began)
	runtime.ReadMemStats(&after)
	sizes := map[string]int{}
	largest := map[string]int{}
	for name, data := range x.Files() {
		kind := filepath.Dir(name)
		sizes[kind] += len(data)
		largest[kind] = max(largest[kind], len(data))
	}
	t.Logf("%d documents indexed in %v, %d MB taken from the system, %d files; bytes %v; largest %v", len(docs), took, (after.Sys-before.Sys)>>20, len(x.Files()), sizes, largest)
	c := newClient(t, x.Files())
	measure(t, c, sorted(docs), texts, append(readQueries(t), randomQueries(docs, *randomCount)...))
}

// sorted has the documents in the order of their numbers.
func sorted(docs []Document) []Document {
	return slices.SortedFunc(slices.Values(docs), func(a, b Document) int { return cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.URL, b.URL)) })
}

// measure runs every query as a new visitor would, holds the whole list against
// a scan of the texts, and the first ten after the check, and adds up the bytes.
func measure(t *testing.T, c *client, docs []Document, texts map[string]string, queries []query) {
	var list, first, requests []int
	lost, wrongTop, top, cut := 0, 0, 0, 0
	for _, q := range queries {
		want := map[string]bool{}
		for url, text := range texts {
			if contains(text, q) {
				want[url] = true
			}
		}
		c.forget()
		c.search(*corpusLang, q.Line, 0)
		list = append(list, c.bytes())
		page := c.search(*corpusLang, q.Line, 10)
		first = append(first, c.bytes())
		requests = append(requests, len(c.asked))
		if page.Shorter {
			t.Logf("%s %q: nothing, loosened", q.Kind, q.Line)
			page.URLs = nil
		}
		for _, url := range page.URLs {
			top++
			if !want[url] {
				wrongTop++
			}
		}
		for _, url := range page.URLs[:min(page.Whole, len(page.URLs))] {
			if want[url] && !standsWhole(texts[url], q) {
				cut++
			}
		}
		missing := len(want)
		var listed []int
		c.call(&listed, `await (async ([lang, line]) => {
			const list = await client.listing(lang, await client.search(lang, line), async (docs) => docs, () => true);
			const docs = Array.from(list.docs);
			if (client.canWiden(lang, list.result)) docs.push(...(await client.widen(lang, list.result, new Set(docs))).docs);
			return docs;
		})(args)`, *corpusLang, q.Line)
		for _, doc := range listed {
			if want[docs[doc].URL] {
				missing--
			}
		}
		lost += missing
		if missing > 0 || len(listed) != len(want) {
			t.Logf("%s %q: %d true, %d listed before the check, %d lost", q.Kind, q.Line, len(want), len(listed), missing)
		}
	}
	t.Logf("%d queries; bytes of the list: median %d, 90 %% %d; with ten excerpts: median %d, 90 %% %d; requests: median %d, most %d", len(queries),
		part(list, 50), part(list, 90), part(first, 50), part(first, 90), part(requests, 50), part(requests, 100))
	t.Logf("of the first ten %d of %d are not in the scan; %d that should stand behind the whole ones do not", wrongTop, top, cut)
	if lost > 0 {
		t.Errorf("%d results of the scan were lost", lost)
	}
}

func (c *client) bytes() int {
	n := 0
	for _, size := range c.asked {
		n += size
	}
	return n
}

// part returns the value below which so many per cent lie.
func part(values []int, percent int) int {
	s := slices.Sorted(slices.Values(values))
	return s[min(len(s)-1, len(s)*percent/100)]
}

var blanks = regexp.MustCompile(`\s+`)

func plain(s string) string {
	return strings.ToLower(blanks.ReplaceAllString(norm.NFKC.String(s), ""))
}

// contains scans for the needles.
func contains(text string, q query) bool {
	return all(q, func(needle string) bool { return strings.Contains(text, needle) })
}

// standsWhole scans for the needles too, and a number at the edge of one must
// be a whole number: 2.1 does not stand in 12.1. So must a Latin word in a
// Chinese text; an English word may be the beginning of another.
func standsWhole(text string, q query) bool {
	return all(q, func(needle string) bool { return standsIn(text, needle) })
}

func all(q query, holds func(needle string) bool) bool {
	needles := q.Needles
	if len(needles) == 0 {
		needles = []string{q.Line}
	}
	return !slices.ContainsFunc(needles, func(n string) bool { return !holds(plain(n)) })
}

func standsIn(text, needle string) bool {
	run := func(b byte) bool { return b >= '0' && b <= '9' || b >= 'a' && b <= 'z' && *corpusLang != "en" }
	for at := 0; ; at++ {
		i := strings.Index(text[at:], needle)
		if i < 0 {
			return false
		}
		at += i
		end := at + len(needle)
		left := at == 0 || !run(needle[0]) || !run(text[at-1]) && (text[at-1] != '.' || at < 2 || !run(text[at-2]))
		right := end == len(text) || !run(needle[len(needle)-1]) || !run(text[end]) && (text[end] != '.' || end+1 == len(text) || !run(text[end+1]))
		if left && right {
			return true
		}
	}
}

// randomQueries cuts pieces out of the letters, wherever that may be. Those of
// punctuation alone are left out.
func randomQueries(docs []Document, n int) []query {
	rnd := rand.New(rand.NewPCG(7, 7))
	var out []query
	for len(out) < n {
		d := docs[rnd.IntN(len(docs))]
		text := []rune(plain(d.body()))
		at, size := rnd.IntN(len(text)-12), 2+rnd.IntN(11)
		piece := string(text[at : at+size])
		if len(Symbols(piece)) > 0 {
			out = append(out, query{Kind: "random", Line: `"` + piece + `"`, Needles: []string{piece}})
		}
	}
	return out
}

func readQueries(t *testing.T) []query {
	t.Helper()
	data, err := os.ReadFile(*queriesFile)
	if err != nil {
		t.Fatal(err)
	}
	var qs []query
	if err := json.Unmarshal(data, &qs); err != nil {
		t.Fatal(err)
	}
	return qs
}

func readCorpus(t *testing.T) (texts map[string]string, docs []Document) {
	t.Helper()
	f, err := os.Open(filepath.Join(*corpusDir, "docs.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts = map[string]string{}
	err = ReadCorpus(f, *corpusLang, func(d *Document) error {
		docs = append(docs, *d)
		texts[d.URL] = plain(d.body())
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts, docs
}
