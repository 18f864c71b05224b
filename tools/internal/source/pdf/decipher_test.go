package pdf

import (
	"strings"
	"testing"

	"dafu/tools/internal/source/layout"
)

// drawnPage sets lines in shapes that name nothing: the code of each is its place
// in codes, its ink as high as that of a mark if it is one.
func drawnPage(at int, lines []string, codes string) unnamedPage {
	p := unnamedPage{at: at}
	for k, line := range lines {
		for i, r := range []rune(line) {
			code := strings.IndexRune(codes, r)
			s := shape{font: "F", code: rune(code), ink: [4]int{10 + 20*code, -840, 960, 80}}
			if strings.ContainsRune("，；", r) {
				s.ink = map[rune][4]int{'，': {160, -105, 270, 105}, '；': {135, -354, 245, 105}}[r]
			}
			p.pieces = append(p.pieces, piece{layout.Rune{X: 80 + 16*float64(i), Y: 100 + 29*float64(k), Width: 16, Size: 16}, s})
		}
	}
	return p
}

// misread returns the lines as a machine reads them, whose places are half an em off.
func misread(lines []string) (out []layout.Rune) {
	for k, line := range lines {
		for i, r := range []rune(line) {
			out = append(out, layout.Rune{R: r, X: 87 + 16*float64(i), Y: 103 + 29*float64(k), Width: 16, Size: 16})
		}
	}
	return out
}

func text(runes []layout.Rune) string {
	var b strings.Builder
	for i, c := range runes {
		if i > 0 && c.Y != runes[i-1].Y {
			b.WriteRune('\n')
		}
		b.WriteRune(c.R)
	}
	return b.String()
}

// TestDecipher reads pages of shapes that a machine has misread here and there:
// what it read most often of a shape counts everywhere.
func TestDecipher(t *testing.T) {
	lines := []string{"在甬高校，在甬企业；甬江", "甬江实验室，支持企业", "十家企业在甬，十家高校"}
	asRead := []string{"在十高校在甬企业，甬江", "甬江实验室，支持企业", "十家企业在甬，十家高校"}
	const codes = "在甬高校，企业；江实验室支持十家"
	r := &reading{pages: []layout.Page{{Num: 1, Scan: true}, {Num: 2, Scan: true}}}
	for i := range 2 {
		p := drawnPage(i, lines, codes)
		p.looks = [][]layout.Rune{misread(asRead)}
		if i == 1 {
			p.looks = [][]layout.Rune{misread(lines)}
		}
		r.unnamed = append(r.unnamed, p)
	}
	r.decipher()
	want := strings.Join(lines, "\n")
	for _, p := range r.pages {
		if got := text(p.Runes); got != want || p.Scan {
			t.Errorf("page %d:\n%s\nwant\n%s", p.Num, got, want)
		}
	}
	if len(r.findings) > 0 {
		t.Errorf("findings %v", r.findings)
	}
}

// TestDecipherDoubt leaves open what was certainly misread: a shape that another
// shape of the font has the reading of.
func TestDecipherDoubt(t *testing.T) {
	lines := []string{"人人人人进入人人人人人人人人"}
	r := &reading{pages: []layout.Page{{Num: 1}}}
	p := drawnPage(0, lines, "人进入")
	p.looks = [][]layout.Rune{misread([]string{"人人人人进人人人人人人人人人"})}
	r.unnamed = append(r.unnamed, p)
	r.decipher()
	if got := text(r.pages[0].Runes); got != "人人人人进□人人人人人人人人" {
		t.Error(got)
	}
	if len(r.findings) != 1 || r.findings[0].Rule != ruleUnread {
		t.Errorf("findings %v", r.findings)
	}
}

// TestDecipherLooks reads a page in three sizes: what two of them say counts.
func TestDecipherLooks(t *testing.T) {
	lines := []string{"在甬高校企业，支持江实验室"}
	p := drawnPage(0, lines, "在甬高校企业，支持江实验室")
	p.looks = [][]layout.Rune{misread([]string{"在十高校企业，支持江实验室"}), misread(lines), misread(lines)}
	r := &reading{pages: []layout.Page{{Num: 1, Scan: true}}, unnamed: []unnamedPage{p}}
	r.decipher()
	if got := text(r.pages[0].Runes); got != lines[0] {
		t.Error(got)
	}
}

// TestDisagreement finds the lines worth a closer look: those with a shape of which
// the looks tell several things, unless most of them agree.
func TestDisagreement(t *testing.T) {
	lines := []string{"在甬高校企业", "支持江实验室"}
	for _, c := range []struct {
		second []string // line of each look
		want   int
	}{
		{[]string{"支持江实验室", "支持江实验室", "支持江实验窒", "支持江实验室"}, 0},
		{[]string{"支持江实验室", "支持江实验至", "支持江实验窒", "支持江实验室"}, 1},
		{[]string{"支持江实验宝", "支持江实验至", "支持江实验窒", "支持江实验室"}, 1},
	} {
		p := drawnPage(0, lines, "在甬高校企业支持江实验室")
		for _, l := range c.second {
			p.looks = append(p.looks, misread([]string{lines[0], l}))
		}
		got := p.doubtful()
		if len(got) != c.want {
			t.Errorf("%v: %v", c.second, got)
		}
		const base = (100 + 29) * scanDPI / inch // of the second line
		if len(got) > 0 && (got[0].Top >= base-8*scanDPI/inch || got[0].Bottom <= base || got[0].Top <= 100*scanDPI/inch) {
			t.Errorf("%v is not about the second line, whose base is at %v", got[0], base)
		}
	}
}

