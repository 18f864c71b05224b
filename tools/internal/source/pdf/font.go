package pdf

import (
	"bytes"
	"encoding/binary"
	"sync"
)

// stubFont returns a TrueType font that shows a box of one em for every
// character. PDFium leaves out text in fonts that a file does not embed if it
// finds no font, or a font of empty shapes, to show them with; which shapes they
// are is all the same here.
var stubFont = sync.OnceValue(func() []byte {
	const em, up, down = 1000, 880, 0xFFFF - 119 // down is -120
	box := words(1, 0, down, em, up, 3, 0, 0x0101, 0x0101, 0, em, 0, 0xFFFF-em+1, down, 0, em, 0)
	many := words(13, 0, 0, 28, 0, 0, 0, 1, 0, ' ', 2, 0xFFFF, 0, 1) // all characters to glyph 1
	half := uint16(len(box) / 2)
	tables := []struct {
		tag  string
		data []byte
	}{
		{"OS/2", os2()},
		{"cmap", append(words(0, 1, 3, 10, 0, 12), many...)},
		{"glyf", append(box, box...)},
		{"head", words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, em, 0, 0, 0, 0, 0, 0, 0, 0, 0, down, em, up, 0, 8, 2, 0, 0)},
		{"hhea", words(1, 0, up, down, 0, em, 0, 0, em, 1, 0, 0, 0, 0, 0, 0, 0, 2)},
		{"hmtx", words(em, 0, em, 0)},
		{"loca", words(0, half, 2*half)},
		{"maxp", words(1, 0, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)},
		{"name", names("Stub")},
		{"post", words(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)},
	}
	n := len(tables)
	out := bytes.NewBuffer(words(1, 0, uint16(n), 128, 3, uint16(n*16-128)))
	at := 12 + 16*n
	for _, t := range tables {
		out.WriteString(t.tag)
		var entry [12]byte
		binary.BigEndian.PutUint32(entry[0:], checksum(t.data))
		binary.BigEndian.PutUint32(entry[4:], uint32(at))
		binary.BigEndian.PutUint32(entry[8:], uint32(len(t.data)))
		out.Write(entry[:])
		at += (len(t.data) + 3) / 4 * 4
	}
	for _, t := range tables {
		out.Write(t.data)
		out.Write(make([]byte, (4-len(t.data)%4)%4))
	}
	return out.Bytes()
})

// os2 returns the table that says which scripts the font is for: Latin and
// simplified Chinese.
func os2() []byte {
	w := make([]uint16, 48)
	w[0], w[1], w[2], w[3] = 4, 1000, 400, 5
	w[32], w[33] = 0x20, 0xFFFF // first and last character
	w[34], w[35] = 880, 0xFFFF-119
	w[37], w[38] = 880, 120
	w[39], w[40] = 0x0004, 0x0001 // code pages: bit 18 is GBK, bit 0 is Latin
	return words(w...)
}

// names returns the table of names: family, style, full name and PostScript name.
func names(family string) []byte {
	ids := []uint16{1, 2, 4, 6}
	text := bigEndian(family)
	out := words(0, uint16(len(ids)), uint16(6+12*len(ids)))
	for _, id := range ids {
		out = append(out, words(3, 1, 0x409, id, uint16(len(text)), 0)...)
	}
	return append(out, text...)
}

func bigEndian(s string) []byte {
	var out []byte
	for _, r := range s {
		out = append(out, words(uint16(r))...)
	}
	return out
}

func words(w ...uint16) []byte {
	var out []byte
	for _, v := range w {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}

func checksum(data []byte) uint32 {
	var sum uint32
	for i, b := range data {
		sum += uint32(b) << (24 - 8*(i%4))
	}
	return sum
}
