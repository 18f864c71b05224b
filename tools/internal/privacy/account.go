package privacy

import (
	"strings"

	"dafu/tools/internal/pattern"
)

// account is the name by which a person is found in WeChat or QQ, behind the
// word for it. What an agency is found by, 微信公众号, is no person's, and so
// are groups.
var account = pattern.MustCompile(`^(?:微信|QQ|ＱＱ|qq)(?:号码?|账号|帐号|ID|id)?\s?(?:[：:为是]\s?([A-Za-z][A-Za-z0-9_\-]{5,19}|[1-9][0-9]{4,11})|([A-Za-z][A-Za-z0-9\-]*[0-9_][A-Za-z0-9_\-]{2,}|[1-9][0-9]{5,11}))`)

// accounts finds what account tells.
func accounts(s string) []Match {
	var out []Match
	for _, word := range []string{"微信", "QQ", "ＱＱ", "qq"} {
		for at := 0; ; {
			i := strings.Index(s[at:], word)
			if i < 0 {
				break
			}
			at += i
			// Inside of a longer Latin word it is a piece of a checksum.
			if m := account.FindStringSubmatchIndex(s[at:min(len(s), at+window)]); m != nil && (at == 0 || !isWord(s[at-1])) {
				start, end := m[2], m[3]
				if start < 0 {
					start, end = m[4], m[5]
				}
				out = append(out, Match{at + start, at + end, Account})
			}
			at += len(word)
		}
	}
	return out
}
