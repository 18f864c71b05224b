package layout

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/source"
)

// set puts a line of text on a page, of which a character is one em wide and
// ASCII half of it.
func set(p *Page, x, y, size float64, text string) {
	for _, r := range text {
		w := size
		if r < 0x80 {
			w /= 2
		}
		p.Runes = append(p.Runes, Rune{R: r, X: x, Y: y, Width: w, Size: size})
		x += w
	}
}

// The page of the tests: 20 characters of 10 points a line, from 50 to 250.
const left, right, size, pitch = 50.0, 250.0, 10.0, 18.0

// sheetOf sets lines below one another. A line that begins with > is indented,
// one with ^ centred, one with < flush right.
func sheetOf(num int, lines ...string) Page {
	p := Page{Num: num, Width: 300, Height: 400}
	y := 80.0
	for _, l := range lines {
		x, text := left, l
		n := 0.0
		for _, r := range strings.TrimLeft(l, ">^<") {
			n++
			if r < 0x80 {
				n -= 0.5
			}
		}
		switch {
		case strings.HasPrefix(l, ">"):
			x, text = left+2*size, l[1:]
		case strings.HasPrefix(l, "^"):
			x, text = (left+right-n*size)/2, l[1:]
		case strings.HasPrefix(l, "<"):
			x, text = right-n*size, l[1:]
		}
		set(&p, x, y, size, text)
		y += pitch
	}
	return p
}

func texts(lines []source.Line) []string {
	var out []string
	for i, l := range lines {
		if i > 0 && l.Row > 0 && lines[i-1].Row == l.Row {
			out[len(out)-1] += " | " + l.Text
			continue
		}
		out = append(out, l.Text)
	}
	return out
}

var letter1 = []string{
	"^关于第七号提案的答复",
	"张三委员：",
	">您提出的关于优化公共交通方便市民出行的",
	"建议收悉。经研究，现答复如下：",
	">一、工作情况",
	">近年来，我市坚持公交优先，累计投入资金",
	"二亿六千七百万元，新增线路三十六条，更新",
	"车辆一千二百余辆。群众出行更加方便，满意",
	"度逐年提高，公共交通出行的比例已经超过了",
}

var letter2 = []string{
	"五成。",
	">二、下步打算",
	">一是建设专用道。计划三年内新增专用道八",
	"十公里，优先安排在早晚高峰拥堵的道路上，",
	"并配套建设智能信号系统，力争全部建成通车",
	"使用，让市民愿意乘坐公交出行。",
	">再次感谢您的关心和支持。",
	"<市交通局",
}

var joined = []string{
	"关于第七号提案的答复",
	"张三委员：",
	"您提出的关于优化公共交通方便市民出行的建议收悉。经研究，现答复如下：",
	"一、工作情况",
	"近年来，我市坚持公交优先，累计投入资金二亿六千七百万元，新增线路三十六条，更新车辆一千二百余辆。群众出行更加方便，满意度逐年提高，公共交通出行的比例已经超过了五成。",
	"二、下步打算",
	"一是建设专用道。计划三年内新增专用道八十公里，优先安排在早晚高峰拥堵的道路上，并配套建设智能信号系统，力争全部建成通车使用，让市民愿意乘坐公交出行。",
	"再次感谢您的关心和支持。",
	"市交通局",
}

