package check

import (
	"bytes"
	"regexp"
	"strings"

	"dafu/tools/internal/diag"
)

var (
	htmlInText = &diag.Rule{
		ID: "html-in-text", Severity: diag.Error,
		EN: "“%s” is HTML, and the site leaves it out: a paragraph that begins with it is lost to readers. Write the words without it; where < is part of the text, write \\<.",
		ZH: "“%s”是 HTML 标记，网站不予显示，以其开头的整段文字读者都看不到。请去掉标记，只写文字；正文中确有 < 的，请写作 \\<。",
		Doc: diag.Doc{
			EN: "Pages are written in Markdown, and HTML in them is not shown: what was pasted in could hold scripts. Hugo leaves tags out, and a paragraph that begins with one it leaves out whole. Write headings with ##, tables with |, and each paragraph by itself with a blank line between. A < that the letter prints is written \\<.",
			ZH: "页面用 Markdown 书写，其中的 HTML 不予显示，因为粘贴的内容可能带有脚本。Hugo 会略去标记，以标记开头的段落则整段略去。标题请用 ##，表格请用 |，各段之间空一行。原件中印有 < 的，写作 \\<。",
		},
	}
	shortcodeInText = &diag.Rule{
		ID: "shortcode-in-text", Severity: diag.Error,
		EN: "“%s” is an order to Hugo, which can't be carried out on the page of a letter. Take it out; where it is part of the text, write \\{\\{.",
		ZH: "“%s”会被 Hugo 当作指令，而答复页面上不能执行指令。请删去；正文中确有此文字的，请写作 \\{\\{。",
		Doc: diag.Doc{
			EN: "Two braces with < or % begin an order to Hugo, a shortcode. On the page of a letter there is none to carry out, so that Hugo fails, and nothing is rendered before it is mended. Delete it, or put a backslash before each brace.",
			ZH: "两个花括号加 < 或 % 是 Hugo 的指令（shortcode）。答复页面上没有可执行的指令，Hugo 会出错，改正之前不会生成网站。请删去，或在每个花括号前加反斜杠。",
		},
	}
)

var (
	// tag is an HTML tag or the beginning of a comment. An address in angle brackets is none.
	tag       = regexp.MustCompile(`<(?:/?[A-Za-z][A-Za-z0-9-]*(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>]+))?)*\s*/?>|!--)`)
	shortcode = regexp.MustCompile(`\{\{[<%]`)
	codeSpan  = regexp.MustCompile("`[^`]*`")
)

// markup finds in the text of a page what its readers would not get to see: the first tag of
// HTML, and on the page of a letter the first shortcode.
func markup(path string, data []byte, ofLetter bool) []diag.Finding {
	if bytes.IndexByte(data, '<') < 0 && !bytes.Contains(data, []byte("{{")) { // as on nearly all
		return nil
	}
	var out []diag.Finding
	met := func(rule *diag.Rule, start int, what []byte) {
		for _, f := range out {
			if f.Rule == rule {
				return
			}
		}
		out = append(out, rule.At(at(path, data, start), excerptOf(what)))
	}
	prose(data, func(start int, line []byte) {
		if proseKey.Match(line) {
			return
		}
		if bytes.IndexByte(line, '<') >= 0 {
			plain := codeSpan.ReplaceAllFunc(line, func(code []byte) []byte { return bytes.Repeat([]byte("x"), len(code)) })
			for _, m := range tag.FindAllIndex(plain, -1) {
				if !escaped(plain, m[0]) {
					met(htmlInText, start+m[0], plain[m[0]:m[1]])
				}
			}
		}
		if m := shortcode.FindIndex(line); m != nil && ofLetter {
			met(shortcodeInText, start+m[0], line[m[0]:])
		}
	})
	return out
}

// escaped reports whether a backslash takes the meaning off the byte at i.
func escaped(line []byte, i int) bool {
	n := len(line[:i]) - len(bytes.TrimRight(line[:i], `\`))
	return n%2 == 1
}

// excerptOf is the beginning of what was found.
func excerptOf(s []byte) string {
	const most = 10
	text := []rune(strings.TrimSpace(string(s)))
	if len(text) > most {
		return string(text[:most]) + "…"
	}
	return string(text)
}
