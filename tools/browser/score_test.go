package browser

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"slices"
	"testing"
	"time"

	"dafu/tools/internal/reader"
)

// tries is how often a page may be measured: speed is a matter of what else
// the machine does.
const tries = 5

// rest is how long a busy machine is left alone before a page is measured again.
const rest = 3 * time.Second

// report is what Lighthouse says of a page.
type report struct {
	Categories map[string]struct{ Score float64 }
	Audits     map[string]struct {
		Title            string
		Score            *float64
		ScoreDisplayMode string
		DisplayValue     string
	}
}

// slowest is the score for speed that a page must reach on any machine, busy as
// it may be. On a quiet one it is 100; the figure is logged.
const slowest = 0.8

// missed lists the groups below 100, speed below what any machine reaches, and
// what was found wanting.
func (r report) missed() []string {
	var out []string
	for _, name := range slices.Sorted(maps.Keys(r.Categories)) {
		s := r.Categories[name].Score
		if name == "performance" && s >= slowest {
			continue
		}
		if s < 1 {
			out = append(out, fmt.Sprintf("%s %.0f", name, 100*s))
		}
	}
	if len(out) == 0 {
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(r.Audits)) {
		a := r.Audits[name]
		if a.Score != nil && *a.Score < 0.9 && a.ScoreDisplayMode != "informative" {
			out = append(out, fmt.Sprintf("%s: %s %s", name, a.Title, a.DisplayValue))
		}
	}
	return out
}

// TestScore holds the main pages to 100 in the groups of Lighthouse that judge
// the page, and tells the score for speed, which judges the machine too.
func TestScore(t *testing.T) {
	home := serve(t)
	chromium := reader.Chromium(t)
	for _, k := range []string{"zh ", "en replies/*/*", "en agencies/*", "zh search"} {
		t.Run(k, func(t *testing.T) {
			page := one(t, k)
			var missed []string
			for range tries {
				r := measure(t, chromium, home+page)
				if missed = r.missed(); missed == nil {
					t.Logf("/%s: performance %.0f", page, 100*r.Categories["performance"].Score)
					return
				}
				time.Sleep(rest)
			}
			for _, m := range missed {
				t.Errorf("/%s: %s", page, m)
			}
		})
	}
}

func measure(t *testing.T, chromium, address string) report {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), node(t), piece(t, "lighthouse/cli/index.js"), address,
		"--quiet", "--output=json", "--output-path=stdout", "--no-enable-error-reporting",
		"--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-component-update --disable-background-networking")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+chromium)
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("lighthouse: %v\n%s", err, out)
	}
	var r report
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatalf("lighthouse: %v", err)
	}
	if len(r.Categories) != 4 {
		t.Fatalf("lighthouse measured %d groups, not four", len(r.Categories))
	}
	return r
}
