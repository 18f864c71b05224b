package ofd

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"image"
	"image/draw"
	pngs "image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/ocr"
)

// write makes an OFD file of parts by their names. Those that every file has
// are added, with one page of the given content, if they are not there.
func write(t testing.TB, content string, parts map[string]string) []byte {
	t.Helper()
	all := map[string]string{
		"OFD.xml": `<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
		"Doc_0/Document.xml": `<ofd:Document><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>` +
			`<ofd:PublicRes>Res.xml</ofd:PublicRes><ofd:TemplatePage ID="9" BaseLoc="Tpl.xml"/></ofd:CommonData>` +
			`<ofd:Pages><ofd:Page ID="1" BaseLoc="Page.xml"/></ofd:Pages><ofd:Attachments>Att.xml</ofd:Attachments></ofd:Document>`,
		"Doc_0/Tpl.xml":  page(""),
		"Doc_0/Page.xml": page(content),
	}
	for k, v := range parts {
		all[k] = v
	}
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, text := range all {
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

func page(content string) string {
	return `<ofd:Page><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>` + content + `</ofd:Layer></ofd:Content></ofd:Page>`
}

// object is a text object with attributes of its own.
func object(attr, code, text string) string {
	return `<ofd:TextObject Size="5" ` + attr + `><ofd:TextCode ` + code + `>` + text + `</ofd:TextCode></ofd:TextObject>`
}

// pages reads the characters of a file.
func pages(t *testing.T, data []byte) []layout.Page {
	t.Helper()
	r := &reader{ctx: context.Background()}
	if err := r.read(data); err != nil {
		t.Fatal(err)
	}
	return r.pages
}

func TestText(t *testing.T) {
	two := `X="1" Y="5" DeltaX="5"`
	tests := []struct {
		name, content string
		want          []layout.Rune
	}{
		{"distances", object(`Boundary="10 20 50 9"`, `X="1" Y="5" DeltaX="g 2 5 2.5"`, "答复16"),
			[]layout.Rune{{R: '答', X: 11, Y: 25, Width: 5, Size: 5}, {R: '复', X: 16, Y: 25, Width: 5, Size: 5}, {R: '1', X: 21, Y: 25, Width: 2.5, Size: 5}, {R: '6', X: 23.5, Y: 25, Width: 2.5, Size: 5}}},
		{"no distances", object(``, `X="1" Y="5"`, "答1复"),
			[]layout.Rune{{R: '答', X: 1, Y: 5, Width: 5, Size: 5}, {R: '1', X: 6, Y: 5, Width: 2.5, Size: 5}, {R: '复', X: 8.5, Y: 5, Width: 5, Size: 5}}},
		{"downwards", object(``, `X="1" Y="5" DeltaY="6"`, "答复"),
			[]layout.Rune{{R: '答', X: 1, Y: 5, Width: 5, Size: 5}, {R: '复', X: 1, Y: 11, Width: 5, Size: 5}}},
		{"twice as large", object(`CTM="2 0 0 2 3 4" Boundary="10 20 0 0"`, two, "答复"),
			[]layout.Rune{{R: '答', X: 15, Y: 34, Width: 10, Size: 10}, {R: '复', X: 25, Y: 34, Width: 10, Size: 10}}},
		{"turned", object(`CTM="0 1 -1 0 100 0"`, two, "答复"),
			[]layout.Rune{{R: '答', X: 95, Y: 1, Width: 5, Size: 5, Turn: 1}, {R: '复', X: 95, Y: 6, Width: 5, Size: 5, Turn: 1}}},
		{"askew", object(`CTM="0.7 0.7 -0.7 0.7 0 0"`, `X="0" Y="0"`, "密"), []layout.Rune{{R: '密', Width: 4.95, Size: 4.95, Turn: -1}}},
		{"bold", object(`Weight="700"`, `X="0" Y="0"`, "密"), []layout.Rune{{R: '密', Width: 5, Size: 5, Bold: true}}},
		{"set in by line breaks", object(`Boundary="10 20 50 9"`, two, "\n      答复\n    "), []layout.Rune{{R: '答', X: 11, Y: 25, Width: 5, Size: 5}, {R: '复', X: 16, Y: 25, Width: 5, Size: 5}}},
		{"several codes", `<ofd:TextObject Size="5"><ofd:TextCode X="1" Y="5">答</ofd:TextCode><ofd:TextCode X="9">复</ofd:TextCode></ofd:TextObject>`,
			[]layout.Rune{{R: '答', X: 1, Y: 5, Width: 5, Size: 5}, {R: '复', X: 9, Y: 5, Width: 5, Size: 5}}},
		{"not seen", object(`Visible="false"`, two, "答复") + object(`Alpha="0"`, two, "答复") + object(`Fill="false"`, two, "答复"), nil},
		{"block", `<ofd:PageBlock>` + object(``, `X="0" Y="0"`, "答") + `</ofd:PageBlock>`, []layout.Rune{{R: '答', Width: 5, Size: 5}}},
		{"composite", `<ofd:CompositeObject ResourceID="7" Boundary="3 4 1 1"/>`, []layout.Rune{{R: '章', X: 3, Y: 4, Width: 5, Size: 5}}},
		{"wild numbers", object(`Boundary="NaN 1e300 0 0"`, `X="1e999" Y="x" DeltaX="g 999999999 1 g g"`, "答"), []layout.Rune{{R: '答', Width: 1, Size: 5}}},
	}
	res := map[string]string{"Doc_0/Res.xml": `<ofd:Res><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>` +
		object(``, `X="0" Y="0"`, "章") + `</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := pages(t, write(t, tt.content, res))[0].Runes
			if d := cmp.Diff(tt.want, got, cmpopts.EquateApprox(0, 0.01)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestRead reads two documents of two lines, a template and an attachment; what
// annotations show is not read.
func TestRead(t *testing.T) {
	line := func(x, y int, s string) string {
		return object(fmt.Sprintf(`Boundary="%d %d 150 6"`, x, y), `X="0" Y="5" DeltaX="g 99 5"`, s)
	}
	full := strings.Repeat("字", 28)
	data := write(t, line(40, 60, full)+line(30, 68, "第一段完。")+line(40, 76, full)+line(30, 84, "第二段完。"), map[string]string{
		"OFD.xml": `<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody><DocBody><DocRoot>old.xml</DocRoot>` +
			`<Versions><Version Current="true" BaseLoc="V/v.xml"/></Versions></DocBody></OFD>`,
		"V/v.xml":             `<DocVersion><DocRoot>../Doc_1/Document.xml</DocRoot></DocVersion>`,
		"Doc_1/Document.xml":  `<Document><CommonData/><Pages><Page BaseLoc="Page.xml"/></Pages></Document>`,
		"Doc_1/Page.xml":      page(line(40, 60, "第三段完。")),
		"Doc_0/Tpl.xml":       page(line(75, 20, "某市教育局文件")),
		"Doc_0/Att.xml":       `<Attachments><Attachment Name="一览表" Format="XLSX"><FileLoc>a.xlsx</FileLoc></Attachment></Attachments>`,
		"Doc_0/Annots/an.xml": page(line(40, 40, "水印")),
	})
	text, findings, err := Read(context.Background(), "a.ofd", data)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range text.Lines {
		got = append(got, l.Text)
	}
	if d := cmp.Diff([]string{"某市教育局文件", full + "第一段完。", full + "第二段完。", "第三段完。"}, got); d != "" {
		t.Error(d)
	}
	named := slices.ContainsFunc(findings, func(f diag.Finding) bool {
		return f.Rule.ID == "attachment-inside" && strings.Contains(f.String(), "一览表.xlsx")
	})
	if !named {
		t.Errorf("the attachment is not named: %v", findings)
	}
}

// TestScan reads a page that is a picture, if the machine can, and says so if
// it cannot.
func TestScan(t *testing.T) {
	white := image.NewGray(image.Rect(0, 0, 420, 594))
	draw.Draw(white, white.Bounds(), image.White, image.Point{}, draw.Src)
	var png bytes.Buffer
	if err := pngs.Encode(&png, white); err != nil {
		t.Fatal(err)
	}
	data := write(t, `<ImageObject Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="5"/><ImageObject Boundary="0 0 9 9" ResourceID="6"/>`, map[string]string{
		"Doc_0/Res.xml":   `<Res BaseLoc="Res"><MultiMedias><MultiMedia ID="5" Type="Image"><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias></Res>`,
		"Doc_0/Res/a.png": png.String(),
	})
	text, findings, err := Read(context.Background(), "a.ofd", data)
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Lines) != 0 || text.OCR != ocr.Found() || len(findings) == 0 {
		t.Errorf("lines %v, OCR %v, findings %v", text.Lines, text.OCR, findings)
	}
	for _, f := range findings {
		if f.Rule.ID == "file-damaged" || !ocr.Found() && f.Rule.ID == "only-pictures" {
			t.Errorf("finding %v", f)
		}
	}
}

func TestRules(t *testing.T) {
	path := func(data string) string {
		return `<ofd:PathObject Boundary="10 20 50 50"><ofd:AbbreviatedData>` + data + `</ofd:AbbreviatedData></ofd:PathObject>`
	}
	got := pages(t, write(t, path("M 0 0 L 50 0 L 50 30 C")+path("S 0 0 B 1 1 2 2 3 3 L 3 20 L 9 25 Q 1 L x"), nil))[0].Rules
	want := []layout.Rule{{X0: 10, Y0: 20, X1: 60, Y1: 20}, {X0: 60, Y0: 20, X1: 60, Y1: 50}, {X0: 13, Y0: 23, X1: 13, Y1: 40}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestHostile(t *testing.T) {
	good := write(t, object("", `X="0" Y="0"`, "答"), nil)
	composite := func(inner string) map[string]string {
		return map[string]string{"Doc_0/Res.xml": `<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="7"><Content>` + inner +
			`</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>`}
	}
	self := `<CompositeObject ResourceID="7"/>`
	for name, c := range map[string]struct {
		data []byte
		rule string
	}{
		"truncated":     {good[:len(good)-30], "file-damaged"},
		"no page":       {write(t, "", map[string]string{"Doc_0/Page.xml": "<Page>"}), "file-damaged"},
		"encrypted":     {write(t, "", map[string]string{"Encryptions.xml": "<a/>"}), "file-locked"},
		"within itself": {write(t, self, composite(self)), "file-too-large"},
		"many of many":  {write(t, self, composite(self+self)), "file-too-large"},
		"bomb":          {write(t, strings.Repeat(" ", 65<<20), nil), "file-too-large"},
		"deep":          {write(t, strings.Repeat("<a>", 100_000), nil), "file-too-large"},
		"long names":    {write(t, `<TextObject Size="`+strings.Repeat("5", 30<<20)+`"/>`, nil), "empty-file"},
		"a picture":     {write(t, "<ImageObject/>", nil), "only-pictures"},
		"empty":         {write(t, "", nil), "empty-file"},
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			text, findings, err := Read(context.Background(), "a.ofd", c.data)
			if err != nil {
				t.Fatal(err)
			}
			if len(text.Lines) != 0 || len(findings) != 1 || findings[0].Rule.ID != c.rule {
				t.Errorf("%d lines, findings %v, want %s", len(text.Lines), findings, c.rule)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestTruncated cuts a file at every length.
func TestTruncated(t *testing.T) {
	good := write(t, object("", `X="0" Y="0"`, "答"), nil)
	for n := range good {
		text, findings, err := Read(context.Background(), "a.ofd", good[:n])
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			t.Errorf("cut after %d bytes: neither text nor a finding", n)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(write(f, object(`CTM="1 0 0 1 2 3"`, `X="0" Y="0" DeltaX="g 2 5"`, "答复"), nil), "")
	f.Add([]byte{}, object(`Boundary="10 20 50 9"`, `X="1" Y="5" DeltaX="g 2 5 2.5"`, "答复16")+`<PathObject><AbbreviatedData>M 0 0 L 1 1 C</AbbreviatedData></PathObject>`)
	f.Fuzz(func(t *testing.T, data []byte, content string) {
		for _, data := range [][]byte{data, write(t, content, nil)} {
			text, findings, err := Read(context.Background(), "a.ofd", data)
			if err != nil {
				t.Fatal(err)
			}
			if len(text.Lines) == 0 && len(findings) == 0 {
				t.Error("neither text nor a finding")
			}
		}
	})
}

// TestCorner reads a page whose upper left corner is not at 0: its characters stand
// where its reader sees them.
func TestCorner(t *testing.T) {
	at := func(box string) layout.Rune {
		const word = `Boundary="30 50 40 10"`
		content := `<ofd:Page><ofd:Area><ofd:PhysicalBox>` + box + `</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer>` + object(word, `X="0" Y="5"`, "复") + `</ofd:Layer></ofd:Content></ofd:Page>`
		return pages(t, write(t, "", map[string]string{"Doc_0/Page.xml": content}))[0].Runes[0]
	}
	if from, to := at("0 0 210 297"), at("10 20 210 297"); to.X != from.X-10 || to.Y != from.Y-20 {
		t.Errorf("%v, %v away from the corner, want 10, 20 less than %v, %v", to.X, to.Y, from.X, from.Y)
	}
}
