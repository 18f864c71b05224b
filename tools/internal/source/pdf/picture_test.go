package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source/ocr"
)

// ids lists the rules of findings.
func ids(findings []diag.Finding) []string {
	var out []string
	for _, f := range findings {
		out = append(out, f.Rule.ID)
	}
	return out
}

// TestReadPicture reads pages whose words cannot be taken from the file. With
// Tesseract on the machine they are read off a picture, without it the finding
// says what to do.
func TestReadPicture(t *testing.T) {
	var scan bytes.Buffer
	blank := image.NewGray(image.Rect(0, 0, 600, 800))
	for i := range blank.Pix {
		blank.Pix[i] = 0xFF
	}
	if err := jpeg.Encode(&scan, blank, nil); err != nil {
		t.Fatal(err)
	}
	picture := stream("/Type/XObject/Subtype/Image/Width 600/Height 800/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/DCTDecode", scan.String())
	cases := []struct {
		name            string
		data            []byte
		found, notFound string
	}{
		{"a scan", file(catalogue, onePage, page, stream("", "595 0 0 842 0 0 cm /X Do"), picture), "picture-read", "picture-not-read"},
		{"a scan on its side", file(catalogue, onePage, page, stream("", "0 842 -595 0 595 0 cm /X Do"), picture), "picture-read", "picture-not-read"},
		{"fonts that name nothing", write(typeset(sample)[1:], mapped(sample, same, false), options{}), "picture-read", ruleUnmapped.ID},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			text, findings, err := Read(t.Context(), "x.pdf", c.data)
			if err != nil {
				t.Fatal(err)
			}
			want := c.notFound
			if ocr.Found() {
				want = c.found
			}
			if !slices.Contains(ids(findings), want) {
				t.Errorf("findings %v, want %s among them", findings, want)
			}
			if text.OCR != ocr.Found() {
				t.Errorf("marked as read off a picture: %v", text.OCR)
			}
		})
	}
}

// TestReadLatin shows that a page without Chinese is no reason for a picture.
func TestReadLatin(t *testing.T) {
	letter := "BT /F1 12 Tf 72 700 Td (Thank you for your proposal on public transport in our city.) Tj 0 -20 Td (We will build three new lines by 2026.) Tj ET"
	text, findings, err := Read(t.Context(), "x.pdf", file(catalogue, onePage, page, stream("", letter), helvetica))
	if err != nil {
		t.Fatal(err)
	}
	if len(findings) > 0 || len(text.Lines) != 1 && len(text.Lines) != 2 || text.OCR {
		t.Errorf("lines %v, findings %v", text.Lines, findings)
	}
}
