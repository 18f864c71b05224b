package check

import (
	"context"

	"dafu/tools/internal/diag"
)

var siteCode = &diag.Rule{
	ID: "site-code-unset", Severity: diag.Warning,
	EN: "site_id_code is empty: government sites must carry their code (网站标识码, ten characters) on every page. Ask who runs the host site; no code is made up.",
	ZH: "site_id_code 为空：政府网站每页须标明网站标识码（10 位）。请向主管单位查询；系统不会虚构。",
	Doc: diag.Doc{
		EN: "The rules for government sites (国办发〔2017〕47号) ask every page for the tag SiteIDCode. The code is given to a site once, by the government that registers it. Enter it in config.toml under [params] as site_id_code. A site that is no government site has none, and this warning can be left alone.",
		ZH: "《政府网站发展指引》（国办发〔2017〕47号）要求每个页面带有 SiteIDCode 标签。标识码由主管部门在网站备案时编发，请填入 config.toml [params] 下的 site_id_code。非政府网站没有标识码，可不理会此提醒。",
	},
}

// siteIDCode says once that the site has no code.
func siteIDCode(_ context.Context, c *checking) ([]diag.Finding, error) {
	if c.SiteIDCode != "" || c.BaseURL == "" {
		return nil, nil
	}
	return []diag.Finding{siteCode.At(c.setting("site_id_code"))}, nil
}
