package ocr

import (
	"regexp"
	"unicode"

	"dafu/tools/internal/source/layout"
)

// wide are the marks of Chinese text that are read as their ASCII likes: on
// paper the two differ by the room about them only.
var wide = map[rune]rune{':': '：', ';': '；', '(': '（', ')': '）', '?': '？', '!': '！'}

// documentYear is the year in a document number (发文字号), whose brackets are
// read as any.
var documentYear = regexp.MustCompile(`[【\[（(〔{]((?:19|20)\d\d)[】\]）)〕}]\d+号`)

// marks gives the marks of a line of Chinese their Chinese forms.
func marks(line []layout.Rune) {
	text := make([]rune, len(line))
	chinese := false
	for i, c := range line {
		text[i] = c.R
		chinese = chinese || unicode.Is(unicode.Han, c.R)
	}
	if !chinese {
		return
	}
	for i, r := range text {
		if to, ok := wide[r]; ok && !(r == ':' && between(text, i, unicode.IsDigit)) {
			line[i].R = to
		}
	}
	for _, m := range documentYear.FindAllStringSubmatchIndex(string(text), -1) {
		from := len([]rune(string(text)[:m[0]]))
		const year = 5 // the closing bracket stands behind the opening one and four digits
		line[from].R, line[from+year].R = '〔', '〕'
	}
}

// between reports whether is holds for the neighbours of the character i, as in 9:30.
func between(text []rune, i int, is func(rune) bool) bool {
	return i > 0 && i+1 < len(text) && is(text[i-1]) && is(text[i+1])
}
