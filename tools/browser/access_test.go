package browser

import (
	"fmt"
	"os"
	"reflect"
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

// visit is a page and the looks that it is read in.
type visit struct {
	page  string
	looks []look
}

// visits gives the first page of each kind in every look, and every other in one,
// so that the looks come round among the pages of a kind. It returns the number
// of kinds too.
func visits(pages []string) ([]visit, int) {
	var out []visit
	met := map[string]int{}
	for _, p := range pages {
		k := kind(p)
		if met[k] == 0 {
			out = append(out, visit{p, looks})
		} else {
			out = append(out, visit{p, looks[met[k]%len(looks):][:1]})
		}
		met[k]++
	}
	return out, len(met)
}

// TestVisits leaves no page out, and none of the looks.
func TestVisits(t *testing.T) {
	got, kinds := visits([]string{"", "years/1/", "years/2/", "years/3/", "years/4/", "years/5/"})
	want := []visit{
		{"", looks}, {"years/1/", looks}, {"years/2/", looks[1:2]}, {"years/3/", looks[2:3]}, {"years/4/", looks[3:4]}, {"years/5/", looks[:1]},
	}
	if !reflect.DeepEqual(got, want) || kinds != 2 {
		t.Errorf("%d kinds, visits %v; want 2, %v", kinds, got, want)
	}
}

// windows is how many pages are read at once: while one waits for its files,
// another is looked through.
const windows = 3

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
		for i := range windows {
			t.Run(fmt.Sprint("window ", i+1), func(t *testing.T) {
				t.Parallel()
				r := reader.New(t, home, reader.Options{Width: []int64{360, 1280}[i%2], Tool: string(axe)})
				for v := range todo {
					r.Open(v.page)
					r.Fits()
					for i, l := range v.looks {
						hold(t, r, v.page, l, i == 0)
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

// every are the rules of WCAG 2.2 AA, and good practice; seen are those of them
// that hang on how the page is shown.
const (
	every = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	seen  = `{type: "rule", values: ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]}`
)

// hold runs axe over the open page in a look: all of its rules, or those that
// hang on the look.
func hold(t *testing.T, r *reader.Reader, page string, l look, first bool) {
	t.Helper()
	rules := seen
	if first {
		rules = every
	}
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
