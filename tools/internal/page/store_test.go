package page

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"

	"github.com/google/go-cmp/cmp"
)

func open(t *testing.T, dir string) *Store {
	t.Helper()
	s, f, err := Open(dir, places, agencies)
	if err != nil || len(f) > 0 {
		t.Fatalf("Open: %v %v", f, err)
	}
	return s
}

func put(t *testing.T, s *Store, l *letter.Letter) (string, Action, []diag.Finding) {
	t.Helper()
	b, a, f, err := s.Put(l, diag.Pos{Path: l.Source.File})
	if err != nil {
		t.Fatal(err)
	}
	return b, a, f
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestPutTwiceChangesNothing(t *testing.T) {
	dir := t.TempDir()
	bundle, a, _ := put(t, open(t, dir), sample())
	if bundle != "ningbo-cppcc-16-4/016-ningbo-education" || a != Created {
		t.Errorf("first: %s %s", bundle, a)
	}
	before := read(t, filepath.Join(dir, bundle, ChineseFile))
	if _, a, _ := put(t, open(t, dir), sample()); a != Unchanged {
		t.Errorf("second: %s", a)
	}
	if d := cmp.Diff(before, read(t, filepath.Join(dir, bundle, ChineseFile))); d != "" {
		t.Error(d)
	}
	better := sample()
	better.Category = "A"
	if b, a, _ := put(t, open(t, dir), better); a != Updated || b != bundle {
		t.Errorf("a better reading: %s %s", b, a)
	}
}

func TestCorrectedPageIsKept(t *testing.T) {
	dir := t.TempDir()
	bundle, _, _ := put(t, open(t, dir), sample())
	path := filepath.Join(dir, bundle, ChineseFile)
	mended := strings.Replace(read(t, path), "近年来", "这几年来", 1)
	if err := os.WriteFile(path, []byte(mended), 0o644); err != nil {
		t.Fatal(err)
	}
	_, a, f := put(t, open(t, dir), sample())
	if a != Kept || len(f) != 0 {
		t.Errorf("same letter: %s %v", a, f)
	}
	changed := sample()
	changed.Source.SHA256 = "11ee"
	changed.Body[0].Text = "全新的内容"
	_, a, f = put(t, open(t, dir), changed)
	if a != Kept || len(f) != 1 || f[0].Rule != letterChanged {
		t.Errorf("changed letter: %s %v", a, f)
	}
	if d := cmp.Diff(mended, read(t, path)); d != "" {
		t.Errorf("the correction was lost:\n%s", d)
	}
}

func TestTwoFilesOneLetter(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	bundle, _, _ := put(t, s, sample())

	copied := sample()
	copied.Source.File = "copy.txt"
	if _, a, f := put(t, s, copied); a != Skipped || len(f) != 1 || f[0].Rule != duplicateFile {
		t.Errorf("same bytes: %s %v", a, f)
	}
	same := sample()
	same.Source = letter.Source{File: "a/b.pdf", SHA256: "33"}
	same.Body[2].Text = "近年来， 依据《办法》推进。"
	if _, a, f := put(t, s, same); a != Skipped || len(f) != 1 || f[0].Rule != sameLetter {
		t.Errorf("same words in another format: %s %v", a, f)
	}
	other := sample()
	other.Source = letter.Source{File: "scan.txt", SHA256: "22"}
	other.Body[2].Text = "另有内容"
	b, a, f := put(t, s, other)
	if b != bundle+"-2" || a != Created || len(f) != 1 || f[0].Rule != duplicateLetter || f[0].Args[1] != "content/replies/"+b+"/index.zh.md" {
		t.Errorf("same letter, other bytes: %s %s %v", b, a, f)
	}

	near := sample()
	near.Source = letter.Source{File: "scan.pdf", SHA256: "44", OCR: true}
	near.Body[0].Text = strings.Replace(near.Body[0].Text, "收悉", "收惠", 1)
	if _, a, f := put(t, s, near); a != Skipped || len(f) != 1 || f[0].Rule != nearlySame || !strings.Contains(f[0].String(), "收惠") {
		t.Errorf("nearly the same words in another format: %s %v", a, f)
	}
	near.Source = letter.Source{File: "again.txt", SHA256: "55"}
	if _, a, f := put(t, s, near); a != Created || len(f) != 1 || f[0].Rule != duplicateLetter {
		t.Errorf("nearly the same words in the same format: %s %v", a, f)
	}

	renamed := sample()
	renamed.Source.File = "renamed.txt"
	if b, a, f := put(t, open(t, dir), renamed); b != bundle || a != Updated || len(f) != 0 {
		t.Errorf("renamed file: %s %s %v", b, a, f)
	}
}

func TestPutMasks(t *testing.T) {
	dir := t.TempDir()
	l := sample()
	l.Body[0].Text += "电话138-0000-0000"
	l.Contact = &letter.Contact{Name: "王小明", Phones: []string{"13800000000"}}
	bundle, _, f := put(t, open(t, dir), l)
	if len(f) != 1 || f[0].Message(diag.English) != "personal data was taken out before the page was written: contact ×1, mobile ×1." || f[0].Message(diag.Chinese) != "写入页面前已隐去个人信息：联系人 ×1、手机号码 ×1。" {
		t.Errorf("findings: %v", f)
	}
	if got := read(t, filepath.Join(dir, bundle, ChineseFile)); strings.Contains(got, "0000") || strings.Contains(got, "王小明") {
		t.Errorf("personal data on the page:\n%s", got)
	}
}

func TestEnglishPage(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	zh := sample()
	bundle, _, _ := put(t, s, zh)
	en := sample()
	en.Lang, en.Title = letter.English, "Reply"
	en.PolicyNames = map[string]string{"办法": "Measures", "别处的文件": "Elsewhere"}
	for i := range en.Body {
		en.Body[i].State = letter.Missing
	}
	en.Body[0] = letter.Block{Kind: letter.Opening, Text: "Received.", State: letter.Reviewed, ID: "opening"}
	if a, _, f, err := s.PutEnglish(bundle, en, zh); a != Created || len(f) > 0 || err != nil {
		t.Fatalf("%s %v %v", a, f, err)
	}
	path := filepath.Join(dir, bundle, EnglishFile)
	page := read(t, path)
	for _, want := range []string{"Received.\n{#opening .reviewed}", `{#s1 .missing lang="zh-Hans"}`, "total = 13\nreviewed = 1\ntranslated = 0\ndraft = 0\nmissing = 12"} {
		if !strings.Contains(page, want) {
			t.Errorf("the English page lacks %q:\n%s", want, page)
		}
	}
	got, f, err := s.English(bundle)
	if err != nil || len(f) > 0 {
		t.Fatal(f, err)
	}
	if d := cmp.Diff(map[string]string{"办法": "Measures"}, got.PolicyNames); d != "" {
		t.Errorf("English names of policies: %s", d)
	}
	for i, b := range got.Body {
		if b.State != en.Body[i].State || b.ID != en.Body[i].ID {
			t.Errorf("block %d: read back %+v, want %+v", i, b, en.Body[i])
		}
	}
	if err := os.WriteFile(path, []byte(page+"\nMore.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if a, sum, f, _ := s.PutEnglish(bundle, en, zh); a != Kept || sum != "" || len(f) != 1 || f[0].Rule != englishEdited {
		t.Errorf("edited English page: %s %v", a, f)
	}
	if err := os.WriteFile(path, []byte(page+"\n<<<<<<< HEAD\nMore.\n=======\n>>>>>>> main\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if a, _, f, _ := s.PutEnglish(bundle, en, zh); a != Kept || len(f) != 0 {
		t.Errorf("marks of a merge are told by the check alone: %s %v", a, f)
	}
}
