package memory

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/diag"

	"github.com/google/go-cmp/cmp"
)

func ruleIDs(found []diag.Finding) []string {
	var out []string
	for _, f := range found {
		out = append(out, f.Rule.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

const testGlossary = `
[[term]]
zh = "重点实验室"
en = "key laboratory"
status = "proposed"

[[term]]
zh = "全国重点实验室"
en = "state key laboratory"
avoid = ["national key laboratory"]
status = "proposed"

[[term]]
zh = "创新联合体"
en = "innovation consortium"
also = ["innovation consortia"]
status = "official"
source = "a page"
`

// checkOne returns the rules found for one paragraph and its English.
func checkOne(t *testing.T, zh, en string) []diag.Finding {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "glossary.toml"), []byte(testGlossary), 0o644); err != nil {
		t.Fatal(err)
	}
	m := open(t, dir)
	l := short(zh, "按照《河道管理办法》。")
	m.Update(here, l, registered)
	give(t, m, shared, "河道管理办法", "River Management Measures")
	give(t, m, here, zh, en)
	if err := m.Save(); err != nil {
		t.Fatal(err)
	}
	return open(t, dir).Check(here, l, NamesOf(registry(t)))
}

func TestCheck(t *testing.T) {
	long := strings.Repeat("推动河道治理取得实效，", 4) + "。"
	for _, c := range []struct {
		zh, en string
		want   []string
	}{
		{"带动研发投入2.67亿元。", "It brought about R&D investment of RMB 267 million.", nil},
		{"带动研发投入2.67亿元。", "It brought about R&D investment of RMB 267 billion.", []string{"figure-differs"}},
		{"带动研发投入2.67亿元。", "带动研发投入2.67亿元。", []string{"translation-copied"}},
		{"建设河道。", "The “Mother River” (母亲河) is built.", nil},
		{"建设河道。", "The 母亲河 is built.", []string{"chinese-left"}},
		{"该建议暂不采纳。", "The recommendation is not adopted for now.", nil},
		{"该建议暂不采纳。", "The recommendation is adopted for now.", []string{"negation-lost"}},
		{"目前尚未出台。", "It has yet to be issued.", nil},
		{"依据《河道管理办法》办理。", "It is handled under the River Management Measures.", nil},
		{"依据《河道管理办法》办理。", "It is handled under the Rules on Rivers.", []string{"policy-name-differs"}},
		{"建设全国重点实验室。", "It built State Key Laboratories.", nil},
		{"建设全国重点实验室。", "It built national key laboratories.", []string{"term-avoided"}},
		{"建设重点实验室。", "It built labs.", []string{"term-differs"}},
		{"组建创新联合体。", "Innovation consortia were formed.", nil},
		{"会同市教育局办理。", "It was handled with the Ningbo Education Bureau.", nil},
		{"会同市教育局办理。", "It was handled with the Ningbo Bureau of Education.", []string{"agency-name-differs"}},
		{long, "Done.", []string{"translation-length"}},
	} {
		if d := cmp.Diff(c.want, ruleIDs(checkOne(t, c.zh, c.en))); d != "" {
			t.Errorf("%s / %s:\n%s", c.zh, c.en, d)
		}
	}
}

// TestFindingHasBothTexts holds what a figure that differs says, in both
// languages, and where.
func TestFindingHasBothTexts(t *testing.T) {
	found := checkOne(t, "带动研发投入2.67亿元。", "It brought about R&D investment of RMB 267 billion.")
	if len(found) != 1 {
		t.Fatal(found)
	}
	f := found[0]
	if !strings.HasSuffix(f.Pos.Path, here+".po") || f.Pos.Line == 0 {
		t.Errorf("place %s", f.Pos)
	}
	for _, l := range []diag.Lang{diag.English, diag.Chinese} {
		if s := f.Message(l); !strings.Contains(s, "带动研发投入2.67亿元") || !strings.Contains(s, "RMB 267 billion") {
			t.Errorf("%s", s)
		}
	}
}

func TestRuleWordings(t *testing.T) {
	args := map[string][]any{
		"catalogue-unreadable": {"a", "b"}, "catalogue-unopened": {"a", "b"}, "translation-repeated": {"a"}, "translation-incomplete": {1, 2},
		"no-english-name": {"a"}, "agency-without-english": {"a"}, "draft-not-shown": {1, "a"}, "figure-differs": {"a", "b"}, "chinese-left": {"a"}, "translation-copied": {"a"},
		"translation-length": {"a", 1, 2}, "negation-lost": {"a", "b"}, "policy-name-differs": {"a", "b"},
		"term-differs": {"a", "b", "c"}, "term-avoided": {"a", "b", "c"}, "draft-withheld": {"a", "b"},
		"import-unknown": {"a"}, "import-marked": {"a"}, "import-figure-differs": {"a", "b"}, "review-refused": {"a", "b"},
		"agency-name-differs": {"a", "b"}, "draft-rejected": {"a", "b", "c"}, "draft-useless": {"a"}, "draft-failed": {"a", "b"},
		"glossary-unreadable": {"a", "b"}, "glossary-entry": {"a"},
	}
	for _, r := range Rules {
		for _, l := range []diag.Lang{diag.English, diag.Chinese} {
			if s := r.At(diag.Pos{}, args[r.ID]...).Message(l); strings.Contains(s, "%!") || len(args[r.ID]) == 0 {
				t.Errorf("%s in %s: %s", r.ID, l, s)
			}
		}
	}
}

func TestReadGlossary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "glossary.toml")
	if _, found, err := ReadGlossary(path); err != nil || len(found) > 0 {
		t.Errorf("no glossary is an empty one: %v, %v", found, err)
	}
	for text, want := range map[string]string{
		"[[term]]\nzh = \"甲\"\nen = \"A\"\nstatus = \"proposed\"\n":                                                        "",
		"[[term]]\nzh = \"甲\"\nen = \"A\"\nstatus = \"official\"\n":                                                        ":2: warning: the term “甲” is not complete",
		"[[term]]\nzh = \"甲\"\nen = \"A\"\n":                                                                               ":2: warning: the term “甲” is not complete",
		"[[term]]\nzh = \"甲\"\nstatus = \"proposed\"\n":                                                                    ":2: warning: the term “甲” is not complete",
		"[[term]]\nzh = \"甲\"\nen = \"A\"\nstatus = \"proposed\"\n[[term]]\nzh=\"甲\"\nen = \"A\"\nstatus = \"proposed\"\n": ":2: warning: the term “甲” is not complete",
		"[[term]\n": ":1: error: the glossary can't be read, and no term is checked until it can: a bracket is missing",
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		_, found, err := ReadGlossary(path)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range found {
			got += strings.TrimPrefix(f.String(), path)
		}
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
