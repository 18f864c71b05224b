package page

import (
	"path"
	"strings"
	"unicode"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

var nearlySame = &diag.Rule{
	ID: "nearly-same-letter", Severity: diag.Warning, Doc: duplicateDoc,
	EN: "this is the same letter as %s in another format, but for a few characters; the first are “%s” there and “%s” here. It has one page, of that file. Look which of the two is right, and delete the other file.",
	ZH: "此件与 %s 是同一答复的不同格式，但有少量文字不同，首处：彼为“%s”，此为“%s”。只依据该文件生成一个页面。请核对哪个正确，并删除另一个文件。",
}

// Shares of the runs of four characters that two readings of one letter have in
// common: words read off pictures have an error here and there.
const (
	alike    = 0.95
	alikeOCR = 0.75
)

// compare tells of a letter that is there already, from the file other, in
// another format; nil if it is another letter. Two files of one format may be
// two letters: an agency can answer twice.
func (s *Store) compare(there, l *letter.Letter, other string, pos diag.Pos) []diag.Finding {
	a, b := words(there), words(l)
	if a == b {
		return []diag.Finding{sameLetter.At(pos, other)}
	}
	least := alike
	if there.Source.OCR || l.Source.OCR {
		least = alikeOCR
	}
	if strings.EqualFold(path.Ext(there.Source.File), path.Ext(l.Source.File)) || common(a, b) < least {
		return nil
	}
	x, y := firstDifference([]rune(a), []rune(b))
	return []diag.Finding{nearlySame.At(pos, other, x, y)}
}

// sameMatter reports whether two readings of one number are one letter, but for what a better
// scan or a correction by hand makes of it: much in a short letter. One of the same words needs
// no other page.
func sameMatter(there, l *letter.Letter) bool {
	a, b := words(there), words(l)
	return there.Source.File != "" && a != b && common(a, b) >= alikeOCR
}

// common returns which share of the runs of four characters of two texts both
// have.
func common(a, b string) float64 {
	count := map[[4]rune]int{}
	both, all := 0, 0
	for i, s := range []string{a, b} {
		r := []rune(s)
		for j := 0; j+4 <= len(r); j++ {
			run := [4]rune(r[j : j+4])
			switch {
			case i == 0:
				count[run]++
				all++
			case count[run] > 0:
				count[run]--
				both++
			default:
				all++
			}
		}
	}
	return float64(both) / float64(max(all, 1))
}

// firstDifference returns what stands in two texts where they first differ, with
// a few characters around it.
func firstDifference(a, b []rune) (x, y string) {
	const before, after = 4, 6
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-before)
	return string(a[from:min(len(a), i+after)]), string(b[from:min(len(b), i+after)])
}

// words returns the letters and digits of a body: what two files of one letter,
// in two formats, have in common.
func words(l *letter.Letter) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, l.BodyText())
}
