package report

import (
	"net/url"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
)

// The parts of SARIF 2.1.0 (OASIS standard of 27 March 2020) that are printed.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		Language   string        `json:"language"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string       `json:"id"`
		Short   *sarifText   `json:"shortDescription,omitempty"`
		Help    *sarifText   `json:"fullDescription,omitempty"`
		Default sarifDefault `json:"defaultConfiguration"`
	}
	sarifDefault struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI    string `json:"uri"`
		BaseID string `json:"uriBaseId,omitempty"`
	}
	sarifRegion struct {
		Line   int `json:"startLine"`
		Column int `json:"startColumn,omitempty"`
	}
)

// sarif returns the report as a SARIF log with one run.
func (r Report) sarif() sarifLog {
	run := sarifRun{
		Tool:     sarifTool{sarifDriver{Name: "dafu", Version: r.Version, Rules: []sarifRule{}}},
		Language: map[diag.Lang]string{diag.Chinese: "zh-CN"}[r.Lang], ColumnKind: "unicodeCodePoints",
		Results: []sarifResult{},
	}
	if run.Language == "" {
		run.Language = "en-US"
	}
	rules := &run.Tool.Driver.Rules
	for _, f := range r.Findings {
		level := f.Rule.Severity.String()
		i := slices.IndexFunc(*rules, func(s sarifRule) bool { return s.ID == f.Rule.ID })
		if i < 0 {
			i = len(*rules)
			rule := sarifRule{ID: f.Rule.ID, Default: sarifDefault{level}}
			if doc := f.Rule.Doc.In(r.Lang); doc != "" {
				rule.Short, rule.Help = &sarifText{diag.FirstSentence(doc)}, &sarifText{doc}
			}
			*rules = append(*rules, rule)
		}
		res := sarifResult{RuleID: f.Rule.ID, RuleIndex: i, Level: level, Message: sarifText{f.Message(r.Lang)}}
		if path := r.path(f); path != "" {
			res.Locations = []sarifLocation{{r.place(path, f.Pos)}}
		}
		run.Results = append(run.Results, res)
	}
	return sarifLog{
		Schema:  "https://json.schemastore.org/sarif-2.1.0.json",
		Version: "2.1.0", Runs: []sarifRun{run},
	}
}

func (r Report) place(path string, p diag.Pos) sarifPhysical {
	parts := strings.Split(path, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	out := sarifPhysical{Artifact: sarifArtifact{URI: strings.Join(parts, "/"), BaseID: "%SRCROOT%"}}
	if strings.HasPrefix(path, "/") {
		out.Artifact = sarifArtifact{URI: "file://" + out.Artifact.URI}
	}
	if p.Line > 0 {
		out.Region = &sarifRegion{p.Line, p.Col}
	}
	return out
}
