// Package webpage reads a letter out of a saved web page, whatever the site's
// template. The letter is known by what letters have, not by what templates
// have: whom it greets, its date, its copy line.
package webpage

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

const (
	maxBytes = 64 << 20
	maxNodes = 1_500_000
)

// Read reads the bytes of an HTML file. A page without a letter in it gives all
// of its text. The error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	data, others, address, err := single(data)
	if err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	root, err := parse(ctx, data)
	if err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	readMeta(t, root, address)
	w := &walker{}
	if w.read(root); !w.found() {
		w = w.unfold(ctx, root, others)
	}
	if w.size > source.MaxText {
		findings, err := t.Refuse(source.ErrLarge)
		return t, findings, err
	}
	if ctx.Err() != nil {
		return t, nil, ctx.Err()
	}
	w.divide(t, titleOf(root))
	t.Published = cmp.Or(t.Published, shownTime(t))
	return t, t.Finish(source.Extras{Pictures: w.pictures}), nil
}

// parse reads a page into a tree, if it is of a size that a page has.
func parse(ctx context.Context, data []byte) (*html.Node, error) {
	if len(data) > maxBytes {
		return nil, source.ErrLarge
	}
	s, ok := decode(data)
	if !ok {
		return nil, source.ErrDamaged
	}
	if crowded(s) {
		return nil, source.ErrLarge
	}
	if err := measure(ctx, s); err != nil {
		return nil, err
	}
	root, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, fmt.Errorf("%w: %v", source.ErrLarge, err)
	}
	return root, nil
}

// formats are the elements that a parser opens again in every block after one
// that was left open, so that a small page can make a large tree.
var formats = map[atom.Atom]bool{
	atom.A: true, atom.B: true, atom.Big: true, atom.Code: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Nobr: true,
	atom.S: true, atom.Small: true, atom.Strike: true, atom.Strong: true, atom.Tt: true, atom.U: true,
}

// measure refuses pages whose trees would be larger than any page's.
func measure(ctx context.Context, s string) error {
	z := html.NewTokenizer(strings.NewReader(s))
	nodes, open := 0, 0
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return nil
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tag, _ := z.TagName()
			if formats[atom.Lookup(tag)] {
				if kind == html.EndTagToken {
					open = max(0, open-1)
				} else {
					open++
				}
			}
		}
		if nodes += 1 + open; nodes > maxNodes {
			return source.ErrLarge
		}
	}
}

// maxAttrs is how many attributes an element has at most.
const maxAttrs = 100_000

// crowded reports an element with too many attributes, before the tokenizer
// has made a list of them.
func crowded(s string) bool {
	n := 0
	inside, value := false, false // a tag; what comes next is the value of an attribute
	for i := 0; i < len(s); i++ {
		c := s[i]
		if !inside {
			inside = c == '<'
			n, value = 0, false
			continue
		}
		switch c {
		case '>':
			inside = false
		case '"', '\'':
			if end := strings.IndexByte(s[i+1:], c); value && end >= 0 {
				i += end + 1
			}
			n++
		case ' ', '\t', '\n', '\r', '\f', '/':
			n++
		}
		if n > maxAttrs {
			return true
		}
		value = c == '=' || value && c == ' '
	}
	return false
}
