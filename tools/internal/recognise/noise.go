package recognise

import (
	"regexp"

	"dafu/tools/internal/source"
)

// noises are the lines that pages put around letters, with what they are.
var noises = []struct {
	line *regexp.Regexp
	why  string
}{
	{regexp.MustCompile(`^(?:【|\[|〖)?(?:打印|关闭|打印本页|打印此页|关闭窗口|关闭本页|我要打印|我要纠错|收藏|返回顶部|返回首页|返回列表|返回|回到顶部|顶部|保存|下载|TOP|纠错|朗读|复制链接)(?:】|\]|〗)?(?:(?:【|\[| |\|).{0,20})?$`), reasonButton},
	{regexp.MustCompile(`^(?:分享|分享到|分享至|微信|微博|新浪微博|QQ空间|QQ好友|朋友圈|点赞|转发|一键分享)(?:[：:].{0,40}| .{0,40})?$`), reasonShare},
	{regexp.MustCompile(`^(?:【|\[)?(?:字体|字号|文字大小|视力保护色)`), reasonSize},
	{regexp.MustCompile(`扫一扫|扫描二维码|手机(?:上)?(?:查看|浏览|打开)(?:当前|本)`), reasonCode},
	{regexp.MustCompile(`^(?:上一篇|下一篇|上一条|下一条|相关(?:链接|阅读|文章|新闻|信息|附件|稿件|解读)|热门(?:推荐|文章)|推荐阅读)`), reasonOther},
	{regexp.MustCompile(`^(?:您|你)?(?:当前|现在)?(?:的)?(?:位置|所在位置|所在的位置)|^首 ?页|^网站首页|您当前位置|您现在的位置|^当前位置`), reasonNavigation},
	{regexp.MustCompile(`[A-Z]?ICP备|公网安备|网安备|备案(?:号|序号|编号)?[：:]|网站标识码|政府网站标识|版权所有|Copyright|©|主办[：:]|主办单位[：:]|承办单位[：:]|技术支持(?:单位)?[：:]|建议使用.{0,20}浏览器|公安部备案|网站支持$|^地址[：:]|^(?:.{0,40}[|丨·] ?)?(?:网站地图|网站声明|免责声明|联系我们|联系方式|关于我们|关于本站|使用帮助)(?: ?[|丨·].*)?$`), reasonFooter},
	{regexp.MustCompile(`^(?:来源|信息来源|文章来源|稿源|供稿|作者|责任编辑|编辑|审核|初审|复审|终审|校对|发布时间|发布日期|发布机构|时间|日期|浏览次数|浏览量|阅读次数|阅读量|阅读|点击数|点击量|访问量|点击)[：:(（]`), reasonData},
	{regexp.MustCompile(`^(?:无障碍|长者模式|长者版|老年模式|适老化|繁體|繁体|简体|English|网站导航|站内搜索|请输入|登录|注册|智能问答|移动版|手机版)(?:[^\p{Han}]|浏览|阅读|版|关键|$)`), reasonNavigation},
	{regexp.MustCompile(`^(?:信息公开|政府信息公开|政务公开|新闻中心|领导活动|在线办事|办事服务|互动交流|政民互动|首页|无标题文档|正文|附件下载|公开目录|目录项的基本信息|建议提案(?:办理)?|人大代表建议办理|政协委员提案办理)$`), reasonNavigation},
	{regexp.MustCompile(`^[（(]?(?:审核人?|签发人?|领导署名|领导签批|签批人?|审批人?|核稿人?|拟稿人?|校对人?)[：:]`), reasonSigned},
	{regexp.MustCompile(`^[\d\s]{10,}$`), reasonPage},
	{regexp.MustCompile(`^.{0,40}\d日印发$|^主题词[：:]|^共印\d+份`), reasonPrint},
	{regexp.MustCompile(`^[^\p{L}\p{N}。，；：、！？”）》]+$`), reasonOrnament},
}

// pageEnds are the reasons of lines below which nothing is the letter's.
var pageEnds = map[string]bool{reasonFooter: true, reasonOther: true, reasonShare: true}

// appendix begins what some pages print below the letter: the original paper,
// a slip to send back.
var appendix = regexp.MustCompile(`^(?:附[：:]?)?(?:原?(?:提案|建议)(?:原文|内容|全文)|原提案|原建议|提案(?:人)?(?:建议)?(?:正文)|回执|征询意见表)[：:]?$|^附[：:](?:原?提案|原?建议)`)

// tailEnd returns where the lines that can be the letter's own end.
func (r *reader) tailEnd() int {
	for i := r.end; i < len(r.pieces); i++ {
		if pageEnds[r.pieces[i].noiseReason()] || appendix.MatchString(squeeze(r.pieces[i].text)) {
			return i
		}
	}
	return len(r.pieces)
}

// leftOut is the note of a collector in the place of text.
var leftOut = regexp.MustCompile(`^⟦[^⟧]*⟧$`)

var pageNumber = regexp.MustCompile(`^(?:[-—–－_ ]*\d{1,3}[-—–－_ ]*|第 ?\d{1,3} ?页(?:[，, /]?共 ?\d{1,3} ?页)?|\d{1,3} ?/ ?\d{1,3})$`)

// between says what a piece is that may stand amid the paragraphs of a body
// without ending it, "" for none of these.
func (p piece) between() string {
	switch {
	case leftOut.MatchString(p.text):
		return reasonLeftOut
	case pageNumber.MatchString(p.text) && p.Row == 0:
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
