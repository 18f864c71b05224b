package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// TestEveryRuleIsExplained holds the rules that the sources have to those that
// dafu explain knows, each with its words in both languages.
func TestEveryRuleIsExplained(t *testing.T) {
	known := map[string]bool{}
	for _, r := range rules() {
		known[r.ID] = true
		if r.EN == "" || r.ZH == "" || r.Doc.EN == "" || r.Doc.ZH == "" {
			t.Errorf("%s lacks a wording or an explanation", r.ID)
		}
		if strings.Contains(blanks(r.EN)+blanks(r.ZH), "%!") {
			t.Errorf("%s: the wording has a fault: %s", r.ID, blanks(r.EN))
		}
	}
	n := 0
	err := filepath.WalkDir(filepath.Join("..", "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if id := ruleID(node); id != "" {
				n++
				if !known[id] {
					t.Errorf("%s: the rule %s is in no list Rules, so dafu explain does not know it", path, id)
				}
			}
			return true
		})
		return nil
	})
	if err != nil || n < len(known)/2 {
		t.Errorf("found %d rules in the sources: %v", n, err)
	}
}

// ruleID returns the name of the rule that a literal makes; "" for anything else.
func ruleID(node ast.Node) string {
	lit, ok := node.(*ast.CompositeLit)
	if !ok {
		return ""
	}
	if sel, ok := lit.Type.(*ast.SelectorExpr); !ok || sel.Sel.Name != "Rule" {
		return ""
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := kv.Key.(*ast.Ident); ok && key.Name == "ID" {
			if v, ok := kv.Value.(*ast.BasicLit); ok {
				id, _ := strconv.Unquote(v.Value)
				return id
			}
		}
	}
	return ""
}
