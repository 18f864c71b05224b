package check

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	utf16 "golang.org/x/text/encoding/unicode"
)

func TestWiden(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"推进工作,落实责任;取得成效:很好!是吗?是", "推进工作，落实责任；取得成效：很好！是吗？是"},
		{"办法(试行)的通知", "办法（试行）的通知"},
		{"见(附件1)内容", "见（附件1）内容"},
		{"增长12,345元", "增长12,345元"},
		{"时间10:30起", "时间10:30起"},
		{"见[办法](https://x.example/a)。", "见[办法](https://x.example/a)。"},
		{"办法(https://x.example/法)的", "办法(https://x.example/法)的"},
		{"一(没有另一半", "一(没有另一半"},
		{"GDP(国内)增长", "GDP(国内)增长"},
		{"+++\ntitle = '关于(试行)的,答复'\npolicies = ['办法(试行)的,通知']\n+++\n\n甲,乙\n", "+++\ntitle = '关于（试行）的，答复'\npolicies = ['办法(试行)的,通知']\n+++\n\n甲，乙\n"},
		{"```\n甲,乙\n```\n甲,乙", "```\n甲,乙\n```\n甲，乙"},
	} {
		if got := string(widen([]byte(tt.in))); got != tt.want {
			t.Errorf("widen(%q) = %q, want %q", tt.in, got, tt.want)
		}
		found := widths("a.zh.md", []byte(tt.in))
		if (len(found) > 0) != (tt.in != tt.want) {
			t.Errorf("widths(%q) = %v", tt.in, found)
		}
	}
	if found := widths("a.en.md", []byte("甲,乙")); len(found) > 0 {
		t.Errorf("English pages are looked at: %v", found)
	}
}

