package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

var (
	spacedLabel = pattern.MustCompile(`(联|经|承|抄|附) +(系|办|送|报|件)(?: +(人|电))?( +话)?`)
	tailLabel   = pattern.MustCompile(`^[（(]?(?:(?:联系|经办|承办)\p{Han}{1,6}[：:]|经办人|承办人|电话|抄送|抄报|邮政编码|邮编|附件|此件|本件|主题词|签发人)`)
	spacedDate  = pattern.MustCompile(`(\d{4}) *年 *(\d{1,2}) *月 *(\d{1,2}) *日`)
)

// tailParts cuts a line in which a page has run the lines below the body
// together: organ, date, contact, copy line. A line without a date or a label
// of these is left whole.
func tailParts(s string) []string {
	if !strings.Contains(s, " ") {
		return []string{s}
	}
	tight := spacedDate.ReplaceAllString(s, "${1}年${2}月${3}日")
	tight = spacedLabel.ReplaceAllStringFunc(tight, squeeze)
	all := strings.Fields(tight)
	var out []string
	marks, copying, prose, below := 0, false, false, false
	for _, w := range all {
		_, dated := lineDate(w)
		label := tailLabel.MatchString(w)
		organ := !copying && signers(w) != nil
		if (dated || label) && marks == 0 && prose && !closed(strings.Join(out, " ")) {
			if k := organThenDate(all); k > 0 { // a heading, or text without a stop, above the signature
				return append([]string{strings.Join(all[:k], " ")}, tailParts(strings.Join(all[k:], " "))...)
			}
			return []string{s}
		}
		own := marks > 0 && (below || ownLine(w)) // nothing runs on from a date
		below = dated
		if dated || label {
			marks++
		} else if marks == 0 {
			prose = prose || strings.ContainsAny(w, "。；！？，")
			organ = organ && !prose
		}
		valued := len(out) > 0 && strings.HasSuffix(strings.ReplaceAll(out[len(out)-1], ":", "："), "：") && tailLabel.MatchString(out[len(out)-1])
		if len(out) > 0 && !dated && !label && (!organ && !own || valued) {
			out[len(out)-1] += " " + w
			continue
		}
		copying = isCopyLine(w)
		out = append(out, w)
	}
	if marks == 0 {
		return []string{s}
	}
	return out
}

// organThenDate returns the index of the word that names an organ with its
// place and has the date behind it, 0 if there is none.
func organThenDate(words []string) int {
	for k := 1; k+1 < len(words); k++ {
		if _, dated := lineDate(words[k+1]); dated && signers(words[k]) != nil && len(placesIn(words[k])) > 0 {
			return k
		}
	}
	return 0
}

// ownLine reports a word below the date that is a line by itself: a publish
// mark, a category, or one of those of the page.
func ownLine(w string) bool {
	if _, ok := disclosure(w); ok {
		return true
	}
	if _, ok := category(w); ok && strings.ContainsAny(w, "类别") {
		return true
	}
	switch why := (piece{text: normalise(w)}).noiseReason(); why {
	case "", reasonOrnament, reasonPageNumber, reasonPage:
		return false
	}
	return true
}

// closed reports whether running text ends where a letter's last paragraph can:
// with a stop, or with the date of a signature run into it.
func closed(s string) bool {
	_, _, dated := endDate(s)
	return dated || stopped(s)
}
