package searchindex

import "dafu/tools/internal/han"

// foldFile is what a client loads once somebody types a Traditional character:
// all of them, each with what it becomes behind it.
func foldFile() []byte {
	from, to := han.Table()
	simplified := []rune(to)
	var out []rune
	for i, r := range []rune(from) {
		out = append(out, r, simplified[i])
	}
	return pack([]byte(string(out)))
}
