package recognise

import (
	"strings"

	"dafu/tools/internal/pattern"
)

const docNumberPattern = `[\p{Han}A-Za-z]{1,16}(?:[（(]\p{Han}{1,8}[)）]\p{Han}{0,8})?[〔\[【（(﹝［]((?:19|20)\d\d)[〕\]】)）﹞］](?:字?第|字)?[\p{Han}A-Za-z]?\d{1,5}(?:-\d{1,3})?号(?:[（(]\p{Han}{1,2}[)）])?`

const docNumberLabel = `(?:(?:发文字号|公文字号|文号|文件编号|发文号|发文编号)[：:]?|(?:函号|编号|字号)[：:])`

var (
	docNumberAnywhere = pattern.MustCompile(docNumberPattern)
	docNumberLine     = pattern.MustCompile(`^[（(【\[〔]?(?:` + docNumberLabel + `)?(` + docNumberPattern + `|[〔\[【（(](?:19|20)\d\d[〕\]】)）]第?\d{1,5}号)[)）】\]〕]?$`)
	docNumberLabelled = pattern.MustCompile(`(?:发文字号|文号|文件编号|发文号)[：:]?(` + docNumberPattern + `)`)
	docYear           = pattern.MustCompile(`[\[【（(﹝［]((?:19|20)\d\d)[\]】)）﹞］]`)
)

// docNumber returns the document number that a line consists of, or that a
// label in it announces, in its settled form 甬科函〔2025〕51号.
func docNumber(s string) (string, bool) {
	s = foldWidth(s)
	if organ, rest, ok := strings.Cut(strings.TrimSpace(s), " "); ok && signers(organ) != nil {
		s = rest // the organ and its number on one line
	}
	s = squeeze(s)
	m := docNumberLine.FindStringSubmatch(s)
	if m == nil {
		m = docNumberLabelled.FindStringSubmatch(s)
	}
	if m == nil || strings.HasPrefix(m[1], "第") {
		return "", false
	}
	return docYear.ReplaceAllString(m[1], "〔$1〕"), true
}

// readDocNumber looks for the document number in the head, and under the
// signature where some agencies put it. Those quoted in the body are others'.
func (r *reader) readDocNumber() {
	for i := range r.pieces {
		if i >= r.start && i < r.end {
			continue
		}
		n, ok := docNumber(r.pieces[i].text)
		if !ok {
			continue
		}
		if r.l.DocNumber == "" {
			r.l.DocNumber = n
		}
		if n == r.l.DocNumber {
			r.claim(i, "doc number")
		}
	}
	if r.l.DocNumber == "" {
		r.l.DocNumber = r.facts.doc
	}
}
