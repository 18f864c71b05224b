package docx

import (
	"bytes"
	"context"
	"image"
	"image/draw"
	"image/png"
	"testing"

	"dafu/tools/internal/source/ocr"
)

// TestScan reads a document that is a picture of a page, if the machine can,
// and says so if it cannot. A picture beside text is none of a page.
func TestScan(tt *testing.T) {
	white := image.NewGray(image.Rect(0, 0, 420, 594))
	draw.Draw(white, white.Bounds(), image.White, image.Point{}, draw.Src)
	var data bytes.Buffer
	if err := png.Encode(&data, white); err != nil {
		tt.Fatal(err)
	}
	drawing := `<w:r><w:drawing><wp:inline><wp:extent cx="7560000"/><a:blip r:embed="image1.png"/></wp:inline></w:drawing></w:r>`
	for name, c := range map[string]struct {
		body string
		scan bool
	}{
		"page":        {p(drawing), true},
		"beside text": {p(t("答复") + drawing), false},
	} {
		text, findings, err := Read(context.Background(), "a.docx", write(tt, map[string]string{
			"document.xml": part("document", "<w:body>"+c.body+"</w:body>"), "image1.png": data.String(),
		}))
		if err != nil {
			tt.Fatal(err)
		}
		if text.OCR != (c.scan && ocr.Found()) || (len(findings) > 0) != c.scan {
			tt.Errorf("%s: OCR %v, findings %v", name, text.OCR, findings)
		}
	}
}
