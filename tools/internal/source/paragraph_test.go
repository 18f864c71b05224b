package source

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestAdd(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"title in two lines", "关于第16号\v提案的答复", []string{"关于第16号提案的答复"}},
		{"sentences", "第一句。\v第二句", []string{"第一句。", "第二句"}},
		{"indent", "没有句号\v\u3000\u3000另一段", []string{"没有句号", "另一段"}},
		{"measures", "工作情况\v一是加强领导", []string{"工作情况", "一是加强领导"}},
		{"date", "某市教育局\v2025年6月13日", []string{"某市教育局", "2025年6月13日"}},
		{"head of a letter", "某教函〔2025〕7号\v关于第16号提案的\v答复\v张三、李四等委员：\v收悉", []string{"某教函〔2025〕7号", "关于第16号提案的答复", "张三、李四等委员：", "收悉"}},
		{"greeting in a sentence", "关于各位\v代表：的意见", []string{"关于各位代表：的意见"}},
		{"date in a sentence", "截至\v2025年6月13日止", []string{"截至2025年6月13日止"}},
		{"heading over text", "一、工作情况\v近年来，成效明显。", []string{"一、工作情况", "近年来，成效明显。"}},
		{"heading in two lines", "一、关于第16号\v提案的办理情况", []string{"一、关于第16号提案的办理情况"}},
		{"page", "一\f二", []string{"一", "二"}},
		{"Latin words", "World\vBank", []string{"World Bank"}},
		{"blank", " \v\u3000\f", nil},
		{"spaces", "\u3000毛\u00A0磊\u200B", []string{"毛 磊"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var text Text
			if n := text.Add(Line{Num: 1}, tt.in); n != len(tt.want) {
				t.Errorf("%d lines added, want %d", n, len(tt.want))
			}
			var got []string
			for _, l := range text.Lines {
				got = append(got, l.Text)
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestDecodeWide reads UTF-16 without a byte order mark whose low bytes are
// zero now and then, as that of 一 is.
func TestDecodeWide(t *testing.T) {
	const text = "一、关于第16号提案的答复\n二、下一步工作。"
	for _, order := range []string{"little", "big"} {
		var data []byte
		for _, r := range text {
			if order == "little" {
				data = append(data, byte(r), byte(r>>8))
			} else {
				data = append(data, byte(r>>8), byte(r))
			}
		}
		if got, ok := Decode(data); !ok || got != text {
			t.Errorf("%s endian: %q, %v", order, got, ok)
		}
		if got, ok := Decode(append(bytes.Repeat(data, 10), 0x4E)); !ok || got != strings.Repeat(text, 10)+"\uFFFD" {
			t.Errorf("%s endian, cut: %q, %v", order, got, ok)
		}
	}
}

// TestPasted doubts paragraphs that are all of the length of a line.
func TestPasted(t *testing.T) {
	line := strings.Repeat("字", 28)
	for name, c := range map[string]struct {
		lines []string
		want  bool
	}{
		"lines":      {[]string{"张三委员：", line, line, line, line + "，", "完。", line, line, line, "完。"}, false},
		"paragraphs": {[]string{"张三委员：", line + line, line + line + line, "一、工作", line + "完。", line, "二、计划", line, "完。"}, true},
		"few":        {[]string{line, line, line}, true},
	} {
		var text Text
		for i, s := range c.lines {
			text.Add(Line{Num: i + 1, Hint: Paragraph | Bold}, s)
		}
		text.Finish(Extras{})
		for _, l := range text.Lines {
			if l.Is(Paragraph) != c.want || !l.Is(Bold) {
				t.Errorf("%s: %s has the hints %b", name, l.Text, l.Hint)
			}
		}
	}
}
