package searchindex

import "math/bits"

// bitWriter gathers bits, the highest of a byte first.
type bitWriter struct {
	out  []byte
	hold uint64
	held int
}

// write adds the n lowest bits of v, at most 32.
func (w *bitWriter) write(v uint32, n int) {
	w.hold = w.hold<<n | uint64(v)&(1<<n-1)
	for w.held += n; w.held >= 8; {
		w.held -= 8
		w.out = append(w.out, byte(w.hold>>w.held))
	}
}

// bytes fills the last byte with zeros and returns all.
func (w *bitWriter) bytes() []byte {
	if w.held > 0 {
		w.write(0, 8-w.held)
	}
	return w.out
}

// count writes a number from 1 on in the code of Elias (gamma): as many zeros
// as it has further bits after its highest, then its bits.
func (w *bitWriter) count(v int) {
	n := bits.Len(uint(v))
	w.write(0, n-1)
	w.write(uint32(v), n)
}

// below writes a number below limit in as few bits as that takes; the smallest
// numbers save the last bit where limit is no power of two.
func (w *bitWriter) below(v, limit uint32) {
	if limit <= 1 {
		return
	}
	n := bits.Len32(limit) - 1
	if short := uint32(2)<<n - limit; v < short {
		w.write(v, n)
	} else {
		w.write(v+short, n+1)
	}
}

// set writes ascending numbers from low to below high, whose count the reader
// knows: the middle one first, which can only be where there is room for those
// on either side of it, then those below and those above it (binary
// interpolative coding, Moffat and Stuiver 2000). Where numbers stand close
// together that takes less than a bit a number, and never more than a bit for
// each there could be.
func (w *bitWriter) set(values []uint32, low, high uint32) {
	n := uint32(len(values))
	if n == 0 || n == high-low {
		return
	}
	middle := n / 2
	v := values[middle]
	w.below(v-low-middle, high-low-n+1)
	w.set(values[:middle], low, v)
	w.set(values[middle+1:], v+1, high)
}
