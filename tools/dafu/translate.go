package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"

	"dafu/tools/internal/check"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

func (a *app) translateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "translate",
		Short: "Work on the English: update, status, check, review, draft, export, import",
	}
	cmd.AddCommand(a.translateUpdate(), a.translateStatus(), a.translateCheck(), a.translateReview(),
		a.translateDraft(), a.translateExport(), a.translateImport())
	return cmd
}

// translation opens the site with its catalogues.
func (a *app) translation() (*site.Site, *site.Translation, error) {
	return a.catalogues(a.open)
}

// translationToWrite opens them for a command that writes to them.
func (a *app) translationToWrite() (*site.Site, *site.Translation, error) {
	return a.catalogues(a.openToWrite)
}

func (a *app) catalogues(open func() (*site.Site, error)) (*site.Site, *site.Translation, error) {
	s, err := open()
	if err != nil {
		return nil, nil, err
	}
	t, findings, err := s.Translation()
	a.report(findings)
	return s, t, err
}

// keysOf takes the keys of letters from what a person types: a key, a page, a
// folder of a page, a catalogue.
func keysOf(args []string) []string {
	var out []string
	for _, arg := range args {
		k := strings.Trim(strings.ReplaceAll(arg, `\`, "/"), "/")
		for _, folder := range []string{"content/replies/", "translations/"} {
			if _, rest, ok := strings.Cut(k, folder); ok {
				k = rest
			}
		}
		k = strings.TrimSuffix(strings.TrimSuffix(k, "/index.zh.md"), "/index.en.md")
		out = append(out, strings.TrimSuffix(k, ".po"))
	}
	return out
}

func (a *app) translateUpdate() *cobra.Command {
	return &cobra.Command{
		Use:   "update",
		Short: "Bring catalogues and English pages up to date with the Chinese pages",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, err := a.openToWrite()
			if err != nil {
				return err
			}
			return a.english(s, 0)
		},
	}
}

// english brings catalogues and English pages up to date and says how far the
// English has come. It lists at most a number of findings of each rule; all if
// that is 0.
func (a *app) english(s *site.Site, most int) error {
	t, findings, err := s.Translate(a.ctx)
	findings = a.leftToCheck(findings)
	findings = a.news.fresh(a, s.Root, findings)
	if most > 0 {
		findings = check.Bound(findings, most, "dafu translate update")
	}
	a.report(findings)
	if err != nil {
		return err
	}
	done := t.Blocks[letter.Reviewed] + t.Blocks[letter.Translated] + t.Blocks[letter.Draft]
	a.say("English   %s; %d of %s translated, %d of them drafts, %d reviewed by a person",
		"英文      %s；正文 %[3]s 段中已译 %[2]d 段，其中草稿 %[4]d 段，经人工审核 %[5]d 段",
		a.actions(t.Pages), done, a.number(done+t.Blocks[letter.Missing], "paragraph", "paragraphs"), t.Blocks[letter.Draft], t.Blocks[letter.Reviewed])
	return nil
}

func (a *app) translateStatus() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:               "status [LETTER…]",
		ValidArgsFunction: a.completeLetters,
		Short:             "Say how far the English of each letter has come",
		RunE: func(_ *cobra.Command, args []string) error {
			_, t, err := a.translation()
			if err != nil {
				return err
			}
			all := []memory.Status{}
			findings, err := t.Each(a.ctx, keysOf(args), func(key string, zh *letter.Letter) error {
				all = append(all, t.Memory.Status(key, zh, t.Names))
				return nil
			})
			a.report(findings)
			if err != nil {
				return err
			}
			if asJSON {
				return a.statusJSON(all)
			}
			return a.statusTable(all)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON, with every text that is not finished")
	return cmd
}

func (a *app) statusJSON(all []memory.Status) error {
	enc := json.NewEncoder(a.out)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Letters []memory.Status `json:"letters"`
		All     memory.Progress `json:"all"`
	}{all, memory.Sum(all)})
}

func (a *app) statusTable(all []memory.Status) error {
	w := tabwriter.NewWriter(a.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, a.words("texts\treviewed\ttranslated\tdraft\tmissing\t  letter", "文字\t已审核\t已译\t草稿\t未译\t  答复"))
	row := func(p memory.Progress, name string) {
		fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%d\t  %s\n", p.Total, p.Reviewed, p.Translated, p.Draft, p.Missing, name)
	}
	for _, s := range all {
		row(s.Progress, s.Key)
	}
	row(memory.Sum(all), a.words("all", "合计"))
	if err := w.Flush(); err != nil {
		return err
	}
	a.say("texts: title, subject, names and paragraphs, as the entries of the .po files; dafu build counts paragraphs alone",
		"文字：标题、案由、名称和段落，与 .po 文件的条目相同；dafu build 只计正文段落")
	return nil
}

func (a *app) translateCheck() *cobra.Command {
	return &cobra.Command{
		Use:               "check [LETTER…]",
		ValidArgsFunction: a.completeLetters,
		Short:             "Compare English and Chinese: figures, negation, names, terms, length",
		RunE: func(_ *cobra.Command, args []string) error {
			_, t, err := a.translation()
			if err != nil {
				return err
			}
			n, found := 0, 0
			findings, err := t.Each(a.ctx, keysOf(args), func(key string, zh *letter.Letter) error {
				fs := t.Memory.Check(key, zh, t.Names)
				a.report(fs)
				n, found = n+1, found+len(fs)
				return nil
			})
			a.report(findings)
			if err != nil {
				return err
			}
			a.say("checked   the English of %s: %s", "检查      %s 件答复的英文：发现 %s 处",
				a.number(n, "letter", "letters"), a.number(found, "finding", "findings"))
			return nil
		},
	}
}

func (a *app) translateReview() *cobra.Command {
	var by string
	cmd := &cobra.Command{
		Use:               "review --by NAME LETTER…",
		ValidArgsFunction: a.completeLetters,
		Long: "Notes at every translation of the letters, with your name and the date, that you have\n" +
			"read and approved it. Only this makes a text count as reviewed, and only until its\n" +
			"Chinese or its English changes. LETTER may be translations/shared.po.",
		Short: "Note that a person has approved the English of letters",
		Args: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(by) == "" {
				return wrong("review needs --by NAME: who has read and approved the texts", "review 需要 --by 姓名：由何人阅读并认可")
			}
			return cobra.MinimumNArgs(1)(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			s, t, err := a.translationToWrite()
			if err != nil {
				return err
			}
			n := 0
			review := func(key string, _ *letter.Letter) error {
				approved, findings := t.Memory.Review(key, by, s.Today)
				a.report(findings)
				n += approved
				return nil
			}
			keys := keysOf(args)
			if i := slices.Index(keys, memory.Shared); i >= 0 { // belongs to no letter
				keys = slices.Delete(keys, i, i+1)
				_ = review(memory.Shared, nil)
			}
			if len(keys) > 0 {
				findings, err := t.Each(a.ctx, keys, review)
				a.report(findings)
				if err != nil {
					return err
				}
			}
			a.say("reviewed  %s by %s", "审核      %[1]s 条文字，审核人：%[2]s", a.number(n, "text", "texts"), by)
			return a.saveEnglish(s, t)
		},
	}
	cmd.Flags().StringVar(&by, "by", "", "who has read and approved them")
	return cmd
}

// saveEnglish saves the catalogues and brings the English pages up to date.
func (a *app) saveEnglish(s *site.Site, t *site.Translation) error {
	if err := t.Memory.Save(); err != nil {
		return err
	}
	return a.english(s, 0)
}
