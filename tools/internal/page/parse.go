package page

import (
	"bytes"
	"regexp"
	"strings"
	"time"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/merge"
	"dafu/tools/internal/slip"

	"github.com/pelletier/go-toml/v2"
)

// Agencies gives the printed name of an agency by its key, and "" for a key
// that the registry does not know.
type Agencies func(key string) string

// Unreadable is the rule for a page whose front matter can't be read: it must not be rendered.
var Unreadable = &diag.Rule{
	ID: "front-matter-unreadable", Severity: diag.Error, Doc: brokenDoc,
	EN: "the head of the page (between the two +++ lines) can't be read: %[1]s",
	ZH: "页面开头（两行 +++ 之间）无法读取：%[2]s",
}

// Unmerged is the rule for a page with marks of a merge in its text: they must not be published.
var Unmerged = &diag.Rule{
	ID: "merge-marks", Severity: diag.Error, Doc: unmergedDoc,
	EN: "%[1]s",
	ZH: "%[2]s",
}

// Encoded is the rule for a page with a text that is not in UTF-8, of which readers would see nothing.
var Encoded = &diag.Rule{
	ID: "page-encoding", Severity: diag.Error, Doc: encodedDoc,
	EN: "a character of this line can't be read: it is not in UTF-8. Write it anew; or open the file in the editor in which it looks right, choose “Save as” and the encoding UTF-8.",
	ZH: "此行有无法读取的字符：编码不是 UTF-8。请重新录入；或在能正常显示该文件的编辑器中“另存为”，编码选 UTF-8。",
}

// encoded finds what is not in UTF-8 in the text of a page.
func encoded(path string, data []byte) []diag.Finding {
	if utf8.Valid(data) {
		return nil
	}
	return []diag.Finding{Encoded.At(diag.Pos{Path: path, Line: slip.Encoding(string(data)).Line})}
}

// unmerged finds marks of a merge in git in the text of a page.
func unmerged(path string, data []byte) []diag.Finding {
	s := slip.Merge(string(data))
	if s.Line == 0 {
		return nil
	}
	s = forEnglish(path, s)
	return []diag.Finding{Unmerged.At(diag.Pos{Path: path, Line: s.Line}, s.EN, s.ZH)}
}

// forEnglish adds to what is wrong with an English page the easiest way to mend it.
func forEnglish(path string, s slip.Slip) slip.Slip {
	if strings.HasSuffix(path, ".en.md") {
		s.EN += " Or delete this file: dafu build writes it anew from the Chinese page and translations/."
		s.ZH += "也可删除此文件：dafu build 会按中文页和 translations/ 重新写出。"
	}
	return s
}

// Parse reads a page that Format wrote, or that a person has corrected. The
// path is for findings. A page that can't be read gives a nil letter and the
// finding that says where.
func Parse(path string, data []byte, names Agencies) (*letter.Letter, []diag.Finding) {
	data = merge.Plain(data)
	head, body, ok := split(data)
	if !ok {
		return nil, []diag.Finding{unfenced(path, string(data))}
	}
	var fm FrontMatter
	if err := toml.Unmarshal(head, &fm); err != nil {
		return nil, []diag.Finding{unread(path, string(head), err)}
	}
	if f := unmerged(path, data); f != nil {
		return nil, f
	}
	if f := encoded(path, data); f != nil {
		return nil, f
	}
	lang := letter.Chinese
	if strings.HasSuffix(path, ".en.md") {
		lang = letter.English
	}
	l := fm.letter(lang, names)
	l.Body = blocks(body, lang)
	letter.AssignIDs(l.Body)
	return l, nil
}

// Head says what is wrong with the head of a page that is no letter's: it may have one
// of another form, as YAML, or none.
func Head(path string, data []byte) []diag.Finding {
	data = merge.Plain(data)
	if f := unmerged(path, data); f != nil {
		return f
	}
	if !bytes.HasPrefix(data, []byte(fence)) && !bytes.Contains(data, []byte("\n"+fence)) {
		return encoded(path, data)
	}
	head, _, ok := split(data)
	if !ok {
		return []diag.Finding{unfenced(path, string(data))}
	}
	if err := toml.Unmarshal(head, &map[string]any{}); err != nil {
		return []diag.Finding{unread(path, string(head), err)}
	}
	return encoded(path, data)
}

// unread says which line of a head can't be read.
func unread(path, head string, err error) diag.Finding {
	s := slip.In(head, FrontMatter{})
	if s.Line == 0 {
		s = slip.Unknown(err)
	}
	if strings.HasSuffix(path, ".zh.md") && slip.Encoding(head).Line > 0 {
		s.EN += " Or run dafu check --fix, which does it for a page of GBK or UTF-16."
		s.ZH += "编码为 GBK 或 UTF-16 的，也可运行 dafu check --fix 转换。"
	}
	s = forEnglish(path, s)
	return Unreadable.At(diag.Pos{Path: path, Line: s.Line + 1}, s.EN, s.ZH)
}

