package privacy

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

// email is asked at the places only where a match can begin: a site is a
// hundred million characters, and nearly none of them begins one.
var email = pattern.MustCompile(`^` + local + `\s?[@＠﹫]\s?` + domain)

const (
	// local is what stands before the @ of an address; wide letters come out of an input method.
	local  = `[A-Za-z0-9._%+\-Ａ-Ｚａ-ｚ０-９．＿－]+`
	domain = `[A-Za-z0-9\-Ａ-Ｚａ-ｚ０-９－]+(?:\s?[.．。]\s?[A-Za-z0-9\-Ａ-Ｚａ-ｚ０-９－]+)*\s?[.．。]\s?[A-Za-zＡ-Ｚａ-ｚ]{2,}`
)

// space is what \s stands for.
const space = "\t\n\f\r "

// longest is how many bytes a domain has at most, by RFC 1035, and some for its blanks.
const longest = 320

// emails finds addresses around the signs @ of a text.
func emails(s string) []Match {
	var out []Match
	wide := strings.Contains(s, "＠") || strings.Contains(s, "﹫")
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
		if m := email.FindStringIndex(s[start:min(len(s), at+longest)]); m != nil && start+m[1] > at {
			end = start + m[1]
			out = append(out, Match{start, end, Email})
		}
		_, size := utf8.DecodeRuneInString(s[at:])
		at = max(at+size, end)
	}
}

// nextSign finds the next @ of a text, or a wide or small one if there may be one; -1 for none.
func nextSign(s string, wide bool) int {
	i := strings.IndexByte(s, '@')
	if wide {
		for _, sign := range []string{"＠", "﹫"} {
			if j := strings.Index(s, sign); j >= 0 && (i < 0 || j < i) {
				i = j
			}
		}
	}
	return i
}

// isLocal reports whether a character may stand before the @ of an address.
func isLocal(r rune) bool {
	if r >= utf8.RuneSelf {
		return 'Ａ' <= r && r <= 'Ｚ' || 'ａ' <= r && r <= 'ｚ' || '０' <= r && r <= '９' || r == '．' || r == '＿' || r == '－'
	}
	return isWord(byte(r)) || strings.IndexByte("._%+-", byte(r)) >= 0
}

// guarded is an address as it is written to be overlooked by programs that look for addresses: name#mail.example,
// name(at)mail.example. It is asked at its sign.
var guarded = pattern.MustCompile(`^(?:#|\s?[(（\[{【]\s?(?:at|AT|At|艾特)\s?[)）\]}】]\s?)((?:[A-Za-z0-9\-]+[.．])+(?:com|cn|net|org))(?:[^A-Za-z0-9/._\-]|$)`)

// guardedEmails finds addresses whose @ is written otherwise.
func guardedEmails(s string) []Match {
	var out []Match
	for at := 1; at+1 < len(s); at++ {
		open := at
		switch {
		case s[at] == '#':
		case (s[at] == 't' || s[at] == 'T') && (s[at-1] == 'a' || s[at-1] == 'A') && !isWord(s[at+1]),
			s[at] == "艾"[0] && strings.HasPrefix(s[at:], "艾特"):
			open = len(strings.TrimRight(strings.TrimRight(s[:at], "aA"), "(（[{【 "))
		default:
			continue
		}
		if !strings.HasSuffix(s[:open], " ") && open > 0 && !isLocal(rune(s[open-1])) {
			continue // as nearly everywhere: the sign of a place on a page
		}
		start := len(strings.TrimRightFunc(s[:open], isLocal))
		// The part of an address behind # is no mail: page.html#x.cn.
		if m := guarded.FindStringSubmatchIndex(s[open:min(len(s), open+window)]); m != nil && start < open && !strings.HasSuffix(s[:start], "/") {
			out = append(out, Match{start, open + m[3], Email})
			at = open + m[3] - 1
		}
	}
	return out
}
