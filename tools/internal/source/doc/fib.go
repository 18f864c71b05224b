package doc

import (
	"fmt"

	"dafu/tools/internal/source"
)

// Numbers of the structures in the table stream (FibRgFcLcb97).
const (
	fcStshf         = 1
	fcPlcffndRef    = 2
	fcPlcffndTxt    = 3
	fcPlcfBteChpx   = 12
	fcPlcfBtePapx   = 13
	fcSttbfFfn      = 15
	fcClx           = 33
	fcPlcSpaMom     = 40
	fcPlcftxbxTxt   = 56
	fcPlfLst        = 73
	fcPlfLfo        = 74
	storyMain       = 0 // numbers of the stories in FibRgLw97, from ccpText on
	storyFootnotes  = 1
	storyHeaders    = 2
	storyEndnotes   = 5
	storyBoxes      = 6
	stories         = 8
	firstLetterWord = 0xC1 // nFib of Word 97
)

// document is a document whose structures have been found.
type document struct {
	*file
	places []byte          // pairs of place and size in the table stream
	length [stories]uint32 // characters of each story
	pieces []piece
	grps   [][]byte // changes of properties that pieces refer to
	chars  runs
	paras  runs
	styles []style
	lists  lists
	fonts  []string
	seen   seen
	work   int // bytes of properties that have been obeyed
}

func newDocument(f *file) (*document, error) {
	d := &document{file: f}
	ident, version, flags := u16(f.main, 0), u16(f.main, 2), u16(f.main, 10)
	switch {
	case ident != 0xA5EC && ident != 0xA5DC && ident != 0xA697 && ident != 0xA698 && ident != 0xA699 && ident != 0xA5DB:
		return nil, fmt.Errorf("no FIB: %w", source.ErrDamaged)
	case ident != 0xA5EC || version < firstLetterWord:
		return nil, source.ErrOld
	case flags&0x0100 != 0: // fEncrypted
		return nil, source.ErrLocked
	case len(f.table) == 0:
		return nil, fmt.Errorf("no table stream: %w", source.ErrDamaged)
	}
	at := 32
	at += 2 + 2*u16(f.main, at) // FibRgW97
	words := at + 2
	at = words + 4*u16(f.main, at) // FibRgLw97
	total := uint64(0)
	for i := range d.length {
		d.length[i] = u32(f.main, words+12+4*i)
		total += uint64(d.length[i])
	}
	if total > maxChars {
		return nil, fmt.Errorf("%d characters: %w", total, source.ErrLarge)
	}
	if n := 8 * u16(f.main, at); at+2+n <= len(f.main) {
		d.places = f.main[at+2 : at+2+n]
	}
	if err := d.readPieces(); err != nil {
		return nil, err
	}
	d.chars = d.readRuns(fcPlcfBteChpx, chpx)
	d.paras = d.readRuns(fcPlcfBtePapx, papx)
	if n := len(d.chars.list) + len(d.paras.list); n > maxRuns {
		return nil, fmt.Errorf("%d changes of properties: %w", n, source.ErrLarge)
	}
	d.readStyles()
	d.readFonts()
	d.readLists()
	return d, nil
}

// at returns a structure of the table stream, nil if there is none.
func (d *document) at(number int) []byte {
	return part(d.table, u32(d.places, 8*number), u32(d.places, 8*number+4))
}

// start returns the place of the first character of a story.
func (d *document) start(story int) uint32 {
	n := uint32(0)
	for _, l := range d.length[:story] {
		n += l
	}
	return n
}

// readFonts reads the names of the fonts (SttbfFfn), by which symbols are told.
func (d *document) readFonts() {
	b := d.at(fcSttbfFfn)
	for at, n := 4, u16(b, 0); at < len(b) && len(d.fonts) < n; {
		size := int(b[at]) + 1
		var name []rune
		for i := at + 40; i+1 < at+size && i+1 < len(b); i += 2 {
			c := u16(b, i)
			if c == 0 {
				break
			}
			name = append(name, rune(c))
		}
		d.fonts = append(d.fonts, string(name))
		at += size
	}
}
