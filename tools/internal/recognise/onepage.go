package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	// Spaces that stand within a figure, a number or a date.
	innerSpace = pattern.MustCompile(`(\d) +([号届次年月日])|([第年月]) +(\d)`)
	// A word of a head that a value follows.
	labelWord = pattern.MustCompile(`^[^。；！？]{1,8}[：:]$`)
	// Part of a list of names that a space has cut.
	nameWord = pattern.MustCompile(`^[\p{Han}·]{1,3}$|[、，,]$`)
	noName   = pattern.MustCompile(`答复|复函|内容|公开|正文|标题|全文`)
)

// Words that a sentence of an opening may be spaced into.
const openingWords = 4

// onePage cuts a line that holds a whole page: its head, the part with the
// opening sentence, into the words between the spaces, and leaves the rest as
// one. It returns nil for any other line.
func onePage(s string) (head []string, rest string) {
	if utf8.RuneCountInString(s) <= longLine || strings.Count(s, " ") < manySpaces {
		return nil, s
	}
	s = tightFigures(s)
	var at []int // where the words begin
	for i, c := range s {
		if c != ' ' && (i == 0 || s[i-1] == ' ') {
			at = append(at, i)
		}
	}
	for i := range at {
		if !opensAt(s, at, i) {
			continue
		}
		words := strings.Fields(strings.ReplaceAll(s[:at[i]], " ...", "...")) // of a title that is cut off
		if words = joinNames(words); !headed(words) {
			return nil, s
		}
		return words, s[at[i]:]
	}
	return nil, s
}

// tightFigures takes out the spaces within numbers and dates.
func tightFigures(s string) string {
	for innerSpace.MatchString(s) {
		s = innerSpace.ReplaceAllString(s, "$1$2$3$4")
	}
	return s
}

// opensAt reports whether the sentence that begins with word i opens a letter.
func opensAt(s string, at []int, i int) bool {
	end := len(s)
	if i+openingWords < len(at) {
		end = at[i+openingWords]
	}
	words := strings.Fields(s[at[i]:end])
	text := strings.TrimLeft(words[0], "*")
	if _, ok := addressees(text); ok || docish(text) || labelWord.MatchString(text) || titleLike(text) {
		return false
	}
	for j := range words {
		if _, ok := addressees(words[j]); j > 0 && (ok || isOpening(words[j]) && utf8.RuneCountInString(words[j]) > 12) {
			return false // it opens further on
		}
		if text = strings.Join(words[:j+1], " "); titleLike(trimTitle(text)) || strings.ContainsAny(strings.Join(words[:j], ""), "。！：:") {
			return false
		}
		if utf8.RuneCountInString(text) > 12 && isOpening(text) {
			return true
		}
	}
	return false
}

// joinNames puts the last words of a head together that only together name
// the addressees: 李岚、 王 伟代表：
func joinNames(words []string) []string {
	last := len(words) - 1
	if last < 0 || !strings.HasSuffix(words[last], "：") && !strings.HasSuffix(words[last], ":") {
		return words
	}
	first := last
	for first > 0 && nameWord.MatchString(words[first-1]) && !noName.MatchString(words[first-1]) {
		first--
	}
	for ; first < last; first++ {
		joined := strings.Join(words[first:], " ")
		if _, ok := addressees(joined); ok {
			return append(words[:first:first], joined)
		}
	}
	return words
}

// headed reports whether words are the head of a letter: they hold a title or
// end with an addressee.
func headed(words []string) bool {
	for i, w := range words {
		if titleLike(trimTitle(w)) || i > 0 && titleLike(words[i-1]+w) {
			return true
		}
	}
	if len(words) == 0 {
		return false
	}
	_, ok := addressees(words[len(words)-1])
	return ok
}
