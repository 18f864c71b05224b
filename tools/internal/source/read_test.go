package source

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
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
		"UTF-16 BE, no mark":   encode(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)),
		"GB18030":              encode(simplifiedchinese.GB18030),
		"GBK":                  encode(simplifiedchinese.GBK),
		"carriage returns":     []byte(strings.ReplaceAll(plainText, "\r\n", "\r")),
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
