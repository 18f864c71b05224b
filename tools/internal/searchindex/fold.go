package searchindex

import "dafu/tools/internal/han"

// foldFile is what a client loads once somebody types a Traditional character:
// all Traditional characters in order, then what they become, in the same order.
func foldFile() []byte {
	from, to := han.Table()
	return pack([]byte(from + to))
}
