package webpage

import (
	"context"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dafu/tools/internal/source"
)

const (
	maxStores = 50 // of a page that are looked into
	inStore   = 30 // Han characters that a store with a letter has at least
)

// unfold looks for the letter where pages keep what a script shows later: other
// pages saved in the same file, frames, fields, templates, strings of scripts, and
// at last what is not displayed. It is asked if the page shows no letter.
func (w *walker) unfold(ctx context.Context, root *html.Node, others []string) *walker {
	for _, s := range append(others, stores(root)...) {
		inner, err := parse(ctx, []byte(s))
		if err != nil {
			continue // it is no page, and what is shown was read
		}
		var probe walker
		if probe.read(inner); probe.found() {
			w.read(inner)
			return w
		}
	}
	whole := &walker{whole: true}
	if whole.read(root); whole.found() {
		return whole
	}
	return w
}

// found reports whether there is a letter in what was read.
func (w *walker) found() bool {
	first, _ := w.group()
	return first >= 0
}

// stores returns the texts of a page that are pages themselves.
func stores(root *html.Node) []string {
	var out []string
	add := func(s string) {
		if len(out) < maxStores && han(s) >= inStore && isHTML(s) {
			out = append(out, s)
		}
	}
	each(root, func(n *html.Node) {
		s := ""
		switch n.DataAtom {
		case atom.Iframe:
			s = attr(n, "srcdoc")
		case atom.Input:
			s = attr(n, "value")
		case atom.Textarea, atom.Noscript, atom.Noframes, atom.Xmp:
			s = textOf(n)
		case atom.Script:
			if strings.HasPrefix(strings.ToLower(attr(n, "type")), "text/") && !strings.Contains(attr(n, "type"), "javascript") {
				s = marks.Replace(textOf(n))
				break
			}
			for _, l := range literals(textOf(n)) {
				add(l)
			}
		case atom.Template:
			var b strings.Builder
			for c := range n.ChildNodes() {
				if html.Render(&b, c) != nil {
					return
				}
			}
			s = b.String()
		}
		add(s)
	})
	return out
}

// marks stand around text in XML, and are none of it.
var marks = strings.NewReplacer("<![CDATA[", "", "]]>", "")

var tags = regexp.MustCompile(`(?i)<(?:p|br|div|td|li)[\s/>]`)

// isHTML reports text that is itself a page, or a part of one.
func isHTML(s string) bool { return tags.MatchString(s) }

// textOf returns the text below an element.
func textOf(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// released is the time of publication as pages show it beside a letter.
var released = regexp.MustCompile(`(?:发布时间|发布日期|发表时间)\s*[：:]\s*(\d{4}[-/年]\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d{2}(?::\d{2})?)`)

// shownTime returns the time of publication that the page shows around the
// letter, "" if it shows none.
func shownTime(t *source.Text) string {
	for _, a := range t.Aside {
		if m := released.FindStringSubmatch(a.Text); m != nil && a.Why == source.Around {
			return m[1]
		}
	}
	return ""
}
