package report

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"dafu/tools/internal/diag"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var (
	bad  = &diag.Rule{ID: "bad", Severity: diag.Error, EN: "bad: %s", ZH: "有误：%s", Doc: diag.Doc{EN: "It is bad. Mend it.", ZH: "有误。请改正。"}}
	note = &diag.Rule{ID: "note", Severity: diag.Note, EN: "100%% of\nit", ZH: "全部"}
)

func report(l diag.Lang) Report {
	root := filepath.FromSlash("/site")
	return Report{Root: root, Lang: l, Version: "v1", Findings: []diag.Finding{
		bad.At(diag.Pos{Path: filepath.Join(root, "content", "甲 1.md"), Line: 3, Col: 7}, "x"),
		note.At(diag.Pos{}),
		bad.At(diag.Pos{Path: filepath.Join(root, "a,b.md")}, "x"),
		bad.At(diag.Pos{Path: filepath.Join(root, "a,b.md")}, "x"),
	}}
}

func write(t *testing.T, r Report, format string) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, format); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestJSON(t *testing.T) {
	var got []finding
	if err := json.Unmarshal([]byte(write(t, report(diag.Chinese), "json")), &got); err != nil {
		t.Fatal(err)
	}
	want := []finding{
		{"content/甲 1.md", 3, 7, "error", "bad", "有误：x"},
		{"", 0, 0, "note", "note", "全部"},
		{"a,b.md", 0, 0, "error", "bad", "有误：x"},
		{"a,b.md", 0, 0, "error", "bad", "有误：x"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if got := write(t, Report{}, "json"); got != "[]\n" {
		t.Errorf("no findings: %s", got)
	}
}

func TestGitHub(t *testing.T) {
	want := `::error file=content/甲 1.md,line=3,col=7,title=bad::bad: x
::notice title=note::100%25 of%0Ait
::error file=a%2Cb.md,title=bad::bad: x
::error file=a%2Cb.md,title=bad::bad: x
`
	if d := cmp.Diff(want, write(t, report(diag.English), "github")); d != "" {
		t.Error(d)
	}
}

func TestGitLab(t *testing.T) {
	var got []gitlabIssue
	if err := json.Unmarshal([]byte(write(t, report(diag.English), "gitlab")), &got); err != nil {
		t.Fatal(err)
	}
	prints := map[string]bool{}
	for _, i := range got {
		prints[i.Fingerprint] = true
	}
	if len(got) != 4 || len(prints) != 4 {
		t.Errorf("%d issues, %d fingerprints", len(got), len(prints))
	}
	if d := cmp.Diff(gitlabPlace{"content/甲 1.md", gitlabLines{3}}, got[0].Location); d != "" {
		t.Error(d)
	}
}

// shape is what the SARIF 2.1.0 schema asks of the parts that are printed:
// names, types, required members and allowed values.
const shape = `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object", "required": ["version", "runs"], "additionalProperties": false,
  "properties": {
    "$schema": {"type": "string"},
    "version": {"const": "2.1.0"},
    "runs": {"type": "array", "items": {
      "type": "object", "required": ["tool"], "additionalProperties": false,
      "properties": {
        "tool": {"type": "object", "required": ["driver"], "additionalProperties": false, "properties": {"driver": {
          "type": "object", "required": ["name"], "additionalProperties": false,
          "properties": {"name": {"type": "string"}, "version": {"type": "string"}, "rules": {"type": "array", "uniqueItems": true, "items": {
            "type": "object", "required": ["id"], "additionalProperties": false,
            "properties": {"id": {"type": "string"}, "shortDescription": {"$ref": "#/$defs/text"}, "fullDescription": {"$ref": "#/$defs/text"},
              "defaultConfiguration": {"type": "object", "additionalProperties": false, "properties": {"level": {"$ref": "#/$defs/level"}}}}}}}}}},
        "language": {"type": "string", "pattern": "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"},
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "results": {"type": "array", "items": {
          "type": "object", "required": ["message"], "additionalProperties": false,
          "properties": {"ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1}, "level": {"$ref": "#/$defs/level"},
            "message": {"$ref": "#/$defs/text"},
            "locations": {"type": "array", "uniqueItems": true, "items": {"type": "object", "additionalProperties": false, "properties": {
              "physicalLocation": {"type": "object", "additionalProperties": false, "properties": {
                "artifactLocation": {"type": "object", "additionalProperties": false, "properties": {
                  "uri": {"type": "string", "pattern": "^[\\x21-\\x7e]*$"}, "uriBaseId": {"type": "string"}}},
                "region": {"type": "object", "additionalProperties": false, "properties": {
                  "startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1}}}}}}}}}}}}}}},
  "$defs": {
    "text": {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string"}}},
    "level": {"enum": ["none", "note", "warning", "error"]}
  }
}`

func TestSARIF(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(shape))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("sarif", doc); err != nil {
		t.Fatal(err)
	}
	schema := c.MustCompile("sarif")
	for _, r := range []Report{report(diag.English), report(diag.Chinese), {}} {
		out := write(t, r, "sarif")
		got, err := jsonschema.UnmarshalJSON(strings.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(got); err != nil {
			t.Errorf("not SARIF: %v\n%s", err, out)
		}
	}
	log := report(diag.English).sarif()
	if n := len(log.Runs[0].Tool.Driver.Rules); n != 2 {
		t.Errorf("%d rules, want each once", n)
	}
	for l, want := range map[diag.Lang][2]string{diag.English: {"It is bad.", "It is bad. Mend it."}, diag.Chinese: {"有误。", "有误。请改正。"}} {
		rule := report(l).sarif().Runs[0].Tool.Driver.Rules[0]
		if rule.Short.Text != want[0] || rule.Help.Text != want[1] {
			t.Errorf("%s: the rule is described as %q, %q", l, rule.Short.Text, rule.Help.Text)
		}
	}
	at := log.Runs[0].Results[0].Locations[0].Physical
	if at.Artifact.URI != "content/%E7%94%B2%201.md" || at.Region.Line != 3 {
		t.Errorf("place: %+v %+v", at.Artifact, at.Region)
	}
}
