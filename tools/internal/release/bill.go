package release

import (
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"dafu/tools/internal/licence"
)

// The parts of CycloneDX 1.6 that a bill of materials of a Go program needs.
type (
	document struct {
		Schema     string      `json:"$schema"`
		Format     string      `json:"bomFormat"`
		Spec       string      `json:"specVersion"`
		Version    int         `json:"version"`
		Metadata   metadata    `json:"metadata"`
		Components []component `json:"components"`
		Depends    []depends   `json:"dependencies"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Ref        string      `json:"bom-ref"`
		Type       string      `json:"type"`
		Publisher  string      `json:"publisher,omitempty"`
		Name       string      `json:"name"`
		Version    string      `json:"version,omitempty"`
		Hashes     []hash      `json:"hashes,omitempty"`
		Licenses   []choice    `json:"licenses,omitempty"`
		PURL       string      `json:"purl,omitempty"`
		References []reference `json:"externalReferences,omitempty"`
		Properties []property  `json:"properties,omitempty"`
	}
	hash struct {
		Alg     string `json:"alg"`
		Content string `json:"content"`
	}
	choice struct {
		Expression string `json:"expression"`
	}
	reference struct {
		Type string `json:"type"`
		URL  string `json:"url"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	depends struct {
		Ref string   `json:"ref"`
		On  []string `json:"dependsOn,omitempty"`
	}
)

// bill lists what the program is made of, as CycloneDX. What the program says
// of itself is held against the modules whose licences go with it.
func (r Release) bill(binary string, t licence.Target, modules []licence.Module) ([]byte, error) {
	info, err := buildinfo.ReadFile(binary)
	if err != nil {
		return nil, fmt.Errorf("what the program is built from: %w", err)
	}
	sums := map[string]string{}
	for _, d := range info.Deps {
		sums[d.Path+"@"+d.Version] = d.Sum
	}
	data, err := os.ReadFile(binary)
	if err != nil {
		return nil, err
	}
	main := component{
		Ref: "main", Type: "application", Name: r.Name, Version: r.Version,
		Hashes:   []hash{{"SHA-256", fmt.Sprintf("%x", sha256.Sum256(data))}},
		Licenses: []choice{{"Apache-2.0"}},
		Properties: []property{
			{"commit", r.Commit}, {"go", info.GoVersion}, {"target", t.String()},
		},
	}
	doc := document{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", Spec: "1.6", Version: 1,
		Metadata: metadata{r.Time.Format(time.RFC3339), main}, Components: []component{},
	}
	all := depends{Ref: "main"}
	for _, m := range modules {
		c := component{Type: "library", Name: m.Path, Version: m.Version, Publisher: m.Holder, Licenses: []choice{{strings.Join(m.IDs, " AND ")}}}
		switch sum, there := sums[m.Path+"@"+m.Version]; {
		case m.Within != "":
			c.Ref, c.References = m.Within+"#"+url.PathEscape(m.Path), []reference{{"website", m.Source}}
			c.Properties = []property{{"within", m.Within}}
		case m.Path == "std":
			c.Ref = "pkg:golang/std@" + strings.TrimPrefix(m.Version, "go")
			c.PURL = c.Ref
		case !there:
			return nil, fmt.Errorf("%s %s is not in the program", m.Path, m.Version)
		default:
			c.Ref = "pkg:golang/" + m.Path + "@" + url.PathEscape(m.Version)
			c.PURL = c.Ref
			c.Properties = []property{{"h1", sum}}
			delete(sums, m.Path+"@"+m.Version)
		}
		doc.Components = append(doc.Components, c)
		all.On = append(all.On, c.Ref)
	}
	for left := range sums {
		return nil, fmt.Errorf("the program holds %s, of which no licence is known", left)
	}
	doc.Depends = []depends{all}
	out, err := json.MarshalIndent(doc, "", " ")
	return append(out, '\n'), err
}
