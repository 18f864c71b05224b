package page

import (
	"strings"
	"testing"
)

// hostile is the table of escapes: what a letter may say, and the Markdown that
// shows it.
var hostile = []struct{ in, want string }{
	{"# 不是标题", `\# 不是标题`},
	{"以#结尾#", `以#结尾\#`},
	{"1. 不是列表", `1\. 不是列表`},
	{"1.加快", "1.加快"},
	{"2025.6", "2025.6"},
	{"1) x", `1\) x`},
	{"- 不是列表", `\- 不是列表`},
	{"+ x", `\+ x`},
	{"> 引用", `\> 引用`},
	{"3 > 2", "3 > 2"},
	{"===", `\===`},
	{": 定义", `\: 定义`},
	{"**一是…支撑。**为支持", `\*\*一是…支撑。\*\*为支持`},
	{"a_b_c", `a\_b\_c`},
	{"2021~2035~年", `2021\~2035\~年`},
	{"甲|乙", `甲\|乙`},
	{"[链接](x)", `\[链接](x)`},
	{"[^1]", `\[^1]`},
	{"<script>alert(1)</script>", `\<script>alert(1)\</script>`},
	{"<!--more-->", `\<\!--more-->`},
	{"{{< ref >}}", `\{\{\< ref >}}`},
	{"{{% x %}}", `\{\{% x %}}`},
	{"{#s1}", `\{#s1}`},
	{"`代码`", "\\`代码\\`"},
	{`C:\new`, `C:\\new`},
	{"&lt;", `\&lt;`},
	{"R&D", "R&D"},
	{"&#65;", `\&#65;`},
	{"  前后　空白  ", "前后 空白"},
	{"https://x.example/a", "https://x.example/a"},
	{"a@b.example", "a@b.example"},
	{"+++", `\+++`},
}

func TestEscape(t *testing.T) {
	for _, tt := range hostile {
		if got := Escape(tt.in); got != tt.want {
			t.Errorf("Escape(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestTidy holds the shortcut for white space to package strings.
func TestTidy(t *testing.T) {
	for _, middle := range []string{"", " ", "  ", "\t", "\n", "\u0085", "\u00a0", "\u1680", "\u2003", "\u2028", "\u202f", "\u205f", "\u3000", "、", "“", "…", "é", "\xe2\x80", "\xe3", "\xc2"} {
		for _, s := range []string{middle, "答" + middle, middle + "复", "答" + middle + "复"} {
			want := strings.Join(strings.Fields(s), " ")
			if got := oneLine(s); got != want {
				t.Errorf("%q is %q on one line, want %q", s, got, want)
			}
			if tidy(s) && s != want {
				t.Errorf("%q is taken for tidy", s)
			}
		}
	}
	if !tidy("一是 “健全” 机制、强化……") {
		t.Error("a usual line takes the long way")
	}
}
