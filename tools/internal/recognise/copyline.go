package recognise

import (
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
)

var (
	copyLine = pattern.MustCompile(`^[（(]?(?:抄送|抄报|抄告|抄致|抄|抄送单位|抄送抄报|主报|报送|报|分送|送)[：:]`)
	// A list within a name parts no names: 各县（市、区）教育局.
	bracketed = pattern.MustCompile(`[（(][^（()）]*[)）]`)
	// A space behind the name of an organ parts it from the next.
	organGap = pattern.MustCompile(`(\p{Han}{2}` + oneOf("signer") + `) +`)
	copies   = pattern.MustCompile(`[（(]?各?[\d一二三四五六七八九十]+份[)）]?|[（(]\d{1,2}[)）]`)
	copySep  = pattern.MustCompile(`[，,、；;。\s]+|(?:抄送|抄报|抄告|抄|报|送)[：:]`)
)

// hidden stands for a separator that parts no names.
const hidden = "\x00"

func hideSeparators(s string) string { return strings.ReplaceAll(s, "、", hidden) }

func isCopyLine(s string) bool { return copyLine.MatchString(squeeze(s)) }

// copiedTo reads the organs of a copy line: 抄送：市政协提案委，市政府办公厅。
func copiedTo(s string) []string {
	s = strings.Trim(copyLine.ReplaceAllString(squeeze(organGap.ReplaceAllString(s, "$1，")), ""), "（）()")
	var out []string
	for _, n := range copySep.Split(bracketed.ReplaceAllStringFunc(copies.ReplaceAllString(s, "，"), hideSeparators), -1) {
		if n != "" {
			out = append(out, strings.ReplaceAll(n, hidden, "、"))
		}
	}
	return out
}

// readCopyLine keeps a copy line, and the lines that go on with its list; it
// returns the index behind them.
func (r *reader) readCopyLine(i int) int {
	text := r.pieces[i].text
	r.claim(i, "copied to")
	for i++; i < len(r.pieces) && r.pieces[i].as == "" && (unfinishedList(text) || listEnd(r.pieces[i].text) && !strings.HasSuffix(text, "。")) && !r.isTail(i); i++ {
		text += r.pieces[i].text
		r.claim(i, "copied to")
	}
	r.l.CopiedTo = append(r.l.CopiedTo, copiedTo(text)...)
	return i
}

// unfinishedList reports a list that the line's end has broken off.
func unfinishedList(s string) bool {
	return strings.HasSuffix(s, "，") || strings.HasSuffix(s, "、") || strings.HasSuffix(s, "：")
}

// listEnd reports the last line of a list that a line break has cut within a
// name: it goes on with a bracket, or ends the list with its stop.
func listEnd(s string) bool {
	return strings.HasPrefix(s, "（") || strings.HasSuffix(s, "。") && utf8.RuneCountInString(s) <= listLine
}

// A list of copies goes on in no longer line than this, in characters.
const listLine = 40
