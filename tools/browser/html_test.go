package browser

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"testing"
)

// verdict is what html-validate says of one file.
type verdict struct {
	FilePath string
	Messages []struct {
		RuleID  string `json:"ruleId"`
		Message string
		Line    int
		Column  int
	}
}

// TestHTML holds every page to the HTML standard.
func TestHTML(t *testing.T) {
	dir := public(t)
	cmd := exec.CommandContext(t.Context(), node(t), piece(t, "html-validate/bin/html-validate.mjs"),
		"--config", ".htmlvalidate.json", "--formatter", "json", filepath.ToSlash(filepath.Join(dir, "**", "*.html")))
	// The exit code says that there are errors; what they are stands in the report.
	out, err := cmd.Output()
	var found []verdict
	if e := json.Unmarshal(out, &found); e != nil {
		t.Fatalf("html-validate: %v: %v\n%s", err, e, out)
	}
	for _, v := range found {
		for _, m := range v.Messages {
			t.Errorf("%s:%d:%d: %s (%s)", v.FilePath, m.Line, m.Column, m.Message, m.RuleID)
		}
	}
	t.Logf("html-validate: %d pages given, %d with something to say", len(pages(t)), len(found))
}
