package searchindex

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// inBody says where a key stands; 0 is the head, so that sorting brings the
// head first.
const inBody = 1

// drawers is into how many parts filings are put by the upper bits of their
// keys: one drawer a core is open at a time, so that the whole never lies
// spread out in memory.
const (
	drawerBits = 6
	drawers    = 1 << drawerBits
	inDrawer   = 32 - drawerBits // bits of a key within its drawer
)

// filings is what one document files, in few bytes: its keys in order, each
// once, as the gap to the one before it in its drawer, with a bit for where it
// stands.
type filings struct {
	data []byte
	ends [drawers]uint32 // where the next drawer begins in data
}

// fileDocument files every symbol, every pair of neighbours, every mark that parts
// a clause or a list with both its neighbours, and where the language is searched by
// parts of words these, and every other mark with each of its neighbours. It returns the words besides
// where it is searched by word.
func fileDocument(d *Document) (filings, []string) {
	keys := sorters.Get().(*sorter)
	defer sorters.Put(keys)
	keys.list = keys.list[:0]
	words := vocabulary{}
	for _, text := range d.head() {
		keys.list = fileText(keys.list, text, d.Lang, 0, words)
	}
	keys.list = fileText(keys.list, d.body(), d.Lang, inBody, words)
	return fileKeys(keys.all()), words.list()
}

// fileKeys files keys in order.
func fileKeys(keys []uint64) filings {
	f := filings{data: make([]byte, 0, 4*len(keys))}
	at, known, next := 0, ^uint64(0), uint64(0)
	for _, k := range keys {
		key := k >> 1
		if key == known {
			continue
		}
		for known = key; uint64(at) < key>>inDrawer; at++ {
			f.ends[at] = uint32(len(f.data))
			next = uint64(at+1) << inDrawer
		}
		f.data = binary.AppendUvarint(f.data, (key-next)<<1|k&inBody)
		next = key
	}
	for ; at < drawers; at++ {
		f.ends[at] = uint32(len(f.data))
	}
	f.data = slices.Clone(f.data)
	return f
}

func fileText(to []uint64, text, lang string, where uint64, words vocabulary) []uint64 {
	put := func(key uint32) { to = append(to, uint64(key)<<1|where) }
	found := scanners.Get().(*scanner)
	defer scanners.Put(found)
	found.scan(text, byWord(lang))
	symbols := found.out
	if byWord(lang) {
		words.add(found.runs)
	} else {
		fileParts(symbols, found.runs, put)
		for _, key := range found.marks {
			put(key)
		}
	}
	for i, s := range symbols {
		put(Hash(s))
		if i > 0 {
			put(Hash(symbols[i-1], s))
		}
		if i > 1 && IsStop(symbols[i-1]) {
			put(Hash(symbols[i-2], symbols[i-1], s)) // every other letter has 委， and ，市 somewhere, few have 委，市
		}
	}
	return to
}

// drawer calls yield with each key of a drawer and where it stands.
func (f *filings) drawer(i int, yield func(key uint32, where uint64)) {
	from := uint32(0)
	if i > 0 {
		from = f.ends[i-1]
	}
	next := uint64(i) << inDrawer
	for data := f.data[from:f.ends[i]]; len(data) > 0; {
		v, n := binary.Uvarint(data)
		data = data[n:]
		next += v >> 1
		yield(uint32(next), v&inBody)
	}
}

// posting says where one key stands: in which documents, and which of these,
// by their place in docs, have it in the head.
type posting struct {
	key        uint32
	docs, head []uint32
}

// open sorts a drawer of all documents by key, cut to keyBits, then document.
func open(all []filings, drawer, keyBits int, yield func(posting)) {
	s := sorters.Get().(*sorter)
	defer sorters.Put(s)
	list := s.list[:0] // key, document (31 bits), where
	for doc := range all {
		all[doc].drawer(drawer, func(key uint32, where uint64) {
			list = append(list, uint64(key>>(32-keyBits))<<32|uint64(doc)<<1|where)
		})
	}
	s.list = list
	var p posting
	for i, f := range s.byKey(max(0, keyBits-drawerBits)) {
		key, doc := uint32(f>>32), uint32(f)>>1
		if i > 0 && key != p.key {
			yield(p)
			p.docs, p.head = p.docs[:0], p.head[:0]
		}
		p.key = key
		n := len(p.docs)
		if n == 0 || p.docs[n-1] != doc { // else two keys are one after the cut
			p.docs = append(p.docs, doc)
			n++
		}
		if h := len(p.head); f&inBody == 0 && (h == 0 || p.head[h-1] != uint32(n-1)) {
			p.head = append(p.head, uint32(n-1))
		}
	}
	if len(list) > 0 {
		yield(p)
	}
}

// keyBits returns how many of the 32 bits of a hash tell the keys apart well
// enough: one foreign key in about 500 is taken for one that is there, and the
// text check finds that out.
func keyBits(keys int) int { return min(32, bits.Len(uint(keys))+9) }
