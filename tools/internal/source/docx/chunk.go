package docx

import (
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/webpage"
)

// chunk reads a web page that stands for paragraphs (altChunk): programs that
// make Word documents of what was typed into a browser leave it at that. Any
// other part that does is named as a file inside the file.
func (r *reader) chunk(id string) {
	part := r.rels[id]
	if r.aside != "" || part.outside || !r.parts.Has(part.target) {
		return
	}
	data, err := r.parts.Read(part.target)
	if err != nil {
		r.err = err
		return
	}
	if source.Sniff(data) != source.HTML {
		return
	}
	t, _, err := webpage.Read(r.ctx, r.text.Name, data)
	if err != nil || len(t.Lines) == 0 {
		return
	}
	rows := 0
	for _, l := range t.Lines {
		r.num++
		l.Num = r.num
		if rows = max(rows, l.Row); l.Row > 0 {
			l.Row += r.rows
		}
		r.text.Lines = append(r.text.Lines, l)
	}
	r.rows += rows
	r.text.Aside = append(r.text.Aside, t.Aside...)
	part.kind = "read"
	r.rels[id] = part
}
