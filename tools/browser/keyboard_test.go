package browser

import (
	"strings"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// one returns the first page of a kind.
func one(t *testing.T, k string) string {
	t.Helper()
	for _, p := range pages(t) {
		if kind(p) == k {
			return p
		}
	}
	t.Fatalf("the site has no page of kind %q", k)
	return ""
}

// stop is a place where the focus rests: which of the things that can have it, in
// the order of the page; its name; whether it is seen; and where it lies.
type stop struct {
	Index   int
	Name    string
	Visible bool
	Outline bool
}

// where tells the place of the focus, and remembers what it was told before.
const where = `(() => {
	const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
		.filter((e) => e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true}));
	const e = document.activeElement;
	const box = e.getBoundingClientRect();
	const style = getComputedStyle(e);
	return {
		Index: all.indexOf(e),
		Name: (e.tagName + " " + (e.innerText || e.getAttribute("aria-label") || e.name || e.id)).slice(0, 60),
		Visible: box.width > 1 && box.height > 1 && box.bottom > 0 && box.top < innerHeight,
		Outline: style.outlineStyle !== "none" || style.boxShadow !== "none",
	};
})()`

// TestKeyboard goes through the main pages with the tab key: first to the way
// past the header, then through everything in the order of the page, never out
// of sight, never without a mark of where one is, never caught.
func TestKeyboard(t *testing.T) {
	home := serve(t)
	for _, k := range []string{"zh ", "en ", "zh replies/*/*", "en replies/*/*", "zh agencies/*", "en search", "zh promises"} {
		t.Run(k, func(t *testing.T) {
			r := reader.New(t, home, reader.Options{Width: 1280})
			page := one(t, k)
			r.Open(page)
			last := -1
			for range 40 {
				r.Do(chromedp.KeyEvent(kb.Tab))
				s := reader.Ask(r, chromedp.Evaluate[stop](where))
				if s.Index < 0 {
					break // past the end of the page
				}
				if last < 0 && s.Index != 0 {
					t.Errorf("/%s: the first stop is %s, not the way past the header", page, s.Name)
				}
				// The choices of a group share one stop.
				if s.Index <= last {
					t.Errorf("/%s: the tab key goes back to %s", page, s.Name)
				}
				if !s.Visible || !s.Outline {
					t.Errorf("/%s: focus on %s: visible %t, marked %t", page, s.Name, s.Visible, s.Outline)
				}
				last = s.Index
			}
			if last < 8 {
				t.Errorf("/%s: the tab key stops at only %d things", page, last+1)
			}
			r.Content()
		})
	}
}

// TestSkip goes past the header with two keys.
func TestSkip(t *testing.T) {
	r := reader.New(t, serve(t), reader.Options{Width: 360})
	r.Open("en/")
	r.Do(chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent(kb.Enter))
	if at := r.At(); !strings.HasSuffix(at, "#main") {
		t.Errorf("the way past the header leads to %s", at)
	}
	if id := reader.Ask(r, chromedp.Evaluate[string](`document.activeElement.id`)); id != "main" {
		t.Errorf("the focus is on %q, not on the main part", id)
	}
}
