package privacy

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// Both expressions are asked at the places only where a match can begin: a site
// is a hundred million characters, and nearly none of them begins one.
var (
	email = pattern.MustCompile(`^[A-Za-z0-9._%+\-]+\s?[@＠]\s?[A-Za-z0-9\-]+(?:\s?[.．]\s?[A-Za-z0-9\-]+)*[.．]\s?[A-Za-z]{2,}`)
	// person is a label of a contact person with the name behind it. The name
	// ends at a mark, a blank or the next label.
	person = pattern.MustCompile(`^(?:联\s*系\s*人|联\s*络\s*人|承\s*办\s*人|经\s*办\s*人)(?:员)?(?:及(?:联系)?电话)?\s*[：:]\s*(\p{Han}[\p{Han}·]{1,3}|\p{Han}[ \x{3000}]\p{Han})`)
)

// space is what \s stands for.
const space = "\t\n\f\r "

// emails finds addresses around the signs @ of a text.
func emails(s string) []Match {
	var out []Match
	wide := strings.Contains(s, "＠")
	end := 0 // of the last match
	for at := 0; ; {
		i := nextSign(s[at:], wide)
		if i < 0 {
			return out
		}
		at += i
		name := s[end:max(end, at)]
		if n := len(name); n > 0 && strings.IndexByte(space, name[n-1]) >= 0 {
			name = name[:n-1]
		}
		start := end + len(strings.TrimRightFunc(name, isLocal))
		if m := email.FindStringIndex(s[start:]); m != nil && start+m[1] > at {
			end = start + m[1]
			out = append(out, Match{start, end, Email})
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at = max(at+size, end)
	}
}

// nextSign finds the next @ of a text, or ＠ if there may be one; -1 for none.
func nextSign(s string, wide bool) int {
	i := strings.IndexByte(s, '@')
	if wide {
		if j := strings.Index(s, "＠"); j >= 0 && (i < 0 || j < i) {
			return j
		}
	}
	return i
}

// isLocal reports whether a character may stand before the @ of an address.
func isLocal(r rune) bool {
	return r < utf8.RuneSelf && (isWord(byte(r)) || strings.IndexByte("._%+-", byte(r)) >= 0)
}

// contacts finds the names behind labels: 联系人：王某.
func contacts(s string) []Match {
	var out []Match
	end := 0
	for at := 0; ; {
		i := strings.Index(s[at:], "人")
		if i < 0 {
			return out
		}
		at += i
		if start, ok := labelAt(s, at); ok && start >= end {
			if m := person.FindStringSubmatchIndex(s[start:]); m != nil {
				out = append(out, Match{start + m[2], nameEnd(s, start+m[2], start+m[3]), Contact})
				end = start + m[1]
			}
		}
		at = max(at+len("人"), end)
	}
}

// labelAt returns where a label begins that has its 人 at a place.
func labelAt(s string, at int) (start int, ok bool) {
	s = strings.TrimRight(s[:at], space)
	for _, label := range [][2]string{{"联", "系"}, {"联", "络"}, {"承", "办"}, {"经", "办"}} {
		if rest, ok := strings.CutSuffix(s, label[1]); ok {
			if rest = strings.TrimRight(rest, space); strings.HasSuffix(rest, label[0]) {
				return len(rest) - len(label[0]), true
			}
		}
	}
	return 0, false
}

// nameEnd cuts a name off before the label that follows it without a mark.
func nameEnd(s string, start, end int) int {
	for _, label := range []string{"联系", "电话", "手机", "传真"} {
		// A label may begin with the last character that was taken for the name.
		reach := min(end+len(label)-len("联"), len(s))
		if i := strings.Index(s[start:reach], label); i > 0 {
			end = start + i
		}
	}
	return end
}
