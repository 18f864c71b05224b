package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/locale"
	"dafu/tools/internal/site"

	"github.com/spf13/cobra"
)

// Exit codes.
const (
	exitClean    = 0
	exitFindings = 1 // something was found that must not be published, or was left out
	exitUsage    = 2 // the command was not understood
	exitFailure  = 3 // the work could not be done
)

// app is one run of the program.
type app struct {
	ctx      context.Context
	out, err io.Writer
	lang     diag.Lang
	root     string // --root; "" to look for the site from here upwards
	errors   int    // findings of severity error that were printed
	warnings int
	started  bool            // the command line was understood
	free     func()          // lets other runs write to the site; nil for a run that only reads
	news     *news           // what the last build told; nil for commands that tell all
	held     held            // what the check of this run may say; nil for commands that do not check
	told     map[string]bool // findings that were printed: stages that read the same page find the same
}

// run runs one command and returns the exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errw io.Writer) int {
	a := &app{ctx: ctx, out: out, err: errw, lang: langOf(args, language(os.Getenv)), told: map[string]bool{}}
	root := a.command()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	if a.lang == diag.Chinese {
		chineseHelp(root)
	}
	err := misnamed(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	a.release()
	switch {
	case err != nil && !a.started:
		fmt.Fprintf(errw, "dafu: %s\n", a.inWords(err))
		a.tell("Type dafu --help to see the commands.", "输入 dafu --help 查看全部命令。")
		return exitUsage
	case errors.Is(err, context.Canceled):
		a.tell("Stopped. What was written is whole; run the command again to go on.", "已中止。已写出的文件均完整；再次运行即可继续。")
		return exitFailure
	case err != nil:
		a.failed(err)
		return exitFailure
	case a.errors > 0:
		return exitFindings
	}
	return exitClean
}

// misnamed reports a command below another, as translate impot, that there is not: the library
// prints the help of the one above and calls that success.
func misnamed(root *cobra.Command, args []string) error {
	root.InitDefaultCompletionCmd()
	cmd, rest, err := root.Find(args)
	if err != nil || cmd.Runnable() || cmd.ParseFlags(rest) != nil || cmd.Flags().NArg() == 0 {
		return nil // the library says what is wrong, if anything is
	}
	name := cmd.Flags().Arg(0)
	cmd.SuggestionsMinimumDistance = 2
	like := ""
	if found := cmd.SuggestionsFor(name); len(found) > 0 {
		like = "\n\nDid you mean this?\n\t" + cmd.CommandPath() + " " + found[0]
	}
	return fmt.Errorf("unknown command %q for %q%s", name, cmd.CommandPath(), like)
}

// oneOf completes the value of an option that takes one of a few words.
func oneOf(words ...string) cobra.CompletionFunc {
	return cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp)
}

// language is the language of messages by the locale of the machine.
func language(env func(string) string) diag.Lang {
	if strings.HasPrefix(locale.Of(env), "zh") {
		return diag.Chinese
	}
	return diag.English
}

func (a *app) command() *cobra.Command {
	root := &cobra.Command{
		Use:           "dafu",
		Version:       versions(),
		Short:         "Turn reply letters into a bilingual, searchable site",
		Long:          "Dafu reads the letters in letters/, writes a page for each under content/,\nkeeps the English up to date, and renders the site into public/.",
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			lang, _ := cmd.Flags().GetString("lang")
			switch lang {
			case "":
			case "zh", "en":
				a.lang = diag.Lang(lang)
			default:
				return wrong("--lang takes zh or en, not %q", "--lang 只能是 zh 或 en，不能是“%s”", lang)
			}
			a.started = true
			return nil
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = true
	root.InitDefaultHelpFlag() // or what follows --help is taken for its value
	root.PersistentFlags().StringVar(&a.root, "root", "", "folder of the site (default: the one that holds config.toml, from here upwards)")
	root.PersistentFlags().String("lang", "", "language of messages, zh or en (default: that of the machine)")
	_ = root.RegisterFlagCompletionFunc("lang", oneOf("zh", "en"))
	root.AddCommand(a.buildCommand(), a.serveCommand(), a.convertCommand(), a.indexCommand(),
		a.checkCommand(), a.explainCommand(), a.doctorCommand(), a.newCommand(), a.inspectCommand(), a.translateCommand())
	return root
}

// open opens the site that the command works on, and prints what is wrong with
// its registry.
func (a *app) open() (*site.Site, error) {
	s, findings, err := a.find()
	a.report(findings)
	return s, err
}

// openToWrite opens the site for a command that writes to it.
func (a *app) openToWrite() (*site.Site, error) {
	s, err := a.open()
	if err != nil {
		return nil, err
	}
	return s, a.claim(s)
}

// find opens the site that the command works on.
func (a *app) find() (*site.Site, []diag.Finding, error) {
	root := a.root
	if root == "" {
		root = "."
	}
	found, err := site.Find(root)
	if err != nil {
		return nil, nil, err
	}
	return site.Open(found)
}

// report prints findings, one a line, and counts them.
func (a *app) report(findings []diag.Finding) {
	out := bufio.NewWriter(a.err)
	defer out.Flush()
	wd, _ := os.Getwd()
	for _, f := range findings {
		f.Pos.Path, f.Args = below(wd, f.Pos.Path), slices.Clone(f.Args)
		for i, arg := range f.Args {
			if path, ok := arg.(string); ok {
				f.Args[i] = below(wd, path)
			}
		}
		line := f.In(a.lang)
		if a.told[line] {
			continue
		}
		a.told[line] = true
		switch f.Rule.Severity {
		case diag.Error:
			a.errors++
		case diag.Warning:
			a.warnings++
		}
		fmt.Fprintln(out, line)
	}
}

// here shortens a path to one from the current folder, where it lies below it.
func here(path string) string {
	wd, _ := os.Getwd()
	return below(wd, path)
}

// below shortens a path to one from a folder, unless that is not known.
func below(dir, path string) string {
	if rest, ok := strings.CutPrefix(path, dir+string(os.PathSeparator)); ok && dir != "" {
		return rest
	}
	return path
}

// say prints a line of the result in the language of the run.
func (a *app) say(en, zh string, args ...any) {
	fmt.Fprintf(a.out, a.words(en, zh)+"\n", args...)
}

// tell prints a line beside the result.
func (a *app) tell(en, zh string) { fmt.Fprintln(a.err, a.words(en, zh)) }

func (a *app) words(en, zh string) string {
	if a.lang == diag.Chinese {
		return zh
	}
	return en
}
