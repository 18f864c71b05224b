package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

const plainText = "滨海市教育局\r\n\r\n　　李岚委员：\r\n"

func TestEncodings(t *testing.T) {
	want := []string{"滨海市教育局", "李岚委员："}
	encode := func(e encoding.Encoding) []byte {
		b, err := e.NewEncoder().Bytes([]byte(plainText))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, data := range map[string][]byte{
		"UTF-8":                []byte(plainText),
		"UTF-8 with a mark":    []byte("\uFEFF" + plainText),
		"UTF-16 LE":            encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"UTF-16 BE":            encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"UTF-16 LE, no mark":   encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)),
		"UTF-32 LE":            encode(utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)),
		"UTF-32 BE":            encode(utf32.UTF32(utf32.BigEndian, utf32.UseBOM)),
		"an old editor's end":  append(encode(simplifiedchinese.GBK), 0x1A),
		"filled up":            append([]byte(plainText), 0, 0, 0),
		"UTF-16 BE, no mark":   encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)),
		"GB18030":              encode(simplifiedchinese.GB18030),
		"GBK":                  encode(simplifiedchinese.GBK),
		"carriage returns":     []byte(strings.ReplaceAll(plainText, "\r\n", "\r")),
		"vertical tabs":        []byte(strings.ReplaceAll(plainText, "\r\n", "\v")),
		"next lines":           []byte(strings.ReplaceAll(plainText, "\r\n", "\u0085")),
		"zero-width and tabs":  []byte("\u200B滨海市教育局\n\n\t\u00A0李岚委员：\u200B\n"),
		"line separators too":  []byte("滨海市教育局\u2028\u2029\t李\u200B岚委员："),
		"form feed, no ending": []byte("滨海市教育局\f\f　　李岚委员："),
	} {
		text, findings, err := Read("letters/a.txt", data)
		if err != nil || len(findings) > 0 {
			t.Errorf("%s: %v %v", name, err, findings)
		}
		var got []string
		for _, l := range text.Lines {
			got = append(got, l.Text)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
}

// TestTraditional tells Big5 from GBK, in which traditional characters can be
// written too.
func TestTraditional(t *testing.T) {
	const letter = "教育局關於第16號提案的答覆\n李嵐委員：\n您提出的關於加強學校食堂建設的提案收悉，經研究，現答覆如下：近年來，全市新建學校12所。"
	for name, e := range map[string]encoding.Encoding{"Big5": traditionalchinese.Big5, "GBK": simplifiedchinese.GBK, "GB18030": simplifiedchinese.GB18030} {
		data, err := e.NewEncoder().Bytes([]byte(letter))
		if err != nil {
			t.Fatal(err)
		}
		if got, ok := Decode(data); !ok || got != letter {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestBroken reads text with bytes that are part of no character: what is lost is
// seen to be lost, and nothing becomes other characters.
func TestBroken(t *testing.T) {
	const s = "您提出的关于加强学校食堂建设的提案收悉，经研究，现答复如下："
	got, ok := Decode([]byte(strings.Repeat(s, 9) + "教\xE8\x82局"))
	if want := strings.Repeat(s, 9) + "教\uFFFD局"; !ok || got != want {
		t.Errorf("%q, %v", got, ok)
	}
	half := []byte(s + strings.Repeat("\xFF", 9))
	if got, ok := Decode(half); ok {
		t.Errorf("half of it is lost, and it was read: %q", got)
	}
}

// FuzzDecode holds every text to come out of each encoding as it went in, and all
// other bytes to come out as writing or not at all.
func FuzzDecode(f *testing.F) {
	const long = "市教育局关于市政协第十六届第四次会议第一百二十三号提案的答复：您提出的提案收悉，经研究，现答复如下。近年来我市高度重视这项工作。"
	f.Add([]byte("PK"), "2025年6月13日")
	f.Add([]byte("\xFF\xFE\x00\x4E"), "㎡𠮷ABC")
	f.Fuzz(func(t *testing.T, data []byte, s string) {
		if got, ok := Decode(data); ok {
			if again, ok := plain(got, 100); !ok || again != got || !utf8.ValidString(got) {
				t.Errorf("%q became %q", data, got)
			}
		}
		s = long + strings.Map(func(r rune) rune {
			if r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0xE000 && r < 0xF900 || r == utf8.RuneError || r == '\uFEFF' || !common(r) && r > 0xFF {
				return -1
			}
			return r
		}, s[:min(len(s), 200)])
		for name, e := range map[string]encoding.Encoding{
			"UTF-8": unicode.UTF8, "GB18030": simplifiedchinese.GB18030,
			"UTF-16 LE": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16 BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
			"UTF-16 with a mark": unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-32": utf32.UTF32(utf32.LittleEndian, utf32.UseBOM),
		} {
			in, err := e.NewEncoder().Bytes([]byte(s))
			if err != nil {
				t.Fatal(err)
			}
			if got, ok := Decode(in); !ok || got != s {
				t.Errorf("%s: %q became %q", name, s, got)
			}
		}
	})
}

// common reports the characters that letters are made of, of two bytes in GBK.
func common(r rune) bool { return r >= 0x4E00 && r <= 0x9FA5 }

func TestPlaces(t *testing.T) {
	text, _, err := Read("letters/a.txt", []byte(plainText))
	if err != nil {
		t.Fatal(err)
	}
	want := []Line{{Num: 1, Col: 1, Text: "滨海市教育局"}, {Num: 3, Col: 3, Hint: Blank, Text: "李岚委员："}}
	if d := cmp.Diff(want, text.Lines); d != "" {
		t.Error(d)
	}
	if got := text.Pos(text.Lines[1]).String(); got != "letters/a.txt:3:3" {
		t.Error(got)
	}
}

func TestRefused(t *testing.T) {
	for name, c := range map[string]struct{ data, rule, says string }{
		"nothing":          {"", "empty-file", "no text"},
		"only blank lines": {" \n\t\n　\n", "empty-file", "no text"},
		"a picture":        {"\x89PNG\r\n\x1a\n\x00\x00", "unreadable-format", "picture"},
		"a photograph":     {"\xFF\xD8\xFF\xE0\x00", "unreadable-format", "picture"},
		"control bytes":    {"a\x01\x02\x03b", "unreadable-format", "text"},
	} {
		text, findings, err := Read("letters/a.txt", []byte(c.data))
		if err != nil || len(findings) != 1 || len(text.Lines) > 0 {
			t.Errorf("%s: %v %v %v", name, text.Lines, findings, err)
			continue
		}
		if s := findings[0].String(); findings[0].Rule.ID != c.rule || !strings.Contains(s, c.says) || strings.Contains(s, "\n") {
			t.Errorf("%s: %s", name, s)
		}
	}
}
