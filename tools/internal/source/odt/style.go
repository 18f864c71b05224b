package odt

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source/pack"
)

// styles are the styles of a document by family and name.
type styles map[string]*pack.Elem

func newStyles(groups ...*pack.Elem) styles {
	s := styles{}
	for _, g := range groups {
		for _, e := range g.All("style") {
			s[e.Attr("family")+" "+e.Attr("name")] = e
		}
	}
	return s
}

// chain calls use for a style and those above it until one answers.
func (s styles) chain(family, name string, use func(*pack.Elem) bool) {
	for range 32 {
		e := s[family+" "+name]
		if e == nil || use(e) {
			return
		}
		name = e.Attr("parent-style-name")
	}
}

// look is how text stands: what a span does not say holds from around it.
type look struct{ bold, hidden, raised bool }

// in returns the look of text in a style.
func (s styles) in(l look, family, name string) look {
	weight, display, position := "", "", ""
	s.chain(family, name, func(e *pack.Elem) bool {
		p := e.Kid("text-properties")
		if weight == "" {
			if weight = p.Attr("font-weight-asian"); weight == "" {
				weight = p.Attr("font-weight")
			}
		}
		if display == "" {
			display = p.Attr("display")
		}
		if position == "" {
			position = p.Attr("text-position")
		}
		return weight != "" && display != "" && position != ""
	})
	if weight != "" {
		n, err := strconv.Atoi(weight)
		l.bold = weight == "bold" || err == nil && n >= 600
	}
	if display != "" {
		l.hidden = display == "none"
	}
	if position != "" {
		// How far up and in what size, or "super".
		up, _, _ := strings.Cut(position, "%")
		n, err := strconv.Atoi(up)
		l.raised = strings.HasPrefix(position, "super") || err == nil && n > 20
	}
	return l
}

// attr returns an attribute of a paragraph's style, or of those above it.
func (s styles) attr(style, name string) string {
	out := ""
	s.chain("paragraph", style, func(e *pack.Elem) bool {
		out = e.Attr(name)
		return out != ""
	})
	return out
}
