package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/check"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/intake"
	"dafu/tools/internal/memory"
	"dafu/tools/internal/page"
	"dafu/tools/internal/recognise"
	"dafu/tools/internal/site"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
	"dafu/tools/internal/source/pdf"

	"github.com/spf13/cobra"
)

// rules are the rules of all packages, in the order of their names. A rule with
// several wordings stands there several times.
func rules() []*diag.Rule {
	all := slices.Concat(agency.Rules, check.Rules, intake.Rules, memory.Rules, page.Rules, recognise.Rules,
		site.Rules, source.Rules, layout.Rules, ocr.Rules, pdf.Rules)
	slices.SortStableFunc(all, func(a, b *diag.Rule) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain [RULE…]",
		Short: "Tell what a finding means and what to do; without a name, list all",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, r := range rules() {
				names = append(names, r.ID)
			}
			return slices.Compact(names), cobra.ShellCompDirectiveNoFileComp
		},
		Args: func(_ *cobra.Command, args []string) error {
			for _, name := range args {
				if len(wordings(name)) > 0 {
					continue
				}
				if meant := alike(name); meant != "" {
					return wrong("there is no rule %q. Did you mean %s? dafu explain lists all", "没有规则“%s”。是否为 %s？dafu explain 可列出全部", name, meant)
				}
				return wrong("there is no rule %q; dafu explain lists all", "没有规则“%s”；dafu explain 可列出全部", name)
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				a.listRules()
				return nil
			}
			for i, name := range args {
				if i > 0 {
					fmt.Fprintln(a.out)
				}
				a.explainRule(wordings(name))
			}
			return nil
		},
	}
}

// wordings are the rules of one name, which may be copied with the brackets around it.
func wordings(name string) []*diag.Rule {
	name = plainName(name)
	return slices.DeleteFunc(rules(), func(r *diag.Rule) bool { return r.ID != name })
}

func plainName(name string) string { return strings.ToLower(strings.Trim(name, "()（） ")) }

// alike returns the rule that a misspelt name may mean; "" if it is like none.
func alike(name string) string {
	best, score := "", 0.6
	for _, r := range rules() {
		if n := agency.Likeness(plainName(name), r.ID); n > score {
			best, score = r.ID, n
		}
	}
	return best
}

// listRules prints one line a rule: what it means, or, where several have one explanation,
// what it says.
func (a *app) listRules() {
	last := ""
	shared := map[string]map[string]bool{} // rules by their explanations
	for _, r := range rules() {
		if shared[r.Doc.EN] == nil {
			shared[r.Doc.EN] = map[string]bool{}
		}
		shared[r.Doc.EN][r.ID] = true
	}
	for _, r := range rules() {
		if r.ID != last {
			text := r.Doc.In(a.lang)
			if len(shared[r.Doc.EN]) > 1 {
				text = blanks(a.words(r.EN, r.ZH))
			}
			fmt.Fprintf(a.out, "%-26s %-8s %s\n", r.ID, r.Severity.In(a.lang), diag.FirstSentence(text))
		}
		last = r.ID
	}
}

// explainRule prints what a rule means, with the wordings that it is met in.
func (a *app) explainRule(same []*diag.Rule) {
	r := same[0]
	fmt.Fprintf(a.out, "%s (%s)\n\n%s\n\n%s\n", r.ID, r.Severity.In(a.lang), r.Doc.In(a.lang), a.words("It is reported as:", "提示文字："))
	var seen []string
	for _, r := range same {
		text := r.EN
		if a.lang == diag.Chinese {
			text = r.ZH
		}
		if !slices.Contains(seen, text) {
			seen = append(seen, text)
			fmt.Fprintln(a.out, "  "+blanks(text))
		}
	}
	switch r.Severity {
	case diag.Error:
		a.say("\nAn error: dafu build and dafu check end with exit code 1 while it stands.", "\n属错误：未处理之前，dafu build 和 dafu check 的退出码为 1。")
	case diag.Warning:
		a.say("\nA warning: by itself it stops nothing; a person should look.", "\n属注意：本身不妨碍生成网站，请人工查看。")
	default:
		a.say("\nA note: nothing is wrong; it says what was done, or what can wait.", "\n属提示：没有错误，仅说明情况，可在方便时处理。")
	}
}

// blanks shows the places that a message fills in as ….
func blanks(format string) string {
	var args []any
	for range 2 * strings.Count(format, "%") { // one language may take fewer than there are
		args = append(args, ellipsis{})
	}
	out := fmt.Sprintf(format, args...)
	before, _, _ := strings.Cut(out, "%!(EXTRA")
	return before
}

// ellipsis prints itself as … under any verb.
type ellipsis struct{}

// Format implements fmt.Formatter.
func (ellipsis) Format(f fmt.State, _ rune) { fmt.Fprint(f, "…") }

var _ fmt.Formatter = ellipsis{}
