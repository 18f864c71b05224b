package ocr

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// frames returns the pages of a picture file, each as a file of its own. Only
// TIFF keeps several: the place of the first stands at its beginning, and each
// page tells where the next one is.
func frames(data []byte) ([][]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		order = binary.BigEndian
	case len(data) == 0:
		return nil, ErrBroken
	default:
		return [][]byte{data}, nil
	}
	const first, entry = 4, 12
	var out [][]byte
	var seen []uint32
	if len(data) < first+4 {
		return nil, ErrBroken
	}
	for at := order.Uint32(data[first:]); at != 0 && !slices.Contains(seen, at) && len(out) <= Most; {
		if int64(at)+2 > int64(len(data)) {
			return nil, ErrBroken
		}
		seen = append(seen, at)
		page := data
		if len(out) > 0 {
			page = slices.Clone(data)
			order.PutUint32(page[first:], at)
		}
		out = append(out, page)
		next := int64(at) + 2 + entry*int64(order.Uint16(data[at:]))
		if next+4 > int64(len(data)) {
			break
		}
		at = order.Uint32(data[next:])
	}
	return out, nil
}
