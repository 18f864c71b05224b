package doc

// style is a style with all that it takes from those it is based on.
type style struct {
	base        int
	look        look
	shape       shape
	para, chars []byte
	done        bool
}

// nobody is the number of a style that is based on none.
const nobody = 0x0FFF

// readStyles reads the style sheet (STSH).
func (d *document) readStyles() {
	b := d.at(fcStshf)
	count, fixed := u16(b, 2), u16(b, 4)
	at := 2 + u16(b, 0)
	for len(d.styles) < count && at+2 <= len(b) {
		n := u16(b, at)
		at += 2
		d.styles = append(d.styles, newStyle(part(b, uint32(at), uint32(n)), fixed))
		at += n
	}
	for i := range d.styles {
		d.settle(i, 0)
	}
}

// newStyle reads one style (STD); b is nil for a number that is not used.
func newStyle(b []byte, fixed int) style {
	s := style{base: nobody}
	if len(b) < 10 {
		return s
	}
	kind := u16(b, 2) & 0xF
	s.base = u16(b, 2) >> 4
	count := u16(b, 4) & 0xF
	at := fixed
	at += 2 + 2*u16(b, at) + 2 // its name
	for i := range count {
		at += at % 2
		n := u16(b, at)
		props := part(b, uint32(at+2), uint32(n))
		at += 2 + n
		switch {
		case kind == 1 && i == 0:
			if len(props) > 2 {
				s.para = props[2:]
			}
		case kind == 1 && i == 1, kind == 2 && i == 0:
			s.chars = props
		}
	}
	return s
}

// settle completes a style by the one it is based on.
func (d *document) settle(i, depth int) {
	s := &d.styles[i]
	if s.done || depth > 32 {
		return
	}
	s.done = true
	if s.base != i && s.base < len(d.styles) {
		d.settle(s.base, depth+1)
		s.look, s.shape = d.styles[s.base].look, d.styles[s.base].shape
	}
	d.apply(&s.look, s.look, s.chars)
	d.reshape(&s.shape, s.para)
}

// style returns a style by its number, an empty one if there is none.
func (d *document) style(i int) style {
	if i < 0 || i >= len(d.styles) {
		return style{}
	}
	return d.styles[i]
}
