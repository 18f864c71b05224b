package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
	"dafu/tools/internal/render"
	"dafu/tools/internal/site"
)

// fault is an error in both languages: what is wrong with what was typed.
type fault struct{ en, zh string }

// Error implements error.
func (f fault) Error() string { return f.en }

// wrong makes a fault; both wordings take the same arguments.
func wrong(en, zh string, args ...any) error {
	return fault{fmt.Sprintf(en, args...), fmt.Sprintf(zh, args...)}
}

var _ error = fault{}

// usage are the messages of the library that reads the command line.
var usage = []struct {
	en *regexp.Regexp
	zh string
}{
	{regexp.MustCompile(`^unknown command "(.*?)" for "(.*?)"`), "没有命令“$1”"},
	{regexp.MustCompile(`^unknown (?:shorthand )?flag: (.*)$`), "没有选项 $1"},
	{regexp.MustCompile(`^flag needs an argument: (.*)$`), "选项缺少值：$1"},
	{regexp.MustCompile(`^invalid argument "(.*?)" for "(.*?)" flag: .*$`), "选项 $2 的值“$1”不正确"},
	{regexp.MustCompile(`^requires at least (\d+) arg\(s\), only received (\d+)$`), "至少需要 $1 个参数，只有 $2 个"},
	{regexp.MustCompile(`^accepts (\d+) arg\(s\), received (\d+)$`), "需要 $1 个参数，却有 $2 个"},
	{regexp.MustCompile(`^if any flags in the group \[(.*?)\] are set none of the others can be; .*$`), "下列选项只能使用一个：$1"},
	{regexp.MustCompile(`(?s)\n\nDid you mean this\?\n\t(.*?)\n*$`), "\n是否要输入：$1"},
}

// inWords says an error in the language of the run. What the system says of a
// file stays as it says it, after words that tell what it is about.
func (a *app) inWords(err error) string {
	var failure diag.Failure
	if errors.As(err, &failure) {
		failure.Pos.Path = here(failure.Pos.Path)
		return failure.In(a.lang)
	}
	if a.lang != diag.Chinese {
		return err.Error()
	}
	var f fault
	var file *fs.PathError
	switch {
	case errors.As(err, &f):
		return f.zh
	case errors.Is(err, site.ErrNoSite):
		return "本文件夹及上级文件夹均无 config.toml：请在网站文件夹中运行 dafu，或用 --root 指明该文件夹"
	case errors.Is(err, page.ErrTaken):
		_, at, _ := strings.Cut(err.Error(), ": ")
		return "该答复已有页面：" + at
	case errors.Is(err, render.ErrHugo):
		return strings.Replace(err.Error(), render.ErrHugo.Error()+":", "Hugo 未能生成网站：", 1)
	case errors.As(err, &file):
		return "文件 " + here(file.Path) + " 无法读写：" + file.Err.Error()
	}
	text := err.Error()
	for _, u := range usage {
		text = u.en.ReplaceAllString(text, u.zh)
	}
	return text
}
