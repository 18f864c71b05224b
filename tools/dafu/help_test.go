package main

import (
	"context"
	"strings"
	"testing"
	"unicode"

	"dafu/tools/internal/diag"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// TestChineseHelp holds every command and option to a wording in Chinese, and
// the list of wordings to what is used.
func TestChineseHelp(t *testing.T) {
	used := map[string]bool{}
	need := func(where, text string) {
		if text == "" {
			return
		}
		used[text] = true
		if chinese[text] == "" {
			t.Errorf("%s: chinese.go has no wording for %q", where, text)
		}
	}
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		if cmd.Name() == "completion" { // of the library, hidden
			return
		}
		need(cmd.CommandPath(), cmd.Short)
		need(cmd.CommandPath(), cmd.Long)
		for _, flags := range []*pflag.FlagSet{cmd.LocalNonPersistentFlags(), cmd.PersistentFlags()} {
			flags.VisitAll(func(f *pflag.Flag) {
				if f.Name != "help" {
					need(cmd.CommandPath()+" --"+f.Name, f.Usage)
				}
			})
		}
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
	}
	root := (&app{ctx: context.Background(), lang: diag.Chinese}).command()
	root.InitDefaultHelpCmd()
	root.InitDefaultVersionFlag()
	visit(root)
	for text := range chinese {
		if !used[text] {
			t.Errorf("chinese.go words %q, which nothing says", text)
		}
	}
}

// TestHelpSpeaks runs the help as a person does, who has said what language.
func TestHelpSpeaks(t *testing.T) {
	t.Setenv("LC_ALL", "C")
	for _, args := range [][]string{{"--help"}, {"build", "--help"}, {"help", "check"}, {"new", "-h"}, {"translate", "--help"}, {"translate", "review", "--help"},
		{"completion", "--help"}, {"completion", "bash", "--help"}, {"completion", "fish", "-h"}} {
		for _, lang := range []string{"zh", "en"} {
			var out, errw strings.Builder
			if code := run(t.Context(), append(args, "--lang", lang), strings.NewReader(""), &out, &errw); code != exitClean {
				t.Errorf("%v: exit code %d: %s", args, code, errw.String())
			}
			han := strings.ContainsFunc(strings.NewReplacer("提案", "", "建议", "", "宁波市", "", "届", "", "次会议", "", "案由", "", "会办", "", "发文字号", "", "办理类别", "", "公开属性", "").Replace(out.String()),
				func(r rune) bool { return unicode.Is(unicode.Han, r) })
			english := strings.Contains(out.String(), "Usage:") || strings.Contains(out.String(), "help for ") || strings.Contains(out.String(), "enerate") || strings.Contains(out.String(), "descriptions (") || strings.Contains(out.String(), " string")
			if lang == "zh" && (english || !han) || lang == "en" && (han || !strings.Contains(out.String(), "Usage:")) {
				t.Errorf("%v --lang %s:\n%s", args, lang, out.String())
			}
		}
	}
}

// TestChineseFlags holds the words of options to one column, whatever stands before them.
func TestChineseFlags(t *testing.T) {
	var out, errw strings.Builder
	run(t.Context(), []string{"serve", "--help", "--lang", "zh"}, strings.NewReader(""), &out, &errw)
	for _, want := range []string{"\n      --port 端口   本机端口（默认：1313）\n", "\n  -h, --help        显示本说明\n", "\n      --root 文件夹   网站所在文件夹", "\n      --lang 语言     提示语言"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in:\n%s", want, out.String())
		}
	}
}

// TestFaultsSpeak holds what is said of a command that is not understood to the
// language of the run.
func TestFaultsSpeak(t *testing.T) {
	for _, tt := range []struct {
		args   []string
		zh, en string
	}{
		{[]string{"chekc"}, "没有命令“chekc”\n是否要输入：check", `unknown command "chekc"`},
		{[]string{"translate", "impot"}, "没有命令“impot”\n是否要输入：dafu translate import", `unknown command "impot" for "dafu translate"` + "\n\nDid you mean this?\n\tdafu translate import"},
		{[]string{"completion", "bsh"}, "没有命令“bsh”\n是否要输入：dafu completion bash", `unknown command "bsh" for "dafu completion"`},
		{[]string{"serve", "--port", "99999"}, "--port 的值 99999 不正确", "--port 99999: a port is"},
		{[]string{"check", "--formt", "x"}, "没有选项 --formt", "unknown flag: --formt"},
		{[]string{"check", "--format"}, "选项缺少值：--format", "flag needs an argument: --format"},
		{[]string{"check", "--format", "x"}, "--format 只能是", "--format takes"},
		{[]string{"serve", "--port", "x"}, "选项 --port 的值“x”不正确", `invalid argument "x" for "--port"`},
		{[]string{"inspect"}, "至少需要 1 个参数，只有 0 个", "requires at least 1 arg(s)"},
		{[]string{"convert", "--keep", "--force"}, "下列选项只能使用一个：keep force", "if any flags in the group"},
		{[]string{"translate", "status", "nosuch", "--root", "../.."}, "没有键为“nosuch”的答复；dafu translate status 可列出全部键", "no letter has the key nosuch: "},
		{[]string{"convert", "--shard", "9/2", "--root", "../.."}, "--shard 的值“9/2”不正确：应如 2/4", "--shard 9/2: a shard is named"},
		{[]string{"translate", "import", "nofile.xlf", "--root", "../.."}, "没有文件 nofile.xlf，请核对名称", "nofile.xlf: open nofile.xlf: "},
		{[]string{"explain", "nonsense"}, `没有规则“nonsense”`, `there is no rule "nonsense"`},
	} {
		for lang, want := range map[string]string{"zh": tt.zh, "en": tt.en} {
			var out, errw strings.Builder
			if code := run(t.Context(), append([]string{"--lang=" + lang}, tt.args...), strings.NewReader(""), &out, &errw); code != exitUsage && code != exitFailure {
				t.Errorf("%v: exit code %d", tt.args, code)
			}
			if !strings.HasPrefix(errw.String(), "dafu: "+want) {
				t.Errorf("%v --lang %s says:\n%s", tt.args, lang, errw.String())
			}
		}
	}
}
