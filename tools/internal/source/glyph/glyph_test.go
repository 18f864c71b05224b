package glyph

import "testing"

func TestSymbol(t *testing.T) {
	for _, tt := range []struct {
		font string
		code rune
		want string
	}{
		{"Wingdings", 0xF0FE, "☑"}, {"Wingdings 2", 0x52, "☑"}, {"Symbol", 0xB3, "≥"}, {"Symbol", 'x', "x"},
		{"Wingdings", 0xF021, "\uFFFD"}, {"宋体", 0xD7, "×"}, {"宋体", 0xF041, "A"},
	} {
		if got := Symbol(tt.font, tt.code); got != tt.want {
			t.Errorf("Symbol(%s, %#x) = %q, want %q", tt.font, tt.code, got, tt.want)
		}
	}
}

func TestEnclosed(t *testing.T) {
	for code, want := range map[string]string{
		` eq \o\ac(○,3)`: "③", `EQ \o(○,12)`: "⑫", ` eq \o\ac(○,甲)`: "甲", ` eq \o\ac(□,1)`: "①", " PAGE ": "", `EQ \* jc0 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(dian),甸)`: "甸", ` eq \f(1,2)`: "",
	} {
		if got := Enclosed(code); got != want {
			t.Errorf("Enclosed(%q) = %q, want %q", code, got, want)
		}
	}
}

func TestSymbols(t *testing.T) {
	for _, tt := range []struct{ font, text, want string }{
		{"Wingdings 2", "\uF052是", "☑是"}, {"Wingdings 2", "R", "R"}, {"宋体", "\uF052", "\uF052"},
	} {
		if got := Symbols(tt.font, tt.text); got != tt.want {
			t.Errorf("Symbols(%s, %q) = %q, want %q", tt.font, tt.text, got, tt.want)
		}
	}
}
