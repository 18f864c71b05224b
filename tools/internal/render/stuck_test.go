package render

import "testing"

func TestStandsStill(t *testing.T) {
	const (
		handsOut = "github.com/gohugoio/hugo/hugolib.(*Site).renderPages.func1({0x1?, 0x2?})\n"
		renders  = "github.com/gohugoio/hugo/hugolib.pageRenderer(0x1, 0x2)\ncreated by github.com/gohugoio/hugo/hugolib.(*Site).renderPages in goroutine 1\n"
	)
	for stacks, want := range map[string]bool{handsOut: true, handsOut + renders: false, renders: false, "": false} {
		if standsStill(stacks) != want {
			t.Errorf("%q: not %v", stacks, want)
		}
	}
}
