package check

import (
	"context"
	"net/url"
	"os"
	"regexp"
	"strings"

	"dafu/tools/internal/diag"
)

var placeholderAddress = &diag.Rule{
	ID: "address-placeholder", Severity: diag.Warning,
	EN: "baseURL is still %s, which is nobody's address. Put the address of your site there, or feeds and shared links lead nowhere.",
	ZH: "baseURL 仍为示例地址 %s。请改为本网站的实际地址，否则订阅和分享的链接无法打开。",
	Doc: diag.Doc{
		EN: "Feeds, the site map and the links that readers share are written with the address of the site. Set baseURL in config.toml to it, with https:// and a slash at the end; a path (https://host/replies/) works too.",
		ZH: "订阅、网站地图和读者分享的链接均以网站地址开头。请在 config.toml 中将 baseURL 设为实际地址，以 https:// 开头、斜线结尾；带路径的地址（https://host/replies/）亦可。",
	},
}

// placeholder says once that the site has no address of its own.
func placeholder(_ context.Context, c *checking) ([]diag.Finding, error) {
	u, err := url.Parse(c.BaseURL)
	if err != nil || !strings.HasSuffix(u.Hostname(), ".example") {
		return nil, nil
	}
	return []diag.Finding{placeholderAddress.At(c.setting("baseURL"), c.BaseURL)}, nil
}

// lineOf returns the number of the first line of a file that matches, and 0 if
// there is none.
func lineOf(path string, want *regexp.Regexp) int {
	data, err := os.ReadFile(path)
	if err != nil {
		return 0
	}
	for i, line := range strings.Split(string(data), "\n") {
		if want.MatchString(line) {
			return i + 1
		}
	}
	return 0
}
