package pdf

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
	"strings"
	"testing"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source/layout"
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
		{"fonts that name nothing", write(typeset(sample)[1:], drawings(), options{}), "picture-read", ruleUnmapped.ID},
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

// TestReadLayer reads a scan under which its scanner has put what it read: the
// words are those of a machine, and somebody must proofread them.
func TestReadLayer(t *testing.T) {
	scanned := strings.Replace(page, "/XObject<</X 5 0 R>>", "/XObject<</X 6 0 R>>", 1)
	picture := stream("/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray", "\xFF")
	for mode, want := range map[string]bool{"3 Tr": true, "0 Tr": false} {
		words := "q 595 0 0 842 0 0 cm /X Do Q BT " + mode + " /F1 12 Tf 72 700 Td (Thank you for your proposal on public transport.) Tj ET"
		text, findings, err := Read(t.Context(), "x.pdf", file(catalogue, onePage, scanned, stream("", words), helvetica, picture))
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) != 1 || text.OCR != want || slices.Contains(ids(findings), "picture-read") != want {
			t.Errorf("%s: %d lines, OCR %v, findings %v", mode, len(text.Lines), text.OCR, findings)
		}
	}
}

// TestReadNameless reads fonts that are not there and do not name their
// characters: a drawing of the page would show boxes, and must not be read.
func TestReadNameless(t *testing.T) {
	text, findings, err := Read(t.Context(), "x.pdf", write(typeset(sample)[1:], mapped(sample, same, false), options{}))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(ids(findings), ruleUnmapped.ID) || len(text.Lines) > 0 || text.OCR {
		t.Errorf("%d lines, read off a picture: %v, findings %v", len(text.Lines), text.OCR, findings)
	}
}

// TestReadHoles reads a font that does not name one figure, or names it after a
// control character: its places show.
func TestReadHoles(t *testing.T) {
	for _, named := range []rune{-1, 0x80} {
		butSeven := func(r rune) rune {
			if r == '7' {
				return named
			}
			return r
		}
		text, findings, err := Read(t.Context(), "x.pdf", write(typeset(sample), mapped(sample, butSeven, true), options{}))
		if err != nil {
			t.Fatal(err)
		}
		if want := "市交通局对市政协一届二次会议第□号提案的答复"; len(text.Lines) == 0 || text.Lines[0].Text != want {
			t.Errorf("%X: lines %v, want first %s", named, text.Lines, want)
		}
		if !slices.Contains(ids(findings), ruleUnmapped.ID) {
			t.Errorf("%X: findings %v", named, findings)
		}
	}
}

// TestFill puts what was read off a drawing in the places of the characters
// that the font does not name, and nowhere else.
// TestTwoTone takes a picture of two tones dot by dot.
func TestTwoTone(t *testing.T) {
	dots := strings.Repeat("\xFF\xF0", 16) // 16 by 16: a quarter of each row is black
	picture := stream("/Type/XObject/Subtype/Image/Width 16/Height 16/BitsPerComponent 1/ColorSpace/DeviceGray", dots)
	data := file(catalogue, onePage, page, stream("", "595 0 0 842 0 0 cm /X Do"), picture)
	seen := false
	if err := shared.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	err := shared.within(t.Context(), func(in pdfium.Pdfium) error {
		doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
		if err != nil {
			return err
		}
		s, err := open(in, doc.Document, 0)
		if err != nil {
			return err
		}
		defer s.close()
		s.look(t.Context())
		p, dpi := s.scan()
		if p == nil || dpi < 1 || dpi > 3 {
			t.Fatalf("no picture, or of %v dots an inch", dpi)
		}
		got, err := p(1)
		if err != nil {
			return err
		}
		seen = true
		for x := range 16 {
			if v, _, _, _ := got.At(x, 8).RGBA(); (v > 0x7FFF) != (x < 12) {
				t.Errorf("dot %d is %X", x, v)
			}
		}
		return nil
	})
	if err != nil || !seen {
		t.Error("not read", err)
	}
}

func TestMisnamed(t *testing.T) {
	set := func(text string, wide float64) (out []layout.Rune) {
		for _, r := range text {
			c := layout.Rune{R: r, Width: 16, Size: 16}
			if r < 0x250 {
				c.Width = wide
			}
			out = append(out, c)
		}
		return out
	}
	for _, c := range []struct {
		text     string
		wide     float64
		embedded int
		want     int
	}{
		{"我^已有5家企业2其中3家在^外ÿ我^", 16, 10, 7}, {"我市已有5家企业，其中3家在A市外（2025年）", 8, 10, 0},
		{"我^已有5家企业2其中3家在^外ÿ我^", 16, 0, 0}, {"我市有5家企业", 16, 10, 0},
	} {
		s := &sheet{looks: looks{all: 10, drawn: c.embedded}}
		s.page.Runes = set(c.text, c.wide)
		if s.misnamed(); s.holes() != c.want {
			t.Errorf("%s: %d holes, want %d", c.text, s.holes(), c.want)
		}
	}
}

func TestHalve(t *testing.T) {
	s := &sheet{}
	for _, r := range "提——案" {
		c := layout.Rune{R: r, X: 100, Y: 50, Width: 32, Size: 16}
		s.halve(&c)
		s.page.Runes = append(s.page.Runes, c)
	}
	for i, want := range []layout.Rune{{X: 100, Width: 32}, {X: 100, Width: 16}, {X: 116, Width: 16}, {X: 100, Width: 32}} {
		if got := s.page.Runes[i]; got.X != want.X || got.Width != want.Width {
			t.Errorf("%q stands at %v and is %v wide, want %v and %v", got.R, got.X, got.Width, want.X, want.Width)
		}
	}
}

func TestFill(t *testing.T) {
	at := func(r rune, x, y float64) layout.Rune {
		return layout.Rune{R: r, X: x, Y: y, Width: 16, Size: 16}
	}
	s := &sheet{page: layout.Page{Runes: []layout.Rune{at('共', 100, 100), at(nameless(7), 116, 100), at('条', 132, 100), at(nameless(8), 300, 100)}}}
	s.fill([]layout.Rune{at('共', 101, 102), at('三', 118, 102), at('系', 133, 102), at('五', 116, 129)})
	s.page.Runes = append(s.page.Runes, at('优', 100, 200), at(nameless(9), 116, 200), at('布', 132, 200))
	s.fill([]layout.Rune{at('优', 110, 200), at('化', 128, 200), at('布', 134, 200)})
	s.mark()
	var got []rune
	for _, c := range s.page.Runes {
		got = append(got, c.R)
	}
	if string(got) != "共三条□优化布" || s.unknown != 1 {
		t.Errorf("%s, %d unknown", string(got), s.unknown)
	}
}

func TestSymbolOf(t *testing.T) {
	for _, c := range []struct {
		font string
		code rune
		want rune
	}{
		{"ABCDEF+Wingdings-Regular", 0xF0D8, '➢'}, {"Wingdings2", 0xF052, '☑'}, {"SymbolMT", 0xF0B7, '•'},
		{"Wingdings", 0xF001, 0}, {"FangSong", 0xF0D8, 0}, {"FangSong", 0xF041, 0},
	} {
		if got, _ := symbolOf(c.font, c.code); got != c.want {
			t.Errorf("%s %X: %q, want %q", c.font, c.code, got, c.want)
		}
	}
}
