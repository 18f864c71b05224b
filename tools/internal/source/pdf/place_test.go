package pdf

import (
	"context"
	"fmt"
	"testing"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/requests"

	"dafu/tools/internal/source/layout"
)

// TestPlaces holds where the characters of one command are said to stand against
// where the command puts them: moved apart, raised, slanted, turned, and one under
// the other.
func TestPlaces(t *testing.T) {
	const vertical = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-V/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/SimSun" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000>>]>>"
	for name, tt := range map[string]struct {
		font, set string
		want      []layout.Rune // X, Y and Size alone
	}{
		"moved apart": {helvetica, "/F1 10 Tf 72 700 Td [(11)-2000(1)]TJ", []layout.Rune{{X: 72, Y: 142, Size: 10}, {X: 77.56, Y: 142, Size: 10}, {X: 103.12, Y: 142, Size: 10}}},
		"raised":      {helvetica, "/F1 10 Tf 72 700 Td (1)Tj 5 Ts (1)Tj 0 Ts (1)Tj", []layout.Rune{{X: 72, Y: 142, Size: 10}, {X: 77.56, Y: 137, Size: 10}, {X: 83.12, Y: 142, Size: 10}}},
		"sizes":       {helvetica, "/F1 10 Tf 72 700 Td (11)Tj /F1 20 Tf (11)Tj", []layout.Rune{{X: 72, Y: 142, Size: 10}, {X: 77.56, Y: 142, Size: 10}, {X: 83.12, Y: 142, Size: 20}, {X: 94.24, Y: 142, Size: 20}}},
		"wide":        {helvetica, "/F1 10 Tf 200 Tz 72 700 Td (11)Tj", []layout.Rune{{X: 72, Y: 142, Size: 10}, {X: 83.12, Y: 142, Size: 10}}},
		"slanted":     {helvetica, "/F1 1 Tf 10 0 3 10 72 700 Tm (11)Tj", []layout.Rune{{X: 72, Y: 142, Size: 10.44}, {X: 77.56, Y: 142, Size: 10.44}}},
		"turned":      {helvetica, "/F1 1 Tf 0 10 -10 0 72 700 Tm (11)Tj", []layout.Rune{{X: 72, Y: 142, Size: 10}, {X: 72, Y: 136.44, Size: 10}}},
		"under":       {vertical, "/F1 10 Tf 72 700 Td <4E004E00>Tj", []layout.Rune{{X: 67, Y: 150.8, Size: 10}, {X: 67, Y: 160.8, Size: 10}}},
	} {
		t.Run(name, func(t *testing.T) {
			got := charsOf(t, file(catalogue, onePage, page, stream("", "BT "+tt.set+" ET"), tt.font))
			if len(got) != len(tt.want) {
				t.Fatalf("%d characters: %v", len(got), got)
			}
			for i, c := range got {
				w := tt.want[i]
				if a, b := fmt.Sprintf("%.1f %.1f %.1f", c.X, c.Y, c.Size), fmt.Sprintf("%.1f %.1f %.1f", w.X, w.Y, w.Size); a != b {
					t.Errorf("character %d stands at %s, not %s", i, a, b)
				}
			}
		})
	}
}

// charsOf returns the characters of the first page of a file.
func charsOf(t *testing.T, data []byte) []layout.Rune {
	t.Helper()
	if err := shared.ready(t.Context()); err != nil {
		t.Fatal(err)
	}
	var out []layout.Rune
	err := shared.within(context.Background(), func(in pdfium.Pdfium) error {
		doc, err := in.OpenDocument(&requests.OpenDocument{File: &data})
		if err != nil {
			return err
		}
		s, err := open(in, doc.Document, 0)
		if err != nil {
			return err
		}
		defer s.close()
		err = s.read(t.Context())
		out = s.page.Runes
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
