package main

import (
	"encoding/json"
	"strconv"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) convertCommand() *cobra.Command {
	var asJSON, keep, force bool
	var share shards
	cmd := &cobra.Command{
		Use:   "convert [FILE or FOLDER…]",
		Short: "Write the Chinese pages of letters (default: all in letters/)",
		Long: "Write the Chinese pages of letters (default: all in letters/).\n" +
			"What is new in a letter is merged into a page that was corrected by hand; where\n" +
			"both changed, the correction stays and the conflict is named.",
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			if force {
				s.Corrected = page.Overwrite
			} else if keep {
				s.Corrected = page.Settle
			}
			if len(args) == 0 {
				args = []string{s.Root + "/letters"}
			}
			if share.one != "" {
				return a.readShard(s, args, &share)
			}
			read := a.read
			if share.join {
				read = func(s *site.Site, _ []string) (site.Converted, error) { return a.joinShards(s, &share) }
			}
			c, err := read(s, args)
			if err != nil {
				return err
			}
			if asJSON {
				return a.outcomes(c)
			}
			a.counts(c)
			return nil
		},
	}
	share.flags(cmd)
	cmd.Flags().BoolVar(&keep, "keep", false, "settle conflicts: the corrected pages are right as they stand")
	cmd.Flags().BoolVar(&force, "force", false, "write corrected pages anew, after a copy into .dafu/copies")
	cmd.MarkFlagsMutuallyExclusive("keep", "force")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print what became of every letter as JSON")
	return cmd
}

// read writes the pages of letters and prints the findings.
func (a *app) read(s *site.Site, paths []string) (site.Converted, error) {
	bar := a.progress("letters", "来信")
	c, findings, err := s.Convert(a.ctx, paths, bar.set)
	bar.close()
	a.report(findings)
	return c, err
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
	c, err := a.read(s, paths)
	if err != nil {
		return err
	}
	a.counts(c)
	return nil
}

// counts says what became of letters.
func (a *app) counts(c site.Converted) {
	a.say("letters   %d read, %d refused; %s", "来信      读取 %d 件，未采用 %d 件；%s",
		c.Files-c.Refused, c.Refused, a.actions(c.Pages))
}

func itoa(n int) string { return strconv.Itoa(n) }

func join(l diag.Lang, parts []string) string {
	if l == diag.Chinese {
		return strings.Join(parts, "，")
	}
	return strings.Join(parts, ", ")
}
