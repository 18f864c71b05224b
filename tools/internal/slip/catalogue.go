package slip

import (
	"regexp"
	"strings"

	"dafu/tools/internal/privacy"
)

var (
	// entryOfCatalogue is a line of a catalogue: marks, keyword, text with what is to be its quotation marks.
	entryOfCatalogue = regexp.MustCompile(`(?s)^((?:#[~|]\s*\|?\s*)?(?:(?:msgctxt|msgid|msgstr)\b)?)\s*(.*)$`)
	otherWord        = regexp.MustCompile(`^([A-Za-z_]+)\s*["“”＂]`)
	escape           = regexp.MustCompile(`\\[ntr"\\]`)
)

// InCatalogue says what is wrong with a line of a catalogue of translations (.po) that can't
// be read, and what to write.
func InCatalogue(line int, text string) Slip {
	text = strings.TrimSpace(text)
	if mergeMark.MatchString(text) {
		return merging(line)
	}
	m := entryOfCatalogue.FindStringSubmatch(text)
	keyword, said := m[1], m[2]
	if other := otherWord.FindStringSubmatch(said); keyword == "" && other != nil {
		return Slip{line, "the line begins with " + other[1] + "; it must begin with msgctxt, msgid or msgstr. Put the word right, or take the file back from git.",
			"此行以 " + other[1] + " 开头，应以 msgctxt、msgid 或 msgstr 开头。请改正该词，或从 git 恢复此文件。"}
	}
	if r := []rune(said); keyword == "" && (len(r) == 0 || !strings.ContainsRune(`"“”＂`, r[0])) {
		return Slip{line, "this line is none of a translation file: such a line begins with msgctxt, msgid, msgstr or a quotation mark. Delete it, or take the file back from git.",
			"此行不符合译文文件格式：各行应以 msgctxt、msgid、msgstr 或引号开头。请删除此行，或从 git 恢复此文件。"}
	}
	inner := strings.TrimFunc(said, func(r rune) bool { return strings.ContainsRune(`"＂`, r) })
	switch straightEnds := strings.HasPrefix(said, `"`) && strings.HasSuffix(said, `"`); {
	case straightEnds && len(said) > 1:
		inner = said[1 : len(said)-1]
	case strings.HasPrefix(said, "“") || strings.HasPrefix(said, "”"):
		inner = strings.TrimPrefix(strings.TrimPrefix(said, "“"), "”")
		for _, end := range []string{"”", "“", `"`} {
			if rest, ok := strings.CutSuffix(inner, end); ok {
				inner = rest
				break
			}
		}
	}
	out := Slip{Line: line}
	switch {
	case strings.ContainsRune("“”＂", firstOf(said)):
		out.EN, out.ZH = "the quotation marks around the text are of the wrong shape: only \" is read.", "文字两端的引号不是半角双引号 \"。"
	case !strings.HasPrefix(said, `"`):
		out.EN, out.ZH = "the quotation mark before the text is missing.", "文字之前缺少引号。"
	case !strings.HasSuffix(said, `"`) || len(said) == 1:
		out.EN, out.ZH = "the quotation mark behind the text is missing.", "文字之后缺少引号。"
	default:
		out.EN, out.ZH = "a quotation mark or a \\ within the text needs a \\ before it.", "文字中的半角双引号和 \\ 之前须加 \\。"
	}
	mended := strings.TrimSpace(keyword + ` "` + escaped(inner) + `"`)
	if _, hidden := privacy.Mask(mended); len(hidden) > 0 {
		mended = strings.TrimSpace(keyword + ` "…"`)
		out.EN, out.ZH = out.EN+" Write it like this: "+mended, out.ZH+"请参照此格式书写："+mended
		return out
	}
	out.EN, out.ZH = out.EN+" Write: "+mended, out.ZH+"请改为："+mended
	return out
}

// firstOf returns the first character of a text.
func firstOf(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// escaped puts a \ before what needs one in a text between quotation marks.
func escaped(inner string) string {
	var out strings.Builder
	for inner != "" {
		if at := escape.FindStringIndex(inner); at != nil && at[0] == 0 {
			out.WriteString(inner[:at[1]])
			inner = inner[at[1]:]
			continue
		}
		if inner[0] == '"' || inner[0] == '\\' {
			out.WriteByte('\\')
		}
		out.WriteByte(inner[0])
		inner = inner[1:]
	}
	return out.String()
}
