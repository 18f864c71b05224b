package page

import (
	"strings"
	"testing"

	"dafu/tools/internal/diag"
)

// TestSlips makes the slips of people in the head of a page, one at a time. Each has
// to be found on its line, and said in the words of the reader with the line to write.
func TestSlips(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, en, zh string }{
		"curly single quotes": {"number = '16'", "number = ‘89’",
			"the quotation marks are of the wrong shape: only ' and \" are read. Write: number = '89'",
			"引号不是半角引号：只能用 ' 或 \"。请改为：number = '89'"},
		"curly double quotes": {"number = '16'", "number = “89”", "Write: number = '89'", "请改为：number = '89'"},
		"curly around quotes": {"subject = 'SUBJECT'", "subject = ‘关于“双减”的建议’", "Write: subject = '关于“双减”的建议'", "请改为：subject = '关于“双减”的建议'"},
		"curly in a list":     {"copied_to = ['x', 'y']", "copied_to = [“市政协”，“市府办”]", "Write: copied_to = ['市政协', '市府办']", "引号不是半角引号"},
		"a number for a text": {"number = '16'", "number = 89", "the value must be a text in quotation marks. Write: number = '89'", "值应为用引号括起的文字。请改为：number = '89'"},
		"zeros in front":      {"number = '16'", "number = 0089", "Write: number = '0089'", "请改为：number = '0089'"},
		"a text for a number": {"term = 16", "term = '16'", "the value must be a whole number without quotation marks. Write: term = 16", "值应为不带引号的整数。请改为：term = 16"},
		"a word for a number": {"term = 16", "term = '十六'", "Write it like this: term = 16", "请参照此格式书写：term = 16"},
		"a text for a list":   {"copied_to = ['x', 'y']", "copied_to = '市政协'", "the value must be a list of texts in square brackets. Write: copied_to = ['市政协']", "值应为方括号括起的列表，各项加引号。请改为：copied_to = ['市政协']"},
		"no closing quote":    {"number = '16'", "number = '89", "a quotation mark is missing. Write: number = '89'", "缺少一个引号。请改为：number = '89'"},
		"no opening quote":    {"number = '16'", "number = 89'", "a quotation mark is missing. Write: number = '89'", "缺少一个引号。请改为：number = '89'"},
		"no quotes":           {"subject = 'SUBJECT'", "subject = 关于校园足球的提案", "Write: subject = '关于校园足球的提案'", "值应为用引号括起的文字。"},
		"a quote within":      {"subject = 'SUBJECT'", "subject = 'it's'", "Write: subject = \"it's\"", "请改为：subject = \"it's\""},
		"no closing bracket":  {"copied_to = ['x', 'y']", "copied_to = ['x', 'y'", "the closing bracket ] is missing. Write: copied_to = ['x', 'y']", "缺少右方括号 ]。请改为：copied_to = ['x', 'y']"},
		"no opening bracket":  {"copied_to = ['x', 'y']", "copied_to = 'x', 'y']", "the opening bracket [ is missing. Write: copied_to = ['x', 'y']", "缺少左方括号 [。"},
		"Chinese brackets":    {"copied_to = ['x', 'y']", "copied_to = 【'x', 'y'】", "a bracket or comma is a Chinese one: only [ ] and , are read. Write: copied_to = ['x', 'y']", "方括号或逗号为中文标点"},
		"a Chinese comma":     {"copied_to = ['x', 'y']", "copied_to = ['x'，'y']", "a bracket or comma is a Chinese one: only [ ] and , are read. Write: copied_to = ['x', 'y']", "方括号或逗号为中文标点"},
		"a Chinese equals":    {"number = '16'", "number ＝ '89'", "the sign after the name is “＝”; it must be =. Write: number = '89'", "名称之后的符号是“＝”，应为半角等号 =。请改为：number = '89'"},
		"a colon":             {"number = '16'", "number: 89", "the sign after the name is “:”; it must be =. Write: number = '89'", "应为半角等号 =。请改为：number = '89'"},
		"no equals":           {"number = '16'", "number '89'", "the equals sign is missing. Write: number = '89'", "缺少等号。请改为：number = '89'"},
		"nothing behind it":   {"number = '16'", "number =", "the value is missing. Write it like this: number = '…'", "缺少值。请参照此格式书写：number = '…'"},
		"no such day":         {"date = 2025-06-13", "date = 2025-02-30", "the value must be a day that there is, without quotation marks. Write it like this: date = 2025-06-13", "值应为存在的日期"},
		"a switch in quotes":  {"number = '16'", "and_others = '是'", "the value must be true or false, without quotation marks. Write it like this: and_others = true", "值应为 true 或 false"},
		"a table's bracket":   {"[params]", "[params", "a bracket is missing, is one too many or is a Chinese one. Write: [params]", "方括号缺失、多余或为中文括号。请改为：[params]"},
		"twice":               {"number = '16'", "number = '16'\nnumber = '89'", "number stands here for the second time.", "number 重复出现。"},
		"a mark of a merge":   {"number = '16'", "<<<<<<< HEAD", "this line is a mark of a merge in git.", "此行是 git 合并冲突的标记。"},
		"running text":        {"number = '16'", "编号为十六", "this line is not of the form name = 'text'.", "此行不是“名称 = '文字'”的格式。"},
		"a remark behind it":  {"number = '16'", "number = ‘89’   # 编号", "Write: number = '89'", "请改为：number = '89'"},
		"personal data":       {"number = '16'", "subject = ‘电话13912345678’", "Write it like this: subject = '…'", "请参照此格式书写：subject = '…'"},
	} {
		t.Run(name, func(t *testing.T) {
			head := strings.Replace(slipHead, tt.old, tt.new, 1)
			if head == slipHead {
				t.Fatalf("%q is not in the head", tt.old)
			}
			last := tt.new[strings.LastIndex(tt.new, "\n")+1:]
			line := strings.Count(head[:strings.Index(head, "\n"+last)+1], "\n") + 1
			l, found := Parse("p.zh.md", []byte(head), agencies)
			if l != nil || len(found) != 1 || found[0].Rule != Unreadable {
				t.Fatalf("%v %v", l, found)
			}
			if found[0].Pos.Line != line {
				t.Errorf("it is told of line %d, and stands on line %d", found[0].Pos.Line, line)
			}
			if en := found[0].Message(diag.English); !strings.Contains(en, tt.en) {
				t.Errorf("in English: %s", en)
			}
			if zh := found[0].Message(diag.Chinese); !strings.Contains(zh, tt.zh) {
				t.Errorf("in Chinese: %s", zh)
			}
		})
	}
}

