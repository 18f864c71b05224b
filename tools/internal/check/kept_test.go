package check

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"

	"github.com/google/go-cmp/cmp"
)

// keeping is a site in which much is wrong, and its checks with and without what
// was kept.
type keeping struct {
	t     *testing.T
	site  Site
	ahead Ahead // goes on from one change to the next
}

func newKeeping(t *testing.T) *keeping {
	root := lay(t, wrongEverywhere()+letters("b/1", "number = '18'", "number = '31'")+letters("b/2", "number = '18'", "number = '32'")+`
-- public/replies/b/1/index.html --
`+tags+`<meta name="ArticleTitle" content="x"><meta name="ContentSource" content="x"><meta name="PubDate" content="x">
<h2 id="s1">x</h2><p id="s1-p1">y</p><a href="#s1">x</a><a href="#gone">x</a>
<a href="../2/#s1">x</a><a href="/replies/b/2/#s1-p1">x</a><a href="mailto:webmaster">x</a><a href="https://other.example/">x</a>
-- public/replies/b/2/index.html --
`+tags+`<meta name="ArticleTitle" content="x"><meta name="ContentSource" content="x"><meta name="PubDate" content="x">
<h2 id="s1">x</h2><p id="s1-p1">y</p><a href="../1/#s1-p1">x</a><a href="/data/a.csv">x</a><a href="/replies/b/1/#s1-p1">x</a>
-- public/mail.html --
<a href="mailto:who.ever@mail.example">x</a><p>&#49;3800000000</p><a href="/&#49;3912345678/">x</a>
-- public/data/a.csv --
a,b
`)
	k := &keeping{t: t, site: Site{Root: root, Public: filepath.Join(root, "public"), Base: "/", BaseURL: "https://dafu.example/",
		Kept: filepath.Join(root, ".dafu", "facts"), Maker: "this"}}
	k.register("")
	return k
}

// register gives the site a registry, as the command does at its start.
func (k *keeping) register(more string) {
	k.t.Helper()
	reg, _, err := agency.Load(registryWith(k.t, "[[agency]]\nkey = \"ningbo-x\"\nplace = \"宁波市\"\nname = \"宁波市某某局\"\n"+more))
	if err != nil {
		k.t.Fatal(err)
	}
	k.site.Registry, k.site.Maker = reg, k.site.Maker+more
	k.site.Names = func(key string) string { a, _ := reg.ByKey(key); return a.Name }
}

// printed checks a site and prints what was found.
func printed(t *testing.T, s Site, check func(context.Context, Site) ([]diag.Finding, error)) string {
	t.Helper()
	found, err := check(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range found {
		b.WriteString(f.In(diag.English) + "\n" + f.In(diag.Chinese) + "\n")
	}
	return b.String()
}

// private is Private but for the checksums.
func private(ctx context.Context, s Site) ([]diag.Finding, error) {
	found, _, err := Barred(ctx, s)
	return found, err
}

// same holds a run that knows of earlier ones, from what they kept or from what they have
// in memory, to one that does not, in what they say and in what they leave.
func (k *keeping) same(what string) {
	k.t.Helper()
	alone := k.site
	alone.Kept = filepath.Join(k.t.TempDir(), "facts")
	for name, check := range map[string]func(context.Context, Site) ([]diag.Finding, error){"Private": private, "Run": Run} {
		want := printed(k.t, alone, check)
		if d := cmp.Diff(want, printed(k.t, k.site, check)); d != "" {
			k.t.Errorf("%s after a change of %s (-without what was kept +with):\n%s", name, what, d)
		}
		ahead := k.site
		ahead.Ahead = &k.ahead
		ahead.Ahead.Load(ahead)
		if d := cmp.Diff(want, printed(k.t, ahead, check)); d != "" {
			k.t.Errorf("%s after a change of %s (-without what was loaded ahead +with):\n%s", name, what, d)
		}
	}
	for _, part := range []string{"sources", "public"} {
		if k.site.Public == "" && part == "public" {
			continue // what was kept of it stays for the next time
		}
		if !bytes.Equal(k.read(filepath.Join(alone.Kept, part)), k.read(filepath.Join(k.site.Kept, part))) {
			k.t.Errorf("after a change of %s, what is kept of %s is not what a run keeps that knows of no earlier one", what, part)
		}
	}
}

func (k *keeping) read(path string) []byte {
	k.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		k.t.Fatal(err)
	}
	return data
}

