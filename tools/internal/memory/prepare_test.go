package memory

import (
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestPrepare holds that reading ahead, even while another letter is at work,
// changes nothing, and that what changed since is compared anew.
func TestPrepare(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	for _, key := range []string{here, nextTo} {
		m.Update(key, short(rivers, parks), registered)
		give(t, m, key, rivers, "12 rivers, 40 kilometers.")
		give(t, m, key, parks, "9 parks.")
	}
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	zh := short(rivers, parks)
	plain := open(t, dir)
	want, wantFound := plain.Translate(here, zh, registered)

	m = open(t, dir)
	ahead := map[string]Prepared{}
	var lock sync.Mutex
	var work sync.WaitGroup
	for _, key := range []string{here, "no/such"} {
		work.Go(func() {
			p := m.Prepare(key)
			lock.Lock()
			defer lock.Unlock()
			ahead[key] = p
		})
	}
	m.Update(nextTo, short(rivers2, parks), registered)
	work.Wait()
	m.Take(ahead["no/such"])
	if m.catalogue("no/such") != nil {
		t.Error("a letter without a catalogue has one")
	}
	m.Take(ahead[here])
	got, found := m.Translate(here, zh, registered)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(ruleIDs(wantFound), ruleIDs(found)); d != "" || len(found) == 0 {
		t.Errorf("findings: %s", d)
	}
	give(t, m, here, parks, "8 parks.")
	if _, found := m.Translate(here, zh, registered); len(found) >= len(wantFound) {
		t.Errorf("a corrected figure is still called wrong: %v", found)
	}
}
