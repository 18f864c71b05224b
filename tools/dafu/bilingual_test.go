package main

import (
	"fmt"
	"testing"

	"dafu/tools/internal/reader"

	"github.com/chromedp/chromedp"
)

// sides says how the Chinese of a paragraph stands to its English.
const sides = `(() => {
  const en = document.getElementById("s1-m3-p1"), zh = en.nextElementSibling;
  if (zh.lang !== "zh-Hans" || !zh.textContent.includes("2.67亿元")) return "not there";
  if (zh.getClientRects().length === 0) return "hidden";
  const a = en.getBoundingClientRect(), b = zh.getBoundingClientRect();
  if (b.left >= a.right && Math.abs(b.top - a.top) < 4) return "beside";
  return b.top >= a.bottom && b.left < a.right ? "below" : "elsewhere";
})()`

// TestBothLanguages holds that the Chinese stands beside its English where there
// is room and below it where there is not, and goes if nobody wants it, all
// without JavaScript.
func TestBothLanguages(t *testing.T) {
	const page = "en/replies/ningbo-cppcc-16-4/16-ningbo-science-technology/"
	for width, want := range map[int64]string{1280: "beside", 360: "below"} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			r := open(t, reader.Options{Width: width, NoScripts: true})
			r.Open(page + "#s1-m3-p1")
			if got := reader.Ask(r, chromedp.Evaluate[string](sides)); got != want {
				t.Errorf("the Chinese is %s, want %s", got, want)
			}
			r.Fits()
			r.Do(chromedp.Click(chromedp.CSS("#view-one"), chromedp.NodeVisible))
			if got := reader.Ask(r, chromedp.Evaluate[string](sides)); got != "hidden" {
				t.Errorf("with English alone, the Chinese is %s", got)
			}
			r.Fits()
			r.Link("/" + page[len("en/"):] + "#letter")
			if at, want := r.At(), r.Home+page[len("en/"):]+"#letter"; at != want {
				t.Errorf("Chinese alone is at %s, want %s", at, want)
			}
			r.Content()
		})
	}
}
