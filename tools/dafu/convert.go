package main

import (
	"strconv"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) convertCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "convert [FILE or FOLDER…]",
		Short: "Write the Chinese pages of letters (default: all in letters/)",
		RunE: func(_ *cobra.Command, args []string) error {
			s, err := a.open()
			if err != nil {
				return err
			}
			if len(args) == 0 {
				args = []string{s.Root + "/letters"}
			}
			return a.convert(s, args)
		},
	}
}

// convert writes the pages of letters and says what became of them.
func (a *app) convert(s *site.Site, paths []string) error {
	bar := a.progress("letters", "来信")
	c, findings, err := s.Convert(a.ctx, paths, bar.set)
	bar.close()
	a.report(findings)
	if err != nil {
		return err
	}
	a.say("letters   %d read, %d refused; %s", "来信      读取 %d 件，未采用 %d 件；%s",
		c.Files-c.Refused, c.Refused, a.actions(c.Pages))
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }

func join(l diag.Lang, parts []string) string {
	if l == diag.Chinese {
		return strings.Join(parts, "，")
	}
	return strings.Join(parts, ", ")
}
