package searchindex

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestSorter holds sorting by counting against that of the library.
func TestSorter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var s sorter
	for _, bits := range []int{0, 1, 2, 7, 13, 26} {
		for _, n := range []int{0, 1, 2, 1000} {
			s.list = s.list[:0]
			for i := range n {
				s.list = append(s.list, uint64(r.Uint32N(1<<bits)|1<<31)<<32|uint64(i)) // all in one drawer
			}
			want := slices.SortedStableFunc(slices.Values(s.list), func(a, b uint64) int { return cmp.Compare(a>>32, b>>32) })
			if got := s.byKey(bits); !slices.Equal(got, want) {
				t.Errorf("%d of %d bits are out of order", n, bits)
			}
		}
	}
}

// TestTwoKeysInOne has two keys of a document that are one after the cut, one of
// them in the head.
func TestTwoKeysInOne(t *testing.T) {
	for _, where := range [][2]uint64{{0, inBody}, {inBody, 0}} {
		all := []filings{fileKeys([]uint64{4<<1 | where[0], 5<<1 | where[1]}), fileKeys([]uint64{4<<1 | inBody})}
		var got []posting
		open(all, 0, 31, func(p posting) {
			got = append(got, posting{p.key, slices.Clone(p.docs), slices.Clone(p.head)})
		})
		if len(got) != 1 || !slices.Equal(got[0].docs, []uint32{0, 1}) || !slices.Equal(got[0].head, []uint32{0}) {
			t.Errorf("where %v: %v", where, got)
		}
	}
}
