package check

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlPage is what the rules ask of a built page.
type htmlPage struct {
	text  []visible         // visible text that may have marks in it
	links []link            // what the page points to
	ids   map[string]bool   // anchors
	meta  map[string]string // contents of meta by name or property

	redirect bool // the page only leads to another

	name string            // of the tag that is being read
	attr map[string]string // and its attributes
}

// visible is a node of text that readers see.
type visible struct {
	text string
	line int
}

// link is one address in a page.
type link struct {
	addr  string
	loads bool // the browser fetches it by itself: an image, a script, a style
	line  int
}

// readPage reads a built page. HTML always parses; what is odd about it is left
// to the validator.
func readPage(data []byte) *htmlPage {
	p := &htmlPage{ids: map[string]bool{}, meta: map[string]string{}, attr: map[string]string{}}
	z := html.NewTokenizer(bytes.NewReader(data))
	silent := ""
	line, next := 1, 1 // of this token, and of the one behind
	for {
		kind := z.Next()
		line, next = next, next+bytes.Count(z.Raw(), []byte("\n"))
		switch kind {
		case html.ErrorToken:
			return p // the end: reading from memory can't fail
		case html.TextToken:
			if silent != "" || !bytes.ContainsAny(z.Raw(), "*&") {
				continue // no mark, nor what stands for one
			}
			whole := string(z.Text())
			t := strings.TrimLeftFunc(whole, unicode.IsSpace)
			at := line + strings.Count(whole[:len(whole)-len(t)], "\n")
			if t = strings.TrimRightFunc(t, unicode.IsSpace); t != "" {
				p.text = append(p.text, visible{html.UnescapeString(t), at})
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == silent {
				silent = ""
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			p.read(z)
			if p.name == "script" || p.name == "style" {
				silent = p.name
			}
			p.tag(line)
		}
	}
}

// asked are the attributes that rules ask for.
var asked = map[string]bool{
	"id": true, "name": true, "property": true, "content": true, "http-equiv": true,
	"href": true, "action": true, "rel": true, "src": true,
}

// read takes over the tag at which a tokenizer stands, with the attributes that
// count. The last of two of one name holds.
func (p *htmlPage) read(z *html.Tokenizer) {
	name, more := z.TagName()
	p.name = atom.String(name)
	clear(p.attr)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		if asked[string(key)] {
			p.attr[atom.String(key)] = string(value)
		}
	}
}

// tag takes from a tag what the rules ask of it.
func (p *htmlPage) tag(line int) {
	attr := p.attr
	if id := attr["id"]; id != "" {
		p.ids[id] = true
	}
	switch p.name {
	case "meta":
		p.meta[attr["name"]+attr["property"]] = attr["content"]
		p.redirect = p.redirect || strings.EqualFold(attr["http-equiv"], "refresh")
	case "a", "area":
		if h, ok := attr["href"]; ok {
			p.links = append(p.links, link{h, false, line})
		}
	case "form":
		if h, ok := attr["action"]; ok {
			p.links = append(p.links, link{h, false, line})
		}
	case "link":
		rel := " " + attr["rel"] + " "
		loads := !strings.Contains(rel, " canonical ") && !strings.Contains(rel, " alternate ")
		p.links = append(p.links, link{attr["href"], loads, line})
	case "img", "script", "iframe", "audio", "video", "source", "embed", "track":
		if s := attr["src"]; s != "" {
			p.links = append(p.links, link{s, true, line})
		}
	}
}
