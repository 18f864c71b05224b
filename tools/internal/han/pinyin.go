package han

import (
	"strings"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// Syllables returns the readings of Han characters one by one, without tones, and nil
// if one of them has none. ü is yu, as passports have it: Lyu, Nyu.
func Syllables(zh string) []string {
	args := pinyin.NewArgs()
	var out []string
	for _, r := range zh {
		p := pinyin.SinglePinyin(r, args)
		if !unicode.Is(unicode.Han, r) || len(p) == 0 {
			return nil
		}
		out = append(out, strings.NewReplacer("ü", "yu", "v", "yu").Replace(p[0]))
	}
	return out
}
