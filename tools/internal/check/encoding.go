package check

import (
	"bytes"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/page"
	"dafu/tools/internal/source"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// inUTF8 returns a page that an editor has saved in GBK or UTF-16 in UTF-8. Only what is a
// page then, and gives the same bytes when it is written back, is changed: no character is
// guessed.
func inUTF8(path string, data []byte) []byte {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return data
	}
	var e encoding.Encoding = simplifiedchinese.GB18030
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		order := unicode.LittleEndian
		if data[0] == 0xFE {
			order = unicode.BigEndian
		}
		e = unicode.UTF16(order, unicode.UseBOM)
	}
	text, err := e.NewDecoder().Bytes(data)
	if err != nil || bytes.Contains(text, []byte("\uFFFD")) {
		return data
	}
	if back, err := e.NewEncoder().Bytes(text); err != nil || !bytes.Equal(back, data) {
		return data
	}
	// The same bytes may be Big5, which gives other characters.
	if told, ok := source.Decode(data); !ok || strings.TrimSpace(told) != strings.TrimSpace(string(text)) {
		return data
	}
	if l, _ := page.Parse(filepath.Base(path), text, func(string) string { return "" }); l == nil {
		return data
	}
	return text
}
