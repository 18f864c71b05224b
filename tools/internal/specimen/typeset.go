package specimen

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The page that letters are set on: A4 in points, type of the third size.
const (
	pageWidth, pageHeight = 595.0, 842.0
	em, leading           = 16.0, 29.0
	left, top             = 80.0, 110.0
	perLine, perPage      = 27, 22 // characters, lines
)

// setLine is a line of a page: where it begins, from the left and from the top.
type setLine struct {
	text string
	x, y float64
}

var (
	titles = regexp.MustCompile(`^.{4,60}的(?:答复|复函|函)$`)
	dates  = regexp.MustCompile(`^\d{4}年\d{1,2}月\d{1,2}日$`)
)

// typeset sets paragraphs as letters are set: indented by two characters, lines
// of full width, no line beginning with a stop; the title centred, the signature
// at the right, the number of the page at its foot.
func typeset(lines []string) [][]setLine {
	var pages [][]setLine
	row := perPage
	put := func(s string, x float64) {
		if row == perPage {
			pages, row = append(pages, nil), 0
		}
		n := len(pages) - 1
		pages[n] = append(pages[n], setLine{s, x, top + float64(row)*leading})
		row++
	}
	for i, l := range lines {
		switch {
		case titles.MatchString(l):
			for _, s := range fold([]rune(l), 0, 22) {
				put(s, (pageWidth-em*wide(s))/2)
			}
		case dates.MatchString(l) || i+1 < len(lines) && dates.MatchString(lines[i+1]):
			put(l, left+em*(perLine-4-wide(l)))
		case strings.HasSuffix(l, "：") && utf8.RuneCountInString(l) < perLine:
			put(l, left)
		default:
			for j, s := range fold([]rune(l), 2, perLine) {
				if x := left; j == 0 {
					put(s, x+2*em)
				} else {
					put(s, x)
				}
			}
		}
	}
	return pages
}

// fold cuts a paragraph into lines.
func fold(rest []rune, indent, limit float64) []string {
	var out []string
	for len(rest) > 0 {
		n, w := 0, indent
		for n < len(rest) && w+width(rest[n]) <= limit {
			w += width(rest[n])
			n++
		}
		for n < len(rest) && (strings.ContainsRune("，。；：、》）”", rest[n]) || width(rest[n]) < 1 && width(rest[n-1]) < 1) {
			n++ // it hangs over the edge, or keeps a figure whole
		}
		out, rest, indent = append(out, string(rest[:n])), rest[n:], 0
	}
	return out
}

// width returns how wide a character stands, in those of a Han character.
func width(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

func wide(s string) float64 {
	w := 0.0
	for _, r := range s {
		w += width(r)
	}
	return w
}
