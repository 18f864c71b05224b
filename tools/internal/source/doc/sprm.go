package doc

// Properties (sprms) that matter to what a letter says.
const (
	sprmCFRMarkDel       = 0x0800
	sprmCFRMark          = 0x0801
	sprmCFSpec           = 0x0855
	sprmCFBold           = 0x0835
	sprmCFVanish         = 0x083C
	sprmCIss             = 0x2A48
	sprmCHpsPos          = 0x4845
	sprmCIstd            = 0x4A30
	sprmCSymbol          = 0x6A09
	sprmPFInTable        = 0x2416
	sprmPFTtp            = 0x2417
	sprmPFInnerTableCell = 0x244B
	sprmPFInnerTtp       = 0x244C
	sprmPItap            = 0x6649
	sprmPDtap            = 0x664A
	sprmPIlvl            = 0x260A
	sprmPIlfo            = 0x460B
	sprmPOutLvl          = 0x2640
	sprmPIstd            = 0x4600
	sprmPHugePapx        = 0x6646
	sprmTDefTable        = 0xD608
	sprmPChgTabs         = 0xC615
)

// sprms calls use for the changes in a list of them.
func sprms(b []byte, use func(code int, operand []byte)) {
	for len(b) >= 2 {
		code := u16(b, 0)
		b = b[2:]
		n := 0
		switch code >> 13 {
		case 0, 1:
			n = 1
		case 2, 4, 5:
			n = 2
		case 3:
			n = 4
		case 7:
			n = 3
		case 6:
			if len(b) == 0 {
				return
			}
			n = 1 + int(b[0])
			switch {
			case code == sprmTDefTable:
				n = 1 + u16(b, 0)
			case code == sprmPChgTabs && b[0] == 255 && len(b) > 1:
				n = 2 + 4*int(b[1])
				if n < len(b) {
					n += 1 + 3*int(b[n])
				}
			}
		}
		if n > len(b) {
			return
		}
		use(code, b[:n])
		b = b[n:]
	}
}

// look is how a character is shown.
type look struct {
	deleted, inserted, hidden, special, bold, raised bool
	font                                             int // of a symbol
	symbol                                           rune
}

// toggle applies a change that is on, off, or as or unlike the style says.
func toggle(now *bool, style bool, operand byte) {
	switch operand {
	case 0:
		*now = false
	case 1:
		*now = true
	case 0x80:
		*now = style
	case 0x81:
		*now = !style
	}
}

// apply changes a look by a list of changes.
func (d *document) apply(l *look, base look, b []byte) {
	sprms(b, func(code int, op []byte) {
		switch code {
		case sprmCIstd:
			s := d.style(u16(op, 0))
			base.hidden, base.bold = base.hidden || s.look.hidden, base.bold || s.look.bold
			l.hidden, l.bold = base.hidden, base.bold
		case sprmCFRMarkDel:
			l.deleted = op[0] == 1
		case sprmCFRMark:
			l.inserted = op[0] == 1
		case sprmCFSpec:
			l.special = op[0] != 0
		case sprmCFVanish:
			toggle(&l.hidden, base.hidden, op[0])
		case sprmCFBold:
			toggle(&l.bold, base.bold, op[0])
		case sprmCIss:
			l.raised = op[0] == 1
		case sprmCHpsPos: // in half points: text that stands a little higher is only aligned
			l.raised = int16(u16(op, 0)) > 6
		case sprmCSymbol:
			l.font, l.symbol = u16(op, 0), rune(u16(op, 2))
		}
	})
}

// seen is a look that was found, and for what: the next character most often
// has the same.
type seen struct {
	from, to uint32
	piece    *piece
	style    int
	look     look
}

// look returns how a character of a paragraph style is shown.
func (d *document) look(c char, style int) look {
	s := &d.seen
	if s.from <= c.fc && c.fc < s.to && s.piece == c.piece && s.style == style {
		return s.look
	}
	base := d.style(style).look
	l, r := base, d.chars.at(c.fc)
	changes := d.pieceProps(c.piece)
	d.apply(&l, base, r.props)
	d.apply(&l, base, changes)
	d.work += len(r.props) + len(changes)
	d.seen = seen{r.from, r.to, c.piece, style, l}
	return l
}

// pieceProps returns the changes that a piece makes to all its text (Prm).
func (d *document) pieceProps(p *piece) []byte {
	if p.prm&1 != 0 {
		if i := p.prm >> 1; i < len(d.grps) {
			return d.grps[i]
		}
		return nil
	}
	codes := map[int]int{0x41: sprmCFRMarkDel, 0x42: sprmCFRMark, 0x55: sprmCFBold, 0x5C: sprmCFVanish}
	if code, ok := codes[p.prm>>1&0x7F]; ok {
		return []byte{byte(code), byte(code >> 8), byte(p.prm >> 8)}
	}
	return nil
}

// shape is what a paragraph is.
type shape struct {
	style           int
	depth           int // tables around it
	rowEnd, cellEnd bool
	list            uint16 // number of its list, from 1; 0: none
	level, outline  int
}

// shape returns what the paragraph is whose mark stands at a byte.
func (d *document) shape(c char) shape {
	r := d.paras.at(c.fc)
	s := d.style(r.style).shape
	s.style = r.style
	changes := d.pieceProps(c.piece)
	d.reshape(&s, r.props)
	d.reshape(&s, changes)
	d.work += len(r.props) + len(changes)
	return s
}

func (d *document) reshape(s *shape, b []byte) {
	sprms(b, func(code int, op []byte) {
		switch code {
		case sprmPIstd:
			s.style = u16(op, 0)
		case sprmPFInTable:
			s.depth = max(s.depth, int(op[0]&1))
		case sprmPItap:
			s.depth = int(min(u32(op, 0), 64))
		case sprmPDtap:
			s.depth = max(0, min(s.depth+int(int32(u32(op, 0))), 64))
		case sprmPFTtp, sprmPFInnerTtp:
			s.rowEnd = op[0] != 0
		case sprmPFInnerTableCell:
			s.cellEnd = op[0] != 0
		case sprmPIlvl:
			s.level = int(op[0])
		case sprmPIlfo:
			s.list = uint16(u16(op, 0))
		case sprmPOutLvl:
			s.outline = int(op[0]) + 1
		case sprmPHugePapx:
			at := u32(op, 0)
			d.reshapeOnce(s, part(d.data, at+2, uint32(u16(d.data, int(at)))))
		}
	})
}

// reshapeOnce applies changes kept in the data stream, which do not lead to
// others there.
func (d *document) reshapeOnce(s *shape, b []byte) {
	plain := *d
	plain.file = &file{}
	plain.reshape(s, b)
}
