package specimen

import (
	"bytes"
	"fmt"
	"html"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// pdf writes pages in a font that is not in the file, by the character map that
// every reader of PDF must know (GBK-EUC-H), as older programs in China do.
func pdf(pages [][]setLine) ([]byte, error) {
	var objects []string
	add := func(s string) int {
		objects = append(objects, s)
		return len(objects)
	}
	add("<< /Type /Catalog /Pages 2 0 R >>")
	add("") // the list of pages, which is known at last
	add("<< /Type /Font /Subtype /Type0 /BaseFont /FangSong_GB2312 /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>")
	add("<< /Type /Font /Subtype /CIDFontType0 /BaseFont /FangSong_GB2312 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 /W [814 939 500] /FontDescriptor 5 0 R >>")
	add("<< /Type /FontDescriptor /FontName /FangSong_GB2312 /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>")
	var kids []string
	for i, lines := range pages {
		number := fmt.Sprintf("- %d -", i+1)
		var b strings.Builder
		b.WriteString("BT\n")
		for _, l := range append(lines, setLine{number, (pageWidth - em*wide(number)) / 2, pageHeight - 60}) {
			code, err := simplifiedchinese.GBK.NewEncoder().String(l.text)
			if err != nil {
				return nil, fmt.Errorf("write a line of a PDF file: %w", err)
			}
			fmt.Fprintf(&b, "/F1 %g Tf 1 0 0 1 %.2f %.2f Tm <%X> Tj\n", em, l.x, pageHeight-l.y, code)
		}
		b.WriteString("ET")
		content := add(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", b.Len(), b.String()))
		kids = append(kids, fmt.Sprintf("%d 0 R", add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %g %g] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", pageWidth, pageHeight, content))))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", strings.Join(kids, " "), len(kids))
	var out bytes.Buffer
	out.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return out.Bytes(), nil
}

// ofd writes pages as GB/T 33190 has them, in millimetres.
func ofd(pages [][]setLine) ([]byte, error) {
	const mm = 25.4 / 72
	const space = ` xmlns:ofd="http://www.ofdspec.org/2016"`
	parts := []part{{"OFD.xml", declared + `<ofd:OFD` + space + ` Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`}}
	var list strings.Builder
	for i, lines := range pages {
		number := fmt.Sprintf("- %d -", i+1)
		var b strings.Builder
		for _, l := range append(lines, setLine{number, (pageWidth - em*wide(number)) / 2, pageHeight - 60}) {
			var gaps []string
			for _, r := range l.text {
				gaps = append(gaps, fmt.Sprintf("%.3f", em*mm*width(r)))
			}
			fmt.Fprintf(&b, `<ofd:TextObject ID="%d" Boundary="%.3f %.3f 150 6" Font="1" Size="%.3f"><ofd:TextCode X="0" Y="5" DeltaX="%s">%s</ofd:TextCode></ofd:TextObject>`,
				100+b.Len(), l.x*mm, l.y*mm-5, em*mm, strings.Join(gaps[1:], " "), html.EscapeString(l.text))
		}
		name := fmt.Sprintf("Pages/Page_%d/Content.xml", i)
		fmt.Fprintf(&list, `<ofd:Page ID="%d" BaseLoc="%s"/>`, i+10, name)
		parts = append(parts, part{"Doc_0/" + name, declared + `<ofd:Page` + space + `><ofd:Content><ofd:Layer ID="2">` + b.String() + `</ofd:Layer></ofd:Content></ofd:Page>`})
	}
	parts = append(parts,
		part{"Doc_0/PublicRes.xml", declared + `<ofd:Res` + space + ` BaseLoc="Res"><ofd:Fonts><ofd:Font ID="1" FontName="仿宋"/></ofd:Fonts></ofd:Res>`},
		part{"Doc_0/Document.xml", declared + `<ofd:Document` + space + `><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>` +
			`<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>` + list.String() + `</ofd:Pages></ofd:Document>`})
	return archive(parts...)
}