// FuzzWiden: no Han character, letter or digit is touched, and a second time
// changes nothing.
func FuzzWiden(f *testing.F) {
	f.Add("甲,乙(丙)丁")
	f.Add("((甲)乙):丙")
	f.Add("+++\ntitle = 'a'\n+++\n甲?!乙")
	f.Fuzz(func(t *testing.T, s string) {
		once := widen([]byte(s))
		if d := cmp.Diff(lettersOf(s), lettersOf(string(once))); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(string(once), string(widen(once))); d != "" {
			t.Error(d)
		}
	})
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func TestAddressed(t *testing.T) {
	const head = "+++\ntitle = 'x'\n\n[params]\n+++\n"
	for _, tt := range []struct{ name, in, want string }{
		{"all there", "\n甲\n{#p1}\n", "\n甲\n{#p1}\n"},
		{"a paragraph", "\n甲\n{#p1}\n\n乙\n\n丙\n{#p2}\n", "\n甲\n{#p1}\n\n乙\n{#p3}\n\n丙\n{#p2}\n"},
		{"a heading and a measure", "\n## 一、工作\n\n### 一是做事。\n\n乙\n", "\n## 一、工作 {#s1}\n\n### 一是做事。 {#s1-m1}\n\n乙\n{#s1-m1-p1}\n"},
		{"a list needs none", "\n- 甲\n- 乙\n\n丙\n", "\n- 甲\n- 乙\n\n丙\n{#p3}\n"},
		{"a table", "\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n", "\n| 甲 | 乙 |\n| --- | --- |\n| 1 | 2 |\n{#p1}\n"},
		{"two of the same words", "\n甲\n\n甲\n{#p1}\n", "\n甲\n{#p2}\n\n甲\n{#p1}\n"},
		{"two lines", "\n第一行\n第二行\n", "\n第一行\n第二行\n{#p1}\n"},
	} {
		got := string(addressed([]byte(head + tt.in)))
		if allAddressed([]byte(head+tt.in)) && tt.in != tt.want {
			t.Errorf("%s: nothing seems to lack an address", tt.name)
		}
		if !allAddressed([]byte(got)) {
			t.Errorf("%s: an address seems to be lacking when all are there", tt.name)
		}
		if d := cmp.Diff(head+tt.want, got); d != "" {
			t.Errorf("%s:\n%s", tt.name, d)
		}
		if again := string(addressed([]byte(got))); again != got {
			t.Errorf("%s: a second time changes the page:\n%s", tt.name, cmp.Diff(got, again))
		}
	}
}

func TestFix(t *testing.T) {
	archive := letters("a/1", "工作，成效明显。\n{#s1-p1}", "工作,成效明显。")
	same(t, run(t, archive, nil), []string{
		"content/replies/a/1/index.zh.md:30: warning: paragraphs without an address: 1",
		"content/replies/a/1/index.zh.md:30:8: warning: half-width punctuation between Chinese characters: …我局开展了工作,成效明显。…. dafu",
	})
	root := lay(t, archive)
	changed, err := Fix(context.Background(), Site{Root: root})
	page := filepath.Join(root, "content", "replies", "a", "1", "index.zh.md")
	if d := cmp.Diff([]string{page}, changed); d != "" || err != nil {
		t.Fatal(d, err)
	}
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(good, string(data)); d != "" {
		t.Errorf("mended:\n%s", d)
	}
	if again, err := Fix(context.Background(), Site{Root: root}); err != nil || len(again) > 0 {
		t.Errorf("a second time: %v %v", again, err)
	}
}

// FuzzAddressed: addresses are put in and nothing else is touched; a second time
// changes nothing.
func FuzzAddressed(f *testing.F) {
	f.Add("\n甲\n\n## 一、乙\n\n丙\n{#s1-p1}\n")
	f.Add("\n- 甲\n\n> 乙\n\n| a |\n| - |\n\n```\n\n丙\n```\n")
	f.Add("甲\n\n\n\n甲\n  \n\n{#p1}\n")
	f.Fuzz(func(t *testing.T, body string) {
		page := "+++\ntitle = 'x'\n\n[params]\n+++\n" + body
		once := string(addressed([]byte(page)))
		if allAddressed([]byte(page)) && once != page {
			t.Errorf("nothing seems to lack an address, and some are put in: %q", once)
		}
		plain := strings.ReplaceAll(page, "\r\n", "\n")
		if once != plain && !strings.Contains(plain, "{#") {
			bare := regexp.MustCompile(`[ \n]\{#[^{}]+\}`).ReplaceAllString(once, "")
			if d := cmp.Diff(plain, bare); d != "" {
				t.Error(d)
			}
		}
		if d := cmp.Diff(once, string(addressed([]byte(once)))); d != "" {
			t.Error(d)
		}
	})
}

// TestFixWritesAPageInUTF8: an old editor's GBK or UTF-16 is written in UTF-8; what may be
// something else is left alone.
func TestFixWritesAPageInUTF8(t *testing.T) {
	const text = "+++\ntitle = '宁波市教育局的答复'\n\n[params]\nnumber = '18'\n+++\n\n您提出的关于校园足球的提案收悉。\n{#p1}\n"
	to := func(e encoding.Encoding, s string) []byte {
		out, err := e.NewEncoder().Bytes([]byte(s))
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	traditional := strings.NewReplacer("宁", "寧", "复", "復", "关", "關", "园", "園", "于", "於").Replace(text)
	for _, tt := range []struct {
		name string
		in   []byte
		want bool
	}{
		{"GBK", to(simplifiedchinese.GBK, text), true},
		{"GBK of Windows", to(simplifiedchinese.GBK, strings.ReplaceAll(text, "\n", "\r\n")), true},
		{"UTF-16 of Notepad", to(utf16.UTF16(utf16.LittleEndian, utf16.UseBOM), text), true},
		{"UTF-16, the other order", to(utf16.UTF16(utf16.BigEndian, utf16.UseBOM), text), true},
		{"UTF-8", []byte(text), false},
		{"Big5", to(traditionalchinese.Big5, traditional), false},
		{"GBK with a byte too many", append(to(simplifiedchinese.GBK, text), 0xFF), false},
		{"GBK that is no page", to(simplifiedchinese.GBK, "您提出的关于校园足球的提案收悉。"), false},
	} {
		got := inUTF8("index.zh.md", tt.in)
		if !tt.want && string(got) != string(tt.in) {
			t.Errorf("%s was changed: %q", tt.name, got)
		}
		plain := strings.ReplaceAll(strings.TrimPrefix(string(got), "\ufeff"), "\r\n", "\n")
		if tt.want && plain != text {
			t.Errorf("%s: %q", tt.name, got)
		}
	}
}

// TestPartedAddress: a blank line above an address is found, and taken out where the text
// above it has no other address.
func TestPartedAddress(t *testing.T) {
	const head = "+++\ntitle = 'x'\n\n[params]\n+++\n"
	for _, tt := range []struct {
		name, in, want string
		line           int
	}{
		{"in place", "\n甲\n{#p1}\n", "\n甲\n{#p1}\n", 0},
		{"a blank line", "\n甲\n\n{#p1}\n\n乙\n{#p2}\n", "\n甲\n{#p1}\n\n乙\n{#p2}\n", 9},
		{"several, of Windows", "\r\n甲\r\n \r\n\r\n{#p1}\r\n", "\r\n甲\r\n{#p1}\r\n", 10},
		{"a heading", "\n## 一、工作\n\n{#s1}\n", "\n## 一、工作 {#s1}\n", 9},
		{"another paragraph put between", "\n甲\n\n乙\n\n{#p1}\n", "\n甲\n\n乙\n{#p1}\n", 11},
		{"of a paragraph that was deleted", "\n甲\n{#p1}\n\n{#p2}\n", "\n甲\n{#p1}\n\n{#p2}\n", 0},
		{"under a list, which has none", "\n- 甲\n\n{#p1}\n", "\n- 甲\n\n{#p1}\n", 0},
		{"first of all", "\n{#p1}\n", "\n{#p1}\n", 0},
	} {
		data := []byte(head + tt.in)
		if got := parted(data); got != tt.line {
			t.Errorf("%s: line %d, want %d", tt.name, got, tt.line)
		}
		if d := cmp.Diff(head+tt.want, string(rejoined(data))); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}