// TestDecipherSecond gives a shape whose reading is another's the reading that it
// has besides, and that nobody has.
func TestDecipherSecond(t *testing.T) {
	a, b := shape{font: "F", code: 1, ink: [4]int{10, -840, 960, 80}}, shape{font: "F", code: 2, ink: [4]int{90, -700, 860, 20}}
	got := elected(map[shape]map[rune]int{a: {'据': 9}, b: {'据': 2, '掘': 1}}, nil)
	if got[a] != '据' || got[b] != '掘' {
		t.Errorf("%c %c", got[a], got[b])
	}
	// A font without a name may be two: the heading is set in another.
	a.font, b.font = "", ""
	got = elected(map[shape]map[rune]int{a: {'据': 9}, b: {'据': 1}}, map[shape]float64{a: 16, b: 22})
	if got[a] != '据' || got[b] != '据' {
		t.Errorf("%c %c", got[a], got[b])
	}
}

// TestDecipherMarks sets right what looks alike: quotation marks, the brackets of
// a year, and the long dash that is one shape.
func TestDecipherMarks(t *testing.T) {
	page := func(line string, ink map[rune][4]int, read string) string {
		p := drawnPage(0, []string{line}, "在甬高校企业支持江实验室函号“”〔〕—0123456789")
		for i, r := range []rune(line) {
			if to, ok := ink[r]; ok {
				p.pieces[i].shape.ink = to
			}
		}
		p.looks = [][]layout.Rune{misread([]string{read})}
		r := &reading{pages: []layout.Page{{Num: 1, Scan: true}}, unnamed: []unnamedPage{p}}
		r.decipher()
		return text(r.pages[0].Runes)
	}
	slim := map[rune][4]int{'“': {57, -826, 308, -617}, '”': {42, -825, 293, -616}}
	if got := page("在“高校”在“企业”", slim, "在“高校“在“企业“"); got != "在“高校”在“企业”" {
		t.Error(got)
	}
	wide := map[rune][4]int{'“': {611, -711, 928, -488}, '”': {95, -687, 403, -464}}
	if got := page("高校”在“企业”", wide, "高校“在”企业“"); got != "高校”在“企业”" {
		t.Error(got)
	}
	if got := page("甬函〔2025〕31号", nil, "甬函【2025j31号"); got != "甬函〔2025〕31号" {
		t.Error(got)
	}
	if got := page("在甬—高校", map[rune][4]int{'—': {71, -400, 1929, -360}}, "在甬一高校"); got != "在甬——高校" {
		t.Error(got)
	}
}

// TestDecipherAstray keeps what the machine read if the places are not understood.
func TestDecipherAstray(t *testing.T) {
	read := misread([]string{"支持高校建设"})
	r := &reading{pages: []layout.Page{{Num: 1, Runes: read, Scan: true}}}
	p := drawnPage(0, []string{"在甬高校企业江实验室支持"}, "在甬高校企业江实验室支持")
	for i := range p.pieces {
		p.pieces[i].Y += 200
	}
	p.looks = [][]layout.Rune{read}
	r.unnamed = append(r.unnamed, p)
	r.pages = append(r.pages, layout.Page{Num: 2, Runes: read, Scan: true})
	r.unnamed = append(r.unnamed, unnamedPage{at: 1, looks: [][]layout.Rune{read}})
	r.decipher()
	for _, p := range r.pages {
		if got := text(p.Runes); got != "支持高校建设" || !p.Scan {
			t.Error(p.Num, got)
		}
	}
}

// TestDecipherCrowd matches nothing in a line that no letter has.
func TestDecipherCrowd(t *testing.T) {
	line := []string{strings.Repeat("在甬高校", 500)}
	p := drawnPage(0, line, "在甬高校")
	if got := p.matched(misread(line), nil); len(got) > 0 {
		t.Errorf("%d matched", len(got))
	}
}

func TestShapeMark(t *testing.T) {
	for _, c := range []struct {
		ink  [4]int
		want rune
	}{{[4]int{403, -524, 575, -212}, '，'}, {[4]int{434, -613, 566, -93}, '：'}, {[4]int{160, -105, 270, 105}, '，'}, {[4]int{135, -354, 245, 105}, '；'}, {[4]int{130, -350, 230, -10}, '：'}, {[4]int{20, -840, 960, 90}, '，'}} {
		if got := (shape{ink: c.ink}).mark('，'); got != c.want {
			t.Errorf("%v: %q, want %q", c.ink, got, c.want)
		}
	}
	for _, c := range []struct {
		read rune
		ink  [4]int
		want rune
	}{{'：', [4]int{186, -319, 326, -89}, '，'}, {'：', [4]int{20, -840, 960, 90}, '：'}, {'一', [4]int{71, -412, 930, -364}, '—'}, {'一', [4]int{43, -487, 952, -377}, '一'}, {'…', [4]int{86, -147, 249, 16}, '.'}, {'…', [4]int{86, -147, 900, 16}, '…'}} {
		if got := (shape{ink: c.ink}).mark(c.read); got != c.want {
			t.Errorf("%q %v: %q, want %q", c.read, c.ink, got, c.want)
		}
	}
	if (shape{ink: [4]int{5, -48, 960, -10}}).dash() != true || (shape{ink: [4]int{5, -840, 960, 80}}).dash() {
		t.Error("a dash is flat")
	}
}
