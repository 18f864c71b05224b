package report

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"

	"dafu/tools/internal/diag"
)

// github prints workflow commands, which GitHub shows beside the lines.
func (r Report) github(w io.Writer) error {
	command := map[diag.Severity]string{diag.Note: "notice", diag.Warning: "warning", diag.Error: "error"}
	data := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property := strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	for _, f := range r.Findings {
		var at []string
		if path := r.path(f); path != "" {
			at = append(at, "file="+property.Replace(path))
		}
		if f.Pos.Line > 0 {
			at = append(at, fmt.Sprintf("line=%d", f.Pos.Line))
		}
		if f.Pos.Col > 0 {
			at = append(at, fmt.Sprintf("col=%d", f.Pos.Col))
		}
		at = append(at, "title="+property.Replace(f.Rule.ID))
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", command[f.Rule.Severity], strings.Join(at, ","), data.Replace(f.Message(r.Lang))); err != nil {
			return err
		}
	}
	return nil
}

// The code quality report of GitLab.
type (
	gitlabIssue struct {
		Description string      `json:"description"`
		Check       string      `json:"check_name"`
		Fingerprint string      `json:"fingerprint"`
		Severity    string      `json:"severity"`
		Location    gitlabPlace `json:"location"`
	}
	gitlabPlace struct {
		Path  string      `json:"path"`
		Lines gitlabLines `json:"lines"`
	}
	gitlabLines struct {
		Begin int `json:"begin"`
	}
)

// gitlab returns the findings as GitLab reads them. A fingerprint stays while
// rule, file and message do, whatever line the finding moves to.
func (r Report) gitlab() []gitlabIssue {
	severity := map[diag.Severity]string{diag.Note: "info", diag.Warning: "minor", diag.Error: "critical"}
	seen := map[string]int{}
	out := []gitlabIssue{}
	for _, f := range r.Findings {
		path, message := r.path(f), f.Message(r.Lang)
		id := f.Rule.ID + "\x00" + path + "\x00" + f.Message(diag.English)
		seen[id]++
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", id, seen[id]))
		out = append(out, gitlabIssue{message, f.Rule.ID, hex.EncodeToString(sum[:16]), severity[f.Rule.Severity],
			gitlabPlace{path, gitlabLines{max(f.Pos.Line, 1)}}})
	}
	return out
}
