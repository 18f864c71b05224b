package main

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"dafu/tools/internal/reader"
	"dafu/tools/internal/searchindex"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const (
	samplePath   = "replies/ningbo-cppcc-16-4/16-ningbo-science-technology/"
	firstExcerpt = `[data-slot="excerpts"] a`
)

func searchFor(path, q string) string { return path + "?" + url.Values{"q": {q}}.Encode() }

// TestSearchFinds asks in the ways in which people ask.
func TestSearchFinds(t *testing.T) {
	r := open(t, reader.Options{Width: 1280})
	for _, c := range []struct{ path, q, marked string }{
		{"search/", "卡脖子", "卡脖子"},
		{"search/", "單項冠軍", "单项冠军"},
		{"search/", "第１６号", "第16号"},
		{"search/", "2.67 亿元", "2.67亿元"},
		{"search/", "“东方理工” 甬江", "东方理工"},
		{"en/search/", "planned bottlenecks -aquarium", "bottleneck"},
		{"en/search/", "RMB 267 million", "RMB"},
	} {
		r.Open(searchFor(c.path, c.q))
		r.Sees(c.marked)
		r.Click("main a mark")
		if at := r.At(); !strings.Contains(at, samplePath) {
			t.Errorf("the first hit of %q leads to %s", c.q, at)
		}
	}
	r.Content()
}

// TestSearchLeadsToTheParagraph opens an excerpt and goes back to the results.
func TestSearchLeadsToTheParagraph(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open("search/")
	r.Do(chromedp.SendKeys(chromedp.CSS("#search-field"), "卡脖子\r", chromedp.NodeVisible))
	r.Sees("找到 1 件")
	results := r.At()
	if want := url.QueryEscape("卡脖子"); !strings.Contains(results, want) {
		t.Errorf("the address %s does not hold the search", results)
	}
	r.Fits()
	r.Click(firstExcerpt)
	_, id, ok := strings.Cut(r.At(), "#")
	if !ok {
		t.Fatalf("the excerpt leads to %s, not to a paragraph", r.At())
	}
	words := reader.Ask(r, chromedp.Evaluate[string](`document.getElementById(decodeURIComponent("`+id+`")).textContent`))
	if !strings.Contains(words, "卡脖子") {
		t.Errorf("the paragraph #%s does not hold the words: %s", id, words)
	}
	reader.Ask(r, chromedp.Evaluate[any](`history.back()`))
	r.Sees("找到 1 件")
	r.Content()
}

// TestSearchNarrows chooses filters by keyboard events, as a reader's choice
// makes them, and goes back.
func TestSearchNarrows(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("找到 1 件")
	r.Do(chromedp.Click(chromedp.CSS(".search__filters summary"), chromedp.NodeVisible))
	r.Sees("宁波市科学技术局（1）")
	choose := func(name, value string) {
		t.Helper()
		reader.Ask(r, chromedp.Evaluate[any](`(() => {
			const field = document.querySelector("[data-search] form").elements["`+name+`"];
			field.value = "`+value+`";
			field.dispatchEvent(new Event("change", { bubbles: true }));
		})()`))
	}
	choose("agency", "ningbo-science-technology")
	r.Sees("找到 1 件")
	r.Fits()
	choose("role", "co")
	r.Sees("在所选条件下没有找到答复")
	if at := r.At(); !strings.Contains(at, "agency=ningbo-science-technology") || !strings.Contains(at, "role=co") {
		t.Errorf("the address %s does not hold the filters", at)
	}
	reader.Ask(r, chromedp.Evaluate[any](`history.back()`))
	r.Sees("找到 1 件")
	r.Content()
}

// TestSearchExports reads the exported list.
func TestSearchExports(t *testing.T) {
	r := open(t, reader.Options{Width: 1280})
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("找到 1 件")
	reader.Ask(r, chromedp.Evaluate[any](`URL.createObjectURL = (blob) => { blob.text().then((text) => document.querySelector("main").append(text)); return "#"; }`))
	r.Do(chromedp.Click(chromedp.CSS(`[data-part="export"]`), chromedp.NodeVisible))
	r.Sees("已导出 1 件")
	for _, want := range []string{"标题,案由", ",甬科函〔2025〕51号,", r.Home + samplePath} {
		r.Sees(want)
	}
	r.Content()
}

