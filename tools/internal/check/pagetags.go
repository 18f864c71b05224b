package check

import (
	"context"
	"maps"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
)

var pageTag = &diag.Rule{
	ID: "page-tag-missing", Severity: diag.Warning,
	EN: "pages without the page tag %[2]s: %[1]d, this one first. The rules for government sites ask for it; the webmaster mends it in layouts/_partials/head/ or in the head of the page.",
	ZH: "有 %d 个页面缺少页面标签 %s，此为第一个。政府网站须有该标签，请网站管理员在 layouts/_partials/head/ 或页面开头补充。",
	Doc: diag.Doc{
		EN: "国办发〔2017〕47号 asks government sites for tags in the head of each page: SiteName, SiteDomain and SiteIDCode on all, ColumnName, ColumnDescription, ColumnKeywords and ColumnType on lists, ArticleTitle, PubDate and ContentSource on letters. A tag is not printed when its value is not known: ContentSource comes from the agencies of the letter (params.lead), ColumnDescription from the description of the list.",
		ZH: "国办发〔2017〕47号要求政府网站页面带有标签：各页 SiteName、SiteDomain、SiteIDCode；栏目页 ColumnName、ColumnDescription、ColumnKeywords、ColumnType；内容页 ArticleTitle、PubDate、ContentSource。值不明时不输出标签：ContentSource 取自答复的承办单位（params.lead），ColumnDescription 取自栏目的 description。",
	},
}

// article is the path of a letter's page, with its bundle, or of a page that goes on with the list of letters.
var article = regexp.MustCompile(`^(?:[a-z-]+/)?replies/([^/]+/[^/]+)/index\.html$`)

// letterOf returns the bundle of which a page is, "" for pages of lists.
func letterOf(name string) string {
	found := article.FindStringSubmatch(name)
	if found == nil || strings.HasPrefix(found[1], "page/") {
		return ""
	}
	return found[1]
}

// The tags that pages must carry.
var (
	siteTags    = []string{"SiteName", "SiteDomain"}
	columnTags  = []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
	articleTags = []string{"ArticleTitle", "ContentSource"}
)

// tagsOf lists the tags of a page that have a value.
func tagsOf(p *htmlPage) []string {
	var out []string
	for _, t := range slices.Concat(siteTags, []string{"SiteIDCode"}, columnTags, articleTags, []string{"PubDate"}) {
		if p.meta[t] != "" {
			out = append(out, t)
		}
	}
	return out
}

// pageTags looks on the built pages for the tags of 国办发〔2017〕47号, and says
// once of each how many pages lack it.
func pageTags(_ context.Context, c *checking) ([]diag.Finding, error) {
	lacking := map[string][]string{}
	dated := map[string]bool{} // bundles whose letters say when they were published
	for _, r := range c.chinese() {
		dated[r.bundle] = r.Published
	}
	for _, name := range slices.Sorted(maps.Keys(c.pages)) {
		p := c.pages[name]
		if p == nil || p.Redirect {
			continue
		}
		tags := slices.Clone(siteTags)
		if c.SiteIDCode != "" {
			tags = append(tags, "SiteIDCode")
		}
		switch bundle := letterOf(name); {
		case bundle != "":
			tags = append(tags, articleTags...)
			if dated[bundle] {
				tags = append(tags, "PubDate")
			}
		case p.List && path.Base(name) != "404.html":
			tags = append(tags, columnTags...)
		}
		for _, t := range tags {
			if !slices.Contains(p.Tags, c.words.number(t)) {
				lacking[t] = append(lacking[t], name)
			}
		}
	}
	var out []diag.Finding
	for _, t := range slices.Sorted(maps.Keys(lacking)) {
		pages := lacking[t]
		pos := diag.Pos{Path: filepath.Join(c.Public, filepath.FromSlash(pages[0])), Line: 1}
		out = append(out, pageTag.At(pos, len(pages), t))
	}
	return out, nil
}
