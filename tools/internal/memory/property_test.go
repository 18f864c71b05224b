package memory

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
)

var pieces = []string{"推进河道治理，", "加强学校体育，", "支持企业创新，", "完善公交线路，", "开展专项检查，", "建立长效机制，"}

// sentence returns a paragraph that no other call returns.
func sentence(r *rand.Rand, n int) string {
	var b strings.Builder
	for range 1 + r.IntN(4) {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return fmt.Sprintf("%s共%d项。", b.String(), n)
}

// TestNothingIsLost edits letters and translates them at random, as people do
// over the years, and holds after every step that blocks keep their anchors,
// that a second run changes nothing, and that no translation ever given is
// gone: it is in use, or kept as obsolete.
func TestNothingIsLost(t *testing.T) {
	r := rand.New(rand.NewPCG(16, 4))
	dir := t.TempDir()
	given := map[string]bool{}
	zh := short(sentence(r, 1), sentence(r, 2), sentence(r, 3))
	for step := range 300 {
		n := step + 10
		i := 1 + r.IntN(len(zh.Body))
		switch what := r.IntN(4); {
		case what == 0: // a paragraph put in, without an anchor
			zh.Body = slices.Insert(zh.Body, i, letter.Block{Kind: letter.Paragraph, Text: sentence(r, n)})
			letter.AssignIDs(zh.Body)
		case what == 1 && len(zh.Body) > 3: // a paragraph taken out
			i = min(i, len(zh.Body)-1)
			zh.Body = slices.Delete(zh.Body, i, i+1)
		case what == 2: // a paragraph corrected
			i = min(i, len(zh.Body)-1)
			zh.Body[i].Text = strings.Replace(zh.Body[i].Text, "，", "，切实", 1)
		default: // two paragraphs changed about
			j := 1 + r.IntN(len(zh.Body)-1)
			i = min(i, len(zh.Body)-1)
			zh.Body[i], zh.Body[j] = zh.Body[j], zh.Body[i]
		}
		m := open(t, dir)
		m.Update(here, zh, registered)
		if m.Update(here, zh, registered) {
			t.Fatalf("step %d: a second run changes the memory", step)
		}
		for _, e := range m.catalogue(here).live {
			if e.Target == "" && r.IntN(2) == 0 {
				text := fmt.Sprintf("Translation %d-%d of %s items.", step, len(given), digitsOf(e.Source))
				e.Translate(text, false)
				m.catalogue(here).changed, given[text] = true, true
			}
		}
		if err := m.Save(); err != nil {
			t.Fatal(err)
		}
		en, _ := m.Translate(here, zh, registered)
		for i, b := range en.Body {
			if b.ID != zh.Body[i].ID || b.Kind != zh.Body[i].Kind || b.State == "" {
				t.Fatalf("step %d: block %d is %+v", step, i, b)
			}
		}
		text := read(t, dir, here)
		for g := range given {
			if !strings.Contains(text, g) {
				t.Fatalf("step %d: %q is lost", step, g)
			}
		}
	}
	if len(given) < 50 {
		t.Errorf("only %d translations were given", len(given))
	}
}

// digitsOf returns the digits of a text.
func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}
