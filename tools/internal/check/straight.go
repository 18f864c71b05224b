package check

import (
	"bytes"
	"regexp"
	"strings"

	"dafu/tools/internal/diag"
)

var (
	headingMark = &diag.Rule{
		ID: "heading-mark", Severity: diag.Warning,
		EN: "the line begins with %s, and without a blank behind it readers see these signs and no heading. dafu check --fix puts the blank in.",
		ZH: "此行以 %s 开头而其后没有空格，不会成为标题，读者会看到这些符号。运行 dafu check --fix 可补上空格。",
		Doc: diag.Doc{
			EN: "A heading is written with two or more number signs, a blank, and its words: ## 三、下一步打算. Without the blank Markdown takes the line for text, and the table of contents lacks it. dafu check --fix puts the blank in and changes no word.",
			ZH: "标题写作两个以上的 #、一个空格和文字：## 三、下一步打算。缺少空格时 Markdown 将其当作正文，目录中也没有此标题。dafu check --fix 只补空格，不改文字。",
		},
	}
	indentedText = &diag.Rule{
		ID: "indented-paragraph", Severity: diag.Warning,
		EN: "the paragraph begins with blanks: four or more make it a block of code, full-width ones stand beside the indent of the page. dafu check --fix takes them out.",
		ZH: "此段开头有空格：四个以上半角空格会使其成为代码块，全角空格则与页面自身的缩进重复。运行 dafu check --fix 可删去。",
		Doc: diag.Doc{
			EN: "Paragraphs begin at the edge; the site and the printed letter indent them by themselves. Words that are pasted in from Word or a web page often have blanks before them. Markdown takes a paragraph after four blanks or a tab for code of a program, in other type and on one line. dafu check --fix takes blanks out before paragraphs, not within lists, and changes no word.",
			ZH: "段落顶格书写，网页和打印版会自行缩进。从 Word 或网页粘贴的文字开头常带空格；Markdown 会把四个空格或制表符之后的段落当作程序代码，字体不同且不换行。dafu check --fix 只删去段落开头的空格（列表之内除外），不改文字。",
		},
	}
)

var (
	gluedHeading = regexp.MustCompile(`^(#{2,6})[^#\s]`)
	listItem     = regexp.MustCompile(`^[ \t]*(?:[-+*]|[0-9]{1,9}[.)])[ \t]`)
)

// straightened returns the page of a letter with its headings and paragraphs as Markdown takes
// them for such, and the findings about what was changed, each at its line.
func straightened(path string, data []byte) ([]byte, []diag.Finding) {
	if !crooked(data) {
		return data, nil
	}
	var found []diag.Finding
	lines := bytes.SplitAfter(data, []byte("\n"))
	fences, code, list, begins := 0, false, false, true
	for i, line := range lines {
		text := bytes.TrimLeft(line, " \t\u3000")
		blank := len(bytes.TrimSpace(line)) == 0
		switch {
		case fences < 2:
			if isFence(line) {
				fences++
			}
			continue
		case bytes.HasPrefix(line, []byte("```")):
			code = !code
		case code, blank:
		case listItem.Match(line):
			list = true
		case len(text) == len(line):
			list = list && !begins
			if m := gluedHeading.FindSubmatchIndex(line); m != nil {
				found = append(found, headingMark.At(diag.Pos{Path: path, Line: i + 1}, string(line[:m[3]])))
				lines[i] = []byte(string(line[:m[3]]) + " " + string(line[m[3]:]))
			}
		case !list && indents(string(line[:len(line)-len(text)]), begins):
			found = append(found, indentedText.At(diag.Pos{Path: path, Line: i + 1}))
			lines[i] = text
		}
		begins = blank
	}
	if len(found) == 0 {
		return data, nil
	}
	return bytes.Join(lines, nil), found
}

// crooked reports whether a line of a page may have to be straightened, at a small part of the
// cost: nearly none has.
func crooked(data []byte) bool {
	for {
		i := bytes.IndexByte(data, '\n')
		if i < 0 || i+1 == len(data) {
			return false
		}
		data = data[i+1:]
		switch {
		case data[0] == ' ', data[0] == '\t', bytes.HasPrefix(data, []byte("\u3000")):
			return true
		case data[0] == '#' && gluedHeading.Match(data):
			return true
		}
	}
}

// isFence reports whether a line is one of the two around the head of a page.
func isFence(line []byte) bool {
	return bytes.HasPrefix(bytes.TrimPrefix(line, []byte("\ufeff")), []byte("+++"))
}

// indents reports whether blanks before a text change how it is shown; those of a line that goes
// on from the one before do not, but for full-width ones.
func indents(blanks string, begins bool) bool {
	return strings.Contains(blanks, "\u3000") || begins && (strings.Contains(blanks, "\t") || len(blanks) >= 4)
}

// straight says which lines of the page of a letter are not what they look like.
func straight(path string, data []byte) []diag.Finding {
	if !strings.HasSuffix(path, ".zh.md") {
		return nil
	}
	_, found := straightened(path, data)
	return found
}
