package recognise

import (
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

// piece is a line of the text on its way into the letter.
type piece struct {
	source.Line
	text  string // Text with its typography normalised
	as    string // what it was taken for; "" until a construct has claimed it
	noise string // why it is not in the letter
}

// reader reads one text. head is pieces[:start], the body pieces[start:end],
// the tail what follows.
type reader struct {
	src        *source.Text
	opts       Options
	l          *letter.Letter
	pieces     []piece
	start, end int
	facts      facts
	found      diag.List
}

// facts are what the page around the letter says in rows of label and value.
type facts struct {
	titles  []string
	session []string
	number  string
	date    letter.Date
	doc     string
	organs  []string // of the page, for the place only
	subject string
	joint   string // 会办单位
}

func newReader(t *source.Text, o Options) *reader {
	r := &reader{src: t, opts: o, l: &letter.Letter{Lang: letter.Chinese, Document: letter.NotALetter}}
	r.l.Source.URL = t.URL
	for _, line := range t.Lines {
		for _, part := range parts(line.Text) {
			p := piece{Line: line, text: normalise(part)}
			p.Text = part
			if p.text != "" {
				r.pieces = append(r.pieces, p)
			}
		}
	}
	return r
}

// split cuts the piece i into parts, whose texts must make up its own.
func (r *reader) split(i int, parts ...string) {
	out := make([]piece, 0, len(r.pieces)+len(parts)-1)
	out = append(out, r.pieces[:i]...)
	for _, s := range parts {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		p := r.pieces[i]
		p.Text, p.text = s, s
		out = append(out, p)
	}
	r.pieces = append(out, r.pieces[i+1:]...)
}

// claim marks the piece i as taken for a field, unless it is taken already.
func (r *reader) claim(i int, as string) {
	if r.pieces[i].as == "" {
		r.pieces[i].as = as
	}
}

// drop marks the piece i as noise, unless it is taken already.
func (r *reader) drop(i int, why string) {
	if r.pieces[i].as == "" {
		r.pieces[i].as, r.pieces[i].noise = "noise", why
	}
}

// pos returns the place of the piece i, or that of the file.
func (r *reader) pos(i int) diag.Pos {
	if i < 0 || i >= len(r.pieces) {
		return diag.Pos{Path: r.src.Name}
	}
	return r.src.Pos(r.pieces[i].Line)
}
