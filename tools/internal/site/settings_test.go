package site

import (
	"errors"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestSettings makes slips in the settings: each is told on its line, with what to write,
// in both languages.
func TestSettings(t *testing.T) {
	for name, tt := range map[string]struct {
		text, en, zh string // "" for a text that is good
	}{
		"good":            {"baseURL = 'x'\n[params]\nproposer_names = 'surname'\n[languages.zh]\nweight = 1\n", "", ""},
		"a mark":          {"\ufeffbaseURL = 'x'\n", "config.toml:1: error: the settings can't be used: the editor has put an invisible mark (BOM) before the text", "不要选“带有 BOM 的 UTF-8”"},
		"Chinese quotes":  {"title = 'x'\nbaseURL = “https://x.test/”\n", "config.toml:2: error: the settings can't be used: the quotation marks are of the wrong shape: only ' and \" are read. Write: baseURL = 'https://x.test/' (settings-unreadable)", "请改为：baseURL = 'https://x.test/'"},
		"a missing one":   {"[params]\nsite_id_code = '33\n", "config.toml:2: error: the settings can't be used: a quotation mark is missing. Write: site_id_code = '33'", "缺少一个引号。请改为：site_id_code = '33'"},
		"a number":        {"[params]\nsite_id_code = 3302000001\n", "config.toml:2: error: the settings can't be used: the value must be a text in quotation marks. Write: site_id_code = '3302000001'", "请改为：site_id_code = '3302000001'"},
		"a text":          {"[params]\ntranslation_share = '0.9'\n", "config.toml:2: error: the settings can't be used: the value must be a number without quotation marks. Write: translation_share = 0.9", "值应为不带引号的数字。请改为：translation_share = 0.9"},
		"a bracket":       {"title = 'x'\n[params\n", "config.toml:2: error: the settings can't be used: a bracket is missing, is one too many or is a Chinese one. Write: [params]", "请改为：[params]"},
		"Hugo's own":      {"[markup.goldmark]\nx = ‘y’\n", "config.toml:2: error: the settings can't be used: the quotation marks are of the wrong shape", "请改为：x = 'y'"},
		"too much":        {"[params]\n\ntranslation_share = 90\n", "config.toml:3: error: the settings can't be used: translation_share is 90; it must be above 0 and at most 1.", "translation_share 的值为 90，应大于 0 且不超过 1"},
		"no beginning":    {"title = 'x'\nbaseURL = 'www.city.test/replies'\n", "config.toml:2: error: the settings can't be used: baseURL is \"www.city.test/replies\"; the address must begin with https://", "请改为：baseURL = 'https://www.city.test/replies/'"},
		"a Chinese colon": {"baseURL = 'https：//www.city.test'\n", "config.toml:1: error: the settings can't be used: baseURL is", "请改为：baseURL = 'https://www.city.test/'"},
		"no host":         {"baseURL = 'https://a b.test/'\n", "config.toml:1: error: the settings can't be used: baseURL is \"https://a b.test/\", which is no address", "不是网址，其中可能有空格"},
		"a language":      {"baseURL = '/'\ndefaultContentLanguage = 'fr'\n", "config.toml:2: error: the settings can't be used: defaultContentLanguage is \"fr\"", "请改为：defaultContentLanguage = 'zh'"},
		"the language":    {"defaultContentLanguage = 'zh'\ntimeZone = 'Asia/Shanghai'\n", "", ""},
		"a time zone":     {"timeZone = 'Asia/Ningbo'\n", "config.toml:1: error: the settings can't be used: timeZone is \"Asia/Ningbo\"", "timeZone = 'Asia/Shanghai'"},
		"a path":          {"baseURL = '/replies/'\n", "", ""},
		"an address":      {"baseURL = 'http://10.0.0.1:8080/replies/'\n", "", ""},
		"a table":         {"title = 'x'\n[parms]\nsite_id_code = ''\n[languages]\n", "config.toml:2: error: the settings can't be used: nothing reads [parms], and [params] is not there. Write: [params]", "[parms] 不起任何作用，而 [params] 缺失"},
		"another table":   {"title = 'x'\n[languages]\n[markup]\n[permalinks]\n", "", ""},
		"another word":    {"[params]\nproposer_names = 'some'\n", "config.toml:2: error: the settings can't be used: proposer_names is \"some\"; it must be 'full', 'surname' or 'hidden'.", "只能是 'full'（全名）"},
	} {
		var c Config
		err := c.read("config.toml", tt.text)
		var f diag.Failure
		switch {
		case tt.en == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case tt.en == "":
		case !errors.As(err, &f) || !strings.HasPrefix(err.Error(), tt.en) || !strings.Contains(f.Message(diag.Chinese), tt.zh):
			t.Errorf("%s:\n%v\n%s", name, err, f.In(diag.Chinese))
		}
	}
}
