package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/render"
)

// odd is a page as a person may write it: the lines do not tell its headings as
// those that Dafu writes do.
const odd = `+++
title = '关于第9001号提案的答复'
agencies = ['yunting-health']
[params]
lead = ['yunting-health']
[params.roles]
s1 = 'done'
s2 = 'planned'
s3 = 'planned'
+++

## 一、已开展的*主要*工作 {#s1}

#### 1\. 建成\_A\_区 &amp; B区。 {#s1-1}

### 二是甲乙。 {#s1-m2 .alone}

二、下步工作
-----------
{#s2}

> ## 三是引用。 {#s2-m1}

~~~
## 四是代码。 {#s2-m2}
~~~

## 三、结语 ## {#s3}

## 没有地址
`

// TestHeadings holds that the headings that the layouts read from the lines of
// a page are those that Hugo finds in its Markdown, and that a page that Dafu
// has written is not rendered for its headings.
func TestHeadings(t *testing.T) {
	root := made(t, 1, 30)
	headings := filepath.Join(root, "layouts", "_partials", "func", "headings.html")
	partial, err := os.ReadFile(headings)
	if err != nil {
		t.Fatal(err)
	}
	instead := func(of, other string) {
		t.Helper()
		changed := strings.Replace(string(partial), of, other, 1)
		if changed == string(partial) {
			t.Fatal("func/headings.html does not ask Hugo as this test expects")
		}
		write(t, headings, changed)
	}
	instead(`partial "inline/fragments.html" (dict "headings" .Fragments.Headings "rank" "")`, `errorf "Hugo is asked"`)
	if err := render.Build(t.Context(), render.Options{Root: root}); err != nil {
		t.Fatalf("a page that Dafu has written: %v", err)
	}
	write(t, headings, string(partial))

	bundle := filepath.Join(root, "content", "replies", "yunting-cppcc-9-1", "9001-yunting-health")
	if err := os.MkdirAll(bundle, 0o755); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(bundle, "index.zh.md"), odd)
	// Escapes alone are read from the lines too.
	write(t, filepath.Join(bundle, "index.en.md"), strings.NewReplacer("*主要*", "\\*Main\\* R&D", "&amp;", "&", "-----------\n", "\n", "> ##", "##", "~~~\n", "", " ## {", " {", "## 没有地址\n", "").Replace(odd))
	lines, hugo := filepath.Join(t.TempDir(), "lines"), filepath.Join(t.TempDir(), "hugo")
	if err := render.Build(t.Context(), render.Options{Root: root, Public: lines}); err != nil {
		t.Fatal(err)
	}
	instead("{{- if or (ne (len $found)", "{{- if or true (ne (len $found)")
	if err := render.Build(t.Context(), render.Options{Root: root, Public: hugo}); err != nil {
		t.Fatal(err)
	}
	same(t, lines, hugo)
	page, err := os.ReadFile(filepath.Join(lines, "replies", "yunting-cppcc-9-1", "9001-yunting-health", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<a href="#s1">一、已开展的主要工作</a>`, `<a href="#s1-1">1. 建成_A_区 &amp; B区</a>`, `<a href="#s2">二、下步工作</a>`, `<a href="#s3">三、结语</a>`} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the contents lack %s", want)
		}
	}
	if strings.Contains(string(page), `<a href="#s2-m2">`) {
		t.Error("code is taken for a heading")
	}
}

// write writes a file.
func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
