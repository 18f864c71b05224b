package main

import (
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"regexp"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
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

// understood passes on what is wrong with the value of an option, as wrong usage.
func (a *app) understood(err error) error {
	a.started = err == nil
	return err
}

// incomplete says that the site lacks folders that it can't be rendered without.
func incomplete(folders []string) error {
	return wrong("the folder %[1]s/ is missing or holds nothing: without it the site would have no pages, or no words on them. Nothing was done. Fetch it again: git restore %[3]s",
		"文件夹 %[2]s/ 不存在或为空，缺少它，生成的网站将没有页面或没有界面文字，因此未做任何处理。请从 git 恢复：git restore %[3]s",
		strings.Join(folders, "/, "), strings.Join(folders, "/、"), strings.Join(folders, " "))
}

// addressForm says what is wrong with an address that a site is built for; "" is that of the
// settings, and a path is one too.
func addressForm(base string) error {
	u, err := url.Parse(base)
	if err == nil && (base == "" || strings.HasPrefix(base, "/") || (u.Scheme == "https" || u.Scheme == "http") && u.Host != "") {
		return nil
	}
	return wrong("--base-url is %q; an address begins with https://, http:// or /, as https://www.city.example/", "--base-url 的值“%s”不是网址；网址以 https://、http:// 或 / 开头，如 https://www.city.example/", base)
}

// usage are the messages of the library that reads the command line, and of what checks the
// values that were typed.
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
	{regexp.MustCompile(`^no letter has the key (.*): dafu translate status lists the keys$`), "没有键为“$1”的答复；dafu translate status 可列出全部键"},
	{regexp.MustCompile(`^--shard (.*): a shard is named as in 2/4: the second of four$`), "--shard 的值“$1”不正确：应如 2/4，即四份中的第二份"},
	{regexp.MustCompile(`^the shards do not belong together: (.*) is not named as they are, as in 2-of-4$`), "$1 的名称不是各份文件的名称（如 2-of-4），请移走"},
	{regexp.MustCompile(`^the shards do not belong together: not in (.*): (.*)$`), "各份不完整：$1 中缺少 $2"},
	{regexp.MustCompile(`^the shards do not belong together: (.*) is one of (\d+), (.*) one of (\d+)$`), "各份不属于同一次处理：$1 为共 $2 份之一，$3 为共 $4 份之一"},
	{regexp.MustCompile(`^the shards do not belong together: (.*) and (.*) were made of different letters$`), "各份不属于同一次处理：$1 与 $2 所据的原件不同"},
	{regexp.MustCompile(`^the shards do not belong together: letter (\d+) is in none of them$`), "各份不完整：均不含第 $1 件"},
	{regexp.MustCompile(`^(.*) is cut short, damaged, or made by another version of dafu: make it anew with (.*)$`), "$1 不完整、已损坏，或由其他版本的 dafu 生成，请重新运行：$2"},
	{regexp.MustCompile(`^there is no (?:shard|share of a search index) in (.*): make them with (.*)$`), "$1 中没有任何一份，请先运行：$2"},
	{regexp.MustCompile(`(?s)\n\nDid you mean this\?\n\t(.*?)\n*$`), "\n是否要输入：$1"},
}

// inWords says an error in the language of the run. What the system says of a file is put
// into words where they are known, and stays as it says it where they are not.
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
	var moved *os.LinkError
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
	case errors.As(err, &file) && errors.Is(err, fs.ErrNotExist):
		return "没有文件 " + here(file.Path) + "，请核对名称"
	case errors.As(err, &file):
		_, why := disk.Words(file)
		return "文件 " + here(file.Path) + " 无法读写：" + why
	case errors.As(err, &moved): // how a finished file comes to its place
		_, why := disk.Words(moved)
		return "文件 " + here(moved.New) + " 无法写入：" + why
	}
	text := err.Error()
	for _, u := range usage {
		text = u.en.ReplaceAllString(text, u.zh)
	}
	return text
}
