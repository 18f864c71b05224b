// Package ofd reads the text of OFD files (GB/T 33190-2016): characters with
// their places, which package layout puts back into paragraphs.
package ofd

import (
	"context"
	"fmt"
	"path"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/pack"
)

// maxRunes is how many characters the pages of a file have at most.
const maxRunes = 4 << 20

// reader reads one file.
type reader struct {
	ctx       context.Context
	parts     *pack.Pack
	extras    source.Extras
	templates map[string]*pack.Elem // of the document, by id
	units     map[string]*pack.Elem // composite graphics, by id
	box       string                // physical box of pages that give none
	pages     []layout.Page
	runes     int
	objects   int
	files     map[string]string // parts that hold pictures, by the id of the resource
	scan      *picture          // the largest picture of the page
	scanned   []int             // pages that are pictures, and
	became    []error           // what became of each
}

// Read reads the bytes of an OFD file. A file that cannot be read gives an
// error finding and a Text without lines; the error is that of the context.
func Read(ctx context.Context, name string, data []byte) (*source.Text, []diag.Finding, error) {
	r := &reader{ctx: ctx}
	if err := r.read(data); err != nil {
		t := &source.Text{Name: name}
		findings, err := t.Refuse(err)
		return t, findings, err
	}
	t, findings := layout.Text(name, r.pages)
	return t, r.finish(t, findings), nil
}

func (r *reader) read(data []byte) error {
	var err error
	if r.parts, err = pack.Open(data); err != nil {
		return err
	}
	if r.parts.Has("Encryptions.xml") {
		return source.ErrLocked
	}
	root, err := r.parts.Tree(r.ctx, "OFD.xml")
	if err != nil {
		return err
	}
	for _, body := range root.All("DocBody") {
		name, err := r.current(body)
		if err != nil {
			return err
		}
		if err := r.document(name); err != nil {
			return err
		}
	}
	if len(r.pages) == 0 {
		return fmt.Errorf("no pages: %w", source.ErrDamaged)
	}
	return r.ctx.Err()
}

// current returns the name of the root of a document: that of its current
// version, if it keeps several.
func (r *reader) current(body *pack.Elem) (string, error) {
	for _, v := range body.Kid("Versions").All("Version") {
		if v.Attr("Current") != "true" {
			continue
		}
		name := pack.Join("", v.Attr("BaseLoc"))
		version, err := r.parts.Tree(r.ctx, name)
		if err != nil {
			return "", err
		}
		if root := version.Kid("DocRoot"); root != nil {
			return pack.Join(name, root.Text), nil
		}
	}
	root := body.Kid("DocRoot")
	if root == nil {
		return "", fmt.Errorf("no DocRoot: %w", source.ErrDamaged)
	}
	return pack.Join("", root.Text), nil
}

// document reads the pages of a document.
func (r *reader) document(name string) error {
	root, err := r.parts.Tree(r.ctx, name)
	if err != nil {
		return err
	}
	head := root.Kid("CommonData")
	r.box = head.At("PageArea", "PhysicalBox").Content()
	r.templates, r.units, r.files = map[string]*pack.Elem{}, map[string]*pack.Elem{}, map[string]string{}
	for _, kind := range []string{"PublicRes", "DocumentRes"} {
		for _, res := range head.All(kind) {
			if err := r.resources(name, res); err != nil {
				return err
			}
		}
	}
	for _, t := range head.All("TemplatePage") {
		tree, err := r.parts.Tree(r.ctx, pack.Join(name, t.Attr("BaseLoc")))
		if err != nil {
			return err
		}
		r.templates[t.Attr("ID")] = tree
	}
	for _, p := range root.Kid("Pages").All("Page") {
		part := pack.Join(name, p.Attr("BaseLoc"))
		tree, err := r.parts.Tree(r.ctx, part)
		if err != nil {
			return err
		}
		if err := r.page(part, tree); err != nil {
			return err
		}
	}
	return r.attachments(name, root.Kid("Attachments").Content())
}

// resources collects the composite graphics and the pictures of a resource
// file.
func (r *reader) resources(from string, ref *pack.Elem) error {
	part := pack.Join(from, ref.Content())
	if !r.parts.Has(part) {
		return nil
	}
	tree, err := r.parts.Tree(r.ctx, part)
	if err != nil {
		return err
	}
	for _, u := range tree.Kid("CompositeGraphicUnits").All("CompositeGraphicUnit") {
		r.units[u.Attr("ID")] = u
	}
	r.media(part, tree)
	return nil
}

// attachments names the files that lie inside this one.
func (r *reader) attachments(from, list string) error {
	if list == "" || !r.parts.Has(pack.Join(from, list)) {
		return nil
	}
	tree, err := r.parts.Tree(r.ctx, pack.Join(from, list))
	if err != nil {
		return err
	}
	for _, a := range tree.All("Attachment") {
		name, format := a.Attr("Name"), a.Attr("Format")
		if name == "" {
			name = path.Base(strings.TrimSpace(a.Kid("FileLoc").Content()))
		} else if format != "" && !strings.Contains(name, ".") {
			name += "." + strings.ToLower(format)
		}
		r.extras.Embedded = append(r.extras.Embedded, name)
	}
	return nil
}
