package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

var (
	raised    = pattern.MustCompile(`(?:提出的?|所提的?|提的|提交的?|反映的?|来信|转来的?|送来的?|领衔的|联名的)(?:的)?`)
	yourAbout = pattern.MustCompile(`^[^。《“]{0,12}(?:您们?|你们?|贵\p{Han})关于`)
	// What follows the subject in the opening sentence.
	afterSubject = `(?:的?(?:第[^，。]{1,12}号|这[一份条]|代表|委员|政协|集体|重点|党派|联名){0,2}(?:提案|建议案?|议案|议事原案|原案|提议|意见))?(?:[（(][^）)]{0,40}[)）])?(?:[，,。；]|已?收悉|已|我|现|经|由|交|转|办理|敬悉|获悉|收到|均|的?(?:提案|建议|协办|会办|分办))`
	bareSubject  = pattern.MustCompile(`^(?:的)?([^。！？]{4,120}?(?:建议|提案|议案|提议|意见|问题|案))[”"》]?(?:[（(][^）)]{0,40}[)）])?(?:[，,。；]|已?经?收悉|已收到|收到|敬悉|我[局委厅部]|现[将就]?|由我|均|办理|的?答复|现|交|转|已)`)
	quoteFollow  = pattern.MustCompile(`^` + afterSubject)
	ofTitle      = pattern.MustCompile(`关于(?:对)?(.{4,100}?(?:的建议|的提案|的议案|提案|建议))(?:[（(—－-]|的答复|答复|的复函|复函|$)`)
)

// openingSubject finds the matter's own title in the opening sentence: in 《》,
// in quotes, which may hold quotes of the same shape, or bare. Thanks that come
// first may speak of what was raised (提出了许多宝贵建议) and name nothing.
func openingSubject(s string) string {
	starts := raised.FindAllStringIndex(s, -1)
	if m := yourAbout.FindStringIndex(s); m != nil && len(starts) == 0 {
		starts = [][]int{{0, m[1] - len("关于")}}
	}
	for _, m := range starts {
		if c := subjectFrom(s, m[1]); c != "" && !numberOnly.MatchString(c) && !thanked.MatchString(c) {
			return trimSubject(c)
		}
	}
	if len(starts) == 0 {
		if m := aboutAlone.FindStringSubmatch(s); m != nil {
			return m[1]
		}
		return trimSubject(bracketedSubject(s))
	}
	c, _ := leading(s, '《', '》')
	return trimSubject(c)
}

// subjectFrom finds the subject behind the word that it was raised.
func subjectFrom(s string, from int) string {
	rest := s[from:]
	if c := bracketedSubject(rest); c != "" {
		return c
	}
	if m := bareSubject.FindStringSubmatch(rest); m != nil {
		if c, ok := leading(s, '《', '》'); ok && !strings.Contains(m[1], c) && matterName.MatchString(c) {
			return c
		}
		c, _, _ := strings.Cut(strings.TrimPrefix(m[1], "的"), "》") // 《 was forgotten
		return c
	}
	return ""
}

var (
	// The name of a matter, and not that of a paper that is cited.
	matterName = pattern.MustCompile(`^关于.*[^知法例定划案见要]$|(?:建议|提案|议案)$`)
	thanked    = pattern.MustCompile(`^(?:了|许多|很多|宝贵|好的|很好)`)
	// 您提出的第98号建议 names a number and no subject.
	numberOnly = pattern.MustCompile(`^第?[^，《“]{0,12}号(?:代表|委员)?(?:建议|提案|议案)案?$`)
	// An opening that names the matter and nobody: 关于修缮老桥的建议收悉.
	aboutAlone = pattern.MustCompile(`^(?:现就|现将|现对|就)?(关于[^。！？，；《“]{4,100}?(?:建议|提案|议案))(?:[（(][^）)]{0,40}[)）])?(?:已?收悉|，|答复|现|有关|办理)`)
	// The number that a careless bracket has drawn into the subject.
	drawnIn = pattern.MustCompile(`[（(]第?\d+号(?:提案|建议|议案)?[)）]?$`)
)

