package memory

import (
	"strings"
	"testing"

	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

func TestXLIFF(t *testing.T) {
	m := open(t, t.TempDir())
	zh := short(rivers, parks)
	m.Update(here, zh, registered)
	give(t, m, here, "河道治理", "River improvement")
	data, err := m.ExportXLIFF(here)
	if err != nil {
		t.Fatal(err)
	}
	if _, n, found, err := m.ImportXLIFF(data); n != 0 || found != nil || err != nil {
		t.Errorf("an export that nobody touched changes nothing: %d, %v, %v", n, found, err)
	}
	back := strings.NewReplacer(
		"<source>"+rivers+"</source>", "<source>"+rivers+"</source><target state=\"final\">12 rivers, 40 kilometers.</target>",
		"<source>"+parks+"</source>", "<source>"+parks+"</source><target state=\"final\">9 parks.</target>",
		"<source>河道治理</source>", "<source>河道整治</source>",
	).Replace(string(data))
	key, n, found, err := m.ImportXLIFF([]byte(back))
	if key != here || n != 2 || err != nil {
		t.Errorf("%s: %d, %v", key, n, err)
	}
	if d := cmp.Diff([]string{"import-figure-differs", "import-unknown"}, ruleIDs(found)); d != "" {
		t.Error(d)
	}
	// The draft with another figure is kept, and shown to nobody.
	want := []letter.State{letter.Translated, letter.Translated, letter.Missing}
	if d := cmp.Diff(want, states(m, here, zh)); d != "" {
		t.Error(d)
	}
	if s := m.catalogue(here).file.String(); !strings.Contains(s, "#, fuzzy\nmsgctxt \"paragraph\"\nmsgid \""+parks+"\"\nmsgstr \"9 parks.\"") {
		t.Error(s)
	}
	for _, bad := range []string{"", strings.Replace(string(data), here, "no/such", 1)} {
		if _, _, _, err := m.ImportXLIFF([]byte(bad)); err == nil {
			t.Errorf("imported %.30q", bad)
		}
	}
	if _, err := m.ExportXLIFF("no/such"); err == nil {
		t.Error("exported a letter that is not there")
	}
}

func TestTMX(t *testing.T) {
	dir := t.TempDir()
	m := open(t, dir)
	m.Update(here, short(rivers, parks), registered)
	give(t, m, here, rivers, "12 rivers, 40 kilometers.")
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	data, err := m.ExportTMX()
	if err != nil || strings.Count(string(data), "<tu>") != 1 {
		t.Fatalf("%v\n%s", err, data)
	}
	other := open(t, t.TempDir())
	zh := short(rivers, parks)
	other.Update(there, zh, registered)
	if err := other.Save(); err != nil {
		t.Fatal(err)
	}
	if n, err := other.ImportTMX(data); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	want := []letter.State{letter.Missing, letter.Draft, letter.Missing}
	if d := cmp.Diff(want, states(other, there, zh)); d != "" {
		t.Error(d)
	}
	if _, err := other.ImportTMX([]byte("x")); err == nil {
		t.Error("imported what is no TMX")
	}
}
