package pack

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"dafu/tools/internal/source"
)

// Elem is an element of an XML part. Names are without their prefix: the
// strict and the transitional form of a format, and writers with prefixes of
// their own, then look alike.
type Elem struct {
	Name string // "" of a piece of text between elements, where those are kept
	Text string // of an element that holds no others
	Kids []*Elem
	attr []xml.Attr
}

// Attr returns an attribute by its name without prefix, "" if there is none.
func (e *Elem) Attr(name string) string {
	if e == nil {
		return ""
	}
	for _, a := range e.attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// Content returns the text of an element that holds no others, "" if there is
// no element.
func (e *Elem) Content() string {
	if e == nil {
		return ""
	}
	return strings.TrimSpace(e.Text)
}

// Kid returns the first child of a name, nil if there is none.
func (e *Elem) Kid(name string) *Elem {
	if e == nil {
		return nil
	}
	for _, k := range e.Kids {
		if k.Name == name {
			return k
		}
	}
	return nil
}

// At follows a path of names from child to child.
func (e *Elem) At(names ...string) *Elem {
	for _, n := range names {
		e = e.Kid(n)
	}
	return e
}

// All returns the children of a name.
func (e *Elem) All(name string) []*Elem {
	if e == nil {
		return nil
	}
	var out []*Elem
	for _, k := range e.Kids {
		if k.Name == name {
			out = append(out, k)
		}
	}
	return out
}

// Mixed reads a part as XML in which text and elements stand side by side.
func (p *Pack) Mixed(ctx context.Context, name string) (*Elem, error) {
	data, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	root, err := ParseMixed(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return root, nil
}

// Tree reads a part as XML.
func (p *Pack) Tree(ctx context.Context, name string) (*Elem, error) {
	if tree := p.trees[key(name)]; tree != nil {
		return tree, nil
	}
	data, err := p.Read(name)
	if err != nil {
		return nil, err
	}
	root, err := Parse(ctx, data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return root, nil
}

// Parse reads XML into a tree. Its encoding is told by evidence.
func Parse(ctx context.Context, data []byte) (*Elem, error) { return parse(ctx, data, false) }

// ParseMixed reads XML in which text and elements stand side by side: text is
// a child without a name.
func ParseMixed(ctx context.Context, data []byte) (*Elem, error) { return parse(ctx, data, true) }

func parse(ctx context.Context, data []byte, mixed bool) (*Elem, error) {
	if len(data) > maxXML {
		return nil, fmt.Errorf("%d bytes of XML: %w", len(data), source.ErrLarge)
	}
	if crowded(data) {
		return nil, fmt.Errorf("an element of %d attributes: %w", maxAttrs, source.ErrLarge)
	}
	r, err := utf8Reader(data)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(r)
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	d.Entity = xml.HTMLEntity
	b := builder{names: map[string]string{}, mixed: mixed}
	for n := 0; ; n++ {
		if n%4096 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		token, err := d.RawToken()
		if err == io.EOF {
			break
		}
		if err != nil && b.closing(data, d.InputOffset()) {
			return b.root, nil
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %v", source.ErrDamaged, err)
		}
		if err := b.token(token); err != nil {
			return nil, err
		}
	}
	if b.root == nil || len(b.open) > 0 {
		return nil, fmt.Errorf("%w: the XML ends too early", source.ErrDamaged)
	}
	return b.root, nil
}

// maxXML is how many bytes the XML of a part has at most; pictures may have more.
const maxXML = 32 << 20

// maxAttrs is how many attributes an element has at most, and maxAllAttrs how
// many those of a part have together.
const (
	maxAttrs    = 20_000
	maxAllAttrs = 2_000_000
)

// crowded reports an element with too many attributes, before the decoder has
// made a list of them.
func crowded(data []byte) bool {
	n := 0
	for _, c := range data {
		switch c {
		case '<':
			n = 0
		case '=':
			if n++; n > maxAttrs {
				return true
			}
		}
	}
	return false
}

// utf8Reader gives the bytes of XML as UTF-8.
func utf8Reader(data []byte) (io.Reader, error) {
	head := data[:min(len(data), 4)]
	wide := bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) || bytes.IndexByte(head, 0) >= 0
	intro := data[:min(len(data), 100)]
	gb := bytes.Contains(bytes.ToLower(intro), []byte(`encoding="gb`))
	if !wide && !gb {
		return bytes.NewReader(bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))), nil
	}
	s, ok := source.Decode(data)
	if !ok {
		return nil, fmt.Errorf("%w: no text", source.ErrDamaged)
	}
	return strings.NewReader(strings.TrimPrefix(s, "\uFEFF")), nil
}

// builder puts tokens together to a tree.
type builder struct {
	root  *Elem
	open  []*Elem
	text  [][]byte // of the open elements
	nodes int
	attrs int
	names map[string]string // one string for each name, however often it occurs
	mixed bool              // text is kept as children
}

func (b *builder) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		if b.nodes++; b.nodes > MaxNodes || len(b.open) >= MaxDepth {
			return fmt.Errorf("%d elements, %d within each other: %w", b.nodes, len(b.open), source.ErrLarge)
		}
		e := &Elem{Name: b.name(t.Name.Local)}
		for _, a := range t.Attr {
			if a.Name.Space != "xmlns" && !strings.HasPrefix(a.Name.Local, "rsid") {
				e.attr = append(e.attr, a)
			}
		}
		if b.attrs += len(e.attr); b.attrs > maxAllAttrs {
			return fmt.Errorf("%d attributes: %w", b.attrs, source.ErrLarge)
		}
		if n := len(b.open); n > 0 {
			b.open[n-1].Kids = append(b.open[n-1].Kids, e)
		} else if b.root == nil {
			b.root = e
		}
		b.open, b.text = append(b.open, e), append(b.text, nil)
	case xml.EndElement:
		n := len(b.open)
		if n == 0 || b.open[n-1].Name != t.Name.Local {
			return fmt.Errorf("%w: </%s> closes nothing", source.ErrDamaged, t.Name.Local)
		}
		if e := b.open[n-1]; len(e.Kids) == 0 {
			e.Text = string(b.text[n-1])
		}
		b.open, b.text = b.open[:n-1], b.text[:n-1]
	case xml.CharData:
		n := len(b.open)
		switch {
		case n > 0 && b.mixed:
			return b.piece(b.open[n-1], string(t))
		case n > 0 && len(b.open[n-1].Kids) == 0:
			b.text[n-1] = append(b.text[n-1], t...)
		}
	}
	return nil
}

// piece adds text as a child of an element.
func (b *builder) piece(e *Elem, s string) error {
	if b.nodes++; b.nodes > MaxNodes {
		return fmt.Errorf("%d elements: %w", b.nodes, source.ErrLarge)
	}
	e.Kids = append(e.Kids, &Elem{Text: s})
	return nil
}

// closing reports whether reading broke off in the end tag of the root: what
// follows, or is missing, is then no part of the document. Programs that write
// a file over a longer one leave such tails.
func (b *builder) closing(data []byte, at int64) bool {
	if len(b.open) == 0 {
		return b.root != nil
	}
	at = min(at, int64(len(data)))
	before := data[max(0, at-int64(len(b.root.Name))-32):at]
	tag := bytes.LastIndex(before, []byte("</"))
	return len(b.open) == 1 && tag >= 0 && bytes.Contains(before[tag:], []byte(b.root.Name))
}

func (b *builder) name(s string) string {
	if known, ok := b.names[s]; ok {
		return known
	}
	b.names[s] = strings.Clone(s)
	return b.names[s]
}
