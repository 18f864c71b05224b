package searchindex

// markHash is Hash of two characters: of a mark and the one that stands before or behind it.
func markHash(left, right rune) uint32 { return Hash(string(left), string(right)) }

// Hash gives the number under which one symbol, or those that stand side by
// side, are filed: FNV-1a over the code points, a zero between the symbols,
// its bits well mixed at the end. The client has the same function.
func Hash(symbols ...string) uint32 {
	h := uint32(2166136261)
	for i, s := range symbols {
		if i > 0 {
			h *= 16777619 // a zero: h ^ 0
		}
		for _, r := range s {
			h = (h ^ uint32(r)) * 16777619
		}
	}
	h ^= h >> 16
	h *= 0x85EBCA6B
	h ^= h >> 13
	h *= 0xC2B2AE35
	return h ^ h>>16
}
