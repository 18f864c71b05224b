package pdf

import (
	"strings"
	"unicode"

	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source"
)

// toned are the letters of pinyin with their tones, which letters may well hold.
const toned = "àáèéìíòóùúāēīōūǎěǐǒǔńňǹüǖǘǚǜ"

// strange counts what letters hardly hold and text does that was decoded in the
// wrong way: letters of other scripts, accents on their own, and Han characters
// that are out of everyday use, each of those once, since a place or a person may
// be named after one. The last do not count in a letter in Traditional characters.
func strange(lines []source.Line) (odd, han int) {
	rare := map[rune]bool{}
	old := 0
	for _, l := range lines {
		for _, r := range l.Text {
			switch {
			case unicode.Is(unicode.Han, r):
				han++
				if !everyday(r) {
					rare[r] = true
				}
				if !simplified(r) {
					old++
				}
			case unicode.In(r, unicode.Sk, unicode.Lm) && r >= 0x80, unicode.In(r, unicode.Bopomofo, unicode.Katakana, unicode.Hiragana, unicode.Cyrillic):
				odd++
			case unicode.Is(unicode.Latin, r) && 0x80 <= r && r < 0x1E00 && !strings.ContainsRune(toned, unicode.ToLower(r)):
				odd++
			}
		}
	}
	const traditional = 10 // of a hundred: a third of the characters have two forms
	if old*100 < han*traditional {
		odd += len(rare)
	}
	return odd, han
}

// simplified reports a character of GB/T 2312, which is made for text in Simplified characters.
func simplified(r rune) bool {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && 0xB0 <= b[0] && b[0] <= 0xF7 && b[1] >= 0xA1
}

// doubtful reports text that looks as if it were decoded in the wrong way. Of
// letters that are in order it is a few in a thousand that is strange.
func doubtful(lines []source.Line) bool {
	const few, share = 10, 50 // one in fifty
	odd, han := strange(lines)
	return odd >= few && odd*share > han
}
