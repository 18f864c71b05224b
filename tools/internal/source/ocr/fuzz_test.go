package ocr

import (
	"math"
	"testing"

	"dafu/tools/internal/source/layout"
)

// FuzzTable gives the reader of Tesseract's table what Tesseract would not
// write: every character it returns must have a place on paper, and the lines
// made of them must not be empty.
func FuzzTable(f *testing.F) {
	f.Add(table)
	f.Add("4\t1\t1\t1\t1\t0\t0\t0\t0\t0\t-1\t\n5\t1\t1\t1\t1\t1\t0\t0\t0\t0\t95\t答\n")
	f.Add("5\t1\t1\t1\t1\t1\tNaN\tInf\t1e999\t-1\t95\t[2025]l号\n4\t\t\t\t\t\t1e308\t1e308\t1e308\t1e308\t1\t\n5\t\t\t\t\t\t1e308\t1e308\t1e308\t1e308\t1\t答复答复答复答复\n")
	f.Fuzz(func(t *testing.T, table string) {
		runes, em := place(lines(table))
		if len(runes) == 0 {
			return
		}
		for _, v := range []float64{em, runes[0].X, runes[0].Y, runes[0].Size, runes[0].Width} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Fatalf("size %v, first character %+v", em, runes[0])
			}
		}
		text, _ := layout.Text("x", []layout.Page{{Num: 1, Width: 600, Height: 800, Runes: runes, Scan: true}})
		for _, l := range text.Lines {
			if l.Text == "" {
				t.Error("an empty line")
			}
		}
	})
}
