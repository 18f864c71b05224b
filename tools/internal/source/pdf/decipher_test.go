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
		p.read = misread(asRead)
		if i == 1 {
			p.read = misread(lines)
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
	p.read = misread([]string{"人人人人进人人人人人人人人人"})
	r.unnamed = append(r.unnamed, p)
	r.decipher()
	if got := text(r.pages[0].Runes); got != "人人人人进□人人人人人人人人" {
		t.Error(got)
	}
	if len(r.findings) != 1 || r.findings[0].Rule != ruleUnmapped {
		t.Errorf("findings %v", r.findings)
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
	p.read = read
	r.unnamed = append(r.unnamed, p)
	r.pages = append(r.pages, layout.Page{Num: 2, Runes: read, Scan: true})
	r.unnamed = append(r.unnamed, unnamedPage{at: 1, read: read})
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
	p.read = misread(line)
	if got := p.matched(nil); len(got) > 0 {
		t.Errorf("%d matched", len(got))
	}
}

func TestShapeMark(t *testing.T) {
	for _, c := range []struct {
		ink  [4]int
		want rune
	}{{[4]int{160, -105, 270, 105}, '，'}, {[4]int{135, -354, 245, 105}, '；'}, {[4]int{130, -350, 230, -10}, '：'}, {[4]int{20, -840, 960, 90}, '，'}} {
		if got := (shape{ink: c.ink}).mark('，'); got != c.want {
			t.Errorf("%v: %q, want %q", c.ink, got, c.want)
		}
	}
	if (shape{ink: [4]int{5, -48, 960, -10}}).dash() != true || (shape{ink: [4]int{5, -840, 960, 80}}).dash() {
		t.Error("a dash is flat")
	}
}
