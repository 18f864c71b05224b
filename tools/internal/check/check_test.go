package check

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// lay puts the files of a txtar archive into a folder.
func lay(t *testing.T, archive string) (root string) {
	t.Helper()
	root = t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		path := filepath.Join(root, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// run checks the files of a txtar archive as a site, with what set says of it.
func run(t *testing.T, archive string, set func(*Site)) []string {
	t.Helper()
	root := lay(t, archive)
	s := Site{Root: root, Public: filepath.Join(root, "public"), Base: "/"}
	if set != nil {
		set(&s)
	}
	found, err := Run(context.Background(), s)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range found {
		f.Pos.Path = strings.TrimPrefix(f.Pos.Path, root+string(filepath.Separator))
		out = append(out, f.String())
	}
	return out
}

// same compares findings, of which want has the beginnings.
func same(t *testing.T, got, want []string) {
	t.Helper()
	short := append([]string{}, got...)
	for i := range short {
		if i < len(want) && strings.HasPrefix(short[i], want[i]) {
			short[i] = want[i]
		}
	}
	if d := cmp.Diff(want, short); d != "" {
		t.Errorf("findings (-want +got):\n%s", d)
	}
}

const tags = `<meta name="SiteName" content="x"><meta name="SiteDomain" content="x">`

func TestClean(t *testing.T) {
	same(t, run(t, `
-- content/a.md --
热线12345，邮编315000。
-- public/index.html --
`+tags+`<link rel="canonical" href="https://dafu.example/"><a href="/a/#s1">a</a> <a href="https://other.example/">b</a> <a href="#top">c</a><p id="top">3 * 4</p><img src="/x.svg">
-- public/a/index.html --
`+tags+`<h2 id="s1">x</h2><a href="../">up</a><a href="/">home</a><a href="/a/">self</a><script>var a = "**"</script>
-- public/x.svg --
<svg/>
`, nil), []string{})
}

func TestFindings(t *testing.T) {
	same(t, run(t, `
-- content/a.md --
一行
电话：13800000000
-- translations/a.po --
msgid "write to a@b.example"
-- public/feed.xml --
138 0000 0000
-- public/index.html --
`+tags+`<a href="/sub/gone/">x</a><a href="/elsewhere/">x</a><a href="/sub/#none">x</a><script src="https://cdn.example/x.js"></script><p>前**后</p>
`, func(s *Site) { s.Base = "/sub/" }), []string{
		"content/a.md:2:4: error: personal data (mobile) stands here. Take it out of the file before anything is published or committed. (personal-data)",
		"public/feed.xml:1:1: error: personal data (mobile) stands here.",
		`public/index.html:1: warning: the page shows the characters "**" to its readers: …前**后…. If the letter does not print them, mend the Markdown. (literal-markdown)`,
		"public/index.html:1: error: the page makes the reader's browser ask another host: https://cdn.example/x.js.",
		"public/index.html:1: error: the link /sub/gone/ leads nowhere on this site. Correct it where it is written, and build again. (dead-link)",
		"public/index.html:1: error: the link /elsewhere/ leads nowhere on this site. Correct it where it is written, and build again. (dead-link)",
		"public/index.html:1: error: the link /sub/#none leads to a page that has no place of that name. Correct what stands behind # where the link is written, and build again. (dead-anchor)",
		"translations/a.po:1:17: error: personal data (email) stands here.",
	})
}

// good is the page of a letter of which no rule says anything.
const good = `+++
title = '市教育局对市政协十六届四次会议第18号提案的答复'
date = 2025-06-01
published = 2025-06-20T09:30:00
agencies = ['ningbo-education']
proposals = ['ningbo-cppcc-16-4-18']
sessions = ['ningbo-cppcc-16-4']
years = ['2025']

[params]
document = 'reply'
matter = 'proposal'
level = 'city'
place = '宁波市'
term = 16
session = 4
number = '18'
lead = ['ningbo-education']
disclosure = '主动公开'

[params.roles]
s1 = 'done'
+++

已收悉。
{#opening}

## 一、工作 {#s1}

我局开展了工作，成效明显。
{#s1-p1}
`

// letters makes an archive of a letter's two pages after changes: OLD, NEW, ….
func letters(bundle string, changes ...string) string {
	zh := strings.NewReplacer(changes...).Replace(good)
	en := strings.NewReplacer("+++\n\n已", "\n[params.translation]\ntotal = 3\nreviewed = 0\ntranslated = 3\ndraft = 0\nmissing = 0\n+++\n\n已", "disclosure = '主动公开'\n", "").Replace(zh)
	dir := "-- content/replies/" + bundle + "/index."
	return dir + "zh.md --\n" + zh + dir + "en.md --\n" + en
}

func registry(t *testing.T) func(*Site) {
	t.Helper()
	reg, found, err := agency.Load(os.DirFS(filepath.Join("..", "..", "..", "data")))
	if err != nil || len(found) > 0 {
		t.Fatal(found, err)
	}
	return func(s *Site) {
		s.Registry = reg
		s.Names = func(key string) string { a, _ := reg.ByKey(key); return a.Name }
	}
}

func TestGoodLetter(t *testing.T) {
	same(t, run(t, letters("a/1"), registry(t)), []string{})
}

// TestKeysFollow corrects one fact and not the list that follows from it.
func TestKeysFollow(t *testing.T) {
	const page = "content/replies/a/1/index.zh.md"
	category := letters("a/1", "number = '18'", "number = '18'\ncategory = 'A'", "years = ['2025']", "years = ['2025']\ncategories = ['ningbo-cppcc-b']")
	same(t, run(t, category, registry(t)), []string{
		page + `:9: error: the page stands under categories = ["ningbo-cppcc-b"], but by its facts under [params] it belongs under ["ningbo-cppcc-a"]. If the facts are right, write: categories = ["ningbo-cppcc-a"] (keys-differ)`})
	missing := letters("a/1", "years = ['2025']\n", "")
	same(t, run(t, missing, registry(t)), []string{page + `:9: error: the head of the page lacks the line years, which says where the reply is listed. By the facts under [params], put this line above [params]: years = ["2025"] (keys-differ)`})
	year := letters("a/1", "date = 2025-06-01", "date = 2024-06-01")
	same(t, run(t, year, registry(t)), []string{page + `:8: error: the page stands under years = ["2025"], but by its facts under [params] it belongs under ["2024"].`})
}

func TestFrontMatter(t *testing.T) {
	const page = "content/replies/a/1/index.zh.md"
	for _, tt := range []struct{ old, new, want string }{
		{"level = 'city'", "level = 'town'", page + ":13: error: level has the value “town”; it must be one of: national, province, city, county. (front-matter-invalid)"},
		{"session = 4", "session = 0", page + ":16: error: session has the value “0”; it must be at least 1. (front-matter-invalid)"},
		{"years = ['2025']", "years = ['25']", page + ":8: error: years has the value “25”; it must be a year of four digits, as '2025'."},
		{"s1 = 'done'", "s1 = 'perhaps'", page + ":22: error: [params.roles] s1 has the value “perhaps”"},
		{"number = '18'", "numer = '18'", page + ":17: error: nothing reads the name numer, and number is not there. Did you mean it? Write: number = '18' (front-matter-misspelt)"},
		{"term = 16", "term = '16'", page + ":15: error: the head of the page (between the two +++ lines) can't be read: the value must be a whole number without quotation marks. Write: term = 16"},
		{"date = 2025-06-01", "draft = true", ""},
	} {
		archive, _, _ := strings.Cut(letters("a/1", tt.old, tt.new), "-- content/replies/a/1/index.en.md")
		want := []string{page + ":1: warning: replies without an English page: 1"}
		if strings.Contains(tt.want, "the head of the page") {
			want = nil
		}
		if tt.want != "" {
			want = append(want, tt.want)
		}
		same(t, run(t, archive, nil), want)
	}
}

func TestTitle(t *testing.T) {
	archive := letters("a/1", "title = '市教育局对市政协十六届四次会议第18号提案的答复'", "title = ''")
	same(t, run(t, archive, nil), []string{"content/replies/a/1/index.zh.md:2: warning: the letter has no title"})
}

// TestMisspelt holds that a misspelt key is told of once, and that no list is asked to follow
// from the fact that is missing for it.
func TestMisspelt(t *testing.T) {
	const page = "content/replies/a/1/index.zh.md"
	for _, tt := range []struct {
		old, new string
		want     []string
	}{
		{"lead = [", "leed = [", []string{page + ":18: error: nothing reads the name leed, and lead is not there. Did you mean it? Write: lead = ['ningbo-education']"}},
		{"term = 16", "tern = 16", []string{page + ":15: error: nothing reads the name tern, and term is not there. Did you mean it? Write: term = 16"}},
		{"title = ", "titel = ", []string{page + ":1: warning: the letter has no title", page + ":2: error: nothing reads the name titel, and title is not there. Did you mean it? Write: title = '"}},
		{"agencies = ['ningbo-education']\n", "agencies = ['ningbo-education']\nnumber = '18'\n", []string{page + ":6: warning: nothing reads the name number."}},
		{"years = ['2025']\n", "years = ['2025']\ncategory = 'A'\n", []string{page + ":9: error: nothing reads the name category here: it stands under the wrong line in square brackets. Delete this line, and write below the line [params]: category = 'A'"}},
		{"years = ['2025']\n\n[params]\n", "\n[params]\nyears = ['2025']\n", []string{page + ":10: error: nothing reads the name years here: it stands under the wrong line in square brackets. Delete this line, and write above the first line in square brackets: years = ['2025']"}},
		{"number = '18'", "number = '18'\nremark = 'x'", []string{page + ":18: warning: nothing reads the name remark."}},
	} {
		archive, _, _ := strings.Cut(letters("a/1", tt.old, tt.new), "-- content/replies/a/1/index.en.md")
		found := run(t, archive, registry(t))
		same(t, slices.DeleteFunc(found, func(f string) bool { return strings.Contains(f, "english-page-missing") }), tt.want)
	}
}

// TestAgencyNames has agencies go by their names, in full and for short.
func TestAgencyNames(t *testing.T) {
	const page = "content/replies/a/1/index.zh.md"
	for _, name := range []string{"宁波市教育局", "市教育局"} {
		same(t, run(t, letters("a/1", "lead = ['ningbo-education']", "lead = ['"+name+"']"), registry(t)), []string{
			page + ":18: error: lead names " + name + ", which is not in the list agencies above [params], so the page does not show who signs. Write: lead = [\"ningbo-education\"] and agencies = [\"ningbo-education\"] (lead-not-listed)"})
		same(t, run(t, letters("a/1", "'ningbo-education'", "'"+name+"'"), registry(t)), []string{
			page + ":5: warning: pages name agencies by their keys, and here stand names: " + name + ". Write: agencies = [\"ningbo-education\"] / lead = [\"ningbo-education\"] (agency-by-name)"})
	}
	same(t, run(t, letters("a/1", "lead = ['ningbo-education']", "lead = ['ningbo-finance']"), registry(t)), []string{
		page + ":18: error: lead names ningbo-finance, which is not in the list agencies above [params], so the page does not show who signs. Write: lead = [\"ningbo-finance\"] and agencies = [\"ningbo-finance\", \"ningbo-education\"]"})
}

// TestSubject corrects the subject in the head of a page alone.
func TestSubject(t *testing.T) {
	const text = "您提出的《关于校园足球的提案》已收悉。"
	for subject, want := range map[string][]string{
		"关于校园 足球的提案": {}, // as a letter prints it over two lines
		"关于校园足球":     {},
		"关于校园篮球的提案":  {"content/replies/a/1/index.zh.md:18: warning: the subject is “关于校园篮球的提案”, but the text names the matter “关于校园足球的提案”."},
	} {
		same(t, run(t, letters("a/1", "number = '18'", "number = '18'\nsubject = '"+subject+"'", "已收悉。", text), nil), want)
	}
}

func TestAgencies(t *testing.T) {
	zh := "content/replies/a/1/index.zh.md"
	same(t, run(t, letters("a/1", "'ningbo-education'", "'ningbo-eduction'"), registry(t)), []string{
		zh + ":5: error: data/agencies has no agency with the key “ningbo-eduction” (pages: 1). Did you mean ningbo-education? (agency-key-unknown)",
	})
	same(t, run(t, letters("a/1", "'ningbo-education'", "'某某中心'"), registry(t)), []string{
		zh + ":5: warning: the agency “某某中心” is not in data/agencies (pages: 1), so it has a page under this name and no English name. To enter it, put these lines at the end of data/agencies/ningbo.toml and",
	})
	same(t, slices.DeleteFunc(run(t, letters("a/1", "place = '宁波市'", "place = '清河市'"), registry(t)), func(f string) bool { return !strings.Contains(f, "place-unknown") }), []string{
		zh + ":14: warning: the place “清河市” is not in data/places.toml (pages: 1), so it has no English name, none of its agencies can be entered, and addresses have its Chinese name. Put these lines at the end of that file, before you enter agencies, and look at what stands behind each #:\n    [[place]]\n    name = \"清河市\"\n    key = \"qinghe\"",
	})
	reg, _, err := agency.Load(registryWith(t, "[[agency]]\nkey = \"ningbo-x\"\nplace = \"宁波市\"\nname = \"宁波市某某局\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	same(t, run(t, letters("a/1", "'ningbo-education'", "'ningbo-x'"), func(s *Site) {
		s.Registry = reg
		s.Names = func(key string) string { a, _ := reg.ByKey(key); return a.Name }
	}), []string{zh + ":5: warning: “宁波市某某局” has no English name in data/agencies (pages: 1)"})
}

func TestEnglishPages(t *testing.T) {
	archive := letters("a/1", "number = '18'", "number = '19'", "第18号", "第19号", "draft = 0", "draft = 2") +
		strings.Replace(letters("a/2"), "missing = 0", "missing = 1", 1)
	archive, _, _ = strings.Cut(archive, "-- content/replies/a/2/index.en.md")
	archive = strings.Replace(archive, "{#s1-p1}\n-- content/replies/a/2", "{#s1-p1}\n\nMore.\n-- content/replies/a/2", 1)
	archive = strings.Replace(archive, "draft = 0", "draft = 2", 1)
	same(t, run(t, archive, nil), []string{
		"content/replies/a/1/index.en.md:1: warning: English pages that do not have the paragraphs of their Chinese pages: 1",
		"content/replies/a/2/index.zh.md:1: warning: replies without an English page: 1",
		"translations/a/1.po:1: warning: English pages that are not finished: 1. Paragraphs still in Chinese: 0; paragraphs that are drafts nobody has reviewed: 2 (headings count, titles and names do not: dafu translate status counts them too). Translate in translations/: a/1.po.",
	})
}

func TestDisclosure(t *testing.T) {
	silent := letters("a/1", "disclosure = '主动公开'\n", "")
	same(t, run(t, silent, nil), []string{"config.toml:1: warning: replies that do not say whether they may be published: 1 (a/1)."})
	same(t, run(t, silent, func(s *Site) { s.DisclosureDefault = "主动公开" }), []string{})
	for _, words := range []string{"依申请公开", "不予公开", "不公开"} {
		same(t, run(t, letters("a/1", "主动公开", words), func(s *Site) { s.DisclosureDefault = "主动公开" }), []string{
			"content/replies/a/1/index.zh.md:19: error: the letter is marked “" + words + "” and must not be published.",
		})
	}
}

func TestDuplicates(t *testing.T) {
	same(t, run(t, letters("a/1")+letters("a/2")+letters("a/3", "number = '18'", "number = '19'", "第18号", "第19号"), nil), []string{
		"content/replies/a/2/index.zh.md:17: warning: the reply has the session, number and agency of a/1.",
	})
}

func TestSettings(t *testing.T) {
	same(t, run(t, "-- config.toml --\ntitle = 'x'\nbaseURL = 'https://dafu.example/'\n", func(s *Site) { s.BaseURL = "https://dafu.example/" }), []string{
		"config.toml:1: warning: site_id_code is empty",
		"config.toml:2: warning: baseURL is still https://dafu.example/",
	})
	same(t, run(t, "", func(s *Site) { s.BaseURL, s.SiteIDCode = "https://host.test/", "3302000001" }), []string{})
}

func TestIndexIsFresh(t *testing.T) {
	archive := "-- static/search/index.json --\n1\n-- static/search/zh/a.bin --\nold\n"
	files := map[string][]byte{"index.json": []byte("1\n"), "zh/a.bin": []byte("new\n"), "zh/b.bin": nil}
	same(t, run(t, archive, func(s *Site) {
		s.Index = func(context.Context) (map[string][]byte, error) { return files, nil }
	}), []string{"static/search/index.json:1: warning: the search index is not that of the pages as they are now (2 of 3 files differ)."})
}

func TestPublicationTimes(t *testing.T) {
	silent := letters("a/1", "published = 2025-06-20T09:30:00\n", "")
	same(t, run(t, silent, nil), []string{"content/replies/a/1/index.zh.md:1: warning: replies that do not say when they were published (page tag PubDate): 1 (a/1). Put published = "})
	built := "-- public/replies/a/1/index.html --\n" + tags + `<meta name="ArticleTitle" content="x"><meta name="ContentSource" content="x">` + "\n"
	same(t, run(t, letters("a/1")+built, nil), []string{"public/replies/a/1/index.html:1: warning: pages without the page tag PubDate: 1"})
	same(t, run(t, silent+built, nil)[1:], []string{})
}

func TestPageTags(t *testing.T) {
	article := "-- public/en/replies/a/1/index.html --\n" + tags + `<meta name="ArticleTitle" content="x">` +
		"\n-- public/replies/page/2/index.html --\n" + tags // goes on with a list, and is no letter
	same(t, run(t, article+"\n-- public/index.html --\n"+`<meta property="og:type" content="website"><meta name="SiteName" content="x"><meta name="ColumnName" content="x"><meta name="ColumnType" content="x"><meta name="ColumnDescription" content="x"><meta name="ColumnKeywords" content="x">`+"\n-- public/zh/index.html --\n<meta http-equiv=\"refresh\" content=\"0\">\n",
		func(s *Site) { s.SiteIDCode = "x" }), []string{
		"public/en/replies/a/1/index.html:1: warning: pages without the page tag ContentSource: 1, this one first.",
		"public/en/replies/a/1/index.html:1: warning: pages without the page tag SiteIDCode: 3, this one first.",
		"public/index.html:1: warning: pages without the page tag SiteDomain: 1, this one first.",
	})
}

func TestBound(t *testing.T) {
	a := &diag.Rule{ID: "a", Severity: diag.Error, EN: "a"}
	b := &diag.Rule{ID: "b", Severity: diag.Warning, EN: "b"}
	var got []string
	for _, f := range Bound([]diag.Finding{a.At(diag.Pos{}), b.At(diag.Pos{}), a.At(diag.Pos{}), a.At(diag.Pos{}), a.At(diag.Pos{})}, 2, "dafu check --all") {
		got = append(got, f.String())
	}
	want := []string{"error: a (a)", "warning: b (b)", "error: a (a)", "note: 2 more findings of the rule a are not listed; dafu check --all lists them. (more-findings)"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestRules holds every rule to both languages, an explanation in both, and an
// entry in the list.
func TestRules(t *testing.T) {
	for _, r := range Rules {
		if r.EN == "" || r.ZH == "" || r.Doc.EN == "" || r.Doc.ZH == "" {
			t.Errorf("%s lacks a wording or an explanation", r.ID)
		}
	}
}
