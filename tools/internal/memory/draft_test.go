package memory

import (
	"context"
	"errors"
	"strings"
	"testing"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/draft"

	"github.com/google/go-cmp/cmp"
)

// parrot answers from a list, and notes what it was asked.
type parrot struct {
	answers map[string]string
	fail    error
	asked   []string
}

var _ draft.Backend = (*parrot)(nil)

func (p *parrot) Name() string { return "parrot" }

func (p *parrot) Translate(_ context.Context, r draft.Request) (string, error) {
	p.asked = append(p.asked, r.Text)
	if a, ok := p.answers[r.Text]; ok {
		return a, nil
	}
	return "", p.fail
}

func TestDraft(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	const call = "请致电13800000000。"
	zh := short(rivers, parks, call, "仍是中文的一句话。")
	zh.Addressees.Names = []string{"张三"}
	m.Update(here, zh, registered)
	p := &parrot{fail: errors.New("the service answers 500"), answers: map[string]string{
		rivers: "12 rivers, 40 kilometers.", parks: "9 parks.", "请致电⟦1⟧。": "Call ⟦1⟧.", "仍是中文的一句话。": "仍是中文的一句话。",
	}}
	var steps [][2]int
	d := Drafting{Backend: p, Progress: func(done, total int) { steps = append(steps, [2]int{done, total}) },
		Mask: func(s string) string { return strings.ReplaceAll(s, "13800000000", letter.HiddenMobile) }}
	n, _, err := m.Draft(t.Context(), m.Keys(), d)
	if n != 0 || err != nil || len(p.asked) > 0 {
		t.Errorf("a letter that is not saved has no key yet: %d, %v", n, err)
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	n, found, err := m.Draft(t.Context(), m.Keys(), d)
	if n != 2 || err != nil {
		t.Errorf("entered %d, %v", n, err)
	}
	if d := cmp.Diff([]string{"draft-failed", "draft-rejected", "draft-useless"}, ruleIDs(found)); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"河道治理", rivers, parks, "请致电⟦1⟧。", "仍是中文的一句话。"}, p.asked); d != "" {
		t.Errorf("asked for, persons aside and numbers masked:\n%s", d)
	}
	if d := cmp.Diff([][2]int{{1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}}, steps); d != "" {
		t.Error(d)
	}
	text := read(t, dir, here)
	if !strings.Contains(text, "# Draft by parrot\n#: s1-p1\n#, fuzzy\n") || !strings.Contains(text, "Call [mobile number withheld].") || strings.Contains(text, "9 parks") {
		t.Errorf("%s", text)
	}
	if d := cmp.Diff([]letter.State{letter.Missing, letter.Draft, letter.Missing}, states(m, here, zh)[:3]); d != "" {
		t.Error(d)
	}

	p.asked, p.answers["河道治理"] = nil, "River improvement"
	if n, _, err := open(t, dir).Draft(t.Context(), []string{here}, d); n != 1 || err != nil {
		t.Errorf("entered %d, %v", n, err)
	}
	if d := cmp.Diff([]string{"河道治理", parks, "仍是中文的一句话。"}, p.asked); d != "" {
		t.Errorf("what is there is not paid for again:\n%s", d)
	}
}

// TestDraftStops holds when a run ends, and that the catalogues are whole then.
func TestDraftStops(t *testing.T) {
	for name, c := range map[string]struct {
		fail  error
		asked int
	}{
		"key refused":   {draft.ErrRefused, 1},
		"service broke": {errors.New("the service does not answer"), 3},
	} {
		dir := t.TempDir()
		m := open(t, dir)
		m.Update(here, short(rivers, parks, "第三句话在此。", "第四句话在此。"), registered)
		if err := m.Save(); err != nil {
			t.Fatal(err)
		}
		before := read(t, dir, here)
		p := &parrot{fail: c.fail}
		n, _, err := m.Draft(t.Context(), []string{here}, Drafting{Backend: p})
		if n != 0 || !errors.Is(err, c.fail) || len(p.asked) != c.asked {
			t.Errorf("%s: entered %d after %d calls, %v", name, n, len(p.asked), err)
		}
		if got := read(t, dir, here); got != before {
			t.Errorf("%s: the catalogue was changed:\n%s", name, got)
		}
	}
}