// change replaces a text in a file of the site, or the file if there is no text
// to replace; a file that would be empty is removed.
func (k *keeping) change(name, old, with string) {
	k.t.Helper()
	path := filepath.Join(k.site.Root, filepath.FromSlash(name))
	text := with
	if old != "" {
		before := string(k.read(path))
		if text = strings.ReplaceAll(before, old, with); text == before {
			k.t.Fatalf("%s: nothing to change", name)
		}
	}
	if text == "" {
		if err := os.Remove(path); err != nil {
			k.t.Fatal(err)
		}
		return
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		k.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		k.t.Fatal(err)
	}
}

// TestKept changes a site in every way that counts, one after the other, and holds
// each run to one that knows of no earlier one.
func TestKept(t *testing.T) {
	k := newKeeping(t)
	k.same("nothing")
	k.same("nothing once more")
	const one, two = "content/replies/b/1/index.zh.md", "public/replies/b/2/index.html"
	for _, c := range []struct{ what, name, old, with string }{
		{"a letter", one, "成效明显", "成效,明显"},
		{"the same letter, as it was", one, "成效,明显", "成效明显"},
		{"a letter's number", one, "number = '31'", "number = '32'"},
		{"a letter that becomes unreadable", one, "term = 16", "term = '16'"},
		{"a letter that becomes readable", one, "term = '16'", "term = 16"},
		{"a paragraph of a Chinese page", one, "{#s1-p1}", "{#s1-p1}\n\n又一段。\n{#s1-p2}"},
		{"how far the English has come", "content/replies/b/1/index.en.md", "missing = 0", "missing = 2"},
		{"an English page that goes", "content/replies/b/2/index.en.md", "", ""},
		{"a letter that comes", "content/replies/b/3/index.zh.md", "", strings.Replace(good, "主动公开", "依申请公开", 1)},
		{"a letter that goes", "content/replies/b/2/index.zh.md", "", ""},
		{"a page without an anchor", two, ` id="s1-p1"`, ""},
		{"a page with a dead link", two, `href="/data/a.csv"`, `href="/data/b.csv"`},
		{"a page that shows a mark", two, "<p>y", "<p>前**后"},
		{"a page without a tag", two, `name="PubDate" content="x"`, `name="PubDate" content=""`},
		{"a page that leads to another", two, "<h2", `<meta http-equiv="refresh"><h2`},
		{"a file that goes", "public/data/a.csv", "", ""},
		{"a page that goes", two, "", ""},
		{"a file in the place of what was missing", "public/gone/index.html", "", "<p>x"},
		{"a number that comes", "content/about.md", "前一行", "前一行 13912345678"},
		{"numbers that go", "content/about.md", "1", "2"},
		{"a number in a translation", "translations/a.po", "", "msgid \"13912345678\"\n"},
		{"a list of proposals", "content/proposals/list.csv", "编号", "号"},
	} {
		k.change(c.name, c.old, c.with)
		k.same(c.what)
	}
	k.register("[[agency]]\nkey = \"ningbo-eduction\"\nplace = \"宁波市\"\nname = \"宁波市教育二局\"\n")
	k.same("a registry")
	k.site.Base = "/sub/"
	k.same("the address of the site")
	k.site.DisclosureDefault, k.site.SiteIDCode = "主动公开", "3302000001"
	k.same("the settings")
	public := k.site.Public
	k.site.Public = ""
	k.same("no public folder")
	k.site.Public = public
	k.same("the public folder again")
}

// TestKeptIsPublic looks for personal data in what is kept, by its shape and as it
// stands in the files.
func TestKeptIsPublic(t *testing.T) {
	k := newKeeping(t)
	k.change("content/replies/b/1/index.zh.md", "level = 'city'", "level = '13800138000'")
	k.change("static/13912345678.txt", "", "x")
	found := printed(t, k.site, Run)
	if !strings.Contains(found, "personal data (mobile)") || !strings.Contains(found, "/13912345678/") {
		t.Fatalf("nothing is wrong:\n%s", found)
	}
	data := append(k.read(filepath.Join(k.site.Kept, "sources")), k.read(filepath.Join(k.site.Kept, "public"))...)
	for _, secret := range []string{"13912345678", "13800138000", "13800000000", "who.ever"} {
		if bytes.Contains(data, []byte(secret)) {
			t.Errorf("%s is kept", secret)
		}
	}
	if !bytes.Contains(data, []byte("replies/b/2/index.zh.md")) {
		t.Error("nothing is kept")
	}
}

