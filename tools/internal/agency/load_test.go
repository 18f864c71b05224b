package agency

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// TestData holds what the project ships to its own rules.
func TestData(t *testing.T) {
	r, findings, err := Load(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range findings {
		t.Error(f)
	}
	type named struct{ place, name string }
	names := map[named]string{}
	for _, a := range r.Agencies() {
		place, ok := r.PlaceByName(a.Place)
		if !ok || !strings.HasPrefix(a.Key, place.Key+"-") && !(place.City == "宁波市" && strings.HasPrefix(a.Key, "ningbo-")) {
			t.Errorf("%s: the key does not begin with its place %s", a.Key, a.Place)
		}
		for _, name := range append(append([]string{a.Name}, a.Short...), a.Former...) {
			if other, taken := names[named{a.Place, name}]; taken {
				t.Errorf("%s: %s is also a name of %s", a.Key, name, other)
			}
			names[named{a.Place, name}] = a.Key
			if clean(name) != name {
				t.Errorf("%s: %q has blanks or marks", a.Key, name)
			}
		}
		if a.EN == "" || !isASCII(a.EN) || strings.TrimSpace(a.EN) != a.EN {
			t.Errorf("%s: English name %q", a.Key, a.EN)
		}
	}
	for _, p := range r.Places() {
		for _, above := range []string{p.Province, p.City} {
			if _, ok := r.PlaceByName(above); above != "" && !ok {
				t.Errorf("%s: %s is not a place of the registry", p.Name, above)
			}
		}
	}
	for _, s := range r.Schemes() {
		if s.Source == "" || s.SourceEN == "" {
			t.Errorf("%s: no word on where the meanings come from", s.Key)
		}
		for _, c := range s.Categories {
			if c.Letter == "" || c.ZH == "" || c.EN == "" {
				t.Errorf("%s: category %+v is not whole", s.Key, c)
			}
		}
	}
	if n := len(r.Agencies()); n < 100 {
		t.Errorf("only %d agencies", n)
	}
}

// TestEnglishSources says which English names of Ningbo's agencies are in
// official use. Whoever confirms another adds it here with its source there.
func TestEnglishSources(t *testing.T) {
	r := open(t)
	got := map[string]string{}
	for _, a := range r.Agencies() {
		if a.Place == "宁波市" && a.ENStatus == Official {
			got[a.Name] = a.EN
		}
	}
	want := map[string]string{
		"宁波市科学技术局": "Ningbo Municipal Bureau of Science and Technology",
		"宁波市教育局":   "Ningbo Education Bureau",
		"宁波市民政局":   "Ningbo Municipal Bureau of Civil Affairs",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestScheme(t *testing.T) {
	r := open(t)
	s, ok := r.Scheme("宁波市", "cppcc", 2025)
	if !ok || s.Status != Unconfirmed {
		t.Fatalf("Ningbo: %v, %q", ok, s.Status)
	}
	if c, ok := s.Category("A"); !ok || c.ZH == "" {
		t.Errorf("A in Ningbo: %+v, %v", c, ok)
	}
	for _, letter := range []string{"D", "甲", "", "A类"} {
		if c, ok := s.Category(letter); ok {
			t.Errorf("%q in Ningbo has the meaning %q from nowhere", letter, c.ZH)
		}
	}
	shenzhen, _ := r.Scheme("深圳市", "cppcc", 2022)
	here, _ := s.Category("C")
	there, _ := shenzhen.Category("C")
	if here.ZH == there.ZH || there.ZH == "" {
		t.Errorf("C in Ningbo %q, in Shenzhen %q", here.ZH, there.ZH)
	}
	for _, of := range [][2]string{{"济南市", "cppcc"}, {"深圳市", "npc"}, {"", "cppcc"}, {"宁波市", ""}} {
		if s, ok := r.Scheme(of[0], of[1], 2025); ok {
			t.Errorf("%v has the scheme %s", of, s.Key)
		}
	}
}

const smallPlaces = `
[[place]]
name = "甲市"
key = "jia"
level = "city"
`

func TestSchemeYears(t *testing.T) {
	r, findings, err := Load(fstest.MapFS{
		"places.toml":     {Data: []byte(smallPlaces)},
		"offices.toml":    {},
		"agencies/x.toml": {},
		"categories.toml": {Data: []byte(`
[[scheme]]
key = "jia-cppcc"
place = "甲市"
body = "cppcc"
status = "unconfirmed"
until = 2017
[[scheme]]
key = "jia-cppcc"
place = "甲市"
body = "cppcc"
status = "unconfirmed"
since = 2018
`)},
	})
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	for year, since := range map[int]int{2017: 0, 2018: 2018, 2030: 2018} {
		if s, ok := r.Scheme("甲市", "cppcc", year); !ok || s.Since != since {
			t.Errorf("%d: %v, since %d, want %d", year, ok, s.Since, since)
		}
	}
	if _, ok := r.Scheme("甲市", "cppcc", 0); ok {
		t.Error("a scheme was chosen without a year")
	}
}

func TestLoadFindings(t *testing.T) {
	row := func(fields ...string) string { return "[[agency]]\n" + strings.Join(fields, "\n") + "\n" }
	const key, name, place = `key = "jia-finance"`, `name = "甲市财政局"`, `place = "甲市"`
	tests := []struct{ why, agencies, categories, rule, path string }{
		{"good", row(key, name, place), "", "", ""},
		{"key not kebab-case", row(`key = "Jia_Finance"`, name, place), "", "registry-key", "data/agencies/x.toml:2"},
		{"no name", row(key, place), "", "registry-key", "data/agencies/x.toml:2"},
		{"key twice", row(key, name, place) + row(key, `name = "甲市税务局"`, place), "", "registry-twice", "data/agencies/x.toml:6"},
		{"name twice", row(key, name, place) + row(`key = "jia-tax"`, name, place), "", "registry-twice", "data/agencies/x.toml:6"},
		{
			"short name twice", row(key, name, place, `short = ["市局"]`) +
				row(`key = "jia-tax"`, `name = "甲市税务局"`, place, `short = ["市局"]`),
			"", "registry-twice", "data/agencies/x.toml:7",
		},
		{"place not known", row(key, name, `place = "乙市"`), "", "registry-place", "data/agencies/x.toml:2"},
		{"status not known", row(key, name, place, `en = "x"`, `en_status = "sure"`), "", "registry-value", "data/agencies/x.toml:2"},
		{"English without a status", row(key, name, place, `en = "x"`), "", "registry-value", "data/agencies/x.toml:2"},
		{"official without a source", row(key, name, place, `en = "x"`, `en_status = "official"`), "", "registry-source", "data/agencies/x.toml:2"},
		{"confirmed without a source", "", "[[scheme]]\nkey = \"jia-npc\"\nplace = \"甲市\"\nbody = \"npc\"\nstatus = \"confirmed\"\n", "registry-source", "data/categories.toml:2"},
		{"scheme under another key", "", "[[scheme]]\nkey = \"yi-npc\"\nplace = \"甲市\"\nbody = \"npc\"\nstatus = \"unconfirmed\"\n", "registry-value", "data/categories.toml:2"},
	}
	for _, tt := range tests {
		t.Run(tt.why, func(t *testing.T) {
			r, findings, err := Load(fstest.MapFS{
				"places.toml":     {Data: []byte(smallPlaces)},
				"offices.toml":    {},
				"agencies/x.toml": {Data: []byte(tt.agencies)},
				"categories.toml": {Data: []byte(tt.categories)},
			})
			if err != nil {
				t.Fatal(err)
			}
			if tt.rule == "" {
				if len(findings) > 0 {
					t.Errorf("findings: %v", findings)
				}
				return
			}
			if len(findings) != 1 || findings[0].Rule.ID != tt.rule || findings[0].Pos.String() != tt.path {
				t.Fatalf("got %v, want one %s at %s", findings, tt.rule, tt.path)
			}
			for _, a := range r.Agencies() {
				if a.ENStatus == Official {
					t.Errorf("%s counts as official", a.Key)
				}
			}
			for _, s := range r.Schemes() {
				if s.Status == Confirmed {
					t.Errorf("%s counts as confirmed", s.Key)
				}
			}
		})
	}
}

func TestLoadFailures(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"not TOML":         {"[[agency]\nkey = 1\n", "1: error: this file can't be read: a bracket is missing, is one too many or is a Chinese one. Write: [[agency]]"},
		"one bracket":      {"[agency]\nkey = 'a'\n", "1: error: this file can't be read: a bracket is missing, is one too many or is a Chinese one. Write: [[agency]]"},
		"a number":         {"[[agency]]\nkey = 1\n", "2: error: this file can't be read: the value must be a text in quotation marks. Write: key = '1'"},
		"Chinese quotes":   {"[[agency]]\nkey = “a”\n", "2: error: this file can't be read: the quotation marks are of the wrong shape: only ' and \" are read. Write: key = 'a'"},
		"no list":          {"[[agency]]\nkey = 'a'\nshort = '市教育局'\n", "3: error: this file can't be read: the value must be a list of texts in square brackets. Write: short = ['市教育局']"},
		"a year in quotes": {"[[agency]]\nkey = 'a'\n\n[[agency]]\nsince = '2018'\n", "5: error: this file can't be read: the value must be a whole number without quotation marks. Write: since = 2018"},
		"twice":            {"[[agency]]\nkey = 'a'\nkey = 'b'\n", "3: error: this file can't be read: key stands here for the second time."},
		"not in UTF-8":     {"[[agency]]\nname = \"\xc4\xfe\xb2\xa8\"\n", "2: error: this file can't be read: the file is not in UTF-8."},
		"misspelt":         {"[[agency]]\nkey = \"a\"\nnmae = \"b\"\n", "3: error: this file can't be read: nothing reads the name nmae. Did you mean name? Correct it, or delete the line."},
		"unknown":          {"[[agency]]\nkey = \"a\"\ntelephone = \"b\"\n", "3: error: this file can't be read: nothing reads the name telephone. The names that are read here: key, place, name,"},
	} {
		_, _, err := Load(fstest.MapFS{"agencies/x.toml": {Data: []byte(tt.text)}})
		if err == nil || !strings.HasPrefix(err.Error(), "data/agencies/x.toml:"+tt.want) {
			t.Errorf("%s: %v, want %s…", name, err, tt.want)
		}
	}
}

func TestLoadNothing(t *testing.T) {
	r, findings, err := Load(fstest.MapFS{})
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) != 4 {
		t.Errorf("%d findings, want one for each missing part: %v", len(findings), findings)
	}
	if len(r.Agencies()) != 0 {
		t.Error("agencies from nowhere")
	}
}

func isASCII(s string) bool {
	for _, c := range s {
		if c > 0x7e || c < 0x20 {
			return false
		}
	}
	return true
}
