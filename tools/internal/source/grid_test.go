package source

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestGrid(t *testing.T) {
	var g Grid
	var text Text
	g.Add(Line{}, "抄送：某局")
	g.EndCell()
	g.EndRow()
	g.End(&text)
	g.Add(Line{}, "甲")
	g.EndCell()
	g.EndCell()
	g.Add(Line{}, "乙")
	g.Add(Line{}, "丙")
	g.EndCell()
	g.EndRow()
	g.EndCell()
	g.Add(Line{}, "丁")
	g.EndCell()
	g.EndRow()
	g.End(&text)
	g.End(&text)
	want := []Line{
		{Col: 1, Text: "抄送：某局"}, {Col: 1, Row: 1, Cell: 1, Hint: InCell, Text: "甲"}, {Col: 1, Row: 1, Cell: 3, Hint: InCell, Text: "乙"},
		{Col: 1, Row: 1, Cell: 3, Hint: InCell, Text: "丙"}, {Col: 1, Row: 2, Cell: 2, Hint: InCell, Text: "丁"},
	}
	if d := cmp.Diff(want, text.Lines); d != "" {
		t.Error(d)
	}
}
