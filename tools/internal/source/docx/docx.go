// Package docx reads the text of DOCX files as Word, WPS and LibreOffice write
// them: what a reader of the printed letter sees, with the numbers that the
// program counts, in the version with all changes accepted.
package docx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/pack"
)

// reader reads one document.
type reader struct {
	ctx    context.Context
	parts  *pack.Pack
	main   string // name of the main part
	rels   map[string]rel
	styles styles
	lists  lists
	notes  map[string]*pack.Elem // footnotes and endnotes by kind and id
	text   *source.Text
	extras source.Extras
	fields []*field // open ones, which may reach over paragraphs
	held   *para    // a paragraph whose end was deleted: the next one goes on with it
	num    int      // paragraphs so far
	rows   int      // table rows so far
	cell   source.Line
	aside  string // what is read stands beside the letter, and is this
	err    error  // of a part that the text refers to

	pictures []picture
	width    float64 // of the drawing that is being read
}

// rel is a relation of the main part: to another part or to an address.
type rel struct {
	kind, target string
	outside      bool
}

// Read reads the bytes of a DOCX file. A file that cannot be read gives an
// error finding and a Text without lines; the error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	t := &source.Text{Name: name}
	r := &reader{ctx: ctx, text: t}
	if err := r.read(data); err != nil {
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	return t, r.finish(), ctx.Err()
}

func (r *reader) read(data []byte) error {
	if !bytes.HasPrefix(data, []byte("PK")) {
		return r.flat(data)
	}
	var err error
	if r.parts, err = pack.Open(data); err != nil {
		return err
	}
	return r.document()
}

// flat reads a document that is one XML file: all parts of a DOCX file in it,
// or the older form of Word 2003.
func (r *reader) flat(data []byte) error {
	root, err := pack.Parse(r.ctx, data)
	if err != nil {
		return err
	}
	if root.Name == "package" {
		r.parts = pack.Flat(root)
		return r.document()
	}
	body := root.Kid("body")
	if root.Name != "wordDocument" || body == nil {
		return fmt.Errorf("no body: %w", source.ErrDamaged)
	}
	r.parts = &pack.Pack{}
	r.styles, r.lists = newStyles(root.Kid("styles")), newLists(root.Kid("lists"), listNames2003)
	r.blocks(body)
	r.release()
	return r.ctx.Err()
}

// document reads the parts of a document.
func (r *reader) document() error {
	r.findMain()
	root, err := r.parts.Tree(r.ctx, r.main)
	if err != nil {
		return err
	}
	if r.rels, err = r.relations(r.main); err != nil {
		return err
	}
	styleTree, err := r.related("styles", "styles.xml")
	if err != nil {
		return err
	}
	r.styles = newStyles(styleTree)
	numTree, err := r.related("numbering", "numbering.xml")
	if err != nil {
		return err
	}
	r.lists = newLists(numTree, listNamesNow)
	if err := r.readNotes(); err != nil {
		return err
	}
	body := root.Kid("body")
	if body == nil {
		return fmt.Errorf("%s: %w: no body", r.main, source.ErrDamaged)
	}
	r.blocks(body)
	r.release()
	if err := r.margins(); err != nil {
		return err
	}
	r.embedded()
	if r.err != nil {
		return r.err
	}
	return r.ctx.Err()
}

// findMain finds the main part by the relations of the package, and where
// those are missing by its usual name.
func (r *reader) findMain() {
	r.main = "word/document.xml"
	rels, err := r.relations("")
	if err != nil {
		return
	}
	for _, rel := range rels {
		if rel.kind == "officeDocument" && !rel.outside && r.parts.Has(rel.target) {
			r.main = rel.target
		}
	}
}

// relations reads what a part refers to, by id.
func (r *reader) relations(part string) (map[string]rel, error) {
	name := path.Join(path.Dir(part), "_rels", path.Base(part)+".rels")
	if part == "" {
		name = "_rels/.rels"
	}
	if !r.parts.Has(name) {
		return nil, nil
	}
	tree, err := r.parts.Tree(r.ctx, name)
	if err != nil {
		return nil, err
	}
	out := map[string]rel{}
	for _, e := range tree.All("Relationship") {
		x := rel{kind: path.Base(e.Attr("Type")), target: e.Attr("Target"), outside: e.Attr("TargetMode") == "External"}
		if !x.outside {
			x.target = pack.Join(part, x.target)
		}
		out[e.Attr("Id")] = x
	}
	return out, nil
}

// related reads the part of a kind that the main part refers to, nil if there
// is none.
func (r *reader) related(kind, usual string) (*pack.Elem, error) {
	name := pack.Join(r.main, usual)
	for _, rel := range r.rels {
		if rel.kind == kind && !rel.outside {
			name = rel.target
		}
	}
	tree, err := r.parts.Tree(r.ctx, name)
	if errors.Is(err, pack.ErrMissing) {
		return nil, nil
	}
	return tree, err
}

// readNotes collects the footnotes and endnotes.
func (r *reader) readNotes() error {
	r.notes = map[string]*pack.Elem{}
	for kind, usual := range map[string]string{"footnotes": "footnotes.xml", "endnotes": "endnotes.xml"} {
		tree, err := r.related(kind, usual)
		if err != nil {
			return err
		}
		if tree == nil {
			continue
		}
		for _, n := range tree.Kids {
			if t := n.Attr("type"); t == "" || t == "normal" {
				r.notes[n.Name+" "+n.Attr("id")] = n
			}
		}
	}
	return nil
}

// margins reads the headers and footers, which stand beside the letter.
func (r *reader) margins() error {
	var names []string
	for _, rel := range r.rels {
		if (rel.kind == "header" || rel.kind == "footer") && r.parts.Has(rel.target) {
			names = append(names, rel.target)
		}
	}
	slices.Sort(names)
	r.aside = source.Header
	for _, name := range slices.Compact(names) {
		tree, err := r.parts.Tree(r.ctx, name)
		if err != nil {
			return err
		}
		r.fields = nil
		r.blocks(tree)
		r.release()
	}
	return nil
}

// embedded names the files that lie inside this one.
func (r *reader) embedded() {
	for _, rel := range r.rels {
		switch {
		case rel.outside:
			if rel.kind == "hyperlink" {
				r.text.Markup = append(r.text.Markup, source.Line{Num: 1, Col: 1, Text: rel.target})
			}
		case rel.kind == "package", rel.kind == "oleObject", rel.kind == "aFChunk", rel.kind == "chart":
			r.extras.Embedded = append(r.extras.Embedded, path.Base(rel.target))
		}
	}
	slices.Sort(r.extras.Embedded)
	r.extras.Embedded = slices.Compact(r.extras.Embedded)
	slices.SortFunc(r.text.Markup, func(a, b source.Line) int { return strings.Compare(a.Text, b.Text) })
}
