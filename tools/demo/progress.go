package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"dafu/tools/internal/site"
)

// followed is of how many letters the demonstration tells what became of their
// promises, so that its ledger shows every status.
const followed = 12

// planned is the address of a measure in the second part of an invented letter:
// what its agency will do.
var planned = regexp.MustCompile(`\{#(s2-m\d+)\}`)

// entries are what staff write of one promise after another; of some, nothing.
var entries = []string{
	"status = 'kept'\ndate = 2026-03-02\nsource = '市政府督查通报（虚构）'\n",
	"status = 'under-way'\ndate = 2026-03-05\nsource = '市政府督查通报（虚构）'\n",
	"",
	"status = 'under-way'\n",
	"status = 'dropped'\ndate = 2026-03-09\nsource = '承办单位说明（虚构）'\n",
}

// progress makes the pages of a few of the letters and writes into them what
// became of their promises, as staff would. Every later build keeps it.
func progress(ctx context.Context, root string) error {
	files, err := filepath.Glob(filepath.Join(root, "letters", "2025", "*.txt"))
	if err != nil {
		return err
	}
	s, _, err := site.Open(root)
	if err != nil {
		return err
	}
	if _, _, err := s.Convert(ctx, files[:min(followed, len(files))], nil); err != nil {
		return fmt.Errorf("convert: %w", err)
	}
	next := 0
	return filepath.WalkDir(filepath.Join(root, "content", "replies"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.Name() != "index.zh.md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		var b strings.Builder
		for _, m := range planned.FindAllStringSubmatch(string(data), -1) {
			if entry := entries[next%len(entries)]; entry != "" {
				fmt.Fprintf(&b, "[params.promises.%s]\n%s\n", m[1], entry)
			}
			next++
		}
		return os.WriteFile(path, []byte(strings.Replace(string(data), "[params.dafu]\n", b.String()+"[params.dafu]\n", 1)), 0o644)
	})
}
