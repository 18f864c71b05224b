package ocr

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"dafu/tools/internal/source/layout"
)

// wide are the marks of Chinese text that are read as their ASCII likes: on
// paper the two differ by the room about them only.
var wide = map[rune]rune{',': '，', ':': '：', ';': '；', '(': '（', ')': '）', '?': '？', '!': '！'}

// documentYear is the year in a document number (发文字号), whose brackets are
// read as any, and the number, in which the figure 1 is taken for a bracket or a
// letter.
var documentYear = regexp.MustCompile(`[【\[（(〔{]((?:19|20)\d\d)[】\]）)〕}]([\d\[\]|lI]{1,5})号`)

// salutation is a line that names those whom a letter goes to, the colon at its
// end taken for another mark.
var salutation = regexp.MustCompile(`^[\p{Han}、]{2,20}(?:委员|代表)[；;，,.]$`)

// label names what stands behind it, the colon taken for another mark.
var label = regexp.MustCompile(`(?:^(?:附件|抄送|抄报|主送|签发人|联系人)|^[（(]?联系人[：:].*联系电话|^[（(]?联系(?:电话|单位及电话))([，,；;.])`)

// announces is a line that says that the reply follows, its colon taken for another mark.
var announces = regexp.MustCompile(`如下[；;，,.]$`)

// greeting is a salutation the colon of which was not seen, and addressed how the
// line after one begins.
var (
	greeting  = regexp.MustCompile(`^[\p{Han}、]{2,20}(?:委员|代表)$`)
	addressed = regexp.MustCompile(`^(?:您|你|贵)`)
)

// announced is a line that says so and has lost its colon, which never begins the next.
var announced = regexp.MustCompile(`(?:现|特|具体).{0,12}(?:答复|回复|函复|答复意见)如下$`)

// reply is the word for a reply (函) taken for a drawing, which looks like it.
var reply = regexp.MustCompile(`[^恢]复(画)(?:$|[^面卷作像院展家])|(?:提案|建议|答复|办理).*的(画)$|^\p{Han}{1,8}(画)[〔【\[（(〈]+(?:19|20)\d\d`)

// twice is a bracket about the year of a document number that was read as two.
var twice = regexp.MustCompile(`[〔【\[［]([〔【\[［]?)(?:19|20)\d\d[〕】\]］]([〕】\]］]?)`)

// hanYear is a year in Han numerals whose naught was taken for a letter.
var hanYear = regexp.MustCompile(`[一二][OoＯ○0〇九][OoＯ○0〇零一二三四五六七八九]{2}年`)

// once leaves out the second of two brackets about a year.
func once(line []layout.Rune) []layout.Rune {
	s := textOf(line)
	for _, m := range slices.Backward(twice.FindAllStringSubmatchIndex(s, -1)) {
		for _, at := range [][]int{m[4:6], m[2:4]} {
			if at[0] < at[1] {
				i := len([]rune(s[:at[0]]))
				line = slices.Delete(line, i, i+1)
			}
		}
	}
	return line
}

func textOf(line []layout.Rune) string {
	var b strings.Builder
	for _, c := range line {
		b.WriteRune(c.R)
	}
	return b.String()
}

// words sets right what only letters say.
func words(line []layout.Rune) {
	s := textOf(line)
	for _, m := range reply.FindAllStringSubmatchIndex(s, -1) {
		line[len([]rune(s[:max(m[2], m[4], m[6])]))].R = '函'
	}
	for _, m := range hanYear.FindAllStringIndex(s, -1) {
		from := len([]rune(s[:m[0]]))
		for i := from + 1; line[i].R != '年'; i++ {
			if strings.ContainsRune("OoＯ○0", line[i].R) {
				line[i].R = '〇'
			}
		}
	}
}

