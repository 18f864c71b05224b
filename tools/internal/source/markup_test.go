package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMarkup(t *testing.T) {
	for _, c := range []struct {
		name, in      string
		lines, markup []Line
	}{
		{"a link", `[首页](http://example.gov.cn/a(1).htm "首页") \> 正文`,
			[]Line{{Num: 1, Col: 1, Text: "首页 > 正文"}}, []Line{{Num: 1, Col: 1, Text: `http://example.gov.cn/a(1).htm "首页"`}}},
		{"a line that is a link", `- [首页](/)`, []Line{{Num: 1, Col: 1, Hint: Item | Link, Text: "首页"}}, []Line{{Num: 1, Col: 1, Text: "/"}}},
		{"a picture", `![图1](a.png)`, nil, []Line{{Num: 1, Col: 1, Text: "![图1](a.png)"}}},
		{"a heading", `## 标题`, []Line{{Num: 1, Col: 1, Hint: Heading, Text: "标题"}}, nil},
		{"bold", `**一、甲**`, []Line{{Num: 1, Col: 1, Hint: Bold, Text: "一、甲"}}, nil},
		{"bold, broken", `** 一、甲**`, []Line{{Num: 1, Col: 1, Hint: Bold, Text: "一、甲"}}, nil},
		{"bold lead-in", `**一是甲。**乙`, []Line{{Num: 1, Col: 1, Text: "一是甲。乙"}}, nil},
		{"stars further in", `甲 ** 乙 **`, []Line{{Num: 1, Col: 1, Text: "甲 ** 乙 **"}}, nil},
		{"stars in a saved page", "甲**乙**丙<br>丁", []Line{{Num: 1, Col: 1, Text: "甲乙丙"}, {Num: 1, Col: 12, Text: "丁"}}, nil},
		{"a rule", "---", nil, nil},
		{"a row", `| 文号： | 甲<br>乙 |`, []Line{
			{Num: 1, Col: 3, Row: 1, Cell: 2, Hint: InCell, Text: "文号："},
			{Num: 1, Col: 9, Row: 1, Cell: 3, Hint: InCell, Text: "甲"},
			{Num: 1, Col: 14, Row: 1, Cell: 3, Hint: InCell, Text: "乙"},
		}, nil},
		{"the rule of a table", `| --- | :-: |`, nil, nil},
		{"a bar that is text", `甲 | 乙`, []Line{{Num: 1, Col: 1, Text: "甲 | 乙"}}, nil},
		{"tags of the letter's own", `<script>甲</script>`, []Line{{Num: 1, Col: 1, Text: "<script>甲</script>"}}, nil},
	} {
		text, _, err := Read("letters/a.txt", []byte(c.in))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(c.lines, text.Lines); d != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, d)
		}
		if d := cmp.Diff(c.markup, text.Markup); d != "" {
			t.Errorf("%s, markup (-want +got):\n%s", c.name, d)
		}
	}
}
