// Package specimen makes files of the formats that letters come in from the text
// of a letter, so that tests and measurements need none that other programs
// wrote. The files are plain: what programs add to theirs is tested where each
// format is read.
package specimen

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Kinds are the formats that Make makes, by the ending of their files' names.
var Kinds = []string{"txt", "html", "docx", "rtf", "odt", "pdf", "ofd"}

// Make makes a file of a kind. Each line of the text that is not blank is a
// paragraph. It panics if the kind is none of Kinds.
func Make(kind, text string) ([]byte, error) {
	var lines []string
	for _, l := range strings.Split(text, "\n") {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	switch kind {
	case "txt":
		return simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(strings.Join(lines, "\r\n\r\n") + "\r\n"))
	case "html":
		return []byte(page(lines)), nil
	case "docx":
		return docx(lines)
	case "rtf":
		return []byte(rtf(lines)), nil
	case "odt":
		return odt(lines)
	case "pdf":
		return pdf(typeset(lines))
	case "ofd":
		return ofd(typeset(lines))
	}
	panic("no such kind of file: " + kind)
}

// page is the page of a site with the letter in it.
func page(lines []string) string {
	var b strings.Builder
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>公开</title></head><body><div><a href="/">首页</a> | <a href="/a">政务公开</a></div>` +
		`<div>当前位置：<a href="/">首页</a> &gt; 建议提案</div><div>发布日期：2025-06-20　浏览次数：12</div><div id="zoom">`)
	for _, l := range lines {
		fmt.Fprintf(&b, "<p style=\"text-indent:2em\"><span>%s</span></p>\n", html.EscapeString(l))
	}
	b.WriteString(`</div><div>【打印本页】【关闭窗口】</div><ul><li><a href="/1">关于第1号提案的答复</a></li><li><a href="/2">关于第2号提案的答复</a></li></ul>` +
		`<div>主办单位：某市人民政府　网站标识码：0000000000</div></body></html>`)
	return b.String()
}

// part is a part of an archive.
type part struct{ name, text string }

func archive(parts ...part) ([]byte, error) {
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err != nil {
			return nil, fmt.Errorf("make a part: %w", err)
		}
		if _, err := w.Write([]byte(p.text)); err != nil {
			return nil, fmt.Errorf("make a part: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("make an archive: %w", err)
	}
	return buf.Bytes(), nil
}

// around puts each line between two texts, its signs escaped as XML wants it.
func around(lines []string, before, after string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(before + html.EscapeString(l) + after)
	}
	return b.String()
}

const declared = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`

func docx(lines []string) ([]byte, error) {
	const word = "http://schemas.openxmlformats.org/"
	return archive(
		part{"[Content_Types].xml", declared + `<Types xmlns="` + word + `package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		part{"_rels/.rels", declared + `<Relationships xmlns="` + word + `package/2006/relationships"><Relationship Id="r1" Type="` + word + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		part{"word/document.xml", declared + `<w:document xmlns:w="` + word + `wordprocessingml/2006/main"><w:body>` +
			around(lines, `<w:p><w:r><w:t xml:space="preserve">`, `</w:t></w:r></w:p>`) + `<w:sectPr/></w:body></w:document>`},
	)
}

func odt(lines []string) ([]byte, error) {
	const office = "urn:oasis:names:tc:opendocument:xmlns:"
	const mime = "application/vnd.oasis.opendocument.text"
	return archive(
		part{"mimetype", mime},
		part{"META-INF/manifest.xml", declared + `<manifest:manifest xmlns:manifest="` + office + `manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="` + mime + `"/>` +
			`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`},
		part{"styles.xml", declared + `<office:document-styles xmlns:office="` + office + `office:1.0" office:version="1.2"><office:styles/></office:document-styles>`},
		part{"content.xml", declared + `<office:document-content xmlns:office="` + office + `office:1.0" xmlns:text="` + office + `text:1.0" office:version="1.2"><office:body><office:text>` +
			around(lines, `<text:p>`, `</text:p>`) + `</office:text></office:body></office:document-content>`},
	)
}

func rtf(lines []string) string {
	var b strings.Builder
	b.WriteString(`{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 FangSong;}}` + "\n")
	for _, l := range lines {
		b.WriteString(`\pard\plain\f0 `)
		for _, r := range l {
			switch {
			case r == '\\' || r == '{' || r == '}':
				b.WriteString(`\` + string(r))
			case r < 0x80:
				b.WriteRune(r)
			case r > 0xFFFF:
				r -= 0x10000
				fmt.Fprintf(&b, `\u%d?\u%d?`, int16(0xD800+r>>10), int16(0xDC00+r&0x3FF))
			default:
				fmt.Fprintf(&b, `\u%d?`, int16(r))
			}
		}
		b.WriteString(`\par` + "\n")
	}
	b.WriteString("}")
	return b.String()
}
