package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

var (
	copyLine = pattern.MustCompile(`^[（(]?(?:抄送|抄报|抄告|抄致|抄送单位|抄送抄报|主报|报送|报|分送|送)[：:]`)
	copies   = pattern.MustCompile(`[（(]?各?[\d一二三四五六七八九十]+份[)）]?`)
	copySep  = pattern.MustCompile(`[，,、；;。\s]+|(?:抄送|抄报|抄告|报|送)[：:]`)
)

func isCopyLine(s string) bool { return copyLine.MatchString(squeeze(s)) }

// copiedTo reads the organs of a copy line: 抄送：市政协提案委，市政府办公厅。
func copiedTo(s string) []string {
	s = strings.Trim(copyLine.ReplaceAllString(squeeze(s), ""), "（）()")
	var out []string
	for _, n := range copySep.Split(copies.ReplaceAllString(s, "，"), -1) {
		if n != "" {
			out = append(out, n)
		}
	}
	return out
}

// readCopyLine keeps a copy line, and the lines that go on with its list; it
// returns the index behind them.
func (r *reader) readCopyLine(i int) int {
	text := r.pieces[i].text
	r.claim(i, "copied to")
	for i++; i < len(r.pieces) && r.pieces[i].as == "" && unfinishedList(text) && !r.isTail(i); i++ {
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
