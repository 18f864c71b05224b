package searchindex

import "sync"

// sorter sorts what a drawer holds, by counting: with a sort that compares, putting
// together an index of ten thousand letters took twice as long.
type sorter struct{ list, other []uint64 }

var sorters = sync.Pool{New: func() any { return new(sorter) }}

// byKey sorts the list by the lowest bits of its upper halves, those that are the same
// there in the order in which they stand, and returns it.
func (s *sorter) byKey(bits int) []uint64 {
	if cap(s.other) < len(s.list) {
		s.other = make([]uint64, len(s.list), cap(s.list))
	}
	s.other = s.other[:len(s.list)]
	low := bits / 2
	s.pass(32, low)
	s.pass(32+low, bits-low)
	return s.list
}

// pass sorts by some bits.
func (s *sorter) pass(from, bits int) {
	if bits == 0 {
		return
	}
	at := make([]int, 1<<bits)
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
