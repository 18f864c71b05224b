package docx

import (
	"context"
	"strings"
	"testing"
	"time"
)

// TestHostile holds the reader to a clear finding in little time for files
// that are broken, or made to exhaust the machine.
func TestHostile(tt *testing.T) {
	good := document(tt, p(t("答复")))
	many := map[string]string{}
	for i := range 5001 {
		many[strings.Repeat("a", 1+i%50)+strings.Repeat("b", i/50)] = ""
	}
	tests := []struct {
		name string
		data []byte
		rule string
	}{
		{"nothing", nil, "file-damaged"},
		{"truncated", good[:len(good)/2], "file-damaged"},
		{"no document", write(tt, map[string]string{"other.xml": "<a/>"}), "file-damaged"},
		{"half a document", write(tt, map[string]string{"document.xml": "<w:document><w:body><w:p><w:r><w:t>答复</w:t>"}), "file-damaged"},
		{"bomb", document(tt, p(t(strings.Repeat("答复", 12<<20)))), "file-too-large"},
		{"deep", document(tt, strings.Repeat("<w:p>", 300)+strings.Repeat("</w:p>", 300)), "file-too-large"},
		{"many elements", document(tt, strings.Repeat("<w:p/>", 700_000)), "file-too-large"},
		{"many parts", write(tt, many), "file-too-large"},
		{"many attributes", document(tt, "<w:p"+strings.Repeat(` a="1"`, 30_000)+"/>"), "file-too-large"},
		{"attributes everywhere", document(tt, strings.Repeat("<w:p"+strings.Repeat(` a="1"`, 1000)+"/>", 2500)), "file-too-large"},
		{"long attribute", document(tt, `<w:p w:x="`+strings.Repeat("a", 30<<20)+`"/>`), "empty-file"},
	}
	for _, test := range tests {
		tt.Run(test.name, func(tt *testing.T) {
			start := time.Now()
			text, findings, err := Read(context.Background(), "a.docx", test.data)
			if err != nil {
				tt.Fatal(err)
			}
			if len(text.Lines) != 0 || len(findings) != 1 || findings[0].Rule.ID != test.rule {
				tt.Errorf("%d lines, findings %v, want %s", len(text.Lines), findings, test.rule)
			}
			if took := time.Since(start); took > 20*time.Second {
				tt.Errorf("took %v", took)
			}
		})
	}
}

// TestTail reads a document that a program wrote over a longer one.
func TestTail(tt *testing.T) {
	data := write(tt, map[string]string{"document.xml": "<w:document><w:body>" + p(t("答复")) + "</w:body></w:document0<?xml version"})
	text, findings, err := Read(context.Background(), "a.docx", data)
	if err != nil || len(findings) != 0 || len(text.Lines) != 1 {
		tt.Errorf("%v, findings %v, error %v", text.Lines, findings, err)
	}
}

func TestCancel(tt *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Read(ctx, "a.docx", document(tt, p(t("答复")))); err == nil {
		tt.Error("no error")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(document(f, p(t("答复"))), "")
	f.Add([]byte("PK\x03\x04"), "<w:p><w:r><w:t>答复</w:t></w:r></w:p>")
	f.Add([]byte{}, `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:tbl><w:tr><w:tc><w:tbl/></w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(tt *testing.T, data []byte, body string) {
		for _, data := range [][]byte{data, document(tt, body)} {
			text, findings, err := Read(context.Background(), "a.docx", data)
			if err != nil {
				tt.Fatal(err)
			}
			if len(text.Lines) == 0 && len(findings) == 0 {
				tt.Error("neither text nor a finding")
			}
		}
	})
}