// TestSearchSuggests takes an agency by its initials, with the keyboard alone.
func TestSearchSuggests(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open("search/")
	r.Do(chromedp.SendKeys(chromedp.CSS("#search-field"), "skjj", chromedp.NodeVisible))
	r.Sees("宁波市科学技术局（1）")
	r.Do(chromedp.SendKeys(chromedp.CSS("#search-field"), kb.ArrowDown+kb.Enter, chromedp.NodeVisible))
	r.Sees("找到 1 件")
	if at := r.At(); !strings.Contains(at, "agency=ningbo-science-technology") {
		t.Errorf("the choice leads to %s", at)
	}
	r.Content()
}

// TestSearchOffersTheOtherLanguage asks the English page in Chinese.
func TestSearchOffersTheOtherLanguage(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open(searchFor("en/search/", "锻造"))
	r.Sees("No reply contains")
	r.Sees("1 reply in Chinese contains this")
	r.Click(`[data-part="notes"] a`)
	r.Sees("找到 1 件")
	r.Content()
}

// TestSearchShowsNoMarkup types markup, and looks for what is not there.
func TestSearchShowsNoMarkup(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	const q = `<img src=x onerror="document.title='run'"> 麒麟瑞兽`
	r.Open(searchFor("search/", q))
	r.Sees(q)
	r.Sees("没有答复")
	if n := reader.Ask(r, chromedp.Evaluate[int](`document.querySelectorAll("main img").length`)); n != 0 {
		t.Error("the typed markup is on the page")
	}
	r.Content()
}

// damaged serves the built site with some of its files changed on their way;
// change gets the path below the site, with nil where there is no file, and returns
// nil for a file that is gone.
func damaged(t *testing.T, change func(path string, data []byte) []byte) *httptest.Server {
	t.Helper()
	reader.Chromium(t)
	if _, err := builtSite(); err != nil {
		t.Fatal(err)
	}
	root := filepath.Join(siteDir, "public")
	files := http.FileServer(http.Dir(root))
	server := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(under, "/"), http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		name := q.URL.Path
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		if err != nil && !os.IsNotExist(err) {
			t.Error(err)
		}
		switch now := change(q.URL.Path, data); {
		case now == nil:
			http.NotFound(w, q)
		case bytes.Equal(now, data):
			files.ServeHTTP(w, q)
		default:
			w.Write(now)
		}
	})))
	t.Cleanup(server.Close)
	return server
}

// manifestIn replaces the manifest that stands in the search page.
func manifestIn(page []byte, by func(manifest string) string) []byte {
	return regexp.MustCompile(`data-known="([^"]*)"`).ReplaceAllFunc(page, func(b []byte) []byte {
		inside := html.UnescapeString(strings.TrimSuffix(strings.TrimPrefix(string(b), `data-known="`), `"`))
		return []byte(`data-known="` + html.EscapeString(by(inside)) + `"`)
	})
}

