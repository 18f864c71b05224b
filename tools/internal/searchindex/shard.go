package searchindex

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"math/bits"
)

// shardSize is what a shard should hold before compression, in bytes. Smaller
// shards cost less a query and more files.
const shardSize = 4096

// sharded is the postings of one language, cut into files.
type sharded struct {
	docs      int
	keyBits   int
	shardBits int
	files     [][]byte
}

func shard(docs []Document) sharded {
	all := collect(docs)
	keys := 0
	for _, drawer := range all {
		keys += countKeys(drawer)
	}
	s := sharded{docs: len(docs), keyBits: keyBits(keys)}
	size := 0
	for _, drawer := range all {
		size += len(encodeShard(group(drawer, s.keyBits), 0, len(docs)))
	}
	s.shardBits = min(s.keyBits, bits.Len(uint((size-1)/shardSize)))
	s.files = make([][]byte, 1<<s.shardBits)
	low := s.keyBits - s.shardBits
	if s.shardBits < drawerBits { // a shard holds several drawers
		var postings []posting
		for _, drawer := range all {
			postings = append(postings, group(drawer, s.keyBits)...)
		}
		s.cut(postings, 0, len(s.files), low)
		return s
	}
	each(drawers, func(i int) {
		per := len(s.files) / drawers
		postings := group(all[i], s.keyBits)
		all[i] = nil // the memory is wanted for the next
		s.cut(postings, i*per, (i+1)*per, low)
	})
	return s
}

// cut makes the shards from one number to before another; low is how many bits
// of a key are left within a shard.
func (s *sharded) cut(postings []posting, from, to, low int) {
	for i := from; i < to; i++ {
		n := 0
		for n < len(postings) && int(postings[n].key>>low) == i {
			n++
		}
		s.files[i] = pack(encodeShard(postings[:n], uint32(i)<<low, s.docs))
		postings = postings[n:]
	}
}

// encodeShard writes columns, since like stands well beside like when it is
// compressed: the number of keys, the keys as gaps from base, for each key
// twice the number of its documents plus one if it stands in a head, then the
// sets of documents, each followed by the length and the set of the heads.
func encodeShard(postings []posting, base uint32, docs int) []byte {
	out := binary.AppendUvarint(nil, uint64(len(postings)))
	next := base
	for _, p := range postings {
		out = binary.AppendUvarint(out, uint64(p.key-next))
		next = p.key + 1
	}
	for _, p := range postings {
		n := uint64(len(p.docs)) << 1
		if len(p.head) > 0 {
			n |= 1
		}
		out = binary.AppendUvarint(out, n)
	}
	for _, p := range postings {
		out = appendSet(out, p.docs, docs)
		if len(p.head) > 0 {
			out = binary.AppendUvarint(out, uint64(len(p.head)))
			out = appendSet(out, p.head, docs)
		}
	}
	return out
}

// pack compresses a file of the index. The checksum at the end of the zlib
// format tells the client a broken or a foreign file from a good one.
func pack(data []byte) []byte {
	var out bytes.Buffer
	w, err := zlib.NewWriterLevel(&out, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	if _, err := w.Write(data); err != nil {
		panic(fmt.Errorf("compress in memory: %w", err))
	}
	if err := w.Close(); err != nil {
		panic(fmt.Errorf("compress in memory: %w", err))
	}
	return out.Bytes()
}
