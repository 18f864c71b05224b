package exchange

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var units = []Unit{
	{Context: "paragraph", Where: "s1-p1 s2-p3", Source: "投入<2.67亿元>&\n“新”\t行", Target: "RMB <267 million> & \"new\"\n\tline", Finished: true},
	{Context: "heading", Where: "s1", Source: "工作", Target: "Work"},
	{Context: "organ:宁波市", Source: "市政府办公厅"},
}

func TestXLIFF(t *testing.T) {
	data, err := WriteXLIFF("a/b", units)
	if err != nil {
		t.Fatal(err)
	}
	key, got, err := ReadXLIFF(data)
	if err != nil || key != "a/b" {
		t.Fatalf("key %q, %v", key, err)
	}
	if d := cmp.Diff(units, got); d != "" {
		t.Error(d)
	}
	again, err := WriteXLIFF(key, got)
	if err != nil || string(again) != string(data) {
		t.Errorf("written again with other bytes: %v\n%s", err, cmp.Diff(string(data), string(again)))
	}
	for _, want := range []string{
		`<file original="a/b" source-language="zh-CN" target-language="en" datatype="plaintext">`,
		`resname="s1-p1 s2-p3" restype="x-paragraph" approved="yes"`,
		`<target state="needs-review-translation">Work</target>`,
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("no %s in\n%s", want, data)
		}
	}
}

// TestXLIFFFromTools reads what a translator's tool may add.
func TestXLIFFFromTools(t *testing.T) {
	const in = `<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="k" source-language="zh-CN" target-language="en" datatype="plaintext" tool-id="x">
<header><tool tool-id="x" tool-name="X"/></header><body>
<trans-unit id="1" restype="x-heading"><source>甲</source><seg-source>甲</seg-source><target state="signed-off">A</target><note>n</note></trans-unit>
<trans-unit id="2" restype="x-heading"><source>乙</source><target state="translated">B<g id="1"> bold</g></target></trans-unit>
</body></file></xliff>`
	_, got, err := ReadXLIFF([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	want := []Unit{
		{Context: "heading", Source: "甲", Target: "A", Finished: true},
		{Context: "heading", Source: "乙", Target: "B bold", Marked: true},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestTMX(t *testing.T) {
	data, err := WriteTMX(units)
	if err != nil {
		t.Fatal(err)
	}
	got, err := ReadTMX(data)
	if err != nil {
		t.Fatal(err)
	}
	want := units[0]
	want.Where, want.Finished = "", false
	if d := cmp.Diff([]Unit{want}, got); d != "" {
		t.Errorf("only finished pairs, and none finished when it comes back:\n%s", d)
	}
}

func TestBadFiles(t *testing.T) {
	for _, in := range []string{"", "<html>", "{}", "<xliff/>"} {
		if _, u, err := ReadXLIFF([]byte(in)); err == nil {
			t.Errorf("%q is XLIFF: %v", in, u)
		}
	}
	for _, in := range []string{"", "<html/>", "<tmx><body><tu>"} {
		if _, err := ReadTMX([]byte(in)); err == nil {
			t.Errorf("%q is TMX", in)
		}
	}
}
