package ordinal

import "testing"

func TestFormat(t *testing.T) {
	tests := []struct {
		format string
		n      int
		want   string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 7, "07"}, {"decimalZero", 12, "12"},
		{"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"lowerRoman", 0, "0"},
		{"upperLetter", 1, "A"}, {"lowerLetter", 28, "bb"},
		{"chineseCounting", 1, "一"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 11, "十一"},
		{"chineseCounting", 20, "二十"}, {"chineseCounting", 110, "一一〇"},
		{"chineseCountingThousand", 21, "二十一"}, {"chineseCountingThousand", 101, "一百零一"},
		{"chineseCountingThousand", 110, "一百一十"}, {"chineseCountingThousand", 1005, "一千零五"},
		{"chineseLegalSimplified", 12, "壹拾贰"}, {"japaneseCounting", 3, "三"},
		{"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"},
		{"decimalEnclosedParen", 2, "⑵"}, {"ideographEnclosedCircle", 3, "㈢"},
		{"ideographTraditional", 11, "甲"}, {"ideographZodiac", 2, "丑"}, {"ideographDigital", 10, "一〇"},
		{"decimalFullWidth", 12, "１２"}, {"numberInDash", 3, "- 3 -"}, {"bullet", 1, ""}, {"none", 1, ""}, {"unheard-of", 3, "3"},
	}
	for _, tt := range tests {
		if got := Format(tt.format, tt.n); got != tt.want {
			t.Errorf("Format(%s, %d) = %q, want %q", tt.format, tt.n, got, tt.want)
		}
	}
}

func TestList(t *testing.T) {
	levels := [MaxLevel]Level{
		{Start: 1, Format: "chineseCounting", Text: "\x00、"},
		{Start: 1, Format: "chineseCounting", Text: "（\x01）"},
		{Start: 1, Format: "decimal", Text: "\x00.\x02", Legal: true},
		{Start: 5, Format: "decimal", Text: "\x03.", Restart: -1},
	}
	var l List
	for i, step := range []struct {
		level int
		want  string
	}{
		{0, "一、"}, {1, "（一）"}, {1, "（二）"}, {3, "5."}, {0, "二、"}, {1, "（一）"}, {2, "2.1"}, {3, "6."}, {9, ""}, {-1, ""},
	} {
		if got := l.Next(&levels, step.level); got != step.want {
			t.Errorf("step %d: %q, want %q", i, got, step.want)
		}
	}
	l.Begin(0, 9)
	if got := l.Next(&levels, 0); got != "九、" {
		t.Errorf("after Begin: %q", got)
	}
}

func TestBefore(t *testing.T) {
	for _, tt := range [][3]string{
		{"一、", " 工作", "一、工作"}, {"1.", "推动", "1.推动"}, {"1.", "5G网络", "1. 5G网络"}, {"", "a", "a"},
	} {
		if got := Before(tt[0], tt[1]); got != tt[2] {
			t.Errorf("Before(%q, %q) = %q", tt[0], tt[1], got)
		}
	}
}
