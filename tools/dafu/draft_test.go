package main

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/skeleton"
)

const draftLetter = `市教育局对市政协十六届四次会议第18号提案的答复

张三委员：

您提出的《关于校园足球的提案》（第18号）收悉。现答复如下：

已建成校园球场12个。

还将新建球场3个。

宁波市教育局

2025年6月1日
`

// TestDraftCommand asks a service on this machine: nothing leaves without the
// command, a run that the service breaks off is taken up where it stopped, and
// what a service answers wrongly does not reach the page.
func TestDraftCommand(t *testing.T) {
	dir := t.TempDir()
	if err := skeleton.Copy(repository(t), dir); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "letters", "a.txt"), []byte(draftLetter), 0o644); err != nil {
		t.Fatal(err)
	}
	var asked []string
	open := true
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !open {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		var q struct{ Q string }
		if err := json.NewDecoder(r.Body).Decode(&q); err != nil {
			t.Error(err)
		}
		asked = append(asked, q.Q)
		answer := map[string]string{"已建成校园球场12个。": "12 pitches have been built.", "还将新建球场3个。": "30 more will be built."}[q.Q]
		if answer == "" {
			answer = "School football"
		}
		open = len(asked) != 1
		json.NewEncoder(w).Encode(map[string]string{"translatedText": answer})
	}))
	defer server.Close()
	dafu := func(args ...string) (int, string) {
		var out bytes.Buffer
		code := run(context.Background(), append([]string{"--root", dir, "--lang", "en"}, args...), nil, &out, &out)
		return code, out.String()
	}
	if code, out := dafu("convert"); code != exitClean {
		t.Fatal(out)
	}
	if code, out := dafu("translate", "update"); code != exitClean || len(asked) > 0 {
		t.Fatalf("asked %v without the command\n%s", asked, out)
	}
	draft := []string{"translate", "draft", "--service", "libretranslate", "--url", server.URL, "--per-minute", "60000"}
	if code, out := dafu(draft...); code != exitFailure || !strings.Contains(out, "refuses the key") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	first := len(asked)
	open = true
	code, out := dafu(draft...)
	if code != exitClean || !strings.Contains(out, "draft-rejected") {
		t.Errorf("exit code %d\n%s", code, out)
	}
	for _, q := range asked[first:] {
		if q == asked[0] {
			t.Errorf("%s was paid for twice", q)
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "content", "replies", "ningbo-cppcc-16-4", "18-ningbo-education", "index.en.md"))
	if err != nil {
		t.Fatal(err)
	}
	if page := string(data); !strings.Contains(page, "12 pitches have been built.\n{#p1 .draft}") || strings.Contains(page, "30 more") {
		t.Errorf("%s", page)
	}
}
