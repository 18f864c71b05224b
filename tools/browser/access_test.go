package browser

import (
	"fmt"
	"os"
	"reflect"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

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

// visit is a page, the width of the window in CSS pixels, and the looks that the
// page is read in.
type visit struct {
	page  string
	width int64
	looks []look
}

// visits gives the first page of each kind in every look, and every other in one:
// the looks, and the widths of a telephone and of a desk, come round among the
// pages of a kind. It returns the number of kinds too.
func visits(pages []string) ([]visit, int) {
	var out []visit
	met := map[string]int{}
	for _, p := range pages {
		n := met[kind(p)]
		met[kind(p)]++
		v := visit{p, 360, looks}
		if n > 0 {
			v.looks = looks[n%len(looks):][:1]
		}
		if n/len(looks)%2 == 1 {
			v.width = 1280
		}
		out = append(out, v)
	}
	return out, len(met)
}

// TestVisits leaves no page out, and none of the looks.
func TestVisits(t *testing.T) {
	got, kinds := visits([]string{"", "years/1/", "years/2/", "years/3/", "years/4/", "years/5/"})
	want := []visit{
		{"", 360, looks}, {"years/1/", 360, looks}, {"years/2/", 360, looks[1:2]}, {"years/3/", 360, looks[2:3]},
		{"years/4/", 360, looks[3:4]}, {"years/5/", 1280, looks[:1]},
	}
	if !reflect.DeepEqual(got, want) || kinds != 2 {
		t.Errorf("%d kinds, visits %v; want 2, %v", kinds, got, want)
	}
}

// TestAccess holds every page to WCAG 2.2 AA with axe, one of each kind in every
// look; and notes what pages ask of other hosts or write to the console, and
// whether they fit a telephone.
func TestAccess(t *testing.T) {
	home := serve(t)
	axe, err := os.ReadFile(piece(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	all, kinds := visits(pages(t))
	todo := make(chan visit, len(all))
	for _, v := range all {
		todo <- v
	}
	close(todo)
	var read, held atomic.Int64
	t.Run("pages", func(t *testing.T) {
		for i := range runtime.GOMAXPROCS(0) {
			t.Run(fmt.Sprint("window ", i+1), func(t *testing.T) {
				t.Parallel()
				r := reader.New(t, home, reader.Options{Width: 360, Tool: string(axe)})
				for v := range todo {
					r.Do(chromedp.EmulateViewport(v.width, 800))
					r.Open(v.page)
					for i, l := range v.looks {
						rules := wcag
						if len(v.looks) > 1 && i == 0 {
							rules = every
						} else if i > 0 {
							rules = seen
						}
						hold(t, r, v.page, l, rules)
						r.Fits()
					}
					read.Add(1)
					held.Add(int64(len(v.looks)))
				}
				r.Content()
			})
		}
	})
	if read.Load() != int64(len(all)) {
		t.Errorf("%d of %d pages were read", read.Load(), len(all))
	}
	t.Logf("all %d pages read, of %d kinds; %d runs of axe", read.Load(), kinds, held.Load())
}

// wcag are the rules of WCAG 2.2 AA, every those and good practice, seen those of
// them that hang on how the page is shown.
const (
	wcag  = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]`
	every = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	seen  = `{type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]}`
)

// hold runs rules of axe over the open page in a look.
func hold(t *testing.T, r *reader.Reader, page string, l look, rules string) {
	t.Helper()
	for _, found := range reader.Ask(r, chromedp.Evaluate[[]string](fmt.Sprintf(`(async () => {
		Object.assign(document.documentElement.dataset, {theme: %q, size: %q, contrast: %q});
		for (const d of document.querySelectorAll("details")) d.open = true;
		const {violations} = await axe.run(document, {
			resultTypes: ["violations"], iframes: false, preload: false, runOnly: %s,
		});
		return violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.map((n) => n.html).slice(0, 3).join(" "));
	})()`, l.theme, l.size, l.contrast, rules), chromedp.EvalAwaitPromise)) {
		t.Errorf("/%s (%s): %s", page, strings.Join([]string{l.theme, l.size, l.contrast}, ", "), found)
	}
}
