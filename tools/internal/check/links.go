package check

import (
	"context"
	"net/url"
	"path"
	"path/filepath"
	"sort"
	"strings"

	"dafu/tools/internal/diag"
)

var (
	deadLink = &diag.Rule{
		ID: "dead-link", Severity: diag.Error,
		EN: "the link %s leads nowhere on this site.",
		ZH: "链接 %s 在本站内无对应页面。",
		Doc: diag.Doc{
			EN: "A page of the site links to a page that is not there. If the link stands in a page that you write (content/), correct it; if it stands on every page, it is in a layout: tell the webmaster. After a folder of a letter was renamed or deleted, build anew.",
			ZH: "网站某页面的链接所指页面不存在。如链接在 content/ 的页面中，请改正；如每页都有，则在版式中，请告知网站管理员。答复文件夹改名或删除后，请重新生成。",
		},
	}
	deadAnchor = &diag.Rule{
		ID: "dead-anchor", Severity: diag.Error,
		EN: "the link %s leads to a page that has no place of that name.",
		ZH: "链接 %s 所指页面中没有该位置。",
		Doc: diag.Doc{
			EN: "The link leads to a page that is there, but not to a place on it: what stands behind # is the address of a paragraph ({#s1-p2}) that the page does not have, or has no more. Correct the link, or give the paragraph its address back.",
			ZH: "链接所指页面存在，但其中没有该位置：# 后面是段落地址（如 {#s1-p2}），该页没有或已删去此地址。请改正链接，或恢复该段的地址。",
		},
	}
)

// links finds links between pages of the site that lead nowhere.
func links(_ context.Context, c *checking) ([]diag.Finding, error) {
	pages := c.pages
	var names []string
	for name, p := range pages {
		if p != nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var out []diag.Finding
	for _, name := range names {
		told := map[string]bool{}
		for _, l := range pages[name].links {
			if told[l.addr] {
				continue
			}
			told[l.addr] = true
			pos := diag.Pos{Path: filepath.Join(c.Public, filepath.FromSlash(name)), Line: l.line}
			if rule := pages.follow(c.Base, name, l.addr); rule != nil {
				out = append(out, rule.At(pos, l.addr))
			}
		}
	}
	return out, nil
}

// follow goes where a link of the page from leads; it returns the rule that the
// link breaks, or nil.
func (pages pageSet) follow(base, from, addr string) *diag.Rule {
	u, err := url.Parse(addr)
	if err != nil {
		return deadLink
	}
	if u.Host != "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return nil
	}
	to := u.Path
	switch {
	case to == "":
		to = from
	case strings.HasPrefix(to, "/"):
		if !strings.HasPrefix(to, base) {
			return deadLink
		}
		to = strings.TrimPrefix(to, base)
		if strings.HasSuffix(to, "/") || to == "" {
			to += "index.html"
		}
	default:
		slash := strings.HasSuffix(to, "/") || to == "."
		to = path.Join(path.Dir(from), to)
		if slash {
			to = path.Join(to, "index.html")
		}
	}
	p, ok := pages[to]
	if !ok {
		return deadLink
	}
	if u.Fragment != "" && p != nil && !p.ids[u.Fragment] {
		return deadAnchor
	}
	return nil
}
