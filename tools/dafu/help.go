package main

import (
	"regexp"
	"strings"

	"dafu/tools/internal/diag"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// langOf returns the language that the command line asks for with --lang, and
// otherwise; help is printed before the command line is read.
func langOf(args []string, otherwise diag.Lang) diag.Lang {
	for i, arg := range args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			value, ok = args[i+1], true
		}
		if ok && (value == "zh" || value == "en") {
			return diag.Lang(value)
		}
	}
	return otherwise
}

// speak gives a command and those below it their words in Chinese.
func speak(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	cmd.InitDefaultVersionFlag()
	cmd.Short, cmd.Long = inChinese(cmd.Short), inChinese(cmd.Long)
	for _, flags := range []*pflag.FlagSet{cmd.Flags(), cmd.PersistentFlags()} {
		flags.VisitAll(func(f *pflag.Flag) { f.Usage = inChinese(f.Usage) })
	}
	for _, sub := range cmd.Commands() {
		speak(sub)
	}
}

// inChinese returns the Chinese of a text of the help, or the text itself.
func inChinese(text string) string {
	if zh, ok := chinese[text]; ok {
		return zh
	}
	if strings.HasPrefix(text, "help for ") {
		return "显示本说明"
	}
	return text
}

var (
	flagLine    = regexp.MustCompile(`^(\s*\S.*?)\s{2,}(\S.*)$`)
	flagDefault = regexp.MustCompile(` \(default "?(.*?)"?\)$`)
)

// chineseFlags lists options with their words below each other: the library counts the
// bytes of what stands before, and a Chinese character takes two columns.
func chineseFlags(flags *pflag.FlagSet) string {
	var rows [][2]string
	widest := 0
	for line := range strings.Lines(flags.FlagUsages()) {
		row := [2]string{strings.TrimRight(line, "\n")}
		if m := flagLine.FindStringSubmatch(row[0]); m != nil {
			row = [2]string{m[1], flagDefault.ReplaceAllString(m[2], "（默认：$1）")}
		}
		widest = max(widest, columns(row[0]))
		rows = append(rows, row)
	}
	var out strings.Builder
	for _, row := range rows {
		out.WriteString(row[0] + strings.Repeat(" ", widest-columns(row[0])+3) + row[1] + "\n")
	}
	return out.String()
}

// columns is how many columns of a window a text takes.
func columns(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n++
		}
	}
	return n
}

// startCompletion is the line that makes each shell complete commands.
var startCompletion = map[string]string{
	"bash": "source <(dafu completion bash)", "zsh": "source <(dafu completion zsh)", "fish": "dafu completion fish | source",
	"powershell": "dafu completion powershell | Out-String | Invoke-Expression",
}

// chineseCompletion makes the help of the library's own command Chinese.
func chineseCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		if cmd.Name() != "completion" {
			continue
		}
		cmd.InitDefaultHelpFlag()
		cmd.Flags().VisitAll(func(f *pflag.Flag) { f.Usage = inChinese(f.Usage) })
		cmd.Short, cmd.Long = "生成命令行自动补全脚本", "生成命令行自动补全脚本：输入命令的开头，按 Tab 键补全。"
		for _, shell := range cmd.Commands() {
			shell.Short = "生成 " + shell.Name() + " 的自动补全脚本"
			shell.Long = shell.Short + "。在当前窗口启用：\n\n  " + startCompletion[shell.Name()]
			if shell.Name() == "bash" {
				shell.Long += "\n\n需已安装并启用 bash-completion（Debian、Ubuntu：apt install bash-completion），否则按 Tab 键时会报错。"
			}
			shell.InitDefaultHelpFlag()
			shell.Flags().VisitAll(func(f *pflag.Flag) {
				f.Usage = inChinese(strings.Replace(f.Usage, "disable completion descriptions", "不附命令说明", 1))
			})
		}
	}
}

// chineseHelp makes the help of the program Chinese, with the words of the
// library that prints it.
func chineseHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	speak(root)
	chineseCompletion(root)
	words := strings.NewReplacer(
		"Usage:", "用法：", "Aliases:", "别名：", "Examples:", "示例：", "Available Commands:", "命令：", "Additional Commands:", "其他命令：",
		"Global Flags:", "通用选项：", "Flags:", "选项：", "Additional help topics:", "其他说明：", "[command]", "[命令]",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`, `用“{{.CommandPath}} [命令] --help”查看某个命令的说明。`,
	)
	template := words.Replace(root.UsageTemplate())
	// The line of use is made by the library, for the flags that a command has.
	template = strings.ReplaceAll(template, "{{.UseLine}}", `{{chineseLine .UseLine}}`)
	cobra.AddTemplateFunc("chineseLine", strings.NewReplacer("[flags]", "[选项]", "FILE", "文件", "FOLDER", "文件夹", "LETTER", "答复",
		"RULE", "规则名", "NAME", "姓名", " or ", "或").Replace)
	for _, set := range []string{"LocalFlags", "InheritedFlags"} {
		template = strings.ReplaceAll(template, "."+set+".FlagUsages", "chineseFlags ."+set)
	}
	cobra.AddTemplateFunc("chineseFlags", chineseFlags)
	root.SetUsageTemplate(template)
	root.SetVersionTemplate("{{.Name}} {{.Version}}\n")
}
