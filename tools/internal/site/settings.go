package site

import (
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/slip"

	"github.com/pelletier/go-toml/v2"
)

var settingsUnreadable = &diag.Rule{
	ID: "settings-unreadable", Severity: diag.Error, Doc: settingsDoc,
	EN: "the settings can't be used: %[1]s",
	ZH: "网站设置无法使用：%[2]s",
}

// read reads the settings at path; the error is a diag.Failure that says which line to mend.
func (c *Config) read(path, text string) error {
	failed := func(at slip.Slip) error {
		return diag.Failure{Finding: settingsUnreadable.At(diag.Pos{Path: path, Line: at.Line}, at.EN, at.ZH)}
	}
	if err := toml.Unmarshal([]byte(text), c); err != nil {
		at := slip.In(text, *c)
		if at.Line == 0 {
			at = slip.Unknown(err)
		}
		return failed(at)
	}
	if at := misnamed(text); at.Line > 0 {
		return failed(at)
	}
	if m := bareHost.FindStringSubmatch(c.BaseURL); m != nil {
		mended := fmt.Sprintf("baseURL = 'https://%s/'", strings.TrimRight(m[1], "/"))
		return failed(slip.Slip{Line: lineOf(text, "baseURL"),
			EN: fmt.Sprintf("baseURL is %q; the address must begin with https:// (or http://), or every link of the site leads nowhere. Write: %s", c.BaseURL, mended),
			ZH: fmt.Sprintf("baseURL 的值为“%s”，网址应以 https://（或 http://）开头，否则网站上所有链接都无法打开。请改为：%s", c.BaseURL, mended)})
	}
	if at := c.unusable(text); at.Line > 0 {
		return failed(at)
	}
	if share := &c.Params.TranslationShare; *share == 0 {
		*share = 1
	} else if *share < 0 || *share > 1 {
		return failed(slip.Slip{Line: lineOf(text, "translation_share"),
			EN: fmt.Sprintf("translation_share is %g; it must be above 0 and at most 1. For nine tenths write: translation_share = 0.9", *share),
			ZH: fmt.Sprintf("translation_share 的值为 %g，应大于 0 且不超过 1。如九成请写：translation_share = 0.9", *share)})
	}
	if names := c.Params.ProposerNames; !slices.Contains([]string{"", "full", "surname", "hidden"}, names) {
		return failed(slip.Slip{Line: lineOf(text, "proposer_names"),
			EN: fmt.Sprintf("proposer_names is %q; it must be 'full', 'surname' or 'hidden'. To show whole names write: proposer_names = 'full'", names),
			ZH: fmt.Sprintf("proposer_names 的值为“%s”，只能是 'full'（全名）、'surname'（仅姓氏）或 'hidden'（不显示）。显示全名请写：proposer_names = 'full'", names)})
	}
	return nil
}

// unusable finds a setting of Hugo's with which it would fail, in words for programmers.
func (c *Config) unusable(text string) slip.Slip {
	if _, err := url.Parse(c.BaseURL); err != nil {
		return slip.Slip{Line: lineOf(text, "baseURL"),
			EN: fmt.Sprintf("baseURL is %q, which is no address: it may hold a blank or a sign that does not belong there. Write: baseURL = 'https://www.city.example/'", c.BaseURL),
			ZH: fmt.Sprintf("baseURL 的值“%s”不是网址，其中可能有空格或多余的符号。请照此格式书写：baseURL = 'https://www.city.example/'", c.BaseURL)}
	}
	if c.Language != "" && c.Language != "zh" {
		return slip.Slip{Line: lineOf(text, "defaultContentLanguage"),
			EN: fmt.Sprintf("defaultContentLanguage is %q; the site has Chinese at / and English at /en/. Write: defaultContentLanguage = 'zh'", c.Language),
			ZH: fmt.Sprintf("defaultContentLanguage 的值为“%s”；本网站中文位于 /，英文位于 /en/。请改为：defaultContentLanguage = 'zh'", c.Language)}
	}
	if _, err := time.LoadLocation(c.TimeZone); err != nil {
		return slip.Slip{Line: lineOf(text, "timeZone"),
			EN: fmt.Sprintf("timeZone is %q, which is the name of no time zone. That of all China is: timeZone = 'Asia/Shanghai'", c.TimeZone),
			ZH: fmt.Sprintf("timeZone 的值“%s”不是时区名称。全国统一写作：timeZone = 'Asia/Shanghai'", c.TimeZone)}
	}
	return slip.Slip{}
}

// bareHost is an address without its beginning, or with one that is mistyped.
var bareHost = regexp.MustCompile(`^(?:https?(?:：/*|:/?))?([A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+(?::[0-9]+)?(?:/.*)?)$`)

var tableHead = regexp.MustCompile(`(?m)^[ \t]*\[([a-z_]+)\][ \t]*(?:#.*)?\r?$`)

// misnamed finds a table that is meant to be [params], in which the settings of Dafu stand:
// without it the layouts do without all of them.
func misnamed(text string) slip.Slip {
	const name = "params"
	var found slip.Slip
	for _, m := range tableHead.FindAllStringSubmatchIndex(text, -1) {
		is := text[m[2]:m[3]]
		if is == name {
			return slip.Slip{}
		}
		if found.Line == 0 && agency.Likeness(is, name) >= 0.5 {
			found = slip.Slip{Line: strings.Count(text[:m[2]], "\n") + 1,
				EN: "nothing reads [" + is + "], and [params] is not there. Write: [params]", ZH: "[" + is + "] 不起任何作用，而 [params] 缺失。请改为：[params]"}
		}
	}
	return found
}

// lineOf returns the line on which a key is set; 1 if that can't be told.
func lineOf(text, key string) int {
	at := regexp.MustCompile(`(?m)^[ \t]*` + key + `[ \t]*=`).FindStringIndex(text)
	if at == nil {
		return 1
	}
	return strings.Count(text[:at[0]], "\n") + 1
}

// rooted makes the path in a failure one from the root of the site.
func (s *Site) rooted(err error) error {
	var f diag.Failure
	if !errors.As(err, &f) {
		return fmt.Errorf("read the registry of agencies: %w", err)
	}
	f.Pos.Path = s.path(filepath.FromSlash(f.Pos.Path))
	return f
}
