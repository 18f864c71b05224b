package webpage

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dafu/tools/internal/source"
)

// urlNames and timeNames are the names of the tags that give the address and
// the time of publication, the surest first. The first of each is that of the
// rules for sites of the government (国办发〔2017〕47号).
var (
	urlNames = []string{"url", "og:url", "canonical"}
	// Not maketime: that is when the page was made anew, and not when it was published.
	timeNames = []string{"pubdate", "article:published_time", "publishdate", "publish_time", "firstpublishedtime", "og:release_date",
		"dc.date.issued", "datepublished"}
	dated     = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]{1,40})"`)
	savedFrom = regexp.MustCompile(`saved from url=\(\d+\)(https?://\S+)`)
)

// readMeta takes the address and the time of publication from the page's tags.
// saved is the address that the file says the page was saved from.
func readMeta(t *source.Text, root *html.Node, saved string) {
	given := map[string]string{"saved": saved}
	each(root, func(n *html.Node) {
		var name, value string
		switch {
		case n.Type == html.CommentNode:
			if m := savedFrom.FindStringSubmatch(n.Data); m != nil {
				name, value = "saved", m[1]
			}
		case n.DataAtom == atom.Meta:
			name, value = cmp.Or(attr(n, "name"), attr(n, "property"), attr(n, "itemprop")), attr(n, "content")
		case n.DataAtom == atom.Time:
			name, value = attr(n, "itemprop"), attr(n, "datetime")
		case n.DataAtom == atom.Script && strings.EqualFold(attr(n, "type"), "application/ld+json"):
			if m := dated.FindStringSubmatch(textOf(n)); m != nil {
				name, value = "datepublished", m[1]
			}
		case n.DataAtom == atom.Link && strings.EqualFold(attr(n, "rel"), "canonical"):
			name, value = "canonical", attr(n, "href")
		}
		name, value = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(value)
		if value != "" && given[name] == "" {
			given[name] = value
		}
	})
	for _, name := range append(urlNames, "saved") {
		if v := given[name]; t.URL == "" && (strings.HasPrefix(v, "http://") || strings.HasPrefix(v, "https://")) {
			t.URL = v
		}
	}
	for _, name := range timeNames {
		if v := given[name]; t.Published == "" && strings.ContainsAny(v, "0123456789") {
			t.Published = v
		}
	}
}

// titleOf returns what the page says its title is: that of the article, or of
// the window, which often adds the site's name to it.
func titleOf(root *html.Node) (titles []string) {
	each(root, func(n *html.Node) {
		switch {
		case n.DataAtom == atom.Meta && strings.EqualFold(attr(n, "name"), "ArticleTitle"):
			titles = append(titles, attr(n, "content"))
		case n.DataAtom == atom.Title && n.FirstChild != nil:
			titles = append(titles, n.FirstChild.Data)
		}
	})
	return titles
}

// each calls use for every node, in the order of the page.
func each(root *html.Node, use func(*html.Node)) {
	for n := range root.Descendants() {
		use(n)
	}
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}