// greet gives a salutation its colon, and what announces the reply.
func greet(line, next string, runes []layout.Rune) []layout.Rune {
	if greeting.MatchString(line) && addressed.MatchString(next) || announced.MatchString(line) && !strings.HasPrefix(next, "意见") {
		c := runes[len(runes)-1]
		c.R, c.X = '：', c.X+c.Width
		runes = append(runes, c)
	}
	return runes
}

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
		switch to, ok := wide[r]; {
		case ok && !((r == ':' || r == ',') && between(text, i, unicode.IsDigit)):
			line[i].R = to
		case r == '.' && i > 0 && unicode.Is(unicode.Han, text[i-1]) && (i+1 == len(text) || unicode.Is(unicode.Han, text[i+1])):
			line[i].R = '，' // the stop of Chinese text is a ring
		case r == '~' && between(text, i, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
			line[i].R = '～'
		case r == '*' && i > 0 && unicode.IsDigit(text[i-1]):
			line[i].R = '%'
		case r == '一' && i > 0 && i+1 < len(text) && unicode.IsDigit(text[i+1]) && dated(text[i-1]):
			line[i].R = '—' // from one year or figure to another
		}
	}
	if salutation.MatchString(string(text)) || announces.MatchString(string(text)) {
		line[len(line)-1].R = '：'
	}
	if m := label.FindStringSubmatchIndex(string(text)); m != nil {
		line[len([]rune(string(text)[:m[2]]))].R = '：'
	}
	for _, m := range documentYear.FindAllStringSubmatchIndex(string(text), -1) {
		from := len([]rune(string(text)[:m[0]]))
		const year = 5 // the closing bracket stands behind the opening one and four digits
		line[from].R, line[from+year].R = '〔', '〕'
		for i := range []rune(string(text)[m[4]:m[5]]) {
			if c := &line[from+year+1+i]; !unicode.IsDigit(c.R) {
				c.R = '1'
			}
		}
	}
	quotes(line)
	brackets(line)
}

// quotes turns quotation marks the way in which they must stand: one before a
// stop closes, one behind a stop opens.
func quotes(line []layout.Rune) {
	open := false
	for i := range line {
		r := line[i].R
		if !strings.ContainsRune("“”\"", r) {
			continue
		}
		const after, before = "，。；：、！？）》”", "，。；：、（《"
		switch {
		case i+1 < len(line) && strings.ContainsRune(after, line[i+1].R):
			r = '”'
		case i > 0 && strings.ContainsRune(before, line[i-1].R):
			r = '“'
		case r == '"' && (open || i+1 == len(line)):
			r = '”'
		case r == '"':
			r = '“'
		}
		line[i].R, open = r, r == '“'
	}
}

// brackets makes an angle bracket round that a round one closes, and the other
// way about: the round ones are by far the more frequent. One of a title (《) that
// a round one closes is one of a title, unless a number stands in it.
func brackets(line []layout.Rune) {
	opened := -1
	for i := range line {
		switch line[i].R {
		case '（', '〈', '《':
			opened = i
		case '）', '〉':
			switch {
			case opened < 0 && i+2 < len(line) && line[i+1].R == '（' && line[i+2].R == '第':
				line[i].R = '》' // of the title before its number, opened on the line before
			case opened < 0 || line[opened].R == '（' && line[i].R == '）':
			case line[opened].R == '《' && line[opened+1].R != '第' && !unicode.IsDigit(line[opened+1].R):
				line[i].R = '》'
			default:
				line[opened].R, line[i].R = '（', '）'
			}
			opened = -1
		case '》':
			opened = -1
		}
	}
}

// dated reports what stands before the dash between two figures or dates.
func dated(r rune) bool { return unicode.IsDigit(r) || r == '年' || r == '月' || r == '日' }

// between reports whether is holds for the neighbours of the character i, as in 9:30.
func between(text []rune, i int, is func(rune) bool) bool {
	return i > 0 && i+1 < len(text) && is(text[i-1]) && is(text[i+1])
}