// TestSearchSaysWhatIsMissing breaks files of the index on their way: the page
// must say so, never that there is nothing, and must find again when asked to.
func TestSearchSaysWhatIsMissing(t *testing.T) {
	gone := func([]byte) []byte { return nil }
	bare := func(page []byte) []byte { return manifestIn(page, func(string) string { return "" }) }
	format := func(data []byte) []byte { return bytes.ReplaceAll(data, []byte(`"format":5`), []byte(`"format":999`)) }
	for name, c := range map[string]struct {
		damage map[string]func([]byte) []byte
		says   string
	}{
		"no index":        {map[string]func([]byte) []byte{"/search/index.json": gone, "/search/": bare}, "尚未生成搜索索引"},
		"no such shard":   {map[string]func([]byte) []byte{"/search/zh/p/": gone}, "尚未生成搜索索引"},
		"shard cut short": {map[string]func([]byte) []byte{"/search/zh/p/": func(b []byte) []byte { return b[:len(b)-5] }}, "传输不完整"},
		"another page":    {map[string]func([]byte) []byte{"/search/zh/t/": func([]byte) []byte { return []byte("<!doctype html>") }}, "传输不完整"},
		"another format":  {map[string]func([]byte) []byte{"/search/index.json": format, "/search/": bare}, "版本不一致"},
	} {
		t.Run(name, func(t *testing.T) {
			var broken atomic.Bool
			broken.Store(true)
			server := damaged(t, func(path string, data []byte) []byte {
				for prefix, damage := range c.damage {
					if broken.Load() && (path == prefix || prefix != "/search/" && strings.HasPrefix(path, prefix)) {
						return damage(data)
					}
				}
				return data
			})
			r := reader.New(t, server.URL+under, reader.Options{Width: 360})
			r.Open(searchFor("search/", "卡脖子"))
			r.Sees(c.says)
			if strings.Contains(r.Text(), "没有答复") {
				t.Error("the page says that there is nothing")
			}
			broken.Store(false)
			r.Do(chromedp.Click(chromedp.CSS(`[data-part="notes"] button`), chromedp.NodeVisible))
			r.Sees("找到 1 件")
		})
	}
}

// TestSearchAsksAhead has the script in the page, while the other one is on its way, ask
// for files that the search then reads, and for no others.
func TestSearchAsksAhead(t *testing.T) {
	alone := damaged(t, func(path string, data []byte) []byte {
		if strings.HasPrefix(path, "/js/search.") {
			return nil
		}
		return data
	})
	asked := func(r *reader.Reader) string {
		return reader.Ask(r, chromedp.Evaluate[string](`performance.getEntriesByType("resource").map((e) => e.name.split("/search/").pop()).filter((n) => /bin\?/.test(n)).sort().join(" ")`))
	}
	for _, c := range []struct{ path, q, says, text string }{
		{"search/", "卡脖子", "找到 1 件", "zh/t/0.bin"}, {"search/", "甬科函〔2025〕51号", "找到 1 件", "zh/t/0.bin"}, {"search/", "“东方理工” 甬江", "找到 1 件", "zh/t/0.bin"},
		{"search/", "第16号提案", "找到 1 件", "zh/t/0.bin"}, {"search/", "單項冠軍", "找到 1 件", "fold.bin"}, {"en/search/", "planned bottlenecks -aquarium", "1 reply", "en/t/0.bin"},
	} {
		r := open(t, reader.Options{Width: 1280})
		r.Open(searchFor(c.path, c.q))
		r.Sees(c.says)
		all := asked(r)
		r = reader.New(t, alone.URL+under, reader.Options{Width: 1280})
		r.Open(searchFor(c.path, c.q))
		ahead := ""
		for range 100 {
			if ahead = asked(r); strings.Contains(ahead, c.text) {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if !strings.Contains(ahead, c.text) {
			t.Errorf("%s: asked ahead for %q, and not for %s", c.q, ahead, c.text)
		}
		for _, name := range strings.Fields(ahead) {
			if strings.Count(all, name) != 1 {
				t.Errorf("%s: %s was asked for ahead, and is not one of %s", c.q, name, all)
			}
		}
	}
}

// TestSearchWithoutAhead keeps the script in the page out, as another policy may.
func TestSearchWithoutAhead(t *testing.T) {
	server := damaged(t, func(path string, data []byte) []byte {
		if path != "/search/" {
			return data
		}
		return regexp.MustCompile(`(?s)(<script data-index[^>]*>).*?(</script>)`).ReplaceAll(data, []byte("$1$2"))
	})
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("找到 1 件")
	if !reader.Ask(r, chromedp.Evaluate[bool](`Boolean(document.querySelector("script[src*=searchahead]"))`)) {
		t.Error("the script in the page ran")
	}
}

// TestSearchInAnOldBrowser searches where nothing opens what is compressed: the piece
// for it is fetched, and asked for again where it did not arrive.
func TestSearchInAnOldBrowser(t *testing.T) {
	old := reader.Options{Width: 360, Tool: `delete window.DecompressionStream`}
	r := open(t, old)
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("找到 1 件")
	r.Content()
	var missing atomic.Bool
	missing.Store(true)
	server := damaged(t, func(path string, data []byte) []byte {
		if missing.Load() && strings.HasPrefix(path, "/js/searchinflate.") {
			return nil
		}
		return data
	})
	r = reader.New(t, server.URL+under, old)
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("未能送达")
	missing.Store(false)
	r.Do(chromedp.Click(chromedp.CSS(`[data-part="notes"] button`), chromedp.NodeVisible))
	r.Sees("找到 1 件")
}

// TestSearchOnAnOldPage searches from a page that knows of another index than
// the one that is there, as a page from a cache may.
func TestSearchOnAnOldPage(t *testing.T) {
	server := damaged(t, func(path string, data []byte) []byte {
		if path != "/search/" {
			return data
		}
		return manifestIn(data, func(m string) string {
			m = regexp.MustCompile(`"version":"[^"]*"`).ReplaceAllString(m, `"version":"before"`)
			return strings.Replace(m, `"docs":1,`, `"docs":9,`, -1)
		})
	})
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("search/", "卡脖子"))
	r.Sees("找到 1 件")
}

// indexed is the site with other letters in its search.
func indexed(t *testing.T, docs []searchindex.Document) *httptest.Server {
	t.Helper()
	index, err := searchindex.Build(docs)
	if err != nil {
		t.Fatal(err)
	}
	files := index.Files()
	return damaged(t, func(path string, data []byte) []byte {
		if path == "/search/" || path == "/en/search/" {
			return manifestIn(data, func(string) string { return string(files["index.json"]) })
		}
		if name, ok := strings.CutPrefix(path, "/search/"); ok {
			return files[name]
		}
		return data
	})
}

// TestSearchWithoutTitle finds a letter that has neither a title nor a subject.
func TestSearchWithoutTitle(t *testing.T) {
	server := indexed(t, []searchindex.Document{{URL: "replies/1/", Lang: "zh", Blocks: []searchindex.Block{{ID: "p1", Text: "甲乙丙丁。"}}}})
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("search/", "甲乙"))
	r.Sees("（原件无标题）")
	r.Content()
}

