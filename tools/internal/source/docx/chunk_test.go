package docx

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestChunk reads a document of which a web page is the text.
func TestChunk(tt *testing.T) {
	html := `<html><head><meta charset="utf-8"></head><body><p>李岚代表：</p><p>您提出的建议收悉，现答复如下：</p><p>已新建学校12所。</p>` +
		`<table><tr><td>学校</td><td>12所</td></tr></table><p>感谢您的关心。</p><p>滨海市教育局</p><p>2025年6月4日</p></body></html>`
	mime := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=\"utf-8\"\r\n" +
		"Content-Transfer-Encoding: 8bit\r\nContent-Location: file:///C:/a.htm\r\n\r\n" + html + "\r\n--x--\r\n"
	want := []string{"标题", "李岚代表：", "您提出的建议收悉，现答复如下：", "已新建学校12所。", "1.1: 学校", "1.2: 12所", "感谢您的关心。", "滨海市教育局", "2025年6月4日", "附件"}
	for name, inner := range map[string]string{"aFChunk1.htm": html, "aFChunk1.mht": mime} {
		body := p(t("标题")) + `<w:altChunk r:id="` + name + `"/>` + p(t("附件"))
		data := write(tt, map[string]string{"document.xml": part("document", "<w:body>"+body+"</w:body>"), name: inner})
		text, findings, err := Read(context.Background(), "a.docx", data)
		if err != nil {
			tt.Fatal(err)
		}
		if d := cmp.Diff(want, lines(text)); d != "" {
			tt.Errorf("%s: %s, %v", name, d, findings)
		}
		if len(findings) > 0 {
			tt.Errorf("%s: %v", name, findings)
		}
	}
}
