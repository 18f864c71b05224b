package rtf

import "dafu/tools/internal/source"

// reader reads one file.
type reader struct {
	text   *source.Text
	extras source.Extras
	fonts  map[int]font
	page   int // code page of the file
	base   int // number of the default font
	now    group
	stack  []group
	story  *story
	body   story
	fields []*field
	bytes  []byte // of text, not decoded yet
	high   rune   // first half of a character above U+FFFF
	left   int    // characters to leave out, as they stand for the last \u
	star   bool   // \* came before
	num    int    // paragraphs so far
}

// where is what the text of a group is.
type where int

const (
	inText where = iota
	inFonts
	inCode   // the instructions of a field
	inNumber // the number of a paragraph, as printed
)

// group is what holds within the braces.
type group struct {
	where   where
	skip    bool // the text is left out
	fresh   bool // nothing has come since the brace
	font    int
	width   int // bytes that stand for a \u (\uc)
	hidden  bool
	deleted bool
	bold    bool
	raised  bool
	opens   *story // story that begins with this group
	field   bool   // a field begins with this group
	both    bool   // \upr: the same text twice, the second in Unicode
	first   bool   // one of the two
}

func (r *reader) token(t token) error {
	if t.kind != octet || r.left > 0 {
		r.flush()
	}
	if r.left > 0 && t.kind != open && t.kind != closed {
		r.left--
		return nil
	}
	switch t.kind {
	case open:
		return r.open()
	case closed:
		r.close()
	case octet:
		if !r.now.skip {
			r.bytes = append(r.bytes, t.char)
		}
	case sign:
		r.sign(t.char)
	case word:
		r.word(t)
		r.now.fresh = false
	}
	if t.kind == octet {
		r.now.fresh = false
	}
	return nil
}

func (r *reader) open() error {
	if len(r.stack) >= maxDepth {
		return source.ErrLarge
	}
	r.left = 0
	r.stack = append(r.stack, r.now)
	outer := r.now
	r.now.fresh, r.now.opens, r.now.field, r.now.both = true, nil, false, false
	if len(r.stack) == 1 {
		r.now = group{width: 1, fresh: true}
		r.story = &r.body
	}
	r.now.first = outer.both && !outer.skip
	r.now.skip = r.now.skip || outer.both
	return nil
}

func (r *reader) close() {
	g := r.now
	r.left, r.star = 0, false
	r.now = r.stack[len(r.stack)-1]
	r.stack = r.stack[:len(r.stack)-1]
	if g.field {
		r.endField()
	}
	if g.opens != nil {
		r.story.close(r)
		r.story = g.opens
	}
}

// sign reads a control symbol.
func (r *reader) sign(c byte) {
	switch c {
	case '*':
		r.star = true
		return
	case '~':
		r.put("\u00A0")
	case '_':
		r.put("-")
	}
	r.now.fresh = false
}

// flush decodes the bytes that have come since the last control word.
func (r *reader) flush() {
	if len(r.bytes) == 0 {
		return
	}
	b := r.bytes
	r.bytes = r.bytes[:0]
	f, known := r.fonts[r.now.font]
	if !known || f.page == 0 {
		f.page = r.page
	}
	if f.page == symbolPage && r.now.where != inFonts {
		r.symbols(f.name, b)
		return
	}
	r.put(decode(b, f.page))
}