const slipHead = `+++
title = 'x'
date = 2025-06-13

[params]
term = 16
number = '16'
subject = 'SUBJECT'
copied_to = ['x', 'y']
attachments = [
  'z',
]

[params.dafu]
checksum = 'x'

[[params.figures]]
at = 'p1'

[[params.figures]]
at = 'p2'
+++

{#p1}
`

// TestFences takes away one of the two lines around the head, or both.
func TestFences(t *testing.T) {
	for data, want := range map[string]string{
		strings.TrimPrefix(slipHead, fence):            "p.zh.md:1: error: the head of the page (between the two +++ lines) can't be read: the first line of the file must be +++ and nothing else.",
		strings.Replace(slipHead, "\n"+fence, "\n", 1): "p.zh.md:23: error: the head of the page (between the two +++ lines) can't be read: the line +++ that ends the head is missing.",
		"hello": "p.zh.md:1: error: the head of the page (between the two +++ lines) can't be read: neither of the two lines is there.",
	} {
		l, found := Parse("p.zh.md", []byte(data), agencies)
		if l != nil || len(found) != 1 || !strings.HasPrefix(found[0].String(), want) {
			t.Errorf("%v %v, want %s", l, found, want)
		}
	}
	if l, found := Parse("p.zh.md", []byte("\ufeff"+slipHead), agencies); l == nil || len(found) > 0 {
		t.Errorf("with the mark that some editors put first: %v", found)
	}
}

// TestEncodingsAreNamed: a page in another encoding is not taken for one without a head, and
// the finding says what mends it.
func TestEncodingsAreNamed(t *testing.T) {
	for _, tt := range []struct{ path, data, want, also string }{
		{"index.zh.md", "\xff\xfe+\x00+\x00+\x00\n\x00", "index.zh.md:1: error: the head of the page (between the two +++ lines) can't be read: the file is not in UTF-8.", "dafu check --fix"},
		{"index.zh.md", "+++\ntitle = '\xcd\xf8'\n+++\n", "index.zh.md:2: error: the head of the page (between the two +++ lines) can't be read: the file is not in UTF-8.", "dafu check --fix"},
		{"index.zh.md", "+++\ntitle = 'a'\n+++\n\n甲\n\n乙\xff\n", "index.zh.md:7: error: a character of this line can't be read", "page-encoding"},
		{"index.en.md", "+++\n<<<<<<< HEAD\ntitle = 'a'\n=======\n+++\n", "index.en.md:2: error: the head of the page", "Or delete this file: dafu build writes it anew"},
	} {
		l, found := Parse(tt.path, []byte(tt.data), agencies)
		if l != nil || len(found) != 1 || !strings.HasPrefix(found[0].String(), tt.want) || !strings.Contains(found[0].String(), tt.also) {
			t.Errorf("%v %v, want %s … %s", l, found, tt.want, tt.also)
		}
	}
}

// TestHeadTellsEncodings: a page of the site's own words too.
func TestHeadTellsEncodings(t *testing.T) {
	for data, want := range map[string]string{
		"+++\ntitle = 'a'\n+++\n甲\n": "", "甲\n": "",
		"+++\ntitle = 'a'\n+++\n甲\n\xc4\xfe\n": "about.md:5: error", "\xc4\xfe\n": "about.md:1: error",
	} {
		found := Head("about.md", []byte(data))
		if (len(found) > 0) != (want != "") || want != "" && (!strings.HasPrefix(found[0].String(), want) || found[0].Rule != Encoded) {
			t.Errorf("%q: %v", data, found)
		}
	}
}
