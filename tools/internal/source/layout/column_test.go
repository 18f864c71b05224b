package layout

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// beside sets two sheets of lines side by side below a title.
func beside(first, second []string) Page {
	p := Page{Num: 1, Width: 560, Height: 500}
	a, b := sheetOf(1, first...), sheetOf(1, second...)
	p.Runes = a.Runes
	for _, r := range b.Runes {
		r.X += right - left + 3*size
		p.Runes = append(p.Runes, r)
	}
	return p
}

func TestColumns(t *testing.T) {
	one := append(append([]string{}, letter1[1:]...), letter2[:2]...)
	two := letter2[2:]
	want := joined[1:]
	t.Run("side by side", func(t *testing.T) {
		text, _ := Text("x", []Page{beside(one, two)})
		if d := cmp.Diff(want, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	})
	t.Run("below a title", func(t *testing.T) {
		p := beside(one, two)
		const title = "关于第七号提案的答复"
		set(&p, 50+(430-18*float64(len([]rune(title))))/2, 40, 18, title)
		text, _ := Text("x", []Page{p})
		if d := cmp.Diff(joined, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	})
	t.Run("a mark beyond the edge of a line, a number between the columns", func(t *testing.T) {
		const line = "车辆一千二百余辆群众出行更加方便逐年满意"
		column := slices.Repeat([]string{line}, 20)
		p := beside(column, column)
		set(&p, right, 80+5*pitch, size, "，") // behind the sixth line
		set(&p, right+1.5*size, 80+21*pitch, size, "1")
		text, _ := Text("x", []Page{p})
		want := strings.Repeat(line, 6) + "，" + strings.Repeat(line, 34)
		if d := cmp.Diff([]string{want}, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	})
	t.Run("a few lines a little longer, a number across", func(t *testing.T) {
		const line = "车辆一千二百余辆群众出行更加方便逐年满意"
		column := slices.Repeat([]string{line}, 20)
		p := beside(column, column)
		for _, i := range []float64{4, 9} {
			set(&p, right+0.1*size, 80+i*pitch, size, "啊")
		}
		set(&p, right, 80+21*pitch, size, "— 12 —")
		text, _ := Text("x", []Page{p})
		a, b := strings.Repeat(line, 5), strings.Repeat(line, 30)
		if d := cmp.Diff([]string{a + "啊" + a + "啊" + b}, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	})
	t.Run("a last column of the signature", func(t *testing.T) {
		const line = "车辆一千二百余辆群众出行更加方便逐年满意"
		p := beside(slices.Repeat([]string{line}, 20), []string{"为止。", "<市交通局", "<2025年6月1日"})
		text, _ := Text("x", []Page{p})
		want := []string{strings.Repeat(line, 20) + "为止。", "市交通局", "2025年6月1日"}
		if d := cmp.Diff(want, texts(text.Lines)); d != "" {
			t.Error(d)
		}
	})
	t.Run("cells beside long ones", func(t *testing.T) {
		const line = "车辆一千二百余辆群众出行更加方便逐年满意"
		p := beside(slices.Repeat([]string{line, line, line, line, "为止。"}, 4),
			slices.Repeat([]string{"市交通局", "", "", "", ""}, 4))
		text, _ := Text("x", []Page{p})
		got := strings.Join(texts(text.Lines), "\n")
		if strings.Count(got, "满意  市交通局")+strings.Count(got, "满意 | 市交通局") != 4 {
			t.Errorf("got\n%s", got)
		}
	})
	t.Run("a short text with a long head", func(t *testing.T) {
		p := beside(one, two)
		heads := []string{"关于第七号提案的答复", "某市交通局某市交通局"}
		for i, h := range heads {
			set(&p, 50+(430-18*float64(len([]rune(h))))/2, 20+float64(i)*24, 18, h)
		}
		text, _ := Text("x", []Page{p})
		got := texts(text.Lines)
		if d := cmp.Diff(joined[1:], got[max(0, len(got)-len(joined)+1):]); d != "" {
			t.Error(d)
		}
	})
	t.Run("a last page of few lines", func(t *testing.T) {
		last := beside([]string{">特此答复。", ">感谢支持。"}, []string{">欢迎监督。", "<某局"})
		last.Num = 2
		text, _ := Text("x", []Page{beside(one, two), last})
		got := texts(text.Lines)
		if d := cmp.Diff([]string{"特此答复。", "感谢支持。", "欢迎监督。", "某局"}, got[max(0, len(got)-4):]); d != "" {
			t.Error(d)
		}
	})
	t.Run("two at a time on paper of two pages", func(t *testing.T) {
		p := beside(letter1, letter2)
		for i, x := range []float64{140, 370} {
			set(&p, x, 480, 8, "— "+string(rune('1'+i))+" —")
		}
		text, _ := Text("x", []Page{p})
		if d := cmp.Diff(joined, texts(text.Lines)); d != "" {
			t.Error(d)
		}
		if len(text.Furniture) != 2 {
			t.Errorf("left out: %v", text.Furniture)
		}
	})
}

// TestColumnsNot has a table without lines, whose rows must not come apart.
func TestColumnsNot(t *testing.T) {
	p := sheetOf(1, letter1...)
	for i := range 12 {
		y := 80 + pitch*float64(len(letter1)+i)
		set(&p, left, y, size, strings.Repeat("项", 3+i%3))
		set(&p, left+120, y, size, strings.Repeat("数", 2+i%4))
	}
	text, _ := Text("x", []Page{p})
	got := texts(text.Lines)
	if d := cmp.Diff("项项项 | 数数", got[max(0, len(got)-12)]); d != "" {
		t.Error(d)
	}
}

// TestTextRagged has lines that end where their words do.
func TestTextRagged(t *testing.T) {
	text, _ := Text("x", []Page{sheetOf(1,
		"关于第七号提案的答复之一之二之三",
		">近年来，我市坚持公交优先，累计投入了",
		"二亿六千七百万元，新增线路三十六条。",
		"群众出行更加方便，满意度逐年提高。",
		">二、下步打算",
		">一是建设专用道。计划三年内新增专用道八",
		"十公里，争取覆盖早晚高峰拥堵的各个，",
		"路段。",
		">再次感谢您的关心和支持。",
		"抄送：市政协提案委，市政府办公室。",
	)})
	want := []string{
		"关于第七号提案的答复之一之二之三",
		"近年来，我市坚持公交优先，累计投入了二亿六千七百万元，新增线路三十六条。群众出行更加方便，满意度逐年提高。",
		"二、下步打算",
		"一是建设专用道。计划三年内新增专用道八十公里，争取覆盖早晚高峰拥堵的各个，路段。",
		"再次感谢您的关心和支持。",
		"抄送：市政协提案委，市政府办公室。",
	}
	if d := cmp.Diff(want, texts(text.Lines)); d != "" {
		t.Error(d)
	}
}

// TestTextRunningHeads has heads of two lines, far down the page, and the
// numbers of pages as Chinese writes them.
func TestTextRunningHeads(t *testing.T) {
	var pages []Page
	for i, number := range []string{"第一页", "— 二 —", "共四页 第三页", "4 of 4"} {
		p := sheetOf(i+1, strings.Split(strings.Repeat("\n", i)+strings.Join(letter1[2:], "\n"), "\n")...)
		set(&p, 120, 55, 8, "某市交通局")
		set(&p, 120, 65, 8, "提案办理答复")
		set(&p, 140, 380, 8, number)
		pages = append(pages, p)
	}
	text, _ := Text("x", pages)
	for _, l := range text.Lines {
		if strings.Contains(l.Text, "局") && !strings.Contains(l.Text, "我") || strings.Contains(l.Text, "页") || strings.Contains(l.Text, "of") {
			t.Errorf("kept: %s", l.Text)
		}
	}
	if len(text.Furniture) != 12 {
		t.Errorf("%d left out, want 12: %v", len(text.Furniture), text.Furniture)
	}
}
