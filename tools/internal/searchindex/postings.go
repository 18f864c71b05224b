package searchindex

import (
	"encoding/binary"
	"math/bits"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// posting says where one key stands: in which documents, and in which of those
// in the head.
type posting struct {
	key        uint32
	docs, head []uint32
}

// A filing is key, document and a bit that is 0 for the head, in one number,
// so that sorting brings the head first.
type filing uint64

const inBody = 1

func file(key uint32, doc int, where filing) filing {
	return filing(key)<<32 | filing(doc)<<1 | where
}

// drawers is into how many parts the filings are put by the upper bits of
// their keys: each is sorted, and turned into postings, by itself, so that
// neither doubles the memory.
const (
	drawerBits = 5
	drawers    = 1 << drawerBits
)

// collect files every symbol and every pair of neighbours of the documents,
// and returns the filings in order, each once, by drawer.
func collect(docs []Document) [drawers][]filing {
	var all [drawers][]filing
	var one []filing
	for i := range docs {
		one = one[:0]
		parts := hasParts(docs[i].Lang)
		for _, text := range docs[i].head() {
			one = fileText(one, text, i, 0, parts)
		}
		one = fileText(one, docs[i].body(), i, inBody, parts)
		slices.Sort(one)
		for _, f := range slices.Compact(one) {
			d := f >> (64 - drawerBits)
			all[d] = append(all[d], f)
		}
	}
	each(drawers, func(i int) { slices.Sort(all[i]) })
	return all
}

// each runs work for 0 to n-1 on all processors.
func each(n int, work func(i int)) {
	var next atomic.Int64
	var group sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		group.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				work(i)
			}
		})
	}
	group.Wait()
}

func fileText(to []filing, text string, doc int, where filing, parts bool) []filing {
	symbols, runs := scan(text)
	if parts {
		to = fileParts(to, symbols, runs, doc)
	}
	for i, s := range symbols {
		to = append(to, file(Hash(s), doc, where))
		if i > 0 {
			to = append(to, file(Hash(symbols[i-1], s), doc, where))
		}
	}
	return to
}

// keyBits returns how many of the 32 bits of a hash tell the keys apart well
// enough: one foreign key in about 500 is taken for one that is there, and the
// text check finds that out.
func keyBits(keys int) int { return min(32, bits.Len(uint(keys))+9) }

// countKeys returns the number of different hashes.
func countKeys(all []filing) int {
	n := 0
	for i, f := range all {
		if i == 0 || f>>32 != all[i-1]>>32 {
			n++
		}
	}
	return n
}

// group turns the filings into postings, cutting the hashes to keyBits.
func group(all []filing, keyBits int) []posting {
	shift := 32 - keyBits
	var out []posting
	for _, f := range all {
		key := uint32(f>>32) >> shift
		if len(out) == 0 || out[len(out)-1].key != key {
			out = append(out, posting{key: key})
		}
		p := &out[len(out)-1]
		doc := uint32(f) >> 1
		p.docs = append(p.docs, doc)
		if f&inBody == 0 {
			p.head = append(p.head, doc)
		}
	}
	for i := range out {
		slices.Sort(out[i].docs)
		out[i].docs = slices.Compact(out[i].docs)
		slices.Sort(out[i].head)
		out[i].head = slices.Compact(out[i].head)
	}
	return out
}

// appendSet writes ascending document numbers: a bitmap where they are many,
// else the first and the gaps less one. The reader knows both lengths.
func appendSet(to []byte, set []uint32, docs int) []byte {
	if isDense(len(set), docs) {
		bitmap := make([]byte, (docs+7)/8)
		for _, d := range set {
			bitmap[d/8] |= 1 << (d % 8)
		}
		return append(to, bitmap...)
	}
	next := uint32(0)
	for _, d := range set {
		to = binary.AppendUvarint(to, uint64(d-next))
		next = d + 1
	}
	return to
}

func isDense(n, docs int) bool { return n*8 > docs }
