package source

import (
	"archive/zip"
	"bytes"
	"strings"
)

// kind is a kind of file that is no plain text, named in both languages.
type kind struct{ en, zh string }

var (
	kindPDF     = kind{"a PDF file", "PDF 文件"}
	kindWord    = kind{"a Word file (.doc)", "Word 文件（.doc）"}
	kindRTF     = kind{"an RTF file", "RTF 文件"}
	kindDocx    = kind{"a Word file (.docx)", "Word 文件（.docx）"}
	kindOFD     = kind{"an OFD file", "OFD 文件"}
	kindODT     = kind{"an OpenDocument file", "OpenDocument 文件"}
	kindZip     = kind{"an archive (.zip)", "压缩包（.zip）"}
	kindArchive = kind{"an archive", "压缩包"}
	kindPicture = kind{"a picture", "图片"}
	kindBinary  = kind{"no text", "非文本文件"}
)

// magics are the first bytes of files that are no text.
var magics = []struct {
	at    int
	bytes string
	kind  kind
}{
	{0, "%PDF-", kindPDF},
	{0, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", kindWord},
	{0, `{\rtf`, kindRTF},
	{0, "\x89PNG\r\n", kindPicture},
	{0, "\xFF\xD8\xFF", kindPicture},
	{0, "GIF8", kindPicture},
	{0, "II*\x00", kindPicture},
	{0, "MM\x00*", kindPicture},
	{8, "WEBP", kindPicture},
	{0, "Rar!", kindArchive},
	{0, "7z\xBC\xAF", kindArchive},
	{0, "\x1F\x8B", kindArchive},
}

// sniff tells by its bytes what a file is that is no plain text.
func sniff(data []byte) (kind, bool) {
	for _, m := range magics {
		if len(data) >= m.at && bytes.HasPrefix(data[m.at:], []byte(m.bytes)) {
			return m.kind, true
		}
	}
	if bytes.HasPrefix(data, []byte("BM")) && bytes.IndexByte(data, 0) >= 0 {
		return kindPicture, true
	}
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return sniffZip(data), true
	}
	return kind{}, false
}

// sniffZip tells the formats that are archives inside by the names they hold.
func sniffZip(data []byte) kind {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return kindZip
	}
	for _, f := range z.File {
		switch {
		case strings.HasPrefix(f.Name, "word/"):
			return kindDocx
		case f.Name == "OFD.xml":
			return kindOFD
		case f.Name == "mimetype":
			return kindODT
		}
	}
	return kindZip
}
