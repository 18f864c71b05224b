package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/report"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

// listed is how many findings of one rule are listed unless all are asked for.
const listed = 10

// checkAll lists every finding of the checks.
const checkAll = "dafu check --all"

// checking says how the check command checks.
type checking struct {
	base, format string
	all, fix     bool
}

func (a *app) checkCommand() *cobra.Command {
	var o checking
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check pages and the built site, changing nothing",
		Long: "Check pages, registries, translations and the built site.\n" +
			"dafu explain RULE tells what a finding means and what to do.",
		Args: cobra.NoArgs,
		PreRunE: func(*cobra.Command, []string) error {
			if o.format != "text" && !slices.Contains(report.Formats, o.format) {
				return a.understood(wrong("--format takes text, %[1]s, not %[3]q", "--format 只能是 text、%[2]s，不能是“%[3]s”",
					diag.Names(report.Formats).In(diag.English), diag.Names(report.Formats).In(diag.Chinese), o.format))
			}
			return a.understood(addressForm(o.base))
		},
		RunE: func(*cobra.Command, []string) error {
			s, findings, err := a.find()
			if err != nil {
				a.report(findings)
				return err
			}
			if o.base != "" {
				s.Config.BaseURL = o.base
			}
			return a.check(s, findings, o)
		},
	}
	cmd.Flags().StringVar(&o.base, "base-url", "", "address that the site was built for (default: baseURL of config.toml)")
	cmd.Flags().StringVar(&o.format, "format", "text", "text, "+strings.Join(report.Formats, ", "))
	_ = cmd.RegisterFlagCompletionFunc("format", oneOf(append([]string{"text"}, report.Formats...)...))
	cmd.Flags().BoolVar(&o.all, "all", false, fmt.Sprintf("list every finding, not the first %d of each rule", listed))
	cmd.Flags().BoolVar(&o.fix, "fix", false, "mend on the Chinese pages what is safe to mend: half-width punctuation, missing addresses, lists that a corrected fact has left behind, pages saved in GBK or UTF-16")
	return cmd
}

// check checks the site and prints what was found, in the registry and in the rest.
func (a *app) check(s *site.Site, registry []diag.Finding, o checking) error {
	public, mended := s.Public(), false
	if o.fix {
		if err := a.claim(s); err != nil {
			return err
		}
		changed, err := check.Fix(a.ctx, s.Checked(""))
		for _, path := range changed {
			fmt.Fprintln(a.err, a.words("mended    ", "已改正    ")+here(path))
		}
		if err != nil {
			return err
		}
		mended = len(changed) > 0
	}
	if _, err := os.Stat(public); errors.Is(err, fs.ErrNotExist) {
		public = ""
		a.tell("There is no public folder, so only the pages' sources are checked. Run dafu build first to check the site.",
			"没有 public 文件夹，仅检查页面源文件。如需检查网站，请先运行 dafu build。")
	} else if mended {
		public = ""
		a.tell("public/ is older than what was mended, so only the pages' sources are checked. Run dafu build.",
			"public/ 早于刚才的改正，仅检查页面源文件。请运行 dafu build。")
	}
	found, err := check.Run(a.ctx, s.CheckedWithIndex(public))
	if err != nil {
		return err
	}
	english, err := s.CheckTranslation(a.ctx)
	if err != nil {
		return err
	}
	found = slices.Concat(registry, found, english)
	if o.format != "text" {
		a.count(found)
		return report.Report{Findings: found, Lang: a.lang, Root: s.Root, Version: version()}.Write(a.out, o.format)
	}
	if !o.all {
		found = check.Bound(found, listed, checkAll)
	}
	a.report(found)
	a.say("checked   %s", "检查      %s", a.tally())
	return nil
}

// count counts findings that are printed in another way than by report.
func (a *app) count(found []diag.Finding) {
	for _, f := range found {
		switch f.Rule.Severity {
		case diag.Error:
			a.errors++
		case diag.Warning:
			a.warnings++
		}
	}
}
