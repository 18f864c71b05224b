package searchindex

import (
	"encoding/binary"
	"math/bits"
)

// shardSize is what a shard should hold at most in the mean, in bytes. Smaller
// shards cost less a query and more files.
const shardSize = 1536

// layout says how the postings of one language are cut into files.
type layout struct {
	Docs      int `json:"docs"`
	KeyBits   int `json:"keyBits"`
	ShardBits int `json:"shardBits"`
}

// layOut decides how many bits of the keys are kept, and how many shards there
// are. Both change only as the index doubles, so that one letter more leaves
// the shards that it does not touch alone.
func layOut(all []filings) layout {
	var keys, size [drawers]int
	each(drawers, func(i int) {
		open(all, i, 32, func(p posting) {
			keys[i]++
			size[i] += roughly(len(p.docs), len(all))
		})
	})
	n, total := 0, 0
	for i := range drawers {
		n += keys[i]
		total += size[i]
	}
	l := layout{Docs: len(all), KeyBits: keyBits(n)}
	l.ShardBits = min(l.KeyBits, bits.Len(uint((total/8-1)/shardSize)))
	return l
}

// roughly returns how many bits a set of n of all documents takes with its key,
// in whole numbers, which are the same on every machine.
func roughly(n, docs int) int {
	return min(n*(bits.Len(uint(docs/n))+1), docs) + 2*bits.Len(uint(n)) + 11
}

// shards makes the files of the postings.
func shards(all []filings, l layout) [][]byte {
	files := make([][]byte, 1<<l.ShardBits)
	low := l.KeyBits - l.ShardBits
	groups := min(drawers, len(files)) // a shard may hold several drawers, or a drawer several shards
	each(groups, func(g int) {
		var w shardWriter
		at, end := g*len(files)/groups, (g+1)*len(files)/groups
		for d := g * drawers / groups; d < (g+1)*drawers/groups; d++ {
			open(all, d, l.KeyBits, func(p posting) {
				for ; int(p.key>>low) != at; at++ {
					files[at] = w.file(l, at)
				}
				w.add(p, l)
			})
		}
		for ; at < end; at++ {
			files[at] = w.file(l, at)
		}
	})
	return files
}

// shardWriter gathers the postings of one shard.
type shardWriter struct {
	keys []uint32
	sets bitWriter
}

func (w *shardWriter) add(p posting, l layout) {
	w.keys = append(w.keys, p.key)
	w.sets.count(len(p.docs))
	w.sets.set(p.docs, 0, uint32(l.Docs))
	w.sets.count(1 + len(p.head))
	w.sets.set(p.head, 0, uint32(len(p.docs)))
}

// file returns the shard and begins the next.
func (w *shardWriter) file(l layout, number int) []byte {
	low := l.KeyBits - l.ShardBits
	for i := range w.keys {
		w.keys[i] -= uint32(number) << low
	}
	var out bitWriter
	out.count(1 + len(w.keys))
	out.set(w.keys, 0, 1<<low)
	data := append(out.bytes(), w.sets.bytes()...)
	*w = shardWriter{}
	return seal(data, l, number)
}

// seal puts a checksum in front of a shard: FNV-1a over what a client must know
// to read it and over its bytes. So a file that was cut short, and one of
// another index than the client knows of, are told from the right one.
func seal(data []byte, l layout, number int) []byte {
	sum := uint32(2166136261)
	for _, n := range []int{l.Docs, l.KeyBits, l.ShardBits, number} {
		sum = (sum ^ uint32(n)) * 16777619
	}
	for _, b := range data {
		sum = (sum ^ uint32(b)) * 16777619
	}
	return append(binary.BigEndian.AppendUint32(nil, sum), data...)
}
