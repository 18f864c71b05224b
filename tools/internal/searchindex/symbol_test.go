package searchindex

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// conformance reads what Go and the client must do alike.
func conformance(t *testing.T) map[string][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/symbols.json")
	if err != nil {
		t.Fatal(err)
	}
	cases := map[string][]string{}
	if err := json.Unmarshal(data, &cases); err != nil {
		t.Fatal(err)
	}
	return cases
}

func TestSymbols(t *testing.T) {
	for text, want := range conformance(t) {
		if diff := cmp.Diff(want, Symbols(text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("Symbols(%q): -want +got\n%s", text, diff)
		}
	}
}

func TestClientSymbols(t *testing.T) {
	c := newClient(t, foldOnly())
	c.eval(`client.folding()`)
	for text, want := range conformance(t) {
		if diff := cmp.Diff(want, c.symbols(text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("symbols(%q): -want +got\n%s", text, diff)
		}
	}
}

// foldOnly is an index without letters.
func foldOnly() map[string][]byte {
	x, err := Build(nil)
	if err != nil {
		panic(err)
	}
	return x.Files()
}

func (c *client) symbols(text string) []string {
	c.t.Helper()
	out := []string{}
	c.call(&out, `client.symbols(args[0]).map((s) => s.s)`, text)
	return out
}

// FuzzSymbols holds the two tokenizers together, and the client's places to
// the text.
func FuzzSymbols(f *testing.F) {
	for _, s := range []string{"甬科函〔2025〕51号", "２．６７亿元", "1.2.3", "5％.6", "創新聯合體", "Café Straße ﬁne ⅣⅤ", "planned plans"} {
		f.Add(s)
	}
	c := newClient(f, foldOnly())
	c.eval(`client.folding()`)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			t.Skip("a page is UTF-8")
		}
		c.t = t
		if diff := cmp.Diff(Symbols(text), c.symbols(text), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("-Go +client\n%s", diff)
		}
		var ordered bool
		c.call(&ordered, `client.symbols(args[0]).every((s, i, all) => s.from < s.to && s.to <= args[0].length && (!i || s.from >= all[i - 1].from))`, text)
		if !ordered {
			t.Error("the places of the symbols are out of order")
		}
		var begins bool // check.js passes over blocks that no stem begins in
		c.call(&begins, `client.symbols(args[0]).every((s) => !client.isRun(s) || !/^[a-z]/.test(s.raw) || s.raw.startsWith(s.s.slice(0, -1)))`, text)
		if !begins {
			t.Error("a stem is more than the beginning of its word and another letter")
		}
	})
}

func TestHash(t *testing.T) {
	c := newClient(t, foldOnly())
	for _, symbols := range [][]string{{""}, {"养"}, {"养", "老"}, {"2025", "年"}, {"𠮷", "野"}, {"innov", "platform"}} {
		var got uint32
		c.call(&got, `client.hash(args)`, any(symbols[0]), any(strings.Join(symbols[1:], "")))
		want := Hash(symbols[0], strings.Join(symbols[1:], ""))
		if got != want {
			t.Errorf("hash of %q: Go %d, client %d", symbols, want, got)
		}
	}
}

func TestStem(t *testing.T) {
	for _, same := range [][]string{
		{"plan", "plans", "planned", "planning"}, {"subsidy", "subsidies", "subsidise", "subsidized", "subsidising"}, {"house", "houses", "housing", "housed"},
		{"agency", "agencies"}, {"nurse", "nursing"}, {"process", "processes", "processed"}, {"reach", "reaches", "reaching"},
		{"colour", "colors", "coloured"}, {"neighbour", "neighbors", "neighboring"}, {"centre", "centers", "centred", "centering"}, {"fibre", "fiber"}, {"programme", "programs", "programming"},
		{"catalogue", "catalogs"}, {"defence", "defense"}, {"licence", "license", "licensing", "licenses"}, {"travelled", "traveled", "travelling", "travels"}, {"enroll", "enrolled", "enrol"},
		{"practice", "practise", "practising"}, {"analyse", "analyzed", "analyzing"},
	} {
		for _, w := range same[1:] {
			if Stem(w) != Stem(same[0]) {
				t.Errorf("%s becomes %s, %s becomes %s", same[0], Stem(same[0]), w, Stem(w))
			}
		}
	}
	for _, apart := range [][2]string{{"bed", "be"}, {"need", "ne"}, {"bus", "bu"}, {"king", "k"}, {"this", "thi"}, {"still", "stil"}, {"tense", "ten"}, {"hour", Stem("hor")}} {
		if Stem(apart[0]) == apart[1] {
			t.Errorf("%s becomes %s", apart[0], apart[1])
		}
	}
}
