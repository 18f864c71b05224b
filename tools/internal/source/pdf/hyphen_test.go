package pdf

import (
	"strings"
	"testing"
)

// TestReadHyphen has lines end with a hyphen, which PDFium takes for one that
// only parts a word.
func TestReadHyphen(t *testing.T) {
	full := strings.Repeat("plain words ", 6)
	letter := "BT /F1 12 Tf 72 700 Td (" + full + "2020-) Tj 0 -20 Td (2025 and " + full + "co-) Tj 0 -20 Td (operate with all of them) Tj ET"
	text, _, err := Read(t.Context(), "x.pdf", file(catalogue, onePage, page, stream("", letter), helvetica))
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, l := range text.Lines {
		got.WriteString(l.Text)
	}
	for _, want := range []string{"2020-2025", "co-operate"} {
		if !strings.Contains(got.String(), want) {
			t.Errorf("%q: no %s", got.String(), want)
		}
	}
}