func TestTextJoinsParagraphs(t *testing.T) {
	pages := func() []Page { return []Page{sheetOf(1, letter1...), sheetOf(2, letter2...)} }
	each := func(change func(p *Page)) []Page {
		out := pages()
		for i := range out {
			change(&out[i])
		}
		return out
	}
	cases := map[string][]Page{
		"as set": pages(),
		"in any order": each(func(p *Page) {
			rand.New(rand.NewPCG(1, 1)).Shuffle(len(p.Runes), func(i, j int) { p.Runes[i], p.Runes[j] = p.Runes[j], p.Runes[i] })
		}),
		"twice for a bold look": each(func(p *Page) {
			for _, r := range p.Runes {
				r.X += 0.4
				p.Runes = append(p.Runes, r)
			}
		}),
		"with page numbers": each(func(p *Page) { set(p, 140, 380, 8, "- "+string(rune('0'+p.Num))+" -") }),
		"with running heads": each(func(p *Page) {
			set(p, 60, 30, 8, "某市交通局文件第"+string(rune('0'+p.Num))+"页")
		}),
		"in millimetres": each(func(p *Page) {
			const mm = 25.4 / 72
			p.Width, p.Height = p.Width*mm, p.Height*mm
			for i := range p.Runes {
				r := &p.Runes[i]
				r.X, r.Y, r.Width, r.Size = r.X*mm, r.Y*mm, r.Width*mm, r.Size*mm
			}
		}),
		"turned clockwise": each(func(p *Page) {
			for i := range p.Runes {
				r := &p.Runes[i]
				r.X, r.Y, r.Turn = p.Height-r.Y, r.X, 1
			}
			p.Width, p.Height = p.Height, p.Width
		}),
		"upside down": each(func(p *Page) {
			for i := range p.Runes {
				r := &p.Runes[i]
				r.X, r.Y, r.Turn = p.Width-r.X, p.Height-r.Y, 2
			}
		}),
		"in columns": each(func(p *Page) {
			for i := range p.Runes {
				r := &p.Runes[i]
				r.X, r.Y = p.Height-r.Y, r.X+ascent*r.Size
			}
			p.Width, p.Height = p.Height, p.Width
		}),
	}
	for name, pages := range cases {
		t.Run(name, func(t *testing.T) {
			text, _ := Text("x", pages)
			if d := cmp.Diff(joined, texts(text.Lines)); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestText(t *testing.T) {
	cases := []struct {
		name  string
		pages []Page
		want  []string
	}{
		{"title over two lines", []Page{sheetOf(1, append([]string{"^关于市政协一届二次会议第七号", "^提案办理情况的答复意见"}, letter1[1:]...)...)},
			append([]string{"关于市政协一届二次会议第七号提案办理情况的答复意见"}, joined[1:4]...)},
		{"signature and date", []Page{sheetOf(1, append(letter2[1:], "<2025年6月13日")...)},
			append(append([]string(nil), joined[5:]...), "2025年6月13日")},
		{"no indents but gaps", []Page{sheetOf(1, "近年来，我市坚持公交优先，累计投入资金近", "三亿元，新增线路三十六条，更新车辆一千余", "辆，市民出行更加方便，满意度达到百分九十。",
			"", "下一步，我局将继续做好公交优先发展的工作", "，争取两年内使公共交通站点的覆盖率达到百", "分之百，让更多的市民愿意乘坐公交出行。")},
			[]string{"近年来，我市坚持公交优先，累计投入资金近三亿元，新增线路三十六条，更新车辆一千余辆，市民出行更加方便，满意度达到百分九十。",
				"下一步，我局将继续做好公交优先发展的工作，争取两年内使公共交通站点的覆盖率达到百分之百，让更多的市民愿意乘坐公交出行。"}},
		{"no space beside figures", []Page{sheetOf(1, "新增公交 36 条、车 1204 辆")}, []string{"新增公交36条、车1204辆"}},
		{"Latin words", []Page{sheetOf(1, "World Bank loan")}, []string{"World Bank loan"}},
		{"a space that is printed", []Page{sheetOf(1, "建设平台  推动创新")}, []string{"建设平台 推动创新"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, _ := Text("x", c.pages)
			got := texts(text.Lines)
			if len(got) > len(c.want) {
				got = got[:len(c.want)]
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestTextRaised has raised figures behind others, of which they would make
// larger ones: exponents, and numbers of footnotes that are nowhere on the page.
// TestTextFlush has paragraphs without indents whose lines are full: what begins
// the next one is known by its mark, or by its words.
func TestTextFlush(t *testing.T) {
	line := func(s string) string { return s + strings.Repeat("某", 20-len([]rune(s))) }
	stop := func(s string) string { return strings.Repeat("某", 19-len([]rune(s))) + s + "。" }
	text, _ := Text("x", []Page{sheetOf(1,
		line("近年来，主要是：一是新增线路"), stop("更新车辆"), line("二是建设专用道"), stop("全部建成"),
		line("三是加强宣传"), stop("成效明显"), line("一是一个新的段落"), stop("全部建成"), line("五是另一个段落"), stop("全部建成"), line("再次对您表示感谢"), "某某。")})
	var got []string
	for _, l := range text.Lines {
		got = append(got, string([]rune(l.Text)[:3]))
	}
	if d := cmp.Diff([]string{"近年来", "一是一", "五是另", "再次对"}, got); d != "" {
		t.Error(d)
	}
}

// TestTextTitleFlush has a title without a stop that stands as the text does, full
// to its end: the indented line behind it is none of its lines.
func TestTextTitleFlush(t *testing.T) {
	text, _ := Text("x", []Page{sheetOf(1, append([]string{"市交通局关于优化公共交通线路布局方便市民", "出行的第一千二百三十四号代表建议答复的函", ">滨海市公共交通总公司工会："}, letter1[2:]...)...)})
	if d := cmp.Diff([]string{"市交通局关于优化公共交通线路布局方便市民出行的第一千二百三十四号代表建议答复的函", "滨海市公共交通总公司工会："}, texts(text.Lines)[:2]); d != "" {
		t.Error(d)
	}
}

func TestTextRaised(t *testing.T) {
	for _, c := range []struct {
		before, raised, after, want string
	}{
		{"完成投资至2025", "1", "年底", "完成投资至2025¹年底"}, {"减少排放约10", "12", "立方米", "减少排放约10¹²立方米"},
		{"建成学校共76家", "1", "2025年", "建成学校共76家¹2025年"}, {"建筑面积共100m", "2", "以上", "建筑面积共100m2以上"},
	} {
		p := sheetOf(1, c.before)
		x := p.Runes[len(p.Runes)-1].X + p.Runes[len(p.Runes)-1].Width
		set(&p, x, 76, 5, c.raised)
		set(&p, x+2.5*float64(len(c.raised)), 80, size, c.after)
		text, _ := Text("x", []Page{p})
		if d := cmp.Diff([]string{c.want}, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	}
}

// TestTextFigureOverLines has a figure that a line ends within.
func TestTextFigureOverLines(t *testing.T) {
	text, _ := Text("x", []Page{sheetOf(1, ">当前参与科技创新的各类企业已占到56.", "17%，比上一年有了一点提高。")})
	if d := cmp.Diff([]string{"当前参与科技创新的各类企业已占到56.17%，比上一年有了一点提高。"}, texts(text.Lines)); d != "" {
		t.Error(d)
	}
}

// TestTextFootnote has a footnote in the middle of a sentence that goes on over
// the page, and its number behind a figure.
func TestTextFootnote(t *testing.T) {
	first := sheetOf(1, letter1[2:8]...)
	set(&first, left, 80+6*pitch, size, "度逐年提高，公共交通出行的比例已经超过36")
	set(&first, left+20*size, 80+6*pitch-4, 5, "1")
	set(&first, left, 300, 7, "1 数据来自统计年报，按当年的口径计算，")
	set(&first, left, 310, 7, "与往年不同。")
	set(&first, left, 320, 7, "2 市交通局提供。")
	second := sheetOf(2, append([]string{"万人次。"}, letter2[1:]...)...)
	text, _ := Text("x", []Page{first, second})
	got := texts(text.Lines)
	if want := "公共交通出行的比例已经超过36万人次。"; len(got) < 3 || !strings.HasSuffix(got[2], want) {
		t.Errorf("%q, want the third to end with %s", got, want)
	}
	var notes []string
	for _, a := range text.Aside {
		notes = append(notes, a.Why+": "+a.Text)
	}
	want := []string{"footnote: 1数据来自统计年报，按当年的口径计算，与往年不同。", "footnote: 2市交通局提供。"}
	if d := cmp.Diff(want, notes); d != "" {
		t.Error(d)
	}
}

func TestTextFurniture(t *testing.T) {
	var pages []Page
	for i, number := range []string{"— 1 —", "第2页 共4页", "３", "4/4"} {
		p := sheetOf(i+1, letter1[2:]...)
		set(&p, 140, 380, 8, number)
		pages = append(pages, p)
	}
	text, findings := Text("x", pages)
	if d := cmp.Diff([]string{"—1—", "第2页 共4页", "３", "4/4"}, texts(text.Furniture)); d != "" {
		t.Error(d)
	}
	if len(findings) != 1 || findings[0].Rule != ruleFurniture {
		t.Errorf("findings %v", findings)
	}
}

// TestTextWideMark has the point of a figure take more room than it says; where
// a space is printed, as behind the number of an item, it stays.
func TestTextWideMark(t *testing.T) {
	for printed, want := range map[string]string{"": "2.67亿元", " ": "2. 67亿元"} {
		p := Page{Num: 1, Width: 300, Height: 400}
		set(&p, left, 80, size, "2.")
		p.Runes[1].Width = 2
		set(&p, left+size, 80, size, printed)
		set(&p, left+1.1*size, 80, size, "67亿元")
		text, _ := Text("x", []Page{p})
		if got := texts(text.Lines)[0]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

// TestTextBrowser has a single page as a browser prints it.
func TestTextBrowser(t *testing.T) {
	p := sheetOf(1, letter1...)
	set(&p, 20, 12, 6, "2025/6/20 09:30")
	set(&p, 120, 12, 6, "关于第16号提案的答复_某局")
	set(&p, 20, 395, 6, "https://jyj.example.gov.cn/art/2025/6/20/a.html")
	set(&p, 280, 395, 6, "1/1")
	text, _ := Text("x", []Page{p})
	if n := len(text.Furniture); n != 2 {
		t.Errorf("%d lines were left out: %v", n, texts(text.Furniture))
	}
	if got := texts(text.Lines)[0]; strings.Contains(got, "2025") {
		t.Errorf("begins with %q", got)
	}
}

// TestTextDeepHead has both of two pages begin with a running head that stands
// far from their edge.
func TestTextDeepHead(t *testing.T) {
	first, second := sheetOf(1, letter1...), sheetOf(2, letter1[2:]...)
	for _, p := range []*Page{&first, &second} {
		set(p, 120, 66, 8, "滨海市教育局文件")
	}
	text, _ := Text("x", []Page{first, second})
	if d := cmp.Diff([]string{"滨海市教育局文件", "滨海市教育局文件"}, texts(text.Furniture)); d != "" {
		t.Error(d)
	}
}

// TestTextWideTitle has a title whose second line is wider than the first.
func TestTextWideTitle(t *testing.T) {
	p := Page{Num: 1, Width: 300, Height: 400}
	set(&p, 73, 60, 14, "“关于推进清洁能源的提")
	set(&p, 52, 80, 14, "案”——某局对市政协第二次会")
	set(&p, 108, 100, 14, "议提案的答复")
	for i, l := range letter1[2:] {
		set(&p, left, 130+pitch*float64(i), size, l)
	}
	text, _ := Text("x", []Page{p})
	if got := texts(text.Lines)[0]; got != "“关于推进清洁能源的提案”——某局对市政协第二次会议提案的答复" {
		t.Errorf("begins with %q", got)
	}
}

// TestTextFurnitureOfScan has the page number of a scan come out as a word, and
// a short last line that is none.
func TestTextFurnitureOfScan(t *testing.T) {
	p := sheetOf(1, letter1...)
	p.Scan = true
	set(&p, left, 80+9*pitch, size, "提升")
	set(&p, 140, 80+10*pitch+5, size, "一王")
	p.Height = 290
	text, _ := Text("x", []Page{p})
	if d := cmp.Diff([]string{"一王"}, texts(text.Furniture)); d != "" {
		t.Error(d)
	}
}

// TestTextKeepsFigures has the last line of a page be a figure of the text.
func TestTextKeepsFigures(t *testing.T) {
	p := Page{Num: 1, Width: 300, Height: 400}
	set(&p, left, 340, size, "累计新增公交线路")
	set(&p, left, 340+pitch, size, "36")
	text, _ := Text("x", []Page{p})
	if len(text.Furniture) > 0 {
		t.Errorf("left out: %v", text.Furniture)
	}
}

func TestTextTable(t *testing.T) {
	p := sheetOf(1, ">具体情况见下表：")
	for i, row := range [][]string{{"项目", "前年", "去年"}, {"公交线路", "120", "131"}, {"车辆", "2300", "2456"}} {
		for k, cell := range row {
			set(&p, left+70*float64(k), 110+pitch*float64(i), size, cell)
		}
	}
	text, _ := Text("x", []Page{p})
	want := []string{"具体情况见下表：", "项目 | 前年 | 去年", "公交线路 | 120 | 131", "车辆 | 2300 | 2456"}
	if d := cmp.Diff(want, texts(text.Lines)); d != "" {
		t.Error(d)
	}
}

func TestTextGrid(t *testing.T) {
	p := sheetOf(1, ">具体情况见下表：")
	xs, ys := []float64{50, 100, 150, 250}, []float64{100, 130, 190, 220}
	for _, y := range ys {
		p.Rules = append(p.Rules, Rule{50, y, 250, y + 0.5})
	}
	for i, x := range xs {
		bottom := 220.0
		if i == 1 || i == 2 {
			bottom = 190 // the last row is one cell
		}
		p.Rules = append(p.Rules, Rule{x, 100, x + 0.5, bottom})
	}
	set(&p, 55, 120, size, "区县")
	set(&p, 105, 120, size, "数量")
	set(&p, 155, 120, size, "措施")
	set(&p, 55, 162, size, "甲区")
	set(&p, 105, 162, size, "1204")
	set(&p, 155, 150, size, "建设充电桩三百个")
	set(&p, 155, 168, size, "，出台政策")
	set(&p, 55, 208, size, "注：以上为去年的数据。")
	text, _ := Text("x", []Page{p})
	want := []string{"具体情况见下表：", "区县 | 数量 | 措施", "甲区 | 1204 | 建设充电桩三百个，出台政策", "注：以上为去年的数据。"}
	if d := cmp.Diff(want, texts(text.Lines)); d != "" {
		t.Error(d)
	}
}

func TestTextSpread(t *testing.T) {
	p := Page{Num: 1, Width: 300, Height: 400}
	x := left
	for _, r := range "最高五千万元补助二千年" {
		set(&p, x, 80, size, string(r))
		x += size * 1.9
	}
	text, _ := Text("x", []Page{p})
	if d := cmp.Diff([]string{"最高五千万元补助二千年"}, texts(text.Lines)); d != "" {
		t.Error(d)
	}
}

func TestFold(t *testing.T) {
	for from, to := range map[rune]rune{'⼀': '一', '⻚': '页', '⻋': '车', '︵': '（', '︐': '，', '金': '金', 'Ａ': 'Ａ', '一': '一'} {
		if got := Fold(from); got != to {
			t.Errorf("Fold(%q) = %q, want %q", from, got, to)
		}
	}
}

// TestTextOddNumbers gives it what no page has.
func TestTextOddNumbers(t *testing.T) {
	p := sheetOf(1, letter1...)
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, -5, 1e300} {
		p.Runes = append(p.Runes, Rune{R: '甲', X: v, Y: 1, Size: 10}, Rune{R: '乙', X: 1, Y: v, Size: 10}, Rune{R: '丙', X: 1, Y: 1, Size: v})
		p.Rules = append(p.Rules, Rule{v, v, 1, 1}, Rule{1, 1, v, v})
	}
	text, _ := Text("x", []Page{p, {}})
	if len(text.Lines) == 0 {
		t.Error("no text")
	}
}

// TestWatermark reads text that the large words of a watermark stand behind, on
// pages where it meets them and on one where it does not. A large heading stays.
func TestWatermark(t *testing.T) {
	full := []string{">本市坚持公交优先，累计投入资金二亿元，", "新增线路三十六条，更新车辆一千余辆，群众", "出行更加方便，满意度逐年提高，公共交通出", "行的比例已经超过了一半。"}
	for _, far := range []float64{0, 200} {
		first, second := sheetOf(1, full...), sheetOf(2, ">特此答复。")
		set(&first, 60, 110, 40, "内部资料")
		set(&second, 60, 110+far, 40, "内部资料")
		set(&first, 100, 50, 24, "某市文件")
		got, _ := Text("x", []Page{first, second})
		want := []string{"某市文件", strings.TrimPrefix(strings.Join(full, ""), ">"), "特此答复。"}
		if far > 0 {
			want = append(want, "内部资料") // elsewhere it is another line
		}
		if diff := cmp.Diff(want, texts(got.Lines)); diff != "" {
			t.Errorf("%v away: %s", far, diff)
		}
		if len(got.Furniture) == 0 || got.Furniture[0].Text != "内部资料" {
			t.Errorf("left out: %v", got.Furniture)
		}
	}
}
