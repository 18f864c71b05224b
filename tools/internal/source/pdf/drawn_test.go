package pdf

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadTable has a table drawn as boxes and lines, at twice the size and
// moved, as word processors draw.
func TestReadTable(t *testing.T) {
	draw := "q 2 0 0 2 50 500 cm 0 0 200 60 re S 80 0 m 80 60 l S 0 30 m 200 30 l S Q BT /F1 12 Tf "
	for _, c := range []struct {
		x, y int
		text string
	}{{60, 600, "district"}, {230, 600, "number of"}, {230, 585, "buses"}, {60, 530, "north"}, {230, 530, "1204"}} {
		draw += fmt.Sprintf("1 0 0 1 %d %d Tm (%s) Tj ", c.x, c.y, c.text)
	}
	text, findings, err := Read(t.Context(), "x.pdf", file(catalogue, onePage, page, stream("", draw+"ET"), helvetica))
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	got := map[int]map[int]string{}
	var rows []int
	for _, l := range text.Lines {
		if got[l.Row] == nil {
			got[l.Row] = map[int]string{}
			rows = append(rows, l.Row)
		}
		got[l.Row][l.Cell] = l.Text
	}
	want := []map[int]string{{1: "district", 2: "number of buses"}, {1: "north", 2: "1204"}}
	var cells []map[int]string
	for _, r := range rows {
		cells = append(cells, got[r])
	}
	if d := cmp.Diff(want, cells); d != "" {
		t.Error(d)
	}
}
