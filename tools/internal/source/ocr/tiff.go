package ocr

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// frames are the pages of a picture file. Only TIFF keeps several: the place of
// the first stands at its beginning, and each page tells where the next one is.
type frames struct {
	data  []byte
	order binary.ByteOrder
	at    []uint32 // where the pages of a TIFF file are
}

const firstFrame = 4 // where a TIFF file says where its first page is

// newFrames finds the pages of a file.
func newFrames(data []byte) (*frames, error) {
	f := &frames{data: data}
	switch {
	case bytes.HasPrefix(data, []byte("II*\x00")):
		f.order = binary.LittleEndian
	case bytes.HasPrefix(data, []byte("MM\x00*")):
		f.order = binary.BigEndian
	case len(data) == 0:
		return nil, ErrBroken
	default:
		return f, nil
	}
	const entry = 12
	if len(data) < firstFrame+4 {
		return nil, ErrBroken
	}
	for at := f.order.Uint32(data[firstFrame:]); at != 0 && !slices.Contains(f.at, at) && len(f.at) <= Most; {
		if int64(at)+2 > int64(len(data)) {
			return nil, ErrBroken
		}
		f.at = append(f.at, at)
		next := int64(at) + 2 + entry*int64(f.order.Uint16(data[at:]))
		if next+4 > int64(len(data)) {
			break
		}
		at = f.order.Uint32(data[next:])
	}
	if len(f.at) > 1 {
		f.data = bytes.Clone(data)
	}
	return f, nil
}

func (f *frames) count() int { return max(1, len(f.at)) }

// page returns the page i, from 0, as a file of its own, which is good until the
// next one is asked for: a file of many pages must not be copied for each.
func (f *frames) page(i int) []byte {
	if len(f.at) > 1 {
		f.order.PutUint32(f.data[firstFrame:], f.at[i])
	}
	return f.data
}
