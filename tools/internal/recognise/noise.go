package recognise

import (
	"dafu/tools/internal/pattern"
	"dafu/tools/internal/source"
)

// noises are the lines that pages put around letters, with what they are.
var noises = []struct {
	line *pattern.Pattern
	why  string
}{
	{pattern.MustCompile(`^[【\[〖]?` + oneOf("button") + `[】\]〗]?(?:[【\[ |].{0,20})?$`), reasonButton},
	{pattern.MustCompile(`^` + oneOf("share") + `(?:[：: ].{0,40})?$`), reasonShare},
	{pattern.MustCompile(`^[【\[]?` + oneOf("size")), reasonSize},
	{pattern.MustCompile(`扫一扫|扫描二维码|手机上?(?:查看|浏览|打开)(?:当前|本)`), reasonCode},
	{pattern.MustCompile(`^` + oneOf("others")), reasonOther},
	{pattern.MustCompile(`^(?:您|你)?(?:当前|现在)?的?(?:所在的?)?位置|您(?:当前|现在的)位置|^首 ?页|^网站首页`), reasonNavigation},
	{pattern.MustCompile(oneOf("footer") + `|` + oneOf("footerlabel") + `[：:]|建议使用.{0,20}浏览器|网站支持$|^地址[：:]`), reasonFooter},
	{pattern.MustCompile(`^(?:.{0,40}[|丨·] ?)?` + oneOf("footerlink") + `(?: ?[|丨·].*)?$`), reasonFooter},
	{pattern.MustCompile(`^` + oneOf("data") + `[：:(（]`), reasonData},
	{pattern.MustCompile(`^` + oneOf("tool") + `(?:[^\p{Han}]|浏览|阅读|版|关键|$)`), reasonNavigation},
	{pattern.MustCompile(`^` + oneOf("menu") + `$`), reasonNavigation},
	{pattern.MustCompile(`^[（(]?` + oneOf("signedoff") + `[：:]`), reasonSigned},
	{pattern.MustCompile(`^[\d\s]{10,}$|^<!--.*-->$|^</?[A-Za-z][^<>]*>$|^&[a-z]+;$`), reasonPage},
	{pattern.MustCompile(`^.{0,40}\d日印发?$|^主题词[：:]|^[（(]?共印\d+份`), reasonPrint},
	{pattern.MustCompile(`^[^\p{L}\p{N}。，；：、！？”）》]+$`), reasonOrnament},
}

// pageEnds are the reasons of lines below which nothing is the letter's.
var pageEnds = map[string]bool{reasonFooter: true, reasonOther: true, reasonShare: true}

// appendix begins what some pages print below the letter: the original paper,
// a slip to send back.
var appendix = pattern.MustCompile(`^(?:附(?:件\d?)?[：:]?)?(?:原?(?:提案|建议)(?:原文|内容|全文)|原提案|原建议|提案(?:人)?(?:建议)?(?:正文)|(?:\p{Han}{0,12}(?:意见|情况))?(?:回执|征询意见|征求意见|反馈意见|意见反馈|满意度)\p{Han}{0,6}[表单书卡]?)[：:]?$|^附[：:](?:原提案|原建议|(?:提案|建议)(?:原文|内容|全文|[：:]|$))`)

// tailEnd returns where the lines that can be the letter's own end.
func (r *reader) tailEnd() int {
	for i := r.end; i < len(r.pieces); i++ {
		if r.handler(i) != "" {
			continue
		}
		if pageEnds[r.pieces[i].noiseReason()] || appendix.MatchString(squeeze(r.pieces[i].text)) {
			return i
		}
	}
	return len(r.pieces)
}

// leftOut is the note of a collector in the place of text.
var leftOut = pattern.MustCompile(`^⟦[^⟧]*⟧$`)

var pageNumber = pattern.MustCompile(`^(?:[-—–－_ ]*\d{1,3}[-—–－_ ]*|第 ?\d{1,3} ?页(?:[，, /]?共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3})$`)

// dashedNumber is a page number even in the cell of a table.
var dashedNumber = pattern.MustCompile(`^[-—–－]{1,2} ?\d{1,3} ?[-—–－]{1,2}$`)

// between says what a piece is that may stand amid the paragraphs of a body
// without ending it, "" for none of these.
func (p piece) between() string {
	switch {
	case leftOut.MatchString(p.text):
		return reasonLeftOut
	case dashedNumber.MatchString(p.text), pageNumber.MatchString(p.text) && p.Row == 0:
		return reasonPageNumber
	}
	return ""
}

// noiseReason says which line of a page the piece is, "" for none of them.
func (p piece) noiseReason() string {
	if p.Is(source.Link) {
		return reasonLink
	}
	if sentence(p.text) || anyMark.MatchString(p.text) {
		return ""
	}
	if why := p.between(); why != "" {
		return why
	}
	for _, n := range noises {
		if n.line.MatchString(p.text) {
			return n.why
		}
	}
	return ""
}

// dropRest marks everything that no construct has claimed.
func (r *reader) dropRest() {
	before := map[string]bool{}
	for _, p := range r.pieces[:r.end] {
		before[p.text] = true
	}
	for i := range r.pieces {
		p := r.pieces[i]
		if p.as != "" {
			continue
		}
		why := p.noiseReason()
		switch {
		case i >= r.end && before[p.text]:
			why = reasonAgain
		case why != "":
		case i < r.start:
			why = reasonBefore
		default:
			why = reasonAfter
		}
		r.drop(i, why)
	}
}
