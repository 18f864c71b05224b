package doc

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/text/encoding/charmap"

	"dafu/tools/internal/source"
)

// piece is a stretch of text: characters from..to of the document stand in the
// main stream from the byte at on.
type piece struct {
	from, to uint32
	at       uint32
	narrow   bool // one byte a character
	prm      int  // a change of properties for all of it
}

// readPieces reads the piece table (Clx).
func (d *document) readPieces() error {
	b := d.at(fcClx)
	for len(b) > 0 && b[0] == 1 { // Prc
		n := u16(b, 1)
		if 3+n > len(b) {
			return fmt.Errorf("piece table: %w", source.ErrDamaged)
		}
		d.grps = append(d.grps, b[3:3+n])
		b = b[3+n:]
	}
	if len(b) < 5 || b[0] != 2 { // Pcdt
		return fmt.Errorf("no piece table: %w", source.ErrDamaged)
	}
	plc := part(b, 5, u32(b, 1))
	n := (len(plc) - 4) / 12
	if n < 1 {
		return fmt.Errorf("empty piece table: %w", source.ErrDamaged)
	}
	for i := range n {
		pcd := plc[4*(n+1)+8*i:]
		fc := u32(pcd, 2)
		p := piece{from: u32(plc, 4*i), to: u32(plc, 4*i+4), at: fc &^ (3 << 30), narrow: fc&(1<<30) != 0, prm: u16(pcd, 6)}
		width := uint64(2)
		if p.narrow {
			p.at, width = p.at/2, 1
		}
		if p.to < p.from || p.to > maxChars || i > 0 && p.from != d.pieces[i-1].to ||
			uint64(p.at)+width*uint64(p.to-p.from) > uint64(len(d.main)) {
			return fmt.Errorf("piece %d: %w", i, source.ErrDamaged)
		}
		d.pieces = append(d.pieces, p)
	}
	return nil
}

// char is a character with its place in the main stream.
type char struct {
	r     rune
	fc    uint32 // byte at which it begins
	end   uint32 // byte behind it
	piece *piece
}

// each calls use for the characters from..to until it returns false.
func (d *document) each(from, to uint32, use func(cp uint32, c char) bool) {
	first, _ := slices.BinarySearchFunc(d.pieces, from, func(p piece, cp uint32) int { return cmp.Compare(p.to, cp+1) })
	for i := first; i < len(d.pieces) && d.pieces[i].from < to; i++ {
		p := &d.pieces[i]
		for cp := max(from, p.from); cp < min(to, p.to); cp++ {
			if !use(cp, d.char(p, cp)) {
				return
			}
		}
	}
}

func (d *document) char(p *piece, cp uint32) char {
	if p.narrow {
		at := p.at + cp - p.from
		return char{charmap.Windows1252.DecodeByte(d.main[at]), at, at + 1, p}
	}
	at := p.at + 2*(cp-p.from)
	return char{rune(u16(d.main, int(at))), at, at + 2, p}
}
