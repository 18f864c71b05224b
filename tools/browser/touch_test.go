package browser

import (
	"context"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// small lists what a finger is too thick for on the open page: links and
// controls that stand by themselves and are lower than 44 px, or narrower than
// 24. Links inside a sentence are as high as its lines. What a link draws over
// the things around it counts as part of it.
const small = `(() => {
	for (const d of document.querySelectorAll("details")) d.open = true;
	const out = [];
	for (const e of document.querySelectorAll("a[href], button, input, select, summary")) {
		if (!e.checkVisibility({visibilityProperty: true}) || e.matches(".skip, .prose p a, .letter p a:not(.address)")) continue;
		let {width, height} = (e.matches("label input") ? e.parentElement : e).getBoundingClientRect();
		const over = getComputedStyle(e, "::after");
		if (over.position === "absolute" && over.content !== "none") {
			width = Math.max(width, parseFloat(over.width));
			height = Math.max(height, parseFloat(over.height));
		}
		if (height < 43.5 || width < 24) out.push(e.outerHTML.slice(0, 120) + ": " + Math.round(width) + " x " + Math.round(height));
	}
	return out;
})()`

// TestTouch measures one page of each kind on a telephone.
func TestTouch(t *testing.T) {
	r := reader.New(t, serve(t), reader.Options{Width: 360})
	r.Do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true})
		return err
	}))
	met := map[string]bool{}
	for _, p := range pages(t) {
		if k := kind(p); !met[k] {
			met[k] = true
			r.Open(p)
			if !reader.Ask(r, chromedp.Evaluate[bool](`matchMedia("(pointer: coarse)").matches`)) {
				t.Fatal("the window takes no fingers")
			}
			found := reader.Ask(r, chromedp.Evaluate[[]string](small))
			for _, f := range found[:min(5, len(found))] {
				t.Errorf("/%s: %s", p, f)
			}
		}
	}
	r.Content()
}
