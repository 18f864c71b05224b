package source

import (
	"archive/zip"
	"bytes"
	"path"
	"slices"
	"strings"
)

// Kind is a kind of file that is no plain text, named in both languages. The
// zero Kind is that of a text file.
type Kind struct{ en, zh string }

// The kinds of files that are told apart.
var (
	PDF     = Kind{"a PDF file", "PDF 文件"}
	Word    = Kind{"a Word file (.doc)", "Word 文件（.doc）"}
	RTF     = Kind{"an RTF file", "RTF 文件"}
	DOCX    = Kind{"a Word file (.docx)", "Word 文件（.docx）"}
	HTML    = Kind{"a web page", "网页"}
	OFD     = Kind{"an OFD file", "OFD 文件"}
	ODT     = Kind{"an OpenDocument file", "OpenDocument 文件"}
	Zip     = Kind{"an archive (.zip)", "压缩包（.zip）"}
	Archive = Kind{"an archive", "压缩包"}
	Gzip    = Kind{"an archive (.gz)", "压缩包（.gz）"}
	Sheet   = Kind{"a table or slides (.xlsx, .pptx)", "表格或幻灯片（.xlsx、.pptx）"}
	XML     = Kind{"an XML file", "XML 文件"}
	Picture = Kind{"a picture", "图片"}
	Binary  = Kind{"no text", "非文本文件"}
)

// magics are the first bytes of files that are no text.
var magics = []struct {
	at    int
	bytes string
	kind  Kind
}{
	{0, "%PDF-", PDF},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Word},
	{0, `{\rtf`, RTF},
	{0, "\x89PNG\r\n", Picture},
	{0, "\xFF\xD8\xFF", Picture},
	{0, "GIF8", Picture},
	{0, "II*\x00", Picture},
	{0, "MM\x00*", Picture},
	{8, "WEBP", Picture},
	{0, "Rar!", Archive},
	{0, "7z\xBC\xAF", Archive},
	{0, "\x1F\x8B", Gzip},
}

// Sniff tells by its bytes what a file is that is no plain text. It gives the
// zero Kind for a text, and for bytes that it does not know.
func Sniff(data []byte) Kind {
	for _, m := range magics {
		if len(data) >= m.at && bytes.HasPrefix(data[m.at:], []byte(m.bytes)) {
			return m.kind
		}
	}
	if bytes.HasPrefix(data, []byte("BM")) && bytes.IndexByte(data, 0) >= 0 {
		return Picture
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return sniffZip(data)
	}
	if bytes.Contains(data[:min(len(data), 1024)], []byte("%PDF-")) {
		return PDF // some writers put a line before it
	}
	if k := sniffXML(data); k != (Kind{}) {
		return k
	}
	if isHTML(data) {
		return HTML
	}
	if isXML(data) {
		return XML
	}
	return Kind{}
}

// sniffZip tells the formats that are archives inside by the names they hold.
func sniffZip(data []byte) Kind {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil { // it is cut short, most often: its reader says so
		return named(data)
	}
	for _, f := range z.File {
		name := strings.ToLower(path.Clean("/" + strings.ReplaceAll(f.Name, `\`, "/"))[1:])
		switch {
		case strings.HasPrefix(name, "word/"):
			return DOCX
		case name == "ofd.xml":
			return OFD
		case name == "content.xml":
			return ODT
		case strings.HasPrefix(name, "xl/"), strings.HasPrefix(name, "ppt/"):
			return Sheet
		}
	}
	return Zip
}

// named tells what an archive without a directory is by the names of its parts.
func named(data []byte) Kind {
	for _, n := range []struct {
		name string
		kind Kind
	}{{"word/", DOCX}, {"OFD.xml", OFD}, {"content.xml", ODT}, {"xl/workbook", Sheet}, {"ppt/presentation", Sheet}} {
		if bytes.Contains(data, []byte(n.name)) {
			return n.kind
		}
	}
	return Zip
}

// webMarks stand near the beginning of a saved web page, partMarks in a part of one.
var (
	webMarks  = []string{"<!doctype html", "<html", "<head", "<body", "<meta "}
	partMarks = []string{"<div", "<table", "<p>", "<p "}
)

// isHTML reports whether a file begins as a web page does: with a tag of one, in
// whatever encoding, or with the head of a page saved in one file (MHTML).
func isHTML(data []byte) bool {
	head := bytes.ReplaceAll(data[:min(len(data), 4096)], []byte{0}, nil) // of UTF-16
	for _, mark := range []string{"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"} {
		head = bytes.TrimPrefix(head, []byte(mark))
	}
	head = lower(bytes.TrimLeft(head, " \t\r\n"))
	has := func(mark string) bool { return bytes.Contains(head, []byte(mark)) }
	if !bytes.HasPrefix(head, []byte("<")) {
		return has("mime-version:") && has("multipart/related")
	}
	return slices.ContainsFunc(webMarks, has) || slices.ContainsFunc(partMarks, has) && !isRemains(head)
}

// isRemains reports whether text that has been taken out of a web page has kept a
// tag or two: line upon line of words, and hardly a tag among them.
func isRemains(head []byte) bool {
	words, tags := 0, 0
	for line := range bytes.Lines(head) {
		switch {
		case bytes.ContainsAny(line, "<>"):
			tags++
		case slices.ContainsFunc(line, func(c byte) bool { return c >= 0x80 }):
			words++
		}
	}
	return words >= 5 && words > 4*tags
}

// lower makes the ASCII letters small; what it is given stays as it is.
func lower(s []byte) []byte {
	out := bytes.Clone(s)
	for i, c := range out {
		if 'A' <= c && c <= 'Z' {
			out[i] = c + 'a' - 'A'
		}
	}
	return out
}

// documents are the marks of documents that are one XML file and no archive.
var documents = []struct {
	mark string
	kind Kind
}{
	{"schemas.microsoft.com/office/2006/xmlPackage", DOCX},
	{"schemas.microsoft.com/office/word/2003/wordml", DOCX},
	{"urn:oasis:names:tc:opendocument:xmlns:office:", ODT},
}

// sniffXML tells documents that are one XML file.
func sniffXML(data []byte) Kind {
	if !isXML(data) {
		return Kind{}
	}
	head := bytes.ReplaceAll(data[:min(len(data), 4096)], []byte{0}, nil)
	for _, d := range documents {
		if bytes.Contains(head, []byte(d.mark)) {
			return d.kind
		}
	}
	return Kind{}
}

// isXML reports a file that says of itself that it is XML.
func isXML(data []byte) bool {
	head := bytes.ReplaceAll(data[:min(len(data), 128)], []byte{0}, nil)
	return bytes.Contains(head[:min(len(head), 64)], []byte("<?xml"))
}
