package privacy

import (
	_ "embed"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	// landline is the number of a telephone that may be a person's, with its area code, or a mobile one.
	landline = pattern.MustCompile(`^(?:0\d{2,3}[)）]?[-—–－一 ]{0,2}\d{7,8}|1[3-9]\d[- ]?\d{4}[- ]?\d{4})`)
	// local number is one without; eight digits alone can be a date, so a word stands before it.
	short = pattern.MustCompile(`^\d{7,8}`)
	dial  = pattern.MustCompile(`(?:电话|手机|热线)(?:号码)?[：:]?\s?$`)
	// before is a name in front of a number, where a name can begin.
	before = pattern.MustCompile(`(?:[\s，,。；;：:、（(|>]|联系|咨询|找|请|与|和)((?:` + surname + `)\p{Han}{1,2})(?:` + title + `)?[，,、：:；;\s|]{0,3}(?:(?:联系|办公)?(?:电话|手机)(?:号码)?[：:]?\s?)?[（(]?(?:\+?86[- ]?)?$`)
	// owner is a name right behind a mobile number, which is a person's.
	owner = pattern.MustCompile(`^[\s，,、：:；;|]{0,3}((?:` + surname + `)\p{Han}{1,2})(?:` + title + `)?(?:[\s，,。；;、）)|._]|$)`)
	// behind is a name in brackets behind a number.
	behind = pattern.MustCompile(`^\s?[（(]((?:` + surname + `)\p{Han}{1,2})(?:` + title + `)?[)）]`)
)

// neighbours finds the names that stand beside the number of a telephone: 王某
// 0574-87654321, 0574-87654321（王某）.
func neighbours(s string) []Match {
	var out []Match
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		n := 1
		for i+n < len(s) && '0' <= s[i+n] && s[i+n] <= '9' {
			n++
		}
		if n < 3 || n < 7 && s[i] != '0' && s[i] != '1' {
			i += n - 1
			continue
		}
		front := s[max(0, i-window):i]
		end := 0
		if m := landline.FindStringIndex(s[i:min(len(s), i+window)]); m != nil {
			end = i + m[1]
		} else if (n == 7 || n == 8) && dial.MatchString(front) {
			end = i + n
		} else {
			i += n - 1
			continue
		}
		if len(front) == i {
			front = "\n" + front // where a text begins, a name can
		}
		office := s[i] != '1' // a mobile number is a person's, whatever the name looks like
		if m := before.FindStringSubmatchIndex(front); m != nil && isPerson(front[m[2]:m[3]]) && !(office && isPlace(front[m[2]:m[3]], front[m[3]:])) {
			at := i - len(front) + m[2]
			out = append(out, Match{at, at + m[3] - m[2], Contact})
		}
		m := behind.FindStringSubmatchIndex(near(s, end))
		if m == nil && s[i] == '1' {
			m = owner.FindStringSubmatchIndex(near(s, end))
		}
		if m != nil && isPerson(s[end+m[2]:end+m[3]]) && !(office && isPlace(s[end+m[2]:end+m[3]], s[end+m[3]:])) {
			out = append(out, Match{end + m[2], end + m[3], Contact})
		}
		i = max(i+n, end) - 1
	}
	return out
}

// window is how many bytes beside a number are looked at.
const window = 60

// isPerson reports whether characters that begin with a surname are a name, and no place or office.
func isPerson(name string) bool {
	last, _ := utf8.DecodeLastRuneInString(name)
	if strings.ContainsRune("区市县镇乡村省州局科处室部办委组站所线点日天街路段年月号机话", last) {
		return false
	}
	for _, label := range notNames {
		if strings.Contains(name, label) {
			return false
		}
	}
	return true
}

//go:embed places.txt
var placeList string

var places = strings.Fields(placeList)

var titled = pattern.MustCompile(`^(?:` + title + `)`)

// isPlace reports a word that is more likely a place, as in a list of the
// offices of counties; a title behind it tells a person.
func isPlace(word, after string) bool {
	return slices.Contains(places, word) && !titled.MatchString(after)
}
