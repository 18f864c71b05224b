package internal_test

import (
	"bytes"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/pelletier/go-toml/v2"

	"dafu/tools/internal/page"
)

// written are the parts of the front matter that only the tool writes: a person
// who types a letter in knows nothing of them.
var written = []string{"params.dafu", "params.source", "params.translation", "params.policy_names", "params.figures", "params.dues"}

// TestArchetype holds what `hugo new` starts a page with to what package page
// reads and writes: a key that is in the one only would be lost without a word.
func TestArchetype(t *testing.T) {
	_, rest, opened := bytes.Cut(read(t, "archetypes/replies.md"), []byte("+++\n"))
	head, _, closed := bytes.Cut(rest, []byte("\n+++"))
	if !opened || !closed {
		t.Fatal("archetypes/replies.md has no front matter between +++ lines")
	}
	date := regexp.MustCompile(`\{\{.*?\}\}`)
	var got map[string]any
	if err := toml.Unmarshal(date.ReplaceAll(head, []byte("2025-06-13")), &got); err != nil {
		t.Fatalf("archetypes/replies.md: %v", err)
	}
	if d := cmp.Diff(contract(reflect.TypeFor[page.FrontMatter](), ""), keys(got, "")); d != "" {
		t.Errorf("page.FrontMatter (-) and archetypes/replies.md (+) differ:\n%s", d)
	}
}

// contract returns the keys that a struct reads, sorted: title, params.term.
func contract(of reflect.Type, under string) []string {
	var out []string
	for i := range of.NumField() {
		field := of.Field(i)
		name, _, _ := strings.Cut(field.Tag.Get("toml"), ",")
		name = under + name
		switch {
		case slices.Contains(written, name):
		case field.Name == "Params":
			out = append(out, contract(field.Type, name+".")...)
		default:
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// keys returns the keys of a table and of params in it, sorted.
func keys(table map[string]any, under string) []string {
	var out []string
	for name, value := range table {
		if inner, ok := value.(map[string]any); ok && name == "params" {
			out = append(out, keys(inner, name+".")...)
			continue
		}
		out = append(out, under+name)
	}
	slices.Sort(out)
	return out
}
