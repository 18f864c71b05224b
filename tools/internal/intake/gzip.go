package intake

import (
	"bytes"
	"compress/gzip"
	"io"

	"dafu/tools/internal/source"
)

// maxUnpacked is how many bytes a packed file holds at most.
const maxUnpacked = 64 << 20

// unpack takes the file out of one that a program saved as the server sent it:
// packed (gzip). Any other file, and one that can't be unpacked, is returned as
// it is, to be refused for what it is.
func unpack(data []byte) []byte {
	if source.Sniff(data) != source.Gzip {
		return data
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return data
	}
	inner, err := io.ReadAll(io.LimitReader(z, maxUnpacked+1))
	if err != nil || len(inner) > maxUnpacked {
		return data
	}
	return inner
}
