package site

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

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
			ZH: fmt.Sprintf("proposer_names 的值为 %q，只能是 'full'（全名）、'surname'（仅姓氏）或 'hidden'（不显示）。显示全名请写：proposer_names = 'full'", names)})
	}
	return nil
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