// TestSearchNamesTheLanguage finds an English page whose title nobody has translated.
func TestSearchNamesTheLanguage(t *testing.T) {
	server := indexed(t, []searchindex.Document{{URL: "en/replies/1/", Lang: "en", Title: "关于加装电梯的答复", Blocks: []searchindex.Block{{ID: "p1", Text: "A lift."}}}})
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("en/search/", "lift"))
	r.Sees("关于加装电梯的答复")
	if lang := reader.Ask(r, chromedp.Evaluate[string](`document.querySelector('[data-slot="title"]').lang + " " + document.querySelector('[data-slot="excerpts"] a').lang`)); lang != "zh-Hans " {
		t.Errorf("title and excerpt are said to be in %q", lang)
	}
	r.Content()
}

// TestSearchLooksFurther looks for a piece whose pairs stand in every letter, and which
// stands in the oldest alone: the reader is asked twice whether to look further, with
// the keyboard on the button, and finds it.
func TestSearchLooksFurther(t *testing.T) {
	block := func(text string) []searchindex.Block { return []searchindex.Block{{ID: "p1", Text: text}} }
	docs := []searchindex.Document{{URL: "replies/oldest/", Lang: "zh", Title: "最早的答复", Blocks: block("甲乙丙丁。")}}
	for n := range 100 {
		docs = append(docs, searchindex.Document{URL: fmt.Sprintf("replies/%d/", n), Lang: "zh", Title: "另一件答复", Date: "2025-01-02", Blocks: block("甲乙丙，乙丙丁。")})
	}
	server := indexed(t, docs)
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("search/", "甲乙丙丁"))
	for _, looked := range []string{"30", "60"} {
		r.Sees("已读完最可能的 " + looked + " 件答复")
		if text := r.Text(); strings.Contains(text, "没有答复") || strings.Contains(text, "找到 ") {
			t.Errorf("after %s letters the page says %s", looked, text)
		}
		if looked == "30" {
			reader.Ask(r, chromedp.Evaluate[any](`document.querySelector('[data-part="notes"] button').focus()`))
		}
		r.Do(chromedp.KeyEvent(kb.Enter))
	}
	r.Sees("找到 1 件")
	r.Fits()
	if at := reader.Ask(r, chromedp.Evaluate[string](`document.activeElement.href`)); !strings.HasSuffix(at, "/replies/oldest/") {
		t.Errorf("the keyboard stands on %s", at)
	}
	r.Content()
}

