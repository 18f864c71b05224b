package recipes

import (
	"crypto/sha256"
	"encoding/base64"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/evanw/esbuild/pkg/api"
	"github.com/google/go-cmp/cmp"
)

func file(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// always are the headers of every answer, as static/_headers states them.
func always(t *testing.T) map[string]string {
	t.Helper()
	_, rules, _ := strings.Cut(file(t, "static/_headers"), "\n/*\n")
	block, _, _ := strings.Cut(rules, "\n\n")
	out := map[string]string{}
	for _, line := range strings.Split(block, "\n") {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok {
			t.Fatalf("static/_headers: %q is no header", line)
		}
		out[name] = value
	}
	return out
}

// TestHeaders holds the three ways of setting the headers to each other, and
// their policy to that of the pages themselves.
func TestHeaders(t *testing.T) {
	want := always(t)
	for name, pattern := range map[string]string{
		"docs/hosting/nginx.conf": `(?m)^\s*add_header ([A-Za-z-]+) "([^"]*)" always;`,
		"docs/hosting/Caddyfile":  `(?m)^\t\t([A-Z][A-Za-z-]+) "([^"]*)"$`,
	} {
		got := map[string]string{}
		part, _, _ := strings.Cut(file(t, name), "@lasting")
		for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(part, -1) {
			got[m[1]] = m[2]
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s has other headers (+) than static/_headers (-):\n%s", name, d)
		}
	}
	for _, name := range []string{"Strict-Transport-Security", "X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"} {
		if want[name] == "" {
			t.Errorf("static/_headers has no %s", name)
		}
	}
	page := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(file(t, "layouts/_partials/head/site.html"))
	if page == nil {
		t.Fatal("the pages have no policy")
	}
	// A page can't forbid by itself to be framed; headers can't allow a script on one page alone.
	own := strings.ReplaceAll(page[1], "{{ $own }}", " '"+ahead(t)+"'") + "; frame-ancestors 'none'"
	if d := cmp.Diff(own, want["Content-Security-Policy"]); d != "" {
		t.Errorf("the headers have another policy (+) than the pages (-):\n%s", d)
	}
	if policy := want["Content-Security-Policy"]; !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
		t.Errorf("the policy is %s", policy)
	}
}

// ahead gives the checksum of the script in the search page, as the layouts make it.
func ahead(t *testing.T) string {
	t.Helper()
	r := api.Build(api.BuildOptions{
		EntryPoints: []string{filepath.Join(root, "assets/js/search/ahead.js")}, Bundle: true, Format: api.FormatIIFE, Target: api.ES2020,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
	})
	if len(r.Errors) > 0 {
		t.Fatal(r.Errors)
	}
	sum := sha256.Sum256(r.OutputFiles[0].Contents)
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}
