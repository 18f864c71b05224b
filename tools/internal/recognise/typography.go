package recognise

import (
	"strings"
	"unicode"
)

// wideOf gives the full-width mark for a half-width one.
var wideOf = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '(': '（', ')': '）'}

// normalise settles the typography of a line and leaves its words alone:
// half-width marks between Han characters become full-width, spaces between
// Han and digits or Latin letters and around full-width marks go.
func normalise(s string) string {
	if !strings.ContainsAny(s, " ,;:?!()") {
		return s // there is nothing of what a round looks at
	}
	for {
		next := settle(s)
		if next == s { // each round only takes away spaces and half-width marks
			return s
		}
		s = next
	}
}

// settle is one round of normalise: a mark made full-width can decide over its
// neighbours.
func settle(s string) string {
	r := spaces([]rune(s))
	pairs := brackets(r)
	for i, c := range r {
		w, ok := wideOf[c]
		if !ok {
			continue
		}
		if c == '(' || c == ')' {
			j, paired := pairs[i]
			if betweenHan(r, i) || paired && (betweenHan(r, j) || chinese(r, min(i, j), max(i, j))) {
				r[i] = w
			}
			continue
		}
		left, right := at(r, i-1), at(r, i+1)
		if right == ' ' {
			right = at(r, i+2)
		}
		if isHan(left) && (isHan(right) || right == 0 || mark(right)) || mark(left) && isHan(right) {
			r[i] = w
		}
	}
	return string(spaces(r))
}

// spaces takes out the spaces that only typography put there, and makes one
// of several.
func spaces(r []rune) []rune {
	out := make([]rune, 0, len(r))
	for i := 0; i < len(r); i++ {
		if r[i] != ' ' {
			out = append(out, r[i])
			continue
		}
		j := i
		for j+1 < len(r) && r[j+1] == ' ' {
			j++
		}
		left, right := at(out, len(out)-1), at(r, j+1)
		i = j
		numbering := left == '.' && unicode.IsDigit(at(out, len(out)-2)) && isHan(right) // 1. 加强
		if left == 0 || right == 0 || mark(left) || mark(right) || numbering || isHan(left) != isHan(right) && (narrow(left) || narrow(right)) {
			continue
		}
		out = append(out, ' ')
	}
	return out
}

// brackets pairs the half-width brackets of a line by their indexes.
func brackets(r []rune) map[int]int {
	pairs := map[int]int{}
	var open []int
	for i, c := range r {
		switch {
		case c == '(':
			open = append(open, i)
		case c == ')' && len(open) > 0:
			j := open[len(open)-1]
			open = open[:len(open)-1]
			pairs[i], pairs[j] = j, i
		}
	}
	return pairs
}

func at(r []rune, i int) rune {
	if i < 0 || i >= len(r) {
		return 0
	}
	return r[i]
}

// chinese reports whether a pair of brackets at i and j holds, and stands in,
// Chinese: Han characters inside, Han or full-width marks outside.
func chinese(r []rune, i, j int) bool {
	for _, k := range []int{i + 1, j - 1} {
		if c := at(r, k); !isHan(c) && !mark(c) && wideOf[c] == 0 {
			return false
		}
	}
	for _, k := range []int{i - 1, j + 1} {
		if c := at(r, k); c != 0 && !isHan(c) && !mark(c) && wideOf[c] == 0 {
			return false
		}
	}
	return true
}

func betweenHan(r []rune, i int) bool { return isHan(at(r, i-1)) && isHan(at(r, i+1)) }

// isHan goes by the range in which nearly all of them lie before it looks in the
// table.
func isHan(c rune) bool {
	return c >= 0x4E00 && c <= 0x9FFF || c >= 0x2E80 && unicode.Is(unicode.Han, c)
}

// narrow reports digits, Latin letters and the signs that go with them.
func narrow(c rune) bool {
	return c < 0x2E80 && (unicode.IsDigit(c) || unicode.IsLetter(c) || c == '%' || c == '+' || c == '&')
}

// mark reports the full-width marks of Chinese, quotes among them.
func mark(c rune) bool {
	switch c {
	case '，', '。', '、', '；', '：', '？', '！', '“', '”', '‘', '’', '（', '）', '《', '》', '〈', '〉', '【', '】', '〔', '〕', '「', '」', '『', '』', '…', '—':
		return true
	}
	return false
}

// squeeze takes out all spaces.
func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

// foldWidth makes full-width letters and digits narrow, for reading fields.
func foldWidth(s string) string {
	if !widePrint(s) {
		return s
	}
	return strings.Map(func(c rune) rune {
		if c >= '０' && c <= '９' || c >= 'Ａ' && c <= 'Ｚ' || c >= 'ａ' && c <= 'ｚ' {
			return c - 0xFEE0
		}
		return c
	}, s)
}

// widePrint reports whether a text may have full-width letters or digits: by the
// bytes with which they begin, of which the marks of Chinese have the first.
func widePrint(s string) bool {
	for i := strings.IndexByte(s, 0xEF); i >= 0 && i+2 < len(s); {
		if s[i+1] == 0xBC && s[i+2] >= 0x90 && s[i+2] != 0x9A && s[i+2] != 0x9B && s[i+2] != 0x9F || s[i+1] == 0xBD {
			return true
		}
		next := strings.IndexByte(s[i+1:], 0xEF)
		if next < 0 {
			return false
		}
		i += 1 + next
	}
	return false
}
