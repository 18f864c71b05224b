package check

import (
	"net/url"

	"dafu/tools/internal/diag"
)

var otherHost = &diag.Rule{
	ID: "other-host", Severity: diag.Error,
	EN: "the page makes the reader's browser ask another host: %s. Take that image, script or style out, or keep a copy of it on this site.",
	ZH: "页面会让读者的浏览器访问其他主机：%s。请去掉该图片、脚本或样式，或改用存放在本站的副本。",
	Doc: diag.Doc{
		EN: "A browser that opens the page would ask another site for a picture, a script or a style, and so tell that site who reads what. Put a copy of the file under static/ and link to it there. An ordinary link that readers follow by a click is no matter.",
		ZH: "浏览器打开此页时会向其他网站请求图片、脚本或样式，从而向其透露读者的访问情况。请将文件复制到 static/ 下并改用本站地址。读者点击才会打开的普通链接不受影响。",
	},
}

// outside finds what a browser would fetch from another host.
func outside(file string, p *htmlPage) []diag.Finding {
	var out []diag.Finding
	for _, l := range p.links {
		if !l.loads {
			continue
		}
		if u, err := url.Parse(l.addr); err == nil && u.Host != "" {
			out = append(out, otherHost.At(diag.Pos{Path: file, Line: l.line}, l.addr))
		}
	}
	return out
}
