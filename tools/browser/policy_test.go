package browser

import (
	"crypto/sha256"
	"encoding/base64"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	policyTag  = regexp.MustCompile(`<meta http-equiv="?Content-Security-Policy"? content="([^"]*)">`)
	script     = regexp.MustCompile(`(?s)<script\b([^>]*)>(.*?)</script>`)
	inlineCode = regexp.MustCompile(`\s(?:style|on[a-z]+)=`)
)

// TestPolicy holds every page to a Content-Security-Policy that allows nothing
// by default and nothing unsafe, and to having no style of its own, nor code but
// what the policy names: one script in the search pages.
func TestPolicy(t *testing.T) {
	for _, p := range pages(t) {
		name := p
		if !strings.HasSuffix(p, ".html") {
			name += "index.html"
		}
		data, err := os.ReadFile(filepath.Join(public(t), filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		head, _, _ := strings.Cut(string(data), "</head>")
		m := policyTag.FindStringSubmatch(head)
		if m == nil {
			if strings.Contains(head, `http-equiv="refresh"`) || strings.Contains(head, `http-equiv=refresh`) {
				continue // Hugo's own page that leads on to another
			}
			t.Errorf("/%s has no Content-Security-Policy", p)
			continue
		}
		policy := html.UnescapeString(m[1])
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "http") {
			t.Errorf("/%s: the policy is %s", p, policy)
		}
		named := strings.Count(policy, "'sha256-")
		for _, s := range script.FindAllStringSubmatch(string(data), -1) {
			if strings.Contains(s[1], "src=") || strings.Contains(s[1], "application/ld+json") {
				continue
			}
			sum := sha256.Sum256([]byte(s[2]))
			if !strings.HasSuffix(p, "search/") || !strings.Contains(policy, " 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'") {
				t.Errorf("/%s has a script of its own: %s", p, s[0])
			}
			named--
		}
		if named != 0 {
			t.Errorf("/%s: the policy names %d scripts that are not there: %s", p, named, policy)
		}
		for _, tag := range regexp.MustCompile(`<[a-z][^>]*>`).FindAllString(string(data), -1) {
			if inlineCode.MatchString(quoted.ReplaceAllString(tag, `""`)) {
				t.Errorf("/%s has a style or code in %s", p, tag)
			}
		}
	}
}

// quoted is the value of an attribute.
var quoted = regexp.MustCompile(`"[^"]*"`)
