package browser

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
)

// look is a way in which a reader has the pages shown.
type look struct{ theme, size, contrast string }

var looks = []look{
	{"light", "normal", "normal"},
	{"dark", "normal", "normal"},
	{"light", "larger", "normal"},
	{"dark", "large", "more"},
}

// budget is how long the share of pages beyond one of each kind may take.
const budget = 60 * time.Second

// visit is a page and the looks that it is read in.
type visit struct {
	page  string
	looks []look
}

// visits gives one page of each kind in every look, and then all others, from
// all over the site, each in one look.
func visits(pages []string) (kinds, others []visit) {
	met := map[string]bool{}
	for i, p := range pages {
		if k := kind(p); !met[k] {
			met[k] = true
			kinds = append(kinds, visit{p, looks})
		} else {
			others = append(others, visit{p, looks[i%len(looks):][:1]})
		}
	}
	// A stride that shares no divisor with the number of pages comes by each of them once.
	const stride = 7919
	for i := range others {
		j := i * stride % len(others)
		if len(others)%stride != 0 && j > i {
			others[i], others[j] = others[j], others[i]
		}
	}
	return kinds, others
}

// TestAccess holds the pages to WCAG 2.2 AA with axe: one of every kind in every
// look, and a good share of all others; and notes what pages ask of other hosts
// or write to the console, and whether they fit a telephone.
func TestAccess(t *testing.T) {
	home := serve(t)
	axe, err := os.ReadFile(piece(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	kinds, others := visits(pages(t))
	todo := make(chan visit)
	go func() {
		defer close(todo)
		for _, v := range kinds {
			todo <- v
		}
		for start := time.Now(); len(others) > 0 && time.Since(start) < budget; others = others[1:] {
			todo <- others[0]
		}
	}()
	var read, held int
	var mu sync.Mutex
	t.Run("pages", func(t *testing.T) {
		for i := range max(runtime.NumCPU(), 2) {
			t.Run(fmt.Sprint("window ", i+1), func(t *testing.T) {
				t.Parallel()
				r := reader.New(t, home, reader.Options{Width: []int64{360, 1280}[i%2], Tool: string(axe)})
				for v := range todo {
					r.Open(v.page)
					r.Fits()
					for i, l := range v.looks {
						hold(t, r, v.page, l, i == 0)
					}
					mu.Lock()
					read, held = read+1, held+len(v.looks)
					mu.Unlock()
				}
				r.Content()
			})
		}
	})
	t.Logf("%d of %d pages read, all %d kinds among them; %d runs of axe", read, len(pages(t)), len(kinds), held)
}

// all are the rules of WCAG 2.2 AA, and good practice; seen are those of them
// that hang on how the page is shown.
const (
	all  = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	seen = `{type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]}`
)

// hold runs axe over the open page in a look: all of its rules, or those that
// hang on the look.
func hold(t *testing.T, r *reader.Reader, page string, l look, first bool) {
	t.Helper()
	rules := seen
	if first {
		rules = all
	}
	for _, found := range reader.Ask(r, chromedp.Evaluate[[]string](fmt.Sprintf(`(async () => {
		Object.assign(document.documentElement.dataset, {theme: %q, size: %q, contrast: %q});
		for (const d of document.querySelectorAll("details")) d.open = true;
		const {violations} = await axe.run(document, {
			resultTypes: ["violations"], iframes: false, runOnly: %s,
		});
		return violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.html).slice(0, 3).join(" "));
	})()`, l.theme, l.size, l.contrast, rules), chromedp.EvalAwaitPromise)) {
		t.Errorf("/%s (%s): %s", page, strings.Join([]string{l.theme, l.size, l.contrast}, ", "), found)
	}
}
