package doc

import (
	"cmp"
	"slices"
)

// run is a stretch of the main stream with the same properties.
type run struct {
	from, to uint32
	style    int
	props    []byte // grpprl: changes of properties, one after the other
}

// runs are in the order of the stream.
type runs struct {
	list []run
	last int // found last: the next one asked for is most often the same
}

// kind is which properties a page of them holds.
type kind int

const (
	chpx kind = iota
	papx
)

// readRuns reads properties from the pages (FKP) that a table (PlcBte) names.
func (d *document) readRuns(number int, k kind) runs {
	plc := d.at(number)
	n := (len(plc) - 4) / 8
	var out runs
	seen := map[uint32]bool{}
	for i := range max(n, 0) {
		page := u32(plc, 4*(n+1)+4*i) & 0x3FFFFF
		b := part(d.main, page*512, 512)
		if b == nil || seen[page] || len(out.list) > maxRuns {
			continue
		}
		seen[page] = true
		out.list = append(out.list, d.readPage(b, k)...)
	}
	slices.SortStableFunc(out.list, func(a, b run) int { return cmp.Compare(a.from, b.from) })
	return out
}

func (d *document) readPage(b []byte, k kind) []run {
	count := int(b[511])
	size := 1 // of an entry: the place of the properties in words
	if k == papx {
		size = 13
	}
	if 4*(count+1)+size*count > 511 {
		return nil
	}
	var out []run
	for i := range count {
		r := run{from: u32(b, 4*i), to: u32(b, 4*i+4)}
		if at := 2 * int(b[4*(count+1)+size*i]); at > 0 {
			r.props = sized(b[:511], at, k)
		}
		if k == papx && len(r.props) >= 2 {
			r.style, r.props = u16(r.props, 0), r.props[2:]
		}
		out = append(out, r)
	}
	return out
}

// sized returns the properties at a place, which begin with their size: in
// bytes for characters; in words for paragraphs, where an odd number of bytes
// is told by a size that is one too large, and an even one by a zero before it.
func sized(b []byte, at int, k kind) []byte {
	n := int(b[at])
	at++
	switch {
	case k == papx && n > 0:
		n = 2*n - 1
	case k == papx && at < len(b):
		n = 2 * int(b[at])
		at++
	}
	if at+n > len(b) {
		return nil
	}
	return b[at : at+n]
}

// at returns the run at a byte of the stream, an empty one if there is none.
func (r *runs) at(fc uint32) run {
	if r.last < len(r.list) && r.list[r.last].from <= fc && fc < r.list[r.last].to {
		return r.list[r.last]
	}
	i, found := slices.BinarySearchFunc(r.list, fc, func(x run, fc uint32) int { return cmp.Compare(x.from, fc) })
	if !found {
		i--
	}
	if i >= 0 && r.list[i].from <= fc && fc < r.list[i].to {
		r.last = i
		return r.list[i]
	}
	return run{}
}
