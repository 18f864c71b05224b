package webpage

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"dafu/tools/internal/source"
)

// anchors are what letters have and pages around them do not, with their
// weights. The first two make a letter.
var anchors = []struct {
	line   *regexp.Regexp
	weight int
}{
	{regexp.MustCompile(`^[^，。；]{1,60}(?:委员|代表|同志|先生|女士)(?:们)?[：:]`), 5},
	{regexp.MustCompile(`收悉|答复如下|回复如下|答复意见|(?:您|你们?|贵)[^。]{0,60}(?:提案|建议|议案)`), 5},
	{regexp.MustCompile(`(?:感谢|谢谢)(?:您|你)|^(?:专此|特此|此复)`), 2},
	{regexp.MustCompile(`^\s*(?:\d{4}|[二一〇○ＯO零九八七六五四三]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日\s*$`), 2},
	{regexp.MustCompile(`^(?:抄\s*送|主\s*送|附\s*件)\s*[：:]`), 2},
	{regexp.MustCompile(`^[（(]?\s*(?:联\s*系\s*人|联系(?:单位|电话))`), 2},
	{regexp.MustCompile(`^[^，。：:]{1,20}[〔\[［【（(]\s*(?:19|20)\d\d\s*[〕\]］】）)]\s*第?\s*\d{1,4}\s*号\s*$`), 2},
	{regexp.MustCompile(`^(?:类别(?:标记)?|办理结果|公开属性|是否公开)\s*[：:]`), 1},
	{regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、．]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]是)`), 1},
}

// weigh returns how much a line speaks for a letter, and whether by itself.
func weigh(l line) (weight int, alone bool) {
	if l.Is(source.Link) {
		return 0, false
	}
	for i, a := range anchors {
		if a.line.MatchString(l.Text) {
			return a.weight, i < 2
		}
	}
	return 0, false
}

// Parts of the patterns below. The words of buttons stand alone: 关闭淘汰落后产能
// is none.
const (
	buttons = `^(?:【|\[|〖|\()?\s*(?:打印|关闭|返回)\s*(?:本页|此页|页面|窗口|列表|首页|顶部|上页)?\s*(?:】|\]|〗|\)|\||｜|/|\s|$)` +
		`|^(?:分享(?:到|至)?|(?:上|下)一(?:篇|条|页)|相关(?:链接|阅读|文章|新闻|信息|稿件))\s*(?:[：:]|\s|$)|^扫一扫` +
		`|^(?:猜你喜欢|大家都在看|(?:相关|热门)推荐|推荐阅读|延伸阅读|往期(?:回顾|推荐)|网友评论|发表评论|点击上方|-*\s*END\s*-*$)` +
		`|^(?:\[?\d{1,2}\]?\s*)+下一页|^(?:您|你)对.{0,16}(?:满意|评价)(?:吗|如何)?[？?]?$`
	footers = `ICP备|公网安备|网站标识码|版权所有|Copyright|©|主办单位\s*[：:]|网站地图`
)

var (
	// around is what pages write around letters.
	around = regexp.MustCompile(buttons +
		`|^(?:收藏|推荐阅读|热门|字体|字号|视力保护|保护视力)` +
		`|^(?:您|你)?(?:当前|现在|所在)(?:的)?(?:所在)?位置|^(?:稿件)?(?:来源|信息来源|发布时间|发布日期|发布机构|生成日期|打印(?:时间|日期)|浏览次数|浏览量|阅读次数|点击(?:数|量|率)|访问(?:次数|量)|访问|责任编辑|编辑|作者|索引号|组配分类|主题分类|文号|时间|日期)\s*[：:]?\s*(?:$|[\d（(]|.{0,30}(?:浏览|来源|字体|作者|编辑))` +
		`|` + footers + `|承办单位\s*[：:].{0,30}(?:地址|电话)|网站声明|技术支持\s*[：:]|建议使用.{0,20}浏览器|扫描二维码|手机(?:查看|浏览|访问)|^首\s*页(?:$|[\s>＞|])`)
	// fact is a row of a page that tells something of the letter.
	fact = regexp.MustCompile(`提案|建议|议案|届|次会议|委员|代表|承办|主办|会办|协办|办理|领衔|类别|案由`)
	// titled is a heading that can be the title of a letter.
	titled = regexp.MustCompile(`答复|复函|回复|提案|建议|议案|办理`)
	// entitles is the whole of a title, whatever the page marks it as.
	entitles = regexp.MustCompile(`^[^，。；：:]{0,30}(?:关于|对)[^。；：:]{4,80}(?:提案|建议|议案)[^。；：:]{0,80}(?:答复|复函|回复|意见|函)$`)
)

// after is what pages write under letters. What else pages write around them
// can be a line of the letter, once it has begun: 时间：2025年6月。
var after = regexp.MustCompile(buttons + `|` + footers)

func isAround(l line) bool { return l.Is(source.Link) || around.MatchString(l.Text) }

// divide parts the lines into the letter and the page around it.
func (w *walker) divide(t *source.Text, titles []string) {
	for i := range w.lines {
		w.lines[i].Num = i + 1
	}
	from, to := w.letter()
	keep := make([]bool, len(w.lines))
	for i := range keep {
		keep[i] = i >= from && i < to || from == to
	}
	if from < to {
		if i := w.title(from, to, titles); i >= 0 {
			keep[i] = true
		}
		w.facts(keep)
	}
	for i, l := range w.lines {
		if l.beside != "" {
			t.Beside(l.Line, l.beside, l.Text)
			continue
		}
		if !keep[i] {
			t.Beside(l.Line, source.Around, l.Text)
			continue
		}
		t.Lines = append(t.Lines, l.Line)
		if l.href != "" && !strings.HasPrefix(l.href, "#") && !strings.HasPrefix(strings.ToLower(l.href), "javascript:") {
			t.Markup = append(t.Markup, source.Line{Num: l.Num, Col: 1, Text: l.href})
		}
	}
	for _, m := range w.markup {
		if i := min(m.Num, len(keep)) - 1; i >= 0 && keep[i] {
			t.Markup = append(t.Markup, m.Line)
		}
	}
}

// letter returns the lines of the letter, none if there is no letter: from the
// first to the last of a group of anchors, and what stands close to them.
func (w *walker) letter() (from, to int) {
	first, last := w.group()
	if first < 0 {
		return 0, 0
	}
	home := meet(w.lines[first].within, w.lines[last].within)
	inside := func(i int) bool { return within(w.lines[i].within, home) }
	for from = first; from > 0 && inside(from-1) && !isAround(w.lines[from-1]) && w.lines[from-1].Row == 0; from-- {
	}
	for to = last + 1; to < len(w.lines) && !isAround(w.lines[to]) && (inside(to) || sentence(w.lines[to].Text)); to++ {
	}
	for from < to-1 && w.again(from, to) {
		from++
	}
	return from, to
}

// again reports whether a line is the heading that a page prints above a letter
// that has it itself.
func (w *walker) again(from, to int) bool {
	s := squeeze.Replace(w.lines[from].Text)
	return titled.MatchString(s) && strings.Contains(w.head(from+1, to), s)
}

// head returns the first words of the lines of a letter.
func (w *walker) head(from, to int) string {
	var b strings.Builder
	for _, l := range w.lines[from:min(to, from+8)] {
		b.WriteString(squeeze.Replace(l.Text))
	}
	return b.String()
}

func sentence(s string) bool { return han(s) >= 20 && strings.ContainsAny(s, "。！？；") }

// group returns the first and the last anchor of the letter. Anchors are of
// two groups where the page's own words stand between them.
func (w *walker) group() (first, last int) {
	first = -1
	best, score, begin, end := 0, 0, -1, -1
	alone, links := false, 0
	next := func() {
		if begin >= 0 && alone && score > best {
			best, first, last = score, begin, end
		}
		score, begin, alone = 0, -1, false
	}
	for i, l := range w.lines {
		if links++; !l.Is(source.Link) {
			links = 0
		}
		many, page := 3, around
		if alone {
			many, page = 8, after
		}
		if links >= many || !l.Is(source.Link) && page.MatchString(l.Text) && !sentence(l.Text) {
			next()
			continue
		}
		weight, one := weigh(l)
		if weight == 0 {
			continue
		}
		if begin < 0 {
			begin = i
		}
		end = i
		score += weight*2 + min(han(l.Text), 400)/40
		alone = alone || one
	}
	next()
	return first, last
}

// meet returns the innermost element around two.
func meet(a, b *html.Node) *html.Node {
	up := map[*html.Node]bool{}
	for ; a != nil; a = a.Parent {
		up[a] = true
	}
	for ; b != nil && !up[b]; b = b.Parent {
	}
	return b
}

func within(n, home *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == home {
			return true
		}
	}
	return false
}

var squeeze = strings.NewReplacer(" ", "", "\u3000", "", "\u00A0", "", "\n", "", "\t", "")

// title returns the line above the letter that is its title, -1 if there is
// none or the letter has it itself.
func (w *walker) title(from, to int, titles []string) int {
	found := -1
	for i, l := range w.lines[:from] {
		s := squeeze.Replace(l.Text)
		if l.Is(source.Link) || len([]rune(s)) < 6 {
			continue
		}
		named := l.Is(source.Heading) && titled.MatchString(s)
		for _, t := range titles {
			named = named || strings.HasPrefix(squeeze.Replace(t), s)
		}
		if named && (found < 0 || l.Is(source.Heading) || !w.lines[found].Is(source.Heading)) {
			found = i
		}
	}
	// Old pages print it in large letters only, just above their line about the source.
	const near = 6
	for i := from - 1; found < 0 && i >= max(0, from-near); i-- {
		if l := w.lines[i]; !l.Is(source.Link) && entitles.MatchString(squeeze.Replace(l.Text)) {
			found = i
		}
	}
	if found < 0 {
		return -1
	}
	if strings.Contains(w.head(from, to), squeeze.Replace(w.lines[found].Text)) {
		return -1
	}
	return found
}

// facts keeps the rows of the page's tables that tell something of the letter.
func (w *walker) facts(keep []bool) {
	told := map[int]bool{}
	for _, l := range w.lines {
		if l.Row > 0 && !l.Is(source.Link) && han(l.Text) <= 12 && fact.MatchString(l.Text) && l.Cell%2 == 1 {
			told[l.Row] = true
		}
	}
	for i, l := range w.lines {
		keep[i] = keep[i] || l.Row > 0 && told[l.Row]
	}
}
