package check

import (
	"context"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"dafu/tools/internal/diag"
)

var (
	deadLink = &diag.Rule{
		ID: "dead-link", Severity: diag.Error,
		EN: "the link %s leads nowhere on this site. Correct it where it is written, and build again.",
		ZH: "链接 %s 在本站内无对应页面。请改正链接后重新生成。",
		Doc: diag.Doc{
			EN: "A page of the site links to a page that is not there. If the link stands in a page that you write (content/), correct it; if it stands on every page, it is in a layout: tell the webmaster. After a folder of a letter was renamed or deleted, build anew.",
			ZH: "网站某页面的链接所指页面不存在。如链接在 content/ 的页面中，请改正；如每页都有，则在版式中，请告知网站管理员。答复文件夹改名或删除后，请重新生成。",
		},
	}
	deadAnchor = &diag.Rule{
		ID: "dead-anchor", Severity: diag.Error,
		EN: "the link %s leads to a page that has no place of that name. Correct what stands behind # where the link is written, and build again.",
		ZH: "链接 %s 所指页面中没有该位置。请改正链接中 # 之后的地址后重新生成。",
		Doc: diag.Doc{
			EN: "The link leads to a page that is there, but not to a place on it: what stands behind # is the address of a paragraph ({#s1-p2}) that the page does not have, or has no more. Correct the link, or give the paragraph its address back.",
			ZH: "链接所指页面存在，但其中没有该位置：# 后面是段落地址（如 {#s1-p2}），该页没有或已删去此地址。请改正链接，或恢复该段的地址。",
		},
	}
)

// pageSet holds the files of the built site by their path; nil for what is no page.
type pageSet map[string]*pageFacts

// elsewhere lists the links of a page that are to be followed once all pages are
// known, each address once: not those to other sites, nor to places on the page itself that it has.
func elsewhere(p *htmlPage) []link {
	var out []link
	told := map[string]bool{}
	for _, l := range p.links {
		if told[l.addr] {
			continue
		}
		told[l.addr] = true
		if u, err := url.Parse(l.addr); err == nil &&
			(outwards(u) || u.Path == "" && (u.Fragment == "" || p.ids[u.Fragment])) {
			continue
		}
		out = append(out, l)
	}
	return out
}

// outwards reports whether an address leads to another site, or is none of the web.
func outwards(u *url.URL) bool {
	return u.Host != "" || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https"
}

// links finds links between pages of the site that lead nowhere.
func links(_ context.Context, c *checking) ([]diag.Finding, error) {
	var names []string
	for name, p := range c.pages {
		if p != nil {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	var out []diag.Finding
	c.words.mu.Lock()
	words := slices.Clone(c.words.list)
	c.words.mu.Unlock()
	known := make([]bool, len(words))
	from := make([]*diag.Rule, len(words)) // what links break that lead to the same place from everywhere
	for _, name := range names {
		list := c.pages[name].Links
		for i := 0; i < len(list); i += 2 {
			id := list[i]
			addr, rule := words[id], from[id]
			if !known[id] {
				rule = c.follow(name, addr)
				if strings.HasPrefix(addr, "/") {
					known[id], from[id] = true, rule
				}
			}
			if rule != nil {
				pos := diag.Pos{Path: filepath.Join(c.Public, filepath.FromSlash(name)), Line: int(list[i+1])}
				out = append(out, rule.At(pos, addr))
			}
		}
	}
	return out, nil
}

// unwritten reports whether a page of the built site has no place of a name because its
// address is not written on the Chinese page: that is told there, once, with what to do.
func (c *checking) unwritten(page, id string) bool {
	bundle, ok := strings.CutPrefix(strings.TrimPrefix(page, "en/"), "replies/")
	return ok && slices.Contains(c.bare[strings.TrimSuffix(bundle, "/index.html")], id)
}

// follow goes where a link of the page from leads; it returns the rule that the
// link breaks, or nil.
func (c *checking) follow(from, addr string) *diag.Rule {
	u, err := url.Parse(addr)
	if err != nil {
		return deadLink
	}
	if outwards(u) {
		return nil
	}
	to := u.Path
	switch {
	case to == "":
		to = from
	case strings.HasPrefix(to, "/"):
		if !strings.HasPrefix(to, c.Base) {
			return deadLink
		}
		to = strings.TrimPrefix(to, c.Base)
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
	p, ok := c.pages[to]
	if !ok {
		return deadLink
	}
	if u.Fragment != "" && p != nil && !slices.Contains(p.Anchors, c.words.number(u.Fragment)) && !c.unwritten(to, u.Fragment) {
		return deadAnchor
	}
	return nil
}
