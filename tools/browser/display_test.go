package browser

import (
	"fmt"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
)

// hidden lists the settings that lie beside the window, where nobody can scroll to.
const hidden = `[...document.querySelectorAll("[data-display] :is(label, legend)")].filter((e) => {
	const box = e.getBoundingClientRect();
	return box.width === 0 || box.left < 0 || box.right > innerWidth;
}).map((e) => e.innerText)`

// TestDisplay opens the settings in narrow and wide windows, chooses larger
// type, and finds every choice within reach, and itself remembered on the next
// page.
func TestDisplay(t *testing.T) {
	home := serve(t)
	for _, width := range []int64{320, 360, 1280} {
		for _, k := range []string{"zh ", "en replies/*/*"} {
			t.Run(fmt.Sprint(k, " at ", width), func(t *testing.T) {
				r := reader.New(t, home, reader.Options{Width: width})
				page := one(t, k)
				r.Open(page)
				for _, size := range []string{"large", "larger"} {
					r.Do(chromedp.Click(chromedp.CSS(`[data-display] summary`), chromedp.NodeVisible),
						chromedp.Click(chromedp.CSS(`[data-display] input[value="`+size+`"]`), chromedp.NodeVisible))
					for _, words := range reader.Ask(r, chromedp.Evaluate[[]string](hidden)) {
						t.Errorf("/%s: %q is out of sight at size %s", page, words, size)
					}
					r.Fits()
					r.Open(page)
					if got := reader.Ask(r, chromedp.Evaluate[string](`document.documentElement.dataset.size`)); got != size {
						t.Errorf("/%s: size %q is remembered, not %q", page, got, size)
					}
				}
				r.Content()
			})
		}
	}
}
