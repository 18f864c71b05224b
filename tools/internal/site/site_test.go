package site

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"

	"github.com/google/go-cmp/cmp"
)

// newSite makes a site that has the registries of this checkout and nothing else.
func newSite(t *testing.T) *Site {
	t.Helper()
	root := t.TempDir()
	write(t, filepath.Join(root, "config.toml"), `baseURL = "https://host.example/a/path"`)
	if err := os.CopyFS(filepath.Join(root, "data"), os.DirFS(filepath.Join("..", "..", "..", "data"))); err != nil {
		t.Fatal(err)
	}
	s, findings, err := Open(root)
	if err != nil || len(findings) > 0 {
		t.Fatalf("Open: %v %v", findings, err)
	}
	return s
}

func write(t *testing.T, path, data string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
}

const reply = `市教育局对市政协十六届四次会议第18号提案的答复

张三委员：

您提出的《关于校园足球的提案》（第18号）收悉。现答复如下：

一、已开展的工作

一是建设场地。2024年，投入1.2亿元建成足球场30片，见**附表**与[说明](1)。

二、下一步打算

我局将于2026年底前继续推进，联系电话13800000000。

感谢您的关心和支持。

宁波市教育局

2025年6月1日
`

func TestFind(t *testing.T) {
	s := newSite(t)
	deep := filepath.Join(s.Root, "a", "b")
	if err := os.MkdirAll(deep, 0o755); err != nil {
		t.Fatal(err)
	}
	if got, err := Find(deep); err != nil || got != s.Root {
		t.Errorf("Find = %s, %v; want %s", got, err, s.Root)
	}
	if _, err := Find(string(filepath.Separator)); !errors.Is(err, ErrNoSite) {
		t.Errorf("Find at the root of the machine: %v", err)
	}
	if s.Base() != "/a/path/" {
		t.Errorf("Base = %s", s.Base())
	}
}

// TestNoWordIsLost follows a letter onto its page: what a reader of the page
// sees has every Han character and digit of the body, in order.
func TestNoWordIsLost(t *testing.T) {
	s := newSite(t)
	file := filepath.Join(s.Root, "letters", "a.txt")
	write(t, file, reply)
	l, r := s.Read(context.Background(), file, "a.txt")
	if l == nil {
		t.Fatal(r.Findings)
	}
	want := words(l.BodyText())
	c, _, err := s.Convert(context.Background(), []string{filepath.Join(s.Root, "letters")}, nil)
	if err != nil || c.Pages[page.Created] != 1 {
		t.Fatalf("Convert: %+v %v", c, err)
	}
	store, _, err := s.store()
	if err != nil {
		t.Fatal(err)
	}
	bundles, _ := store.Bundles()
	if d := cmp.Diff([]string{"ningbo-cppcc-16-4/18-ningbo-education"}, bundles); d != "" {
		t.Fatal(d)
	}
	got, _, err := store.Letter(bundles[0])
	if err != nil {
		t.Fatal(err)
	}
	want = strings.ReplaceAll(want, "13800000000", words(letter.HiddenMobile))
	if d := cmp.Diff(want, words(got.BodyText())); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"mobile"}, got.Redacted); d != "" {
		t.Error(d)
	}
}

// TestManyLettersInOrder reads many letters on all cores: they are written in
// the order of their names, and told of in that order.
func TestManyLettersInOrder(t *testing.T) {
	s := newSite(t)
	for i := range 60 {
		text := strings.Replace(reply, "第18号", fmt.Sprintf("第%d号", 100+i), 2)
		if i%10 == 3 {
			text = "" // an empty file among the others
		}
		write(t, filepath.Join(s.Root, "letters", fmt.Sprintf("%03d.txt", i)), text)
	}
	var told []int
	c, findings, err := s.Convert(context.Background(), []string{filepath.Join(s.Root, "letters")}, func(done, total int) {
		if total != 60 {
			t.Fatalf("total = %d", total)
		}
		told = append(told, done)
	})
	if err != nil || c.Files != 60 || c.Refused != 6 || c.Pages[page.Created] != 54 {
		t.Errorf("Convert: %+v %v", c, err)
	}
	if !slices.IsSorted(told) || len(told) != 60 {
		t.Errorf("progress: %v", told)
	}
	empty := 0
	for _, f := range findings {
		if f.Rule.Severity == diag.Error {
			empty++
		}
	}
	if empty != 6 {
		t.Errorf("findings: %v", findings)
	}
}

// words keeps the Han characters and digits of a text.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Han, r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// TestStopped stops a run before its first letter: nothing is written.
// TestPassedOver holds that a page that could not be written is counted as passed over, and not
// as what was to become of it.
func TestPassedOver(t *testing.T) {
	store := &page.Store{Dir: "content/replies"}
	c := Converted{
		Pages:   map[page.Action]int{page.Updated: 2},
		Letters: []Outcome{{Bundle: "a/1", Action: page.Updated}, {Bundle: "a/2", Action: page.Updated}},
	}
	c.passOver(store, []diag.Finding{noSuchFile.At(diag.Pos{Path: store.File("a/2", page.ChineseFile)})})
	if c.Pages[page.Updated] != 1 || c.Pages[page.Skipped] != 1 || c.Letters[0].Action != page.Updated || c.Letters[1].Action != page.Skipped {
		t.Errorf("%+v", c)
	}
}

func TestStopped(t *testing.T) {
	s := newSite(t)
	write(t, filepath.Join(s.Root, "letters", "a.txt"), reply)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := s.Convert(ctx, []string{filepath.Join(s.Root, "letters")}, nil)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Convert = %v", err)
	}
	if _, err := os.Stat(filepath.Join(s.Root, "content")); err == nil {
		t.Error("pages were written")
	}
}

// TestAgencyKey tells the education bureaus of two cities apart.
func TestAgencyKey(t *testing.T) {
	s := newSite(t)
	for _, tt := range []struct{ printed, place, want string }{
		{"市教育局", "宁波市", "ningbo-education"},
		{"市教育局", "杭州市", "杭州市教育局"},
		{"某某公司", "宁波市", "某某公司"},
	} {
		key, ok := s.agencyKey(tt.printed, tt.place)
		if key != tt.want || ok != (tt.want != tt.printed) {
			t.Errorf("agencyKey(%s, %s) = %s %v, want %s", tt.printed, tt.place, key, ok, tt.want)
		}
	}
}

func TestFindingsAreMasked(t *testing.T) {
	r := &diag.Rule{ID: "x", EN: "the letter says %s", ZH: "%s"}
	got := MaskArgs([]diag.Finding{r.At(diag.Pos{}, "电话13800000000")})
	if m := got[0].Message(diag.English); m != "the letter says 电话"+letter.HiddenMobile {
		t.Error(m)
	}
}
