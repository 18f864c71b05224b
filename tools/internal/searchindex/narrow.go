package searchindex

import (
	"fmt"
	"sync"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// twoBytes maps the characters of GB 2312 to their two bytes: its punctuation
// (rows A1 and A3) and its Han characters (rows B0 to F7). Every browser has
// read these alike for decades; of the rest of GBK that can't be said.
var twoBytes = sync.OnceValue(func() map[rune][2]byte {
	m := map[rune][2]byte{}
	decoder := simplifiedchinese.GBK.NewDecoder()
	for lead := 0xA1; lead <= 0xF7; lead++ {
		if lead != 0xA1 && lead != 0xA3 && lead < 0xB0 {
			continue
		}
		for trail := 0xA1; trail <= 0xFE; trail++ {
			pair := [2]byte{byte(lead), byte(trail)}
			text, err := decoder.Bytes(pair[:])
			if err != nil {
				panic(fmt.Errorf("GBK %X: %w", pair, err)) // the decoder replaces, it does not fail
			}
			if r := []rune(string(text)); len(r) == 1 && r[0] != '\uFFFD' {
				m[r[0]] = pair
			}
		}
	}
	return m
})

// narrow writes JSON in GBK, which a sixth is saved by after compression. What
// is not in GB 2312 becomes an escape of JSON.
func narrow(json []byte) []byte {
	pairs := twoBytes()
	out := make([]byte, 0, len(json))
	for _, r := range string(json) {
		if r < 0x80 {
			out = append(out, byte(r))
		} else if pair, ok := pairs[r]; ok {
			out = append(out, pair[:]...)
		} else {
			for _, unit := range utf16.Encode([]rune{r}) {
				out = fmt.Appendf(out, `\u%04x`, unit)
			}
		}
	}
	return out
}
