package source

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"
)

func TestSniff(t *testing.T) {
	archive := func(names ...string) string {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		for _, n := range names {
			if _, err := z.Create(n); err != nil {
				t.Fatal(err)
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return buf.String()
	}
	docx := archive("[Content_Types].xml", "word/document.xml")
	page := "<html><body><p>" + strings.Repeat("答", 3000) + "</p></body></html>"
	var wide strings.Builder
	for _, r := range page[:200] {
		wide.WriteByte(byte(r))
		wide.WriteByte(byte(r >> 8))
	}
	for name, c := range map[string]struct {
		data string
		want Kind
	}{
		"DOCX":               {docx, DOCX},
		"DOCX cut short":     {docx[:len(docx)-20], DOCX},
		"backslashes":        {archive(`Word\document.xml`), DOCX},
		"OFD":                {archive("Doc_0/Document.xml", "OFD.xml"), OFD},
		"dots":               {archive("./Doc_0/Document.xml", "./OFD.xml"), OFD},
		"Word in XML":        {`<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">`, DOCX},
		"ODT":                {archive("mimetype", "content.xml", "styles.xml"), ODT},
		"ODT in XML":         {`<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">`, ODT},
		"other XML":          {`<?xml version="1.0"?><uof:UOF xmlns:uof="http://schemas.uof.org/cn/2003/uof">`, XML},
		"page that is XML":   {`<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">`, HTML},
		"table":              {archive("[Content_Types].xml", "xl/workbook.xml"), Sheet},
		"slides cut short":   {archive("ppt/presentation.xml")[:60], Sheet},
		"gzip":               {"\x1F\x8B\x08", Gzip},
		"archive":            {archive("a.txt"), Zip},
		"page":               {page, HTML},
		"page with Han":      {"<html><title>a" + strings.Repeat("答", 3000), HTML},
		"page with Han 2":    {"<html><title>ab" + strings.Repeat("答", 3000), HTML},
		"page with mark":     {"\xEF\xBB\xBF\r\n<!DOCTYPE html>", HTML},
		"page in UTF-16":     {wide.String(), HTML},
		"page with comment":  {"<!-- saved from url=(0014)about:internet -->\n<html>", HTML},
		"page in one file":   {"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;", HTML},
		"part of a page":     {"<div class=\"text\">\n" + strings.Repeat("<p>答复</p>\n", 9) + "</div>", HTML},
		"part, lines wide":   {"<div>\n" + strings.Repeat("现答复如下<br>\n", 9) + "</div>", HTML},
		"text with remains":  {"<div class=\"nav\"></div>\n" + strings.Repeat("现答复如下：\n", 9), Kind{}},
		"text":               {"张三委员：\n您提出的<建议>收悉。", Kind{}},
		"text with brackets": {"<关于建议的答复>", Kind{}},
		"PDF behind a line":  {"x\n%PDF-1.4", PDF},
		"RTF":                {`{\rtf1`, RTF},
		"nothing":            {"", Kind{}},
	} {
		if got := Sniff([]byte(c.data)); got != c.want {
			t.Errorf("%s: %q, want %q", name, got.en, c.want.en)
		}
	}
}
