package slip

import (
	"strings"
	"testing"
)

func TestInCatalogue(t *testing.T) {
	for _, tt := range []struct{ line, en, zh string }{
		{`msgstr "a`, `the quotation mark behind the text is missing. Write: msgstr "a"`, `文字之后缺少引号。请改为：msgstr "a"`},
		{`msgstr "`, `the quotation mark behind the text is missing. Write: msgstr ""`, ""},
		{`msgstr a"`, `the quotation mark before the text is missing. Write: msgstr "a"`, `文字之前缺少引号。请改为：msgstr "a"`},
		{`msgstr “a”`, `the quotation marks around the text are of the wrong shape: only " is read. Write: msgstr "a"`, `文字两端的引号不是半角双引号 "。请改为：msgstr "a"`},
		{`“a"`, `of the wrong shape: only " is read. Write: "a"`, ""},
		{`msgstr "the "new" plan\n"`, `a quotation mark or a \ within the text needs a \ before it. Write: msgstr "the \"new\" plan\n"`, `文字中的半角双引号和 \ 之前须加 \。`},
		{`"C:\plans"`, `Write: "C:\\plans"`, ""},
		{`#~ msgid "a`, `Write: #~ msgid "a"`, ""},
		{`#| msgid "a`, `Write: #| msgid "a"`, ""},
		{`msgsrt "a"`, "the line begins with msgsrt; it must begin with msgctxt, msgid or msgstr.", "此行以 msgsrt 开头"},
		{"some words", "this line is none of a translation file", "此行不符合译文文件格式"},
		{">>>>>>> theirs", "this line is a mark of a merge in git", "git 合并冲突"},
		{`msgstr "call 13800000000`, `Write it like this: msgstr "…"`, `请参照此格式书写：msgstr "…"`},
	} {
		got := InCatalogue(7, tt.line)
		if got.Line != 7 || !strings.Contains(got.EN, tt.en) || !strings.Contains(got.ZH, tt.zh) || got.ZH == "" {
			t.Errorf("%s: %+v", tt.line, got)
		}
		if strings.Contains(got.EN+got.ZH, "13800000000") {
			t.Errorf("%s: a number is told: %+v", tt.line, got)
		}
	}
}

// FuzzInCatalogue: the line to write is one that a text ends on its own.
func FuzzInCatalogue(f *testing.F) {
	f.Add(`msgstr "a\`)
	f.Add(`"“”"`)
	f.Fuzz(func(t *testing.T, line string) {
		got := InCatalogue(1, line)
		if got.EN == "" || got.ZH == "" {
			t.Fatalf("%q: nothing is said", line)
		}
		_, mended, ok := strings.Cut(got.EN, " Write: ")
		if !ok {
			return
		}
		_, text, _ := strings.Cut(mended, `"`)
		text = strings.NewReplacer(`\\`, "", `\"`, "", `\n`, "", `\t`, "", `\r`, "").Replace(text)
		if strings.Count(text, `"`) != 1 || !strings.HasSuffix(text, `"`) || strings.Contains(text, `\`) {
			t.Errorf("%q: to be written: %q", line, mended)
		}
	})
}
