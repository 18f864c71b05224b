package check

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dafu/tools/internal/page"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write docs/schema/reply.schema.json anew")

// TestSchemaIsPublished holds the published schema to the one in use.
func TestSchemaIsPublished(t *testing.T) {
	path := filepath.Join("..", "..", "..", "docs", "schema", "reply.schema.json")
	if *update {
		if err := os.WriteFile(path, Schema(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(Schema()), string(got)); d != "" {
		t.Errorf("docs/schema/reply.schema.json is not what page.FrontMatter gives; write it anew with -update:\n%s", d)
	}
}

// TestSchemaExplainsEveryKey finds keys of the front matter that say nothing of
// themselves, and explanations of keys that are no more.
func TestSchemaExplainsEveryKey(t *testing.T) {
	var root map[string]any
	if err := json.NewDecoder(bytes.NewReader(Schema())).Decode(&root); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	var visit func(key string, n map[string]any)
	visit = func(key string, n map[string]any) {
		for name, v := range n["properties"].(map[string]any) {
			full := strings.TrimPrefix(key+"."+name, ".")
			field := v.(map[string]any)
			seen[full] = true
			if field["description"] == nil && field["minimum"] == nil {
				t.Errorf("the schema does not say what %s is", full)
			}
			if items, ok := field["items"].(map[string]any); ok && items["properties"] != nil {
				visit(full, items)
			}
			if field["properties"] != nil {
				visit(full, field)
			}
		}
	}
	visit("", root)
	for key := range about {
		if !seen[key] {
			t.Errorf("the schema explains %s, which no page has", key)
		}
	}
	if n := reflect.TypeFor[page.Params]().NumField(); len(seen) < n {
		t.Errorf("the schema has %d keys, params alone has %d", len(seen), n)
	}
}
