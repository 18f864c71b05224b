package main

import (
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
)

// TestSearchBeginsOnTheFirstScreen searches on a small telephone, from another page and on the search page: the head of
// the page gives way to what was found, without moving anything that stood already, and comes back with the empty page.
func TestSearchBeginsOnTheFirstScreen(t *testing.T) {
	const half = 320 // of 640, in CSS pixels
	r := open(t, reader.Options{Width: 360, Tool: `
		window.moved = 0;
		new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.moved += e.hadRecentInput ? 0 : e.value))).observe({ type: "layout-shift", buffered: true });`})
	begins := func() int {
		return reader.Ask(r, chromedp.Evaluate[int](`Math.round(document.querySelector('[data-part="list"] li').getBoundingClientRect().top)`))
	}
	for _, c := range []struct{ path, q, says, help string }{
		{"search/", "卡脖子", "找到 1 件", "词前加"}, {"en/search/", "bottlenecks", "1 reply", "before a word"},
	} {
		r.Open(searchFor(c.path, c.q))
		r.Sees(c.says)
		if at := begins(); at > half {
			t.Errorf("%s: the first letter begins at %d, more than %d", c.path, at, half)
		}
		if moved := reader.Ask(r, chromedp.Evaluate[float64](`window.moved`)); moved > 0.05 {
			t.Errorf("%s: what stands on the page moved: %.3f", c.path, moved)
		}
		r.Fits()
		r.Do(chromedp.Click(chromedp.CSS(".search__filters summary"), chromedp.NodeVisible))
		r.Sees(c.help)
		r.Open(c.path)
		r.Sees(c.help)
		r.Do(chromedp.SendKeys(chromedp.CSS("#search-field"), c.q+"\r", chromedp.NodeVisible))
		r.Sees(c.says)
		if at := begins(); at > half {
			t.Errorf("%s, typed: the first letter begins at %d, more than %d", c.path, at, half)
		}
		reader.Ask(r, chromedp.Evaluate[any](`history.back()`))
		r.Sees(c.help)
	}
	r.Content()
}