// TestKeptSpares holds that what is kept is made use of: a finding of a file that
// has not changed is told in the words that were kept.
func TestKeptSpares(t *testing.T) {
	k := newKeeping(t)
	printed(t, k.site, Run)
	m := remember(k.site, "sources")
	for name, f := range m.before {
		m.now[name] = f
		for _, s := range f.Found {
			for i, a := range s.Args {
				s.Args[i] = strings.Replace(a, "numer", "by what was kept", 1)
			}
		}
	}
	if err := os.WriteFile(m.file, m.encode(), 0o644); err != nil {
		t.Fatal(err)
	}
	if found := printed(t, k.site, Run); !strings.Contains(found, "nothing reads the name by what was kept") {
		t.Errorf("a file that has not changed is searched again:\n%s", found)
	}
	if err := os.RemoveAll(k.site.Kept); err != nil {
		t.Fatal(err)
	}
	k.site.Ahead = &k.ahead
	k.ahead.sources = m.again()
	if found := printed(t, k.site, Run); !strings.Contains(found, "nothing reads the name by what was kept") {
		t.Errorf("a file that was read a moment ago is searched again:\n%s", found)
	}
	k.site.Maker = "another"
	if found := printed(t, k.site, Run); !strings.Contains(found, "nothing reads the name numer") {
		t.Errorf("another program makes use of what was kept:\n%s", found)
	}
}

// TestKeptDamaged cuts what is kept at many places, and changes bytes of it: then it
// is as good as none.
func TestKeptDamaged(t *testing.T) {
	k := newKeeping(t)
	want := printed(t, k.site, Run)
	file := filepath.Join(k.site.Kept, "public")
	whole := k.read(file)
	put := func(data []byte) {
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for n := 0; n < len(whole); n += 1 + len(whole)/200 {
		put(whole[:n])
		if load(file, k.site.Maker) != nil {
			t.Fatalf("the first %d of %d bytes are taken for the whole", n, len(whole))
		}
		other := bytes.Clone(whole)
		other[n] ^= 1
		put(other)
		if load(file, k.site.Maker) != nil {
			t.Fatalf("another byte %d passes", n)
		}
	}
	if d := cmp.Diff(want, printed(t, k.site, Run)); d != "" {
		t.Error(d)
	}
	if !bytes.Equal(whole, k.read(file)) {
		t.Error("what was damaged is not mended")
	}
	// Where nothing can be kept, the check is done all the same.
	k.site.Kept = filepath.Join(k.site.Root, "config.toml", "facts")
	if d := cmp.Diff(want, printed(t, k.site, Run)); d != "" {
		t.Error(d)
	}
}

// TestSums holds that a file whose checksum was just taken is not read again, and
// that one of another checksum, or of none, is.
func TestSums(t *testing.T) {
	k := newKeeping(t)
	before := printed(t, k.site, Run)
	const page = "replies/b/2/index.html"
	sumOf := func() string {
		return disk.SumOf(k.read(filepath.Join(k.site.Public, filepath.FromSlash(page))))
	}
	const name = "public/" + page
	k.site.Sums = disk.Sums{name: sumOf()}
	k.change(name, ">y<", ">前**后<")
	if d := cmp.Diff(before, printed(t, k.site, Run)); d != "" {
		t.Errorf("a file is read of which the checksum was just taken:\n%s", d)
	}
	k.site.Sums[name] = sumOf()
	if now := printed(t, k.site, Run); now == before {
		t.Error("a file that has changed is not read")
	}
	k.same("a page whose checksum was taken")
	k.change(name, "前**后", "y")
	delete(k.site.Sums, name)
	if d := cmp.Diff(before, printed(t, k.site, Run)); d != "" {
		t.Errorf("a file of no known checksum is not read:\n%s", d)
	}
}

// TestWhole gives a check the names of all files of the built site: it finds the same, also in
// what is hidden there, and looks for no others.
func TestWhole(t *testing.T) {
	k := newKeeping(t)
	put := func(name, text string) {
		t.Helper()
		path := filepath.Join(k.site.Public, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put(".hidden/a.txt", "who.else@mail.example")
	want := printed(t, k.site, Run)
	if !strings.Contains(want, filepath.FromSlash(".hidden/a.txt")) {
		t.Fatal("what is hidden is not looked at:", want)
	}
	k.site.Sums, k.site.Whole = disk.Sums{}, true
	paths, err := filesBelow(k.site.Public)
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		rel, _ := filepath.Rel(k.site.Public, path)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(rel, ".") {
			k.site.Sums["public/"+filepath.ToSlash(rel)] = disk.SumOf(data)
		}
	}
	if d := cmp.Diff(want, printed(t, k.site, Run)); d != "" {
		t.Error(d)
	}
	put("later.txt", "who.else@mail.example")
	if got := printed(t, k.site, Run); got != want {
		t.Error("a file that is not among all was looked for:", got)
	}
}
