package disk

import (
	"crypto/sha256"
	"encoding/hex"
)

// Sums are checksums of files by their paths below the folder of a site, with
// slashes, which one step of a run has taken and the next ones go by: ten thousand
// letters lie, with all that is made of them, in a hundred thousand files.
type Sums map[string]string

// SumOf is the checksum of a file; half of SHA-256 tells files apart and takes half
// the room.
func SumOf(data []byte) string {
	h := sha256.Sum256(data)
	return hex.EncodeToString(h[:16])
}
