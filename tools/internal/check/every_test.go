package check

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/report"
)

// wrongEverywhere is a site in which everything is wrong that a rule looks for.
func wrongEverywhere() string {
	without := func(pages, part string) string { s, _, _ := strings.Cut(pages, part); return s }
	return letters("a/1", "{#s1-p1}\n", "{#s1-p1}\n\n新的一段,没有地址。\n", "number = '18'", "number = '18'\nnumer = 'x'", "level = 'city'", "level = 'town'",
		"'ningbo-education'", "'ningbo-eduction'") +
		letters("a/2", "'ningbo-education'", "'某某中心'", "published = 2025-06-20T09:30:00\n", "") +
		letters("a/3", "'ningbo-education'", "'某某中心'", "主动公开", "不予公开") +
		strings.Replace(letters("a/4", "'ningbo-education'", "'ningbo-x'", "disclosure = '主动公开'\n", ""), "translated = 3\ndraft = 0", "translated = 1\ndraft = 2", 1) +
		letters("a/7", "lead = ['ningbo-education']", "lead = ['宁波市教育局']", "\n{#s1-p1}\n", "\n\n{#s1-p1}\n", "成效明显。", "成效明显{{< x >}}。\n\n##二、计划\n\n　　将继续推进。") +
		letters("a/8", "'ningbo-education'", "'市教育局'") +
		letters("a/10", "place = '宁波市'", "place = '某某市'") +
		letters("a/9", "第18号", "第19号", "years = ['2025']", "years = ['2025']\npolicies = ['某某办法']") +
		strings.Replace(letters("a/5", "number = '18'", "number = '20'", "title = '市教育局对市政协十六届四次会议第18号提案的答复'", "title = ''"), "\n## 一、工作 {#s1}\n", "", 2) +
		without(letters("a/6", "lead = ['ningbo-education']", "leed = ['ningbo-education']", "number = '18'", "number = '21'\nsubject = '关于校园篮球的提案'", "已收悉。", "您提出的《关于校园足球的提案》已收悉。"), "-- content/replies/a/6/index.en.md") + `
-- content/about.md --
前一行
13800000000
<div>一行</div>
-- content/proposals/list.csv --
编号
-- content/proposals/ningbo-cppcc-16-4.csv --
编号
1
1
-- data/classes.toml --
[[class]
-- config.toml --
baseURL = 'https://dafu.example/'
-- letters/in.txt --
电话13800000000
-- public/index.html --
<head>
<meta name="SiteName" content="x">
</head>
<p>前**后</p>
<a href="/gone/">x</a>
<a href="#none">x</a>
<img src="https://cdn.example/x.png">
`
}

// TestEveryRule holds every rule of this package to being met where something
// is wrong, with the file and the line, in every format.
func TestEveryRule(t *testing.T) {
	root := lay(t, wrongEverywhere())
	for _, args := range [][]string{{"init", "-q"}, {"add", "-f", "letters/in.txt"}} {
		if out, err := exec.Command("git", append([]string{"-C", root}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
	}
	// One English page lacks what its Chinese page has.
	english := filepath.Join(root, "content", "replies", "a", "5", "index.en.md")
	data, err := os.ReadFile(english)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(english, append(data, "\nMore.\n{#s9}\n"...), 0o644); err != nil {
		t.Fatal(err)
	}
	reg, _, err := agency.Load(registryWith(t, "[[agency]]\nkey = \"ningbo-x\"\nplace = \"宁波市\"\nname = \"宁波市某某局\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	found, err := Run(context.Background(), Site{
		Root: root, Public: filepath.Join(root, "public"), Base: "/", BaseURL: "https://dafu.example/", Registry: reg,
		Names: func(key string) string { a, _ := reg.ByKey(key); return a.Name },
		Index: func(context.Context) (map[string][]byte, error) { return map[string][]byte{"index.json": nil}, nil },
		Text:  func(_ context.Context, _ string, data []byte) (string, error) { return string(data), nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	met := map[string]bool{}
	for _, f := range found {
		met[f.Rule.ID] = true
		if f.Pos.Path == "" || f.Pos.Line < 1 {
			t.Errorf("no file and line: %s", f)
		}
		if f.Rule != staleIndex && f.Rule != englishOpen { // what they name is missing, or may be
			if info, err := os.Stat(f.Pos.Path); err != nil || info.IsDir() {
				t.Errorf("what is named is no file: %s", f)
			}
		}
	}
	for _, r := range Rules {
		if !met[r.ID] && r != more {
			t.Errorf("nothing here is found wrong by the rule %s", r.ID)
		}
	}
	formats(t, root, found)
}

// registryWith copies the registries of this repository, with one more file.
func registryWith(t *testing.T, agencies string) fs.FS {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "..", "data"))); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "agencies", "x.toml"), []byte(agencies), 0o644); err != nil {
		t.Fatal(err)
	}
	return os.DirFS(dir)
}

// formats prints findings in every format, and looks for file and line of each.
func formats(t *testing.T, root string, found []diag.Finding) {
	t.Helper()
	for _, format := range report.Formats {
		var out bytes.Buffer
		if err := (report.Report{Findings: found, Lang: diag.Chinese, Root: root}).Write(&out, format); err != nil {
			t.Fatal(err)
		}
		if format != "github" && !json.Valid(out.Bytes()) {
			t.Errorf("%s is no JSON", format)
		}
		for _, f := range found {
			rel, _ := filepath.Rel(root, f.Pos.Path)
			place := map[string][]string{
				"json":   {fmt.Sprintf("%q", rel), fmt.Sprintf(`"line": %d`, f.Pos.Line), f.Rule.ID},
				"sarif":  {fmt.Sprintf("%q", rel), fmt.Sprintf(`"startLine": %d`, f.Pos.Line), f.Rule.ID},
				"gitlab": {fmt.Sprintf("%q", rel), fmt.Sprintf(`"begin": %d`, f.Pos.Line), f.Rule.ID},
				"github": {fmt.Sprintf("file=%s,line=%d", rel, f.Pos.Line), "title=" + f.Rule.ID + "::"},
			}[format]
			for _, want := range place {
				if !strings.Contains(out.String(), want) {
					t.Errorf("%s does not hold %s of %s", format, want, f)
				}
			}
		}
	}
}