// trimSubject takes a number that stands behind it off a subject.
func trimSubject(s string) string { return drawnIn.ReplaceAllString(s, "") }

// quotes are the shapes of quotes that a subject may stand in.
var quotes = [...][2]string{{"“", "”"}, {`"`, `"`}, {"「", "」"}, {"‘", "’"}}

// namedAround matches a name that quotes something in its middle:
// 关于“…”的建议, 关于修订《…》的提案.
var namedAround = pattern.MustCompile(`^(关于[^。，；“《]{0,30}[“"「《][^。]{2,100}?[”"」》][^。，；]{0,30}?的(?:代表)?(?:建议|提案|议案))(?:[（(，。]|已|均|收悉|我|经|现)`)

// namedTwice matches a name in quotes that is whole by itself: 关于《关于…》的建议.
var namedTwice = pattern.MustCompile(`^关于[“"「《]关于`)

// bracketedSubject reads a subject in 《》 or in quotes, whichever opens first.
func bracketedSubject(s string) string {
	if m := namedAround.FindStringSubmatch(s); m != nil && !namedTwice.MatchString(m[1]) {
		return m[1]
	}
	book := strings.Index(s, "《")
	for _, q := range quotes {
		if i := strings.Index(s, q[0]); i < 0 || book >= 0 && book < i {
			continue
		}
		if c, ok := quoted(s, q[0], q[1]); ok {
			return strings.TrimSuffix(strings.TrimPrefix(c, "《"), "》")
		}
	}
	if c, ok := leading(s, '《', '》'); ok {
		return c
	}
	return ""
}

// leading returns what the first pair of the brackets holds, if it stands
// within the first sentence. Brackets within are counted.
func leading(s string, open, close rune) (string, bool) {
	depth, from := 0, -1
	for i, c := range s {
		switch c {
		case '。':
			if depth == 0 {
				return "", false
			}
		case open:
			if depth++; from < 0 {
				from = i + len(string(open))
			}
		case close:
			if depth--; depth == 0 && from >= 0 {
				return s[from:i], i > from
			}
		}
	}
	return "", false
}

// quoted returns what stands between the first opening quote and the last
// closing one after which the sentence goes on as it does after a subject.
func quoted(s, open, close string) (string, bool) {
	from := strings.Index(s, open)
	if from < 0 || strings.Contains(s[:from], "。") || len([]rune(s[:from])) > 12 {
		return "", false
	}
	body := s[from+len(open):]
	end := len(body)
	if i := strings.Index(body, "收悉"); i >= 0 {
		end = i + len("收悉")
	} else if i := strings.Index(body, "。"); i >= 0 {
		end = i + len("。")
	}
	for i := strings.LastIndex(body[:end], close); i > 0; i = strings.LastIndex(body[:i], close) {
		if quoteFollow.MatchString(body[i+len(close):]) {
			return body[:i], true
		}
	}
	return "", false
}

// titleSubject finds the subject that a title names.
func titleSubject(title string) string {
	if c, ok := leading(title, '《', '》'); ok {
		return c
	}
	if c, ok := quoted(title, "“", "”"); ok && strings.HasPrefix(c, "关于") {
		return c
	}
	t := title
	for {
		m := ofTitle.FindStringSubmatchIndex(t)
		if m == nil {
			return ""
		}
		if c := t[m[2]:m[3]]; !strings.Contains(c, "次会议") && !strings.Contains(c, "号") {
			return "关于" + c
		}
		t = t[m[0]+len("关于"):]
	}
}

// readSubject settles the subject from the opening, else the title, else the
// page's own rows. The end of a cut title is no subject.
func (r *reader) readSubject(opening string, titles ...string) {
	if r.l.Subject = openingSubject(opening); r.l.Subject == "" {
		r.l.Subject = openingSubject(squeeze(opening)) // 收 悉
	}
	for _, t := range titles {
		if r.l.Subject == "" && !cut(t) {
			r.l.Subject = titleSubject(t)
		}
	}
	if r.l.Subject == "" {
		r.l.Subject = strings.TrimSuffix(strings.TrimPrefix(r.facts.subject, "《"), "》")
	}
}
