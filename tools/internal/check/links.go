package check

import (
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
	}
	deadAnchor = &diag.Rule{
		ID: "dead-anchor", Severity: diag.Error,
		EN: "the link %s leads to a page that has no place of that name.",
		ZH: "链接 %s 所指页面中没有该位置。",
	}
	otherHost = &diag.Rule{
		ID: "other-host", Severity: diag.Error,
		EN: "the page makes the reader's browser ask another host: %s. Take that image, script or style out, or keep a copy of it on this site.",
		ZH: "页面会让读者的浏览器访问其他主机：%s。请去掉该图片、脚本或样式，或改用存放在本站的副本。",
	}
)

// outside finds what a browser would fetch from another host.
func outside(file string, p *htmlPage) []diag.Finding {
	var out []diag.Finding
	for _, l := range p.links {
		if u, err := url.Parse(l.addr); l.loads && err == nil && u.Host != "" {
			out = append(out, otherHost.At(diag.Pos{Path: file}, l.addr))
		}
	}
	return out
}

// links finds links between pages of the site that lead nowhere.
func links(s Site, pages pageSet) []diag.Finding {
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
			pos := diag.Pos{Path: filepath.Join(s.Public, filepath.FromSlash(name))}
			if rule := pages.follow(s.Base, name, l.addr); rule != nil {
				out = append(out, rule.At(pos, l.addr))
			}
		}
	}
	return out
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
