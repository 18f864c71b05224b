package page

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/letter"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	ghtml "github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
)

// markdown reads what Hugo reads: the extensions that config.toml turns on.
var markdown = goldmark.New(
	goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.DefinitionList,
		extension.Footnote, extension.TaskList, extension.CJK),
	goldmark.WithParserOptions(parser.WithAttribute()),
)

// addressLine is the line under a paragraph that gives its address.
var addressLine = regexp.MustCompile(`^\{#([^\s{}]+)((?:\s[^{}]*)?)\}\s*$`)

// blocks reads the body of a page.
func blocks(body []byte, lang letter.Lang) []letter.Block {
	doc := markdown.Parser().Parse(text.NewReader(body))
	r := reader{src: body, lang: lang}
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		r.block(n)
	}
	return r.out
}

// reader walks the blocks of a page.
type reader struct {
	src  []byte
	lang letter.Lang
	out  []letter.Block
}

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		b := letter.Block{ID: attribute(n, "id")}
		classes := attribute(n, "class")
		asHeading(&b, r.text(n), n.Level, classes, r.lang)
		b.State = state(classes, r.lang)
		r.add(b)
	case *east.Table:
		r.add(r.table(n))
	case *ast.Paragraph, *ast.TextBlock:
		r.paragraph(n)
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
		r.add(letter.Block{Kind: letter.Paragraph, Text: oneLine(string(n.Lines().Value(r.src))), State: state("", r.lang)})
	default:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.block(c)
		}
	}
}

func (r *reader) add(b letter.Block) {
	if b.Printed() != "" {
		r.out = append(r.out, b)
	}
}

// paragraph reads a paragraph with the address line below it.
func (r *reader) paragraph(n ast.Node) {
	b := letter.Block{Kind: letter.Paragraph, Text: r.text(n), State: state("", r.lang)}
	if lines := n.Lines(); lines.Len() > 0 {
		last := lines.At(lines.Len() - 1)
		raw := strings.TrimSpace(string(last.Value(r.src)))
		if r.address(&b, raw) {
			b.Text = strings.TrimSpace(strings.TrimSuffix(b.Text, raw))
		}
	}
	b.Kind = kindOf(b.ID)
	r.add(b)
}

// address takes an address line into b; it reports false for any other line.
func (r *reader) address(b *letter.Block, line string) bool {
	m := addressLine.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	b.ID, b.State = m[1], state(m[2], r.lang)
	return true
}

// table reads the cells of a table. Its address line, for Markdown, is a row.
func (r *reader) table(n ast.Node) letter.Block {
	b := letter.Block{Kind: letter.Table, State: state("", r.lang)}
	var rows []string
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []string
		for c := row.FirstChild(); c != nil; c = c.NextSibling() {
			cells = append(cells, r.text(c))
		}
		line := strings.TrimRight(strings.Join(cells, "\t"), "\t")
		if row.NextSibling() == nil && r.address(&b, line) {
			break
		}
		rows = append(rows, line)
	}
	b.Text = strings.Join(rows, "\n")
	return b
}

// text returns what a reader of the page sees of n: its words without mark-up.
func (r *reader) text(n ast.Node) string {
	var b strings.Builder
	r.inline(&b, n)
	return strings.TrimSpace(b.String())
}

func (r *reader) inline(b *strings.Builder, n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		switch c := c.(type) {
		case *ast.Text:
			if c.IsRaw() {
				b.Write(c.Segment.Value(r.src))
			} else {
				b.WriteString(unescape(c.Segment.Value(r.src)))
			}
			if c.SoftLineBreak() || c.HardLineBreak() {
				r.lineBreak(b, c)
			}
		case *ast.String:
			b.WriteString(unescape(c.Value))
		case *ast.AutoLink:
			b.Write(c.Label(r.src))
		case *ast.RawHTML:
			for i := range c.Segments.Len() {
				s := c.Segments.At(i)
				b.Write(s.Value(r.src))
			}
		default:
			r.inline(b, c)
		}
	}
}

// lineBreak joins two lines of a paragraph the way the site does: with a blank,
// but for two Chinese characters.
func (r *reader) lineBreak(b *strings.Builder, t *ast.Text) {
	before, _ := utf8.DecodeLastRuneInString(b.String())
	after, _ := utf8.DecodeRune(bytes.TrimLeft(r.src[t.Segment.Stop:], "\\ \n"))
	if !wide(before) || !wide(after) {
		b.WriteByte(' ')
	}
}

func wide(c rune) bool {
	return unicode.Is(unicode.Han, c) || c >= 0x3000 && c <= 0x303f || c >= 0xff00 && c <= 0xffef ||
		strings.ContainsRune("“”‘’…—", c)
}

// unescape undoes the backslashes and entities of Markdown.
func unescape(src []byte) string {
	var b bytes.Buffer
	w := writer{&b}
	ghtml.DefaultWriter.Write(w, src)
	return html.UnescapeString(b.String())
}

// writer lends a buffer the methods that goldmark writes with.
type writer struct{ *bytes.Buffer }

func (w writer) Available() int { return w.Cap() - w.Len() }
func (w writer) Buffered() int  { return 0 }
func (w writer) Flush() error   { return nil }

func attribute(n ast.Node, name string) string {
	v, ok := n.AttributeString(name)
	if !ok {
		return ""
	}
	switch v := v.(type) {
	case []byte:
		return string(v)
	case string:
		return v
	}
	return fmt.Sprint(v)
}
