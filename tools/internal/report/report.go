// Package report prints findings for programs: as JSON, as SARIF, and in the
// forms in which GitHub and GitLab show them beside the lines of a change.
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"dafu/tools/internal/diag"
)

// Report is what is printed.
type Report struct {
	Findings []diag.Finding
	Lang     diag.Lang
	Root     string // paths below it are printed from there, with slashes
	Version  string // of the program
}

// Formats are the names of the formats, as Write takes them.
var Formats = []string{"json", "sarif", "github", "gitlab"}

// Write prints the report in a format of Formats; it panics on any other.
func (r Report) Write(w io.Writer, format string) error {
	var err error
	switch format {
	case "json":
		err = encode(w, r.plain())
	case "sarif":
		err = encode(w, r.sarif())
	case "github":
		err = r.github(w)
	case "gitlab":
		err = encode(w, r.gitlab())
	default:
		panic("report: no format " + format)
	}
	if err != nil {
		return fmt.Errorf("print the findings: %w", err)
	}
	return nil
}

func encode(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// finding is a finding in the JSON of our own.
type finding struct {
	Path     string `json:"path,omitempty"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"` // in characters
	Severity string `json:"severity"`
	Rule     string `json:"rule"`
	Message  string `json:"message"`
}

func (r Report) plain() []finding {
	out := []finding{}
	for _, f := range r.Findings {
		out = append(out, finding{r.path(f), f.Pos.Line, f.Pos.Col, f.Rule.Severity.String(), f.Rule.ID, f.Message(r.Lang)})
	}
	return out
}

// path returns the path of a finding from the root on, with slashes.
func (r Report) path(f diag.Finding) string {
	if rel, err := filepath.Rel(r.Root, f.Pos.Path); err == nil && f.Pos.Path != "" && !strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(f.Pos.Path)
}
