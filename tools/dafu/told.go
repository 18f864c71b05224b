package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/page"
	"dafu/tools/internal/site"
)

// news tells what is new since the last dafu build from what was told by it: what asks
// for the same at every run would hide what has come up today. It keeps checksums of
// findings in .dafu/told, so that the same findings give the same bytes.
type news struct {
	file   string
	before map[string]bool
	now    map[string]bool
	again  map[string]int // by rule: findings told before that are still there
}

// openNews reads what the last dafu build told.
func openNews(s *site.Site) *news {
	n := &news{file: filepath.Join(s.Root, disk.WorkFolder, "told"), before: map[string]bool{}, now: map[string]bool{}, again: map[string]int{}}
	data, _ := os.ReadFile(n.file) // one that is not there has told nothing
	for _, sum := range strings.Fields(string(data)) {
		n.before[sum] = true
	}
	return n
}

// fresh returns the findings that the last run did not tell. Errors are told by every
// run, and so is what a page waits for.
func (n *news) fresh(a *app, root string, findings []diag.Finding) []diag.Finding {
	if n == nil {
		return findings
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool {
		if f.Rule.Severity == diag.Error || slices.Contains(page.Rules, f.Rule) {
			return false
		}
		rel, _ := filepath.Rel(root, f.Pos.Path)
		// With the line: on a page that was changed above it, it is told again rather than another one left out.
		all := sha256.Sum256(fmt.Appendf(nil, "%s\n%s:%d\n%s", f.Rule.ID, filepath.ToSlash(rel), f.Pos.Line, f.Message(diag.English)))
		sum := hex.EncodeToString(all[:8])
		n.now[sum] = true
		if !n.before[sum] {
			return false
		}
		n.again[f.Rule.ID]++
		if f.Rule.Severity == diag.Warning {
			a.warnings++
		}
		return true
	})
}

// leftToCheck leaves out what the check of the same run says with the pages that it is
// about and what to write: it is told once.
func (a *app) leftToCheck(findings []diag.Finding) []diag.Finding {
	if a.held == nil {
		return findings
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool {
		return f.Rule.ID == agency.UnknownAgency.ID || f.Rule.ID == memory.NamelessAgency.ID
	})
}

// held is what was found in letters that the check of the same run may say of their pages,
// by the page: it is told once, and where it is to be corrected.
type held map[string][]diag.Finding

// hold keeps back what the check may say as well.
func (h held) hold(s *site.Site, c site.Converted, findings []diag.Finding) []diag.Finding {
	if h == nil {
		return findings
	}
	pages := map[string]string{}
	for _, o := range c.Letters {
		for _, f := range o.Findings {
			if o.Bundle != "" && (f.Rule.ID == numberDiffers || f.Rule.ID == subjectDiffers) {
				pages[f.String()] = filepath.Join(s.Root, "content", "replies", filepath.FromSlash(o.Bundle), page.ChineseFile)
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(findings), func(f diag.Finding) bool {
		path, ok := pages[f.String()]
		if ok {
			h[path] = append(h[path], f)
		}
		return ok
	})
}

// What both a letter and its page may be found to have: they are the same in both.
const (
	numberDiffers  = "number-differs"
	subjectDiffers = "subject-differs"
)

// unsaid returns what was held back and is not among the findings of the check.
func (h held) unsaid(checked []diag.Finding) []diag.Finding {
	var out []diag.Finding
	for _, path := range slices.Sorted(maps.Keys(h)) {
		for _, f := range h[path] {
			if !slices.ContainsFunc(checked, func(c diag.Finding) bool { return c.Pos.Path == path && c.Rule.ID == f.Rule.ID }) {
				out = append(out, f)
			}
		}
	}
	return out
}

// summary says in one line what was told before and is still there, and which command
// lists it.
func (n *news) summary(a *app) {
	if n == nil || len(n.again) == 0 {
		return
	}
	const check, update = "dafu check", "dafu translate update"
	parts, total := map[string][]string{}, 0
	for _, rule := range slices.Sorted(maps.Keys(n.again)) {
		command := check
		if slices.ContainsFunc(memory.Writing, func(r *diag.Rule) bool { return r.ID == rule }) {
			command = update
		}
		parts[command] = append(parts[command], fmt.Sprintf("%s %d", rule, n.again[rule]))
		total += n.again[rule]
	}
	var en, zh []string
	for _, command := range slices.Sorted(maps.Keys(parts)) {
		en = append(en, command+" lists "+strings.Join(parts[command], ", "))
		zh = append(zh, command+" 可列出 "+strings.Join(parts[command], "，"))
	}
	a.tell(fmt.Sprintf("Told by the last build and still so: %d. %s.", total, strings.Join(en, "; ")),
		fmt.Sprintf("上次生成时已提示、至今仍在的另有 %d 条。%s。", total, strings.Join(zh, "；")))
}

// save keeps what this run told for the next one. It may be lost: then that tells all again.
func (n *news) save() {
	_ = disk.Spare(n.file, []byte(strings.Join(slices.Sorted(maps.Keys(n.now)), "\n")+"\n"))
}