// unfenced says which of the two lines around a head is missing.
func unfenced(path, data string) diag.Finding {
	if slip.Encoding(data).Line > 0 || strings.Contains(data, "\x00") { // UTF-16 has no such line at all
		f := unread(path, "\xff", nil)
		f.Pos.Line = 1
		return f
	}
	rest, opened := strings.CutPrefix(data, fence)
	if opened {
		s := slip.In(rest, FrontMatter{}) // the first line of the text is none of the head
		return Unreadable.At(diag.Pos{Path: path, Line: s.Line + 1},
			"the line +++ that ends the head is missing. Put it back above this line, below the last line of the head.",
			"缺少结束页面开头的 +++ 行。请在此行之上、开头最后一行之下补上。")
	}
	if strings.Contains(data, "\n"+fence) {
		return Unreadable.At(diag.Pos{Path: path, Line: 1},
			"the first line of the file must be +++ and nothing else. Put it back above this line.",
			"文件第一行应为单独的 +++。请在此行之上补上。")
	}
	return Unreadable.At(diag.Pos{Path: path, Line: 1},
		"neither of the two lines is there. Take the file back from git; or delete it, and dafu build writes it anew if its letter is in letters/.",
		"两行 +++ 均不存在。请从 git 恢复此文件；或将其删除，原件在 letters/ 中的，dafu build 会重新写出。")
}

// letter turns the front matter back into the facts of a letter.
func (fm *FrontMatter) letter(lang letter.Lang, names Agencies) *letter.Letter {
	p := fm.Params
	l := &letter.Letter{
		Lang: lang, Document: p.Document, Kind: p.Matter,
		Assembly: letter.Assembly{Level: p.Level, Place: p.Place, Term: p.Term, Session: p.Session},
		Number:   p.Number, SecondNumber: p.SecondNumber, SubjectClass: p.SubjectClass, Title: fm.Title, Subject: p.Subject,
		Addressees: letter.Addressees{Names: p.Addressees, Role: p.AddresseeRole, Others: p.AndOthers},
		DocNumber:  p.DocNumber, Category: p.Category, Outcomes: p.Outcomes,
		CopiedTo: p.CopiedTo, Disclosure: p.Disclosure, Attachments: p.Attachments,
		Redacted: p.Redacted, Source: letter.Source(p.Source),
	}
	for i, en := range p.PolicyNames {
		if i < len(fm.Policies) && en != "" {
			if l.PolicyNames == nil {
				l.PolicyNames = map[string]string{}
			}
			l.PolicyNames[fm.Policies[i]] = en
		}
	}
	l.Published = fromTime(fm.Published)
	l.Date = letter.Date{Year: fm.Date.Year, Month: time.Month(fm.Date.Month), Day: fm.Date.Day}
	agency := func(key string) letter.Agency {
		if name := names(key); name != "" {
			return letter.Agency{Name: name, Key: key}
		}
		return letter.Agency{Name: key}
	}
	lead := map[string]bool{}
	for _, key := range p.Lead {
		lead[key] = true
		l.Lead = append(l.Lead, agency(key))
	}
	for _, key := range fm.Agencies {
		if !lead[key] {
			l.Joint = append(l.Joint, agency(key))
		}
	}
	return l
}

// Marks, as the recogniser knows them. On the English page, where marks are
// words, the address alone tells.
var (
	measureMark  = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}(?:是|要)|第[一二三四五六七八九十]{1,3}[，,、]?|其[一二三四五六七八九十][，,、])`)
	headingMarks = [...]*regexp.Regexp{
		1: regexp.MustCompile(`^[一二三四五六七八九十百]{1,4}[、.．]`),
		2: regexp.MustCompile(`^[（(][一二三四五六七八九十百]{1,4}[)）]、?`),
		3: regexp.MustCompile(`^[0-9０-９]{1,2}[.．、]`),
		4: regexp.MustCompile(`^[（(][0-9０-９]{1,2}[)）]、?|^[①-⑳]`),
	}
	measureID = regexp.MustCompile(`(?:^|-)m[0-9]+$`)
	// englishMark is what stands before a heading or a measure in English: "1. ", "First, ".
	englishMark = regexp.MustCompile(`^(?:\(?[0-9IVX]{1,5}[.)] |[A-Z][a-z-]+(?:, |: ))`)
)

// asHeading fills in a block that stands as a heading on the page: a measure or
// a heading, by its address and its mark.
func asHeading(b *letter.Block, text string, rank int, classes string, lang letter.Lang) {
	isMeasure := measureID.MatchString(b.ID) || b.ID == "" && measureMark.MatchString(text)
	b.Kind = letter.Heading
	if isMeasure {
		b.Kind = letter.Measure
		b.RunIn = !strings.Contains(classes, "alone")
		if m := measureMark.FindString(text); m != "" {
			b.Mark = m
		}
	} else {
		b.RunIn = strings.Contains(classes, "run-in")
		b.Level = max(rank-1, 1)
		for level := 1; level < len(headingMarks); level++ {
			if m := headingMarks[level].FindString(text); m != "" {
				b.Mark, b.Level = m, level
				break
			}
		}
	}
	if lang == letter.English && b.Mark == "" {
		b.Mark = englishMark.FindString(text)
	}
	b.Text = strings.TrimPrefix(text, b.Mark)
	for _, stop := range []string{"。", "；", "：", "，", ";", ":", "."} {
		if t, ok := strings.CutSuffix(b.Text, stop); ok {
			b.Text, b.Stop = t, stop
			break
		}
	}
}

// kindOf tells a paragraph's kind by its address.
func kindOf(id string) letter.BlockKind {
	for _, k := range []letter.BlockKind{letter.Opening, letter.Closing} {
		if id == string(k) || strings.HasPrefix(id, string(k)+"-") {
			return k
		}
	}
	return letter.Paragraph
}

// state reads the state of a translation from the classes of a block.
func state(classes string, lang letter.Lang) letter.State {
	switch {
	case lang == letter.Chinese:
		return ""
	case strings.Contains(classes, "missing"):
		return letter.Missing
	case strings.Contains(classes, "draft"):
		return letter.Draft
	case strings.Contains(classes, "reviewed"):
		return letter.Reviewed
	}
	return letter.Translated
}
