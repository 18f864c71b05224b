package searchindex

import (
	"slices"
	"sync"
)

// sorter sorts what a drawer holds, by counting: with a sort that compares, putting
// together an index of ten thousand letters took twice as long.
type sorter struct {
	list, other []uint64
	at          []int
}

var sorters = sync.Pool{New: func() any { return new(sorter) }}

// byKey sorts the list by the lowest bits of its upper halves, those that are the same
// there in the order in which they stand, and returns it.
func (s *sorter) byKey(bits int) []uint64 {
	s.room()
	low := bits / 2
	s.pass(32, low)
	s.pass(32+low, bits-low)
	return s.list
}

// all sorts the list by what a document files: a key of 32 bits and one bit more.
func (s *sorter) all() []uint64 {
	s.room()
	const third = 11
	for from := 0; from < 3*third; from += third {
		s.pass(from, third)
	}
	return s.list
}

func (s *sorter) room() {
	if cap(s.other) < len(s.list) {
		s.other = make([]uint64, len(s.list), cap(s.list))
	}
	s.other = s.other[:len(s.list)]
}

// pass sorts by some bits.
func (s *sorter) pass(from, bits int) {
	if bits == 0 {
		return
	}
	s.at = slices.Grow(s.at[:0], 1<<bits)[:1<<bits]
	clear(s.at)
	at := s.at
	mask := uint64(len(at) - 1)
	for _, v := range s.list {
		at[v>>from&mask]++
	}
	sum := 0
	for i, n := range at {
		at[i] = sum
		sum += n
	}
	for _, v := range s.list {
		i := v >> from & mask
		s.other[at[i]] = v
		at[i]++
	}
	s.list, s.other = s.other, s.list
}
