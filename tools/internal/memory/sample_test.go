package memory

import (
	"os"
	"path/filepath"
	"testing"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
)

const (
	sampleKey    = "ningbo-cppcc-16-4/16-ningbo-science-technology"
	translations = "../../../translations"
)

// sample returns the letter that the project ships, as its page has it.
func sample(t testing.TB) *letter.Letter {
	t.Helper()
	name := filepath.Join("../../../content/replies", filepath.FromSlash(sampleKey), "index.zh.md")
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	zh, found := page.Parse(name, data, func(key string) string {
		a, _ := registry(t).ByKey(key)
		return a.Name
	})
	for _, f := range found {
		t.Fatal(f)
	}
	return zh
}

// registry returns the registry of the project.
func registry(t testing.TB) *agency.Registry {
	t.Helper()
	r, found, err := agency.Load(os.DirFS("../../../data"))
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	return r
}

// registered are the names that the tests know, as the registry holds them.
var registered = Names{
	Agency: func(a letter.Agency, place string) string {
		if place != "宁波市" {
			return ""
		}
		return map[string]string{
			"市科技局": science, "宁波市科学技术局": science,
			"市经信局": "Ningbo Municipal Bureau of Economy and Informatization",
			"市教育局": "Ningbo Education Bureau",
		}[a.Name]
	},
	Place: func(name string) string {
		return map[string]string{"宁波市": "Ningbo", "浙江省": "Zhejiang", "宁夏回族自治区": "Ningxia"}[name]
	},
}

const science = "Ningbo Municipal Bureau of Science and Technology"

func open(t testing.TB, dir string) *Memory {
	t.Helper()
	m, found, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		t.Errorf("unexpected finding: %s", f)
	}
	return m
}

// TestSampleIsComplete holds that the letter of the project is whole in
// English: every block, title, subject, name and number.
func TestSampleIsComplete(t *testing.T) {
	zh := sample(t)
	names := NamesOf(registry(t))
	m := open(t, translations)
	if p := m.Progress(sampleKey, zh, names); p.Translated != p.Total || p.Total < len(zh.Body)+10 {
		t.Errorf("progress %+v over %d blocks", p, len(zh.Body))
	}
	en, found := m.Translate(sampleKey, zh, names)
	for _, f := range found {
		t.Errorf("unexpected finding: %s", f)
	}
	for _, b := range en.Body {
		if b.State != letter.Translated {
			t.Errorf("%s is %q", b.ID, b.State)
		}
	}
	if m.Update(sampleKey, zh, names) {
		t.Error("the catalogues are not up to date with the letter")
	}
	for _, s := range append([]string{en.Title, en.Subject, en.DocNumber, en.Lead[0].Name, en.Joint[0].Name, en.Joint[1].Name},
		append(en.CopiedTo, en.Addressees.Names...)...) {
		if hasHan(s) {
			t.Errorf("Chinese left in a field: %s", s)
		}
	}
	for _, p := range zh.Cited() {
		if en.PolicyNames[p] == "" || en.PolicyNames[p] != m.Policy(p) {
			t.Errorf("a cited policy has no English: %s", p)
		}
	}
}

// TestSamplePassesChecks holds that the shipped translation has no finding.
func TestSamplePassesChecks(t *testing.T) {
	m := open(t, translations)
	for _, f := range m.Check(sampleKey, sample(t), NamesOf(registry(t))) {
		t.Error(f)
	}
	if n := m.Glossary().Len(); n < 100 {
		t.Errorf("the glossary has %d terms", n)
	}
}
