package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) convertCommand() *cobra.Command {
	var asJSON, keep, force, all bool
	var share shards
	cmd := &cobra.Command{
		Use:   "convert [FILE or FOLDER…]",
		Short: "Write the Chinese pages of letters (default: all in letters/)",
		Long: "Write the Chinese pages of letters (default: all in letters/).\n" +
			"What is new in a letter is merged into a page that was corrected by hand; where\n" +
			"both changed, the correction stays and the conflict is named.",
		RunE: func(_ *cobra.Command, args []string) error {
			open := a.openToWrite
			if share.one != "" {
				open = a.open // a share is a file of its own: several may be made at once
			}
			s, err := open()
			if err != nil {
				return err
			}
			if force {
				s.Corrected = page.Overwrite
			} else if keep {
				s.Corrected = page.Settle
			}
			s.Anew = all
			if len(args) == 0 {
				args = []string{s.Root + "/letters"}
			}
			if share.one != "" {
				return a.readShard(s, args, &share)
			}
			read := a.read
			if share.join {
				read = func(s *site.Site, _ []string, all bool) (site.Converted, error) { return a.joinShards(s, &share, all) }
			}
			c, err := read(s, args, all || asJSON)
			if err != nil {
				return err
			}
			if asJSON {
				return a.outcomes(c)
			}
			a.counts(s, c)
			return nil
		},
	}
	share.flags(cmd, "read only one share of the letters, as 2/4, and keep it for --join", "write the pages of letters that were read in shares")
	cmd.Flags().BoolVar(&keep, "keep", false, "settle conflicts: the corrected pages are right as they stand")
	cmd.Flags().BoolVar(&force, "force", false, "write corrected pages anew, after a copy into .dafu/copies")
	cmd.MarkFlagsMutuallyExclusive("keep", "force")
	cmd.Flags().BoolVar(&all, "all", false, "read letters again that have not changed, and list all that was found")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what became of every letter as JSON")
	return cmd
}

// read writes the pages of letters and prints the findings; those that a person
// has been told of before only if all are asked for.
func (a *app) read(s *site.Site, paths []string, all bool) (site.Converted, error) {
	bar := a.progress("letters", "原件")
	c, findings, err := s.Convert(a.ctx, paths, bar.set)
	bar.close()
	a.tellLetters(c, a.held.hold(s, c, findings), all)
	return c, err
}

// tellLetters prints the findings about letters, the first ones of each rule unless all are
// asked for. What a person was told of is left out, but where pages came with the checkout
// and nobody was told of their letters yet.
func (a *app) tellLetters(c site.Converted, findings []diag.Finding, all bool) {
	findings = a.leftToCheck(findings)
	if all {
		a.report(findings)
		return
	}
	if !c.First || c.Pages[page.Unchanged]+c.Pages[page.Kept] == 0 {
		told := toldBefore(c)
		n := len(findings)
		findings = slices.DeleteFunc(findings, func(f diag.Finding) bool { return told[f.String()] })
		if n -= len(findings); n > 0 {
			defer a.tell(fmt.Sprintf("Findings about letters whose pages stay as they are, not told again: %d. dafu convert --all lists them.", n),
				fmt.Sprintf("页面未变的原件另有 %d 条发现未再列出；dafu convert --all 可全部列出。", n))
		}
	}
	a.report(firstOfEach(findings))
}

// firstOfEach leaves the first findings of each rule that stops no letter, and says how many
// more there are: a batch of hundreds has the same in many. What a letter or a page waits
// for is listed in full.
func firstOfEach(findings []diag.Finding) []diag.Finding {
	var stops, rest []diag.Finding
	for _, f := range findings {
		if f.Rule.Severity == diag.Error || slices.Contains(page.Rules, f.Rule) && f.Rule.Severity == diag.Warning {
			stops = append(stops, f)
		} else {
			rest = append(rest, f)
		}
	}
	bound := check.Bound(rest, listed, "dafu convert --all")
	if len(bound) == len(rest) {
		return findings // in the order of the letters
	}
	return append(stops, bound...)
}

// toldBefore are the findings about letters whose pages stay as they are. Errors
// are told at every run, and so is what a page waits for, and why a letter has none.
func toldBefore(c site.Converted) map[string]bool {
	out := map[string]bool{}
	for _, o := range c.Letters {
		if o.Action != page.Unchanged && o.Action != page.Kept && o.Action != page.Skipped {
			continue
		}
		for _, f := range o.Findings {
			if o.Action == page.Skipped && slices.Contains(page.Rules, f.Rule) {
				continue
			}
			if f.Rule.Severity == diag.Note || f.Rule.Severity == diag.Warning && !slices.Contains(page.Rules, f.Rule) {
				out[f.String()] = true
			}
		}
	}
	return out
}

// outcomes prints what became of every letter.
func (a *app) outcomes(c site.Converted) error {
	type finding struct {
		Rule     string `json:"rule"`
		Severity string `json:"severity"`
		Line     int    `json:"line,omitempty"`
		Col      int    `json:"col,omitempty"`
		Message  string `json:"message"`
	}
	type letter struct {
		File     string    `json:"file"`
		Page     string    `json:"page"`   // bundle below content/replies; "" if there is none
		Action   string    `json:"action"` // created, updated, unchanged, kept, skipped or refused
		Findings []finding `json:"findings"`
	}
	letters := []letter{}
	for _, o := range c.Letters {
		l := letter{File: here(o.File), Page: o.Bundle, Action: string(o.Action), Findings: []finding{}}
		if o.Action == "" {
			l.Action = "refused"
		}
		for _, f := range o.Findings {
			l.Findings = append(l.Findings, finding{f.Rule.ID, f.Rule.Severity.String(), f.Pos.Line, f.Pos.Col, f.Message(a.lang)})
		}
		letters = append(letters, l)
	}
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(letters)
}

// convert writes the pages of letters and says what became of them.
func (a *app) convert(s *site.Site, paths []string) error {
	c, err := a.read(s, paths, false)
	if err != nil {
		return err
	}
	a.counts(s, c)
	return nil
}

// counts says what became of letters.
func (a *app) counts(s *site.Site, c site.Converted) {
	a.written(s, c)
	a.say("letters   %d read, %d refused; %s", "原件      读取 %d 件，未采用 %d 件；%s",
		c.Files-c.Refused, c.Refused, a.actions(c.Pages))
}

// written names the pages that were written, and out of which letters: there a
// person corrects what was misread.
func (a *app) written(s *site.Site, c site.Converted) {
	n := 0
	for _, o := range c.Letters {
		if o.Action != page.Created && o.Action != page.Updated && o.Action != page.Merged {
			continue
		}
		if n++; n <= listed {
			a.say("page      %s  from %s", "页面      %s  来自 %s",
				here(filepath.Join(s.Root, "content", "replies", filepath.FromSlash(o.Bundle), page.ChineseFile)), diag.Printable(here(o.File)))
		}
	}
	if n > listed {
		a.say("page      … and %d more, below content/replies", "页面      …… 另有 %d 个，在 content/replies 中", n-listed)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

func join(l diag.Lang, parts []string) string {
	if l == diag.Chinese {
		return strings.Join(parts, "，")
	}
	return strings.Join(parts, ", ")
}
