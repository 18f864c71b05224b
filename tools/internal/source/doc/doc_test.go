package doc

import (
	"bytes"
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/source"
)

func sprm(code int, operand ...byte) []byte { return append(le(uint16(code)), operand...) }

func join(parts ...[]byte) (out []byte) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// p is a paragraph of runs: text, or text and how it is shown.
func p(parts ...any) textPara {
	out := textPara{mark: '\r'}
	for _, part := range parts {
		switch v := part.(type) {
		case string:
			out.runs = append(out.runs, textRun{text: v})
		case []byte:
			out.runs[len(out.runs)-1].props = v
		}
	}
	return out
}

func readMade(t *testing.T, m made) (lines, beside, rules []string) {
	t.Helper()
	text, findings, err := Read(context.Background(), "a.doc", m.write(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range text.Lines {
		s := l.Text
		if l.Row > 0 {
			s = fmt.Sprintf("%d.%d: %s", l.Row, l.Cell, s)
		}
		lines = append(lines, s)
	}
	for _, a := range text.Aside {
		beside = append(beside, a.Why+": "+a.Text)
	}
	for _, f := range findings {
		rules = append(rules, f.Rule.ID)
	}
	return lines, beside, rules
}

func TestRead(t *testing.T) {
	on := func(code int) []byte { return sprm(code, 1) }
	special := on(sprmCFSpec)
	cell := func(s string, mark rune) textPara {
		out := p(s)
		out.mark, out.props = mark, join(on(sprmPFInTable), sprm(sprmPItap, 1, 0, 0, 0))
		return out
	}
	row := cell("", '\a')
	row.props = join(row.props, on(sprmPFTtp))
	deleted := p("前半")
	deleted.look = on(sprmCFRMarkDel)
	tests := []struct {
		name  string
		paras []textPara
		lines []string
		rules []string
	}{
		{"text", []textPara{p("第16号提案"), p(), p("答复𠡂")}, []string{"第16号提案", "答复𠡂"}, nil},
		{"hidden", []textPara{p("明", nil, "暗", on(sprmCFVanish), "亮")}, []string{"明亮"}, []string{"hidden-text"}},
		{"changes", []textPara{p("甲", "乙", on(sprmCFRMarkDel), "丙", on(sprmCFRMark))}, []string{"甲丙"}, []string{"tracked-changes"}},
		{"paragraph end deleted", []textPara{deleted, p("后半")}, []string{"前半后半"}, []string{"tracked-changes"}},
		{"last end deleted", []textPara{deleted}, []string{"前半"}, []string{"tracked-changes"}},
		{"field", []textPara{p("第", nil, "\x13", special, " PAGE ", nil, "\x14", special, "3", nil, "\x15", special, "页")}, []string{"第3页"}, nil},
		{"fields in the code of a field", []textPara{p("\x13", special, "a", nil, "\x13", special, "b", nil, "\x13", special, "c", nil, "\x15", special, "d", nil, "\x15", special, "e", nil, "\x15", special, "明")}, []string{"明"}, nil},
		{"ring", []textPara{p("\x13", special, ` eq \o\ac(○,3)`, nil, "\x15", special, "加强")}, []string{"③加强"}, nil},
		{"signs", []textPara{p("2020\x1e2025\t年\x1f\x0b度")}, []string{"2020-2025 年度"}, nil},
		{"symbol", []textPara{p("(", join(special, sprm(sprmCSymbol, 0, 0, 0xB4, 0xF0)), "5")}, []string{"´5"}, nil},
		{"raised", []textPara{p("截至2025", nil, "12", sprm(sprmCIss, 1), "年，约10", nil, "5", sprm(sprmCHpsPos, 8, 0), "吨，12m", nil, "2", sprm(sprmCIss, 1)), p("高3", sprm(sprmCHpsPos, 3, 0), "米", nil)},
			[]string{"截至2025¹²年，约10⁵吨，12m2", "高3米"}, nil},
		{"table", []textPara{cell("甲", '\a'), cell("乙", '\r'), cell("丙", '\a'), row, cell("", '\a'), cell("丁", '\a'), row, p("后")},
			[]string{"1.1: 甲", "1.2: 乙", "1.2: 丙", "2.2: 丁", "后"}, nil},
		{"frame", []textPara{cell("抄送", '\a'), row, p("后")}, []string{"抄送", "后"}, nil},
		{"picture", []textPara{p("\x01", special)}, nil, []string{"only-pictures"}},
		{"nothing", []textPara{p("")}, nil, []string{"empty-file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			lines, _, rules := readMade(t, made{paras: tt.paras})
			if d := cmp.Diff(tt.lines, lines); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.rules, rules); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestNarrow reads a piece of one byte a character behind one of two.
func TestNarrow(t *testing.T) {
	clx := le(byte(2), 28, 0, 2, 9, uint16(0), textAt, uint16(0), uint16(0), 2*(textAt+4)|1<<30, uint16(0))
	lines, _, _ := readMade(t, made{paras: []textPara{p("答复abcdef")}, tables: map[int][]byte{fcClx: clx}})
	if d := cmp.Diff([]string{"答复abcd"}, lines); d != "" {
		t.Error(d)
	}
}

// TestPieceProps hides a piece as a whole.
func TestPieceProps(t *testing.T) {
	group := sprm(sprmCFVanish, 1)
	clx := le(byte(1), uint16(len(group)), group, byte(2), 28, 0, 2, 6, uint16(0), textAt, uint16(1), uint16(0), textAt+4, uint16(0))
	lines, _, rules := readMade(t, made{paras: []textPara{p("暗暗答复。")}, tables: map[int][]byte{fcClx: clx}})
	if d := cmp.Diff([]string{"答复。"}, lines); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"hidden-text"}, rules); d != "" {
		t.Error(d)
	}
}

// TestLists counts the paragraphs of a list with two levels, one of them by a
// style, and one use that begins anew.
func TestLists(t *testing.T) {
	level := func(nfc byte, text string) []byte {
		return le(1, nfc, make([]byte, 23), uint16(len([]rune(text))), text)
	}
	lst := join(le(uint16(1), 7, 0, make([]byte, 18), byte(0), byte(0)), level(39, "\x00、"), level(39, "（\x01）"), level(0, "\x02."))
	for range 6 {
		lst = join(lst, level(255, ""))
	}
	lfo := le(2, 7, 0, 0, make([]byte, 4), 7, 0, 0, byte(1), make([]byte, 3), -1, -1, 4, 0x12)
	std := func(base uint16, name string, para []byte) []byte {
		b := le(uint16(0), uint16(1|base<<4), uint16(1), uint16(0), uint16(0), uint16(len(name)), name, uint16(0))
		b = append(b, le(uint16(2+len(para)), uint16(0), para)...)
		return append(le(uint16(len(b))), b...)
	}
	stsh := join(le(uint16(4), uint16(2), uint16(10)),
		std(nobody, "ab", nil), std(nobody, "cd", sprm(sprmPIlfo, 1, 0)))
	numbered := func(s string, use, lvl byte) textPara {
		out := p(s)
		out.props = join(sprm(sprmPIlfo, use, 0), sprm(sprmPIlvl, lvl))
		return out
	}
	styled := p("工作")
	styled.style = 1
	lines, _, _ := readMade(t, made{
		paras:  []textPara{styled, numbered("甲", 1, 1), numbered("乙", 1, 1), numbered("丙", 1, 0), numbered("丁", 1, 1), numbered("戊", 2, 2), p("己")},
		tables: map[int][]byte{fcPlfLst: lst, fcPlfLfo: lfo, fcStshf: stsh},
	})
	want := []string{"一、工作", "（一）甲", "（二）乙", "二、丙", "（一）丁", "4.戊", "己"}
	if d := cmp.Diff(want, lines); d != "" {
		t.Error(d)
	}
}

// TestStories reads footnotes and headers beside the text, and a text box
// before the paragraph it is anchored to.
func TestStories(t *testing.T) {
	spa := le(1, 3, 77, make([]byte, 22))
	txbx := le(0, 7, 10, make([]byte, 14), 77, 0, make([]byte, 22))
	lines, beside, rules := readMade(t, made{
		paras:  []textPara{p("答复"), p("注"), p("页眉"), p("某市教育局"), p("")},
		length: map[int]uint32{storyFootnotes: 2, storyHeaders: 3, storyBoxes: 7},
		tables: map[int][]byte{fcPlcSpaMom: spa, fcPlcftxbxTxt: txbx},
	})
	if d := cmp.Diff([]string{"某市教育局", "答复"}, lines); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"footnote: 注", "header or footer: 页眉"}, beside); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff([]string{"footnote-left-out", "header-left-out"}, rules); d != "" {
		t.Error(d)
	}
}

func TestHostile(t *testing.T) {
	good := made{paras: []textPara{p("答复")}}.write(t)
	loop := append([]byte{}, good...)
	copy(loop[512+4*3:], le(3, 3, 3, 3)) // sectors that lead back to themselves
	for name, c := range map[string]struct {
		data []byte
		rule string
	}{
		"nothing":        {nil, "file-damaged"},
		"head only":      {good[:512], "file-damaged"},
		"truncated":      {good[:4096], "file-damaged"},
		"other file":     {compound(map[string][]byte{"0Table": {1}}), "file-damaged"},
		"table":          {compound(map[string][]byte{"Workbook": {1}}), "no-document"},
		"encrypted":      {made{paras: []textPara{p("答复")}, flags: 0x0100}.write(t), "file-locked"},
		"encrypted DOCX": {compound(map[string][]byte{"EncryptedPackage": {1}}), "file-locked"},
		"Word 95":        {made{paras: []textPara{p("答复")}, nfib: 0x68}.write(t), "file-outdated"},
		"no pieces":      {made{paras: []textPara{p("答复")}, tables: map[int][]byte{fcClx: {1, 255, 255}}}.write(t), "file-damaged"},
		"piece outside":  {made{paras: []textPara{p("答复")}, tables: map[int][]byte{fcClx: le(byte(2), 16, 0, 3, uint16(0), 1<<29, uint16(0))}}.write(t), "file-damaged"},
		"long story":     {made{paras: []textPara{p("答复")}, length: map[int]uint32{storyBoxes: 1 << 30}}.write(t), "file-too-large"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			text, findings, err := Read(context.Background(), "a.doc", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if len(text.Lines) != 0 || len(findings) != 1 || findings[0].Rule.ID != c.rule {
				t.Errorf("%d lines, findings %v, want %s", len(text.Lines), findings, c.rule)
			}
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
	done := make(chan []source.Line, 1)
	go func() {
		text, _, _ := Read(context.Background(), "a.doc", loop)
		done <- text.Lines
	}()
	select {
	case <-done:
	case <-time.After(20 * time.Second):
		t.Error("a loop of sectors is followed for ever")
	}
}

// TestCutAnywhere cuts a file at every length, and sets every byte of its head and
// its first sectors to a few values.
func TestCutAnywhere(t *testing.T) {
	good := made{paras: []textPara{p("答复", sprm(sprmCFVanish, 1)), p("如下")}}.write(t)
	try := func(what string, at int, data []byte) {
		text, findings, err := Read(context.Background(), "a.doc", data)
		if err != nil || len(text.Lines) == 0 && len(findings) == 0 {
			t.Errorf("%s %d: neither text nor a finding, %v", what, at, err)
		}
	}
	for n := range good {
		try("cut at", n, good[:n])
	}
	for at := range good[:2048] {
		for _, value := range []byte{0, 1, 0x7F, 0xFF} {
			data := bytes.Clone(good)
			data[at] = value
			try("changed at", at, data)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(made{paras: []textPara{p("答复", sprm(sprmCFVanish, 1)), p("b")}}.write(f), 700, byte(1))
	f.Add(made{paras: []textPara{p("a")}, flags: 1}.write(f), 0, byte(0))
	f.Fuzz(func(t *testing.T, data []byte, at int, value byte) {
		if len(data) > 0 {
			data = bytes.Clone(data) // what the fuzzer handed out is its own
			data[max(0, at)%len(data)] = value
		}
		text, findings, err := Read(context.Background(), "a.doc", data)
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			t.Error("neither text nor a finding")
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var paras []textPara
	for range 12 {
		paras = append(paras, p("近年来，我市高度重视学校食堂建设，累计投入资金1200万元，改造食堂36所，受益学生2.1万人。"))
	}
	data := made{paras: paras}.write(b)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if text, _, err := Read(context.Background(), "a.doc", data); err != nil || len(text.Lines) != len(paras) {
			b.Fatal("not read", err)
		}
	}
}
