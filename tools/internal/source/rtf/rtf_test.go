package rtf

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"

	"dafu/tools/internal/source"
)

// hex writes text as writers of RTF do that know GBK only.
func hex(s string) string {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err)
	}
	var out strings.Builder
	for _, c := range b {
		fmt.Fprintf(&out, `\'%02x`, c)
	}
	return out.String()
}

// uni writes text as \u, each with a stand-in.
func uni(s string) string {
	var out strings.Builder
	for _, r := range s {
		fmt.Fprintf(&out, `\u%d?`, int16(r))
	}
	return out.String()
}

const fonts = `{\fonttbl{\f0\fnil\fcharset134 {\*\falt SimSun}\'cb\'ce\'cc\'e5;}{\f1\froman\fcharset0 Times New Roman;}{\f2\fnil\fcharset2 Wingdings;}}`

func TestRead(t *testing.T) {
	head := `{\rtf1\ansi\ansicpg936\deff0` + fonts
	tests := []struct {
		name, in string
		lines    []string
		beside   []string
		rules    []string
	}{
		{name: "GBK", in: hex("第16号提案") + `\par ` + hex("答复"), lines: []string{"第16号提案", "答复"}},
		{name: "second byte in ASCII", in: `\'81@`, lines: []string{"丂"}},
		{name: "raw bytes", in: "\xB4\xF0\xB8\xB4", lines: []string{"答复"}},
		{name: "Unicode", in: `\uc1 ` + uni("答复") + `{\uc2 \u31572\'b4\'f0}{\uc0\u22797}`, lines: []string{"答复答复"}},
		{name: "above U+FFFF", in: `\u-10174?\u-9150?`, lines: []string{"𠡂"}},
		{name: "Latin font on Chinese", in: `\f1 ` + hex("答复") + ` 2025`, lines: []string{"答复 2025"}},
		{name: "symbols", in: `\f2\'fe\f0 ` + hex("同意") + `\f2\u-3842?`, lines: []string{"☑同意☑"}},
		{name: "signs", in: `2020\_2025\~a\emdash b\'a1\'aa\{c\}`, lines: []string{"2020-2025 a—b—{c}"}},
		{name: "raised", in: `2025{\super 12}/10{{\*\updnprop8000}\up8 5}/m{\super 2}/a\up3 1`, lines: []string{"2025¹²/10⁵/m2/a1"}},
		{name: "hidden", in: `a{\v ` + hex("暗") + `}b\par{\v c\par}d`, lines: []string{"ab", "d"}, rules: []string{"hidden-text"}},
		{name: "changes", in: `a{\deleted b}{\revised c}d{\deleted\par}e\par f`, lines: []string{"acde", "f"}, rules: []string{"tracked-changes"}},
		{name: "numbers", in: `{\listtext\pard ` + hex("一、") + `\tab}` + hex("工作") + `\par{\pntext\f2\'b7\tab}` + hex("其他"), lines: []string{"一、工作", "其他"}},
		{name: "field", in: `a{\field{\*\fldinst PAGE}{\fldrslt 3}}{\field{\*\fldinst eq \\o\\ac(` + hex("○") + `,3)}}b`, lines: []string{"a3③b"}},
		{name: "fields in the code of a field", in: `{\field{\*\fldinst a{\field{\*\fldinst b{\field{\*\fldinst c}}d}}e}}x`, lines: []string{"x"}},
		{name: "left out", in: `{\info{\title x}}{\*\unheard y}{\pict\bin3 {{{00}a{\*\bkmkstart z}{\upr{b}{\*\ud\u31572?}}`, lines: []string{"a答"}},
		{name: "beside", in: `{\header\pard h\par}{\footer\pard - 1 -\par}a{\footnote n}b`, lines: []string{"ab"}, beside: []string{"header or footer: h", "footnote: n"}, rules: []string{"footnote-left-out", "header-left-out"}},
		{name: "text box", in: `{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt\pard box\par}}{\shprslt old}}a`, lines: []string{"box", "a"}},
		{name: "line breaks", in: `` + hex("第16号") + `\line ` + hex("提案。") + `\line ` + hex("再次感谢"), lines: []string{"第16号提案。", "再次感谢"}},
		{name: "table", in: `\trowd\pard\intbl a\cell b\par c\cell\row\trowd\intbl\cell d\cell\row\pard e\par`, lines: []string{"1.1: a", "1.2: b", "1.2: c", "2.2: d", "e"}},
		{name: "frame", in: `\trowd\pard\intbl a\cell\row\pard e\par`, lines: []string{"a", "e"}},
		{name: "nothing", in: `\par`, rules: []string{"empty-file"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, findings, err := Read(context.Background(), "a.rtf", []byte(head+tt.in+"}"))
			if err != nil {
				t.Fatal(err)
			}
			var lines, beside, rules []string
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
			if d := cmp.Diff(tt.lines, lines); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.beside, beside); d != "" {
				t.Error(d)
			}
			if d := cmp.Diff(tt.rules, rules); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestBullet reads an item of a list whose bullet is of a font of symbols.
func TestBullet(t *testing.T) {
	text, _, err := Read(context.Background(), "a.rtf", []byte(`{\rtf1{\listtext\pard\plain \u-3913?\tab}a\par}`))
	if err != nil || len(text.Lines) != 1 || text.Lines[0].Text != "a" || !text.Lines[0].Is(source.Item) {
		t.Errorf("%v, %v", text.Lines, err)
	}
}

func TestHints(t *testing.T) {
	text, _, err := Read(context.Background(), "a.rtf", []byte(`{\rtf1\pard\outlinelevel0{\b a}\par\pard{\b b}c\par}`))
	if err != nil || len(text.Lines) != 2 {
		t.Fatalf("%v, %v", text.Lines, err)
	}
	want := []source.Hint{source.Paragraph | source.Bold | source.Heading, source.Paragraph}
	if d := cmp.Diff(want, []source.Hint{text.Lines[0].Hint, text.Lines[1].Hint}); d != "" {
		t.Error(d)
	}
}

func TestHostile(t *testing.T) {
	for name, c := range map[string]struct{ in, rule string }{
		"nothing":     {"", "file-damaged"},
		"no RTF":      {"{abc}", "file-damaged"},
		"truncated":   {`{\rtf1 a\par {b`, "file-damaged"},
		"cut in word": {`{\rtf1 a\`, "file-damaged"},
		"deep":        {`{\rtf1` + strings.Repeat("{", 1<<20), "file-too-large"},
		"fields":      {`{\rtf1` + strings.Repeat(`\field`, 1<<20) + "}", "empty-file"},
		"boxes":       {`{\rtf1` + strings.Repeat(`\shptxt`, 1<<20) + "}", "empty-file"},
		"paragraphs":  {`{\rtf1` + strings.Repeat(`a\par `, 1<<20) + "}", "file-too-large"},
		"long bin":    {`{\rtf1\bin2000000000 a}`, "file-damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			text, findings, err := Read(context.Background(), "a.rtf", []byte(c.in))
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
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi` + fonts + hex("答复") + `{\listtext a}\trowd a\cell\row{\upr{b}{\*\ud\u31572?}}}`))
	f.Add([]byte(`{\rtf1{\field{\*\fldinst eq}{\fldrslt}}{\shp{\*\shpinst{\shptxt a}}}{\footnote b}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, findings, err := Read(context.Background(), "a.rtf", data)
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			t.Error("neither text nor a finding")
		}
	})
}