// TestSearchWithin asks for a number that one letter has, and then within longer ones, where none has it.
func TestSearchWithin(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open(searchFor("search/", "16"))
	r.Sees("再找较长词语和数字中的“16”")
	r.Fits()
	reader.Ask(r, chromedp.Evaluate[any](`document.querySelector('[data-part="more"]').focus()`))
	r.Do(chromedp.KeyEvent(kb.Enter))
	r.Sees("没有其他答复在较长的词语或数字中含有“16”")
	r.Sees("找到 1 件")
	if strings.Contains(r.Text(), "再找较长") {
		t.Error("the button that has been pressed is still there")
	}
	if at := reader.Ask(r, chromedp.Evaluate[string](`document.activeElement.dataset.part || "nothing"`)); at != "status" {
		t.Errorf("the keyboard stands on %s", at)
	}
	r.Content()
}

// TestSearchRewords leaves the year out of a document number.
func TestSearchRewords(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open(searchFor("search/", "甬科函第51号"))
	r.Sees("找到 1 件")
	r.Content()
}

// TestSearchPartsNameAndYear finds letters of an agency from a year that has no blank before it, though their pairs
// all stand in letters that hold nothing of the kind side by side.
func TestSearchPartsNameAndYear(t *testing.T) {
	var docs []searchindex.Document
	for n := range 50 {
		docs = append(docs, searchindex.Document{URL: fmt.Sprintf("replies/%d/", n), Lang: "zh", Title: "科技局的答复", Blocks: []searchindex.Block{{ID: "p1", Text: "经信局2025年安排。"}}})
	}
	server := indexed(t, docs)
	r := reader.New(t, server.URL+under, reader.Options{Width: 360})
	r.Open(searchFor("search/", "科技局2025"))
	r.Sees("科技局、2025")
	r.Sees("50 件")
	r.Content()
}

// TestSearchTakesPinyin comes from the search box of another page, which suggests nothing, with the initials of an agency.
func TestSearchTakesPinyin(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	r.Open(searchFor("search/", "kxjsj"))
	r.Sees("您要找的是不是")
	r.Click(`[data-part="notes"] p a`)
	r.Sees("找到 1 件")
	if at := r.At(); !strings.Contains(at, "?agency=") {
		t.Errorf("what is offered leads to %s", at)
	}
	r.Content()
}

// TestSearchSaysWhatToType is asked for punctuation, which letters have and the search does not look for.
func TestSearchSaysWhatToType(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	for path, says := range map[string]string{"search/": "请输入文字或数字", "en/search/": "Type words or numbers"} {
		r.Open(searchFor(path, "%"))
		r.Sees(says)
	}
	r.Content()
}

// TestSearchGuesses mistypes a word in either language.
func TestSearchGuesses(t *testing.T) {
	r := open(t, reader.Options{Width: 360})
	for _, c := range []struct{ path, q, link, marked string }{
		{"search/", "单项冠君企业", "单项冠军企业", "找到 1 件"},
		{"en/search/", "botleneck", "bottleneck", "1 reply"},
	} {
		r.Open(searchFor(c.path, c.q))
		r.Sees(c.link)
		r.Click(`[data-part="notes"] p a`)
		r.Sees(c.marked)
		if at := r.At(); !strings.Contains(at, url.QueryEscape(c.link)) {
			t.Errorf("what is offered for %q leads to %s", c.q, at)
		}
	}
	r.Content()
}
