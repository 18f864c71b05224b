package doc

import (
	"encoding/binary"
	"testing"
	"unicode/utf16"
)

// textRun is text of one look.
type textRun struct {
	text  string
	props []byte
}

// textPara is a paragraph with its mark.
type textPara struct {
	runs  []textRun
	mark  rune
	props []byte
	look  []byte // of the mark
	style uint16
}

// made is a document to be written.
type made struct {
	paras  []textPara     // of all stories, one after the other
	length map[int]uint32 // of the stories but the first, which has the rest
	tables map[int][]byte // structures of the table stream
	flags  uint16
	nfib   uint16
}

// le writes numbers, little end first: bytes, uint16 and uint32.
func le(values ...any) []byte {
	var out []byte
	for _, v := range values {
		switch v := v.(type) {
		case byte:
			out = append(out, v)
		case uint16:
			out = binary.LittleEndian.AppendUint16(out, v)
		case int:
			out = binary.LittleEndian.AppendUint32(out, uint32(v))
		case []byte:
			out = append(out, v...)
		case string:
			for _, u := range utf16.Encode([]rune(v)) {
				out = binary.LittleEndian.AppendUint16(out, u)
			}
		}
	}
	return out
}

const textAt = 2048 // bytes of the main stream before the text

// write makes a DOC file.
func (m made) write(t testing.TB) []byte {
	t.Helper()
	var text, chars, paras []byte
	var charRuns, paraRuns []props
	at := func() uint32 { return uint32(textAt + len(text)) }
	for _, p := range m.paras {
		from := at()
		for _, r := range append(p.runs, textRun{string(p.mark), p.look}) {
			begin := at()
			text = append(text, le(r.text)...)
			charRuns = append(charRuns, props{begin, at(), r.props})
		}
		paraRuns = append(paraRuns, props{from, at(), append(le(p.style), p.props...)})
	}
	cps := uint32(len(text) / 2)
	chars, paras = fkp(t, charRuns, chpx), fkp(t, paraRuns, papx)
	for len(text)%512 != 0 {
		text = append(text, 0)
	}
	page := (textAt + len(text)) / 512
	bte := func(page int) []byte { return le(textAt, int(textAt+2*cps), page) }
	tables := map[int][]byte{
		fcClx:         le(byte(2), 16, 0, int(cps), uint16(0), textAt, uint16(0)),
		fcPlcfBteChpx: bte(page), fcPlcfBtePapx: bte(page + 1),
	}
	for k, v := range m.tables {
		tables[k] = v
	}
	table := make([]byte, 8)
	places := make([]byte, 93*8)
	for i := range 93 {
		if b, ok := tables[i]; ok {
			n := len(b)
			if i == fcPlfLst {
				n = 2 + 28*u16(b, 0) // what follows are the levels
			}
			copy(places[8*i:], le(len(table), n))
			table = append(table, b...)
		}
	}
	nfib := m.nfib
	if nfib == 0 {
		nfib = 0xC1
	}
	main := le(uint16(0xA5EC), nfib, 0, uint16(0), m.flags|0x0200, make([]byte, 20), uint16(14), make([]byte, 28), uint16(22), make([]byte, 12))
	rest := cps
	for _, n := range m.length {
		rest -= n
	}
	main = append(main, le(int(rest))...)
	for i := 1; i < 19; i++ {
		main = append(main, le(int(m.length[i]))...)
	}
	main = append(main, le(uint16(93), places)...)
	main = append(main, make([]byte, textAt-len(main))...)
	main = append(append(append(main, text...), chars...), paras...)
	return compound(map[string][]byte{"WordDocument": main, "1Table": table})
}

type props struct {
	from, to uint32
	props    []byte
}

// fkp writes a page of properties.
func fkp(t testing.TB, runs []props, k kind) []byte {
	t.Helper()
	size := 1
	if k == papx {
		size = 13
	}
	b := make([]byte, 512)
	b[511] = byte(len(runs))
	end := 510
	for i, r := range runs {
		copy(b[4*i:], le(int(r.from), int(r.to)))
		if len(r.props) == 0 {
			continue
		}
		p := append([]byte{byte(len(r.props))}, r.props...)
		if k == papx {
			if len(r.props)%2 != 0 {
				p[0] = byte(len(r.props)/2 + 1)
			} else {
				p = append([]byte{0, byte(len(r.props) / 2)}, r.props...)
			}
		}
		end = (end - len(p)) &^ 1
		copy(b[end:], p)
		b[4*(len(runs)+1)+size*i] = byte(end / 2)
	}
	if 4*(len(runs)+1)+size*len(runs) > end {
		t.Fatal("too much for a page")
	}
	return b
}

// compound writes a compound file. Streams are long enough to need no
// sectors of the small kind.
func compound(streams map[string][]byte) []byte {
	const free, last = 0xFFFFFFFF, 0xFFFFFFFE
	fat := []uint32{0xFFFFFFFD, 2, last}
	entry := func(name string, kind byte, right, child, start uint32, size int) []byte {
		b := le(name)
		b = append(b, make([]byte, 64-len(b))...)
		b = append(b, le(uint16(2*len(name)+2), kind, byte(1), -1, int(right), int(child), make([]byte, 36), int(start), size, 0)...)
		return b
	}
	var names []string
	for _, n := range []string{"WordDocument", "0Table", "1Table", "EncryptedPackage", "Workbook"} {
		if streams[n] != nil {
			names = append(names, n)
		}
	}
	dir := entry("Root Entry", 5, free, 1, last, 0)
	var body []byte
	for i, n := range names {
		b := append([]byte{}, streams[n]...)
		for len(b) < 4096 || len(b)%512 != 0 {
			b = append(b, 0)
		}
		right := uint32(i + 2)
		if i == len(names)-1 {
			right = free
		}
		dir = append(dir, entry(n, 2, right, free, uint32(len(fat)), len(b))...)
		for j := 512; j < len(b); j += 512 {
			fat = append(fat, uint32(len(fat)+1))
		}
		fat = append(fat, last)
		body = append(body, b...)
	}
	dir = append(dir, make([]byte, 1024-len(dir))...)
	for len(fat) < 128 {
		fat = append(fat, free)
	}
	head := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 16)...)
	head = append(head, le(uint16(0x3E), uint16(3), uint16(0xFFFE), uint16(9), uint16(6), make([]byte, 6), 0, 1, 1, 0, 4096, -2, 0, -2, 0, 0)...)
	for len(head) < 512 {
		head = append(head, 0xFF)
	}
	for _, f := range fat {
		head = append(head, le(int(f))...)
	}
	return append(append(head, dir...), body...)
}
