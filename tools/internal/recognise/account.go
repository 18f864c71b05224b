package recognise

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

// Use is what one piece of the text was taken for.
type Use struct {
	Pos   diag.Pos
	Text  string // as read, before typography was normalised
	As    string // title, body, date …; "noise" for what is not in the letter
	Noise string // why it was dropped; "" for what is in the letter
}

// In returns what the piece was taken for, with the reason if it was dropped,
// in the language l.
func (u Use) In(l diag.Lang) string {
	as, why, open, close := u.As, u.Noise, " (", ")"
	if l == diag.Chinese {
		as, why, open, close = chineseWords[as], chineseWords[why], "（", "）"
	}
	if why == "" {
		return as
	}
	return as + open + why + close
}

// chineseWords says in Chinese what pieces are taken for, and why some are
// dropped.
var chineseWords = map[string]string{
	"addressee": "称谓", "attachment": "附件", "body": "正文", "category": "办理类别", "contact": "联系人", "copied to": "抄送",
	"date": "成文日期", "disclosure": "公开属性", "doc number": "发文字号", "joint": "会办单位", "noise": "未采用", "number": "编号",
	"outcome": "采纳情况", "session": "届次", "signature": "落款", "subject": "案由", "title": "标题",

	reasonLink: "网页链接", reasonButton: "网页按钮", reasonShare: "分享按钮", reasonSize: "字号按钮", reasonCode: "二维码提示",
	reasonOther: "其他网页的链接", reasonNavigation: "网站导航", reasonFooter: "网页页脚", reasonData: "网页信息",
	reasonSigned: "签发、审核人", reasonPage: "网页代码", reasonPrint: "印发说明", reasonOrnament: "装饰符号",
	reasonLeftOut: "删节说明", reasonPageNumber: "页码", reasonAgain: "重复印出", reasonBefore: "信前文字", reasonAfter: "信后文字",
	reasonUnknown: "未能识别", reasonNoContact: "没有姓名和电话的联系信息", reasonLabel: "栏目名", reasonRow: "网页上关于此信的栏目",
	reasonNotALetter: "不是答复", reasonMarkup: "链接或图片的地址", reasonFurniture: "页码或页眉页脚",
	source.Footnote: "脚注", source.Header: "页眉页脚", source.Placeholder: "表单的占位文字", source.Around: "信外网页文字",
}

// Why pieces are dropped.
const (
	reasonLink       = "link of the page"
	reasonButton     = "button of the page"
	reasonShare      = "share button"
	reasonSize       = "letter size button"
	reasonCode       = "QR code"
	reasonOther      = "links to other pages"
	reasonNavigation = "navigation"
	reasonFooter     = "footer of the page"
	reasonData       = "data of the page"
	reasonSigned     = "who signed it off"
	reasonPage       = "code of the page"
	reasonPrint      = "printing note"
	reasonOrnament   = "ornament"
	reasonLeftOut    = "note that text was left out"
	reasonPageNumber = "page number"
	reasonAgain      = "printed a second time"
	reasonBefore     = "stands before the letter"
	reasonAfter      = "stands after the letter"
	reasonUnknown    = "not recognised"
	reasonNoContact  = "contact line without a name or a telephone number"
	reasonLabel      = "label of a row"
	reasonRow        = "row of the page about the letter"
	reasonNotALetter = "not a letter"
	reasonMarkup     = "address of a link or a picture"
	reasonFurniture  = "number, head or foot of a page"
)

// account lists what every piece was taken for, and what the file holds
// beside the text.
func (r *reader) account() []Use {
	var out []Use
	for i, p := range r.pieces {
		as, why := p.as, p.noise
		if as == "" {
			as, why = "noise", reasonUnknown
		}
		out = append(out, Use{Pos: r.pos(i), Text: p.Text, As: as, Noise: why})
	}
	beside := func(l source.Line, why string) {
		out = append(out, Use{Pos: r.src.Pos(l), Text: l.Text, As: "noise", Noise: why})
	}
	for _, l := range r.src.Markup {
		beside(l, reasonMarkup)
	}
	for _, l := range r.src.Furniture {
		beside(l, reasonFurniture)
	}
	for _, a := range r.src.Aside {
		beside(a.Line, a.Why)
	}
	return out
}
