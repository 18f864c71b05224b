package pack

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"dafu/tools/internal/source"
)

func archive(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestPack(t *testing.T) {
	p, err := Open(archive(t, map[string]string{`Word\Document.xml`: "<a/>", "word/media/1.png": "x", "../evil.xml": "y"}))
	if err != nil {
		t.Fatal(err)
	}
	if !p.Has("/word/document.xml") || !p.Has("evil.xml") || p.Has("word") {
		t.Error("parts are not found by their names")
	}
	if data, err := p.Read("WORD/media/1.png"); err != nil || string(data) != "x" {
		t.Errorf("%q, %v", data, err)
	}
	if _, err := p.Read("none"); !errors.Is(err, ErrMissing) {
		t.Errorf("a part that is not there: %v", err)
	}
}

// TestBroken reads archives whose directory says what is not so.
func TestBroken(t *testing.T) {
	good := archive(t, map[string]string{"a.xml": strings.Repeat("<a/>", 100)})
	entry := bytes.Index(good, []byte("PK\x01\x02"))
	change := func(at int, b ...byte) []byte {
		data := bytes.Clone(good)
		copy(data[entry+at:], b)
		return data
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"no archive":  {[]byte("PK"), source.ErrDamaged},
		"encrypted":   {change(8, 1), source.ErrLocked},
		"huge":        {change(24, binary.LittleEndian.AppendUint32(nil, 1<<30)...), source.ErrLarge},
		"checksum":    {change(16, 1, 2, 3, 4), source.ErrDamaged},
		"shorter":     {change(24, 1, 0, 0, 0), source.ErrDamaged},
		"odd packing": {change(10, 99), source.ErrDamaged},
	} {
		p, err := Open(c.data)
		if err == nil {
			_, err = p.Read("a.xml")
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestParse(t *testing.T) {
	const plain = `<?xml version="1.0" encoding="UTF-8"?><a xmlns:w="x"><w:b w:id="1" rsidR="2">答&amp;<!-- c --><![CDATA[复]]></w:b><b/> tail</a>`
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(plain)
	if err != nil {
		t.Fatal(err)
	}
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(strings.Replace(plain, "UTF-8", "GB18030", 1))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{"UTF-8": plain, "mark": "\uFEFF" + plain, "UTF-16": wide, "GB18030": gb, "tail": plain + "0<?xml"} {
		root, err := Parse(context.Background(), []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		b := root.Kid("b")
		if b.Content() != "答&复" || b.Attr("id") != "1" || b.Attr("rsidR") != "" || len(root.All("b")) != 2 || root.At("c", "d").Attr("e") != "" {
			t.Errorf("%s: %+v", name, b)
		}
	}
	for _, broken := range []string{"", "<a><b></a>", "<a>", "a", "</a>", "<a>\x01</a>"} {
		if _, err := Parse(context.Background(), []byte(broken)); !errors.Is(err, source.ErrDamaged) {
			t.Errorf("%q: %v", broken, err)
		}
	}
}

func TestJoin(t *testing.T) {
	for _, c := range [][3]string{
		{"word/document.xml", "styles.xml", "word/styles.xml"}, {"word/document.xml", "/a/b.xml", "a/b.xml"},
		{"Doc_0/Document.xml", `Pages\P.xml`, "Doc_0/Pages/P.xml"}, {"", "word/document.xml", "word/document.xml"},
		{"a/b.xml", "../../../c.xml", "c.xml"},
	} {
		if got := Join(c[0], c[1]); got != c[2] {
			t.Errorf("Join(%q, %q) = %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
