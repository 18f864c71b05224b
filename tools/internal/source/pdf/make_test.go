package pdf

import (
	"bytes"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The page that test letters are typeset on: A4 in points, three-number type.
const (
	pageWidth, pageHeight = 595.0, 842.0
	em, leading           = 16.0, 29.0
	leftEdge, topEdge     = 80.0, 110.0
	perLine, perPage      = 27, 20 // characters, lines
)

// placed is a character set on a page; y runs up, as in PDF.
type placed struct {
	r    rune
	x, y float64
	size float64
}

// typeset sets paragraphs as letters are set: indented by two characters,
// lines of full width, no line beginning with a stop, the page number at the
// foot. A first line with no stop is a title.
func typeset(text string) [][]placed {
	var pages [][]placed
	line := perPage
	next := func() {
		if line == perPage {
			pages, line = append(pages, nil), 0
			number := fmt.Sprintf("- %d -", len(pages))
			setLine(&pages[len(pages)-1], number, pageWidth/2-em, 60, 14)
		}
		line++
	}
	for i, p := range strings.Split(strings.TrimSpace(text), "\n") {
		rest := []rune(p)
		if i == 0 {
			next()
			setLine(&pages[0], p, (pageWidth-22*float64(len(rest)))/2, y(line), 22)
			continue
		}
		indent := 2.0
		for len(rest) > 0 {
			next()
			n, w := 0, indent
			for n < len(rest) && w+width(rest[n]) <= perLine {
				w += width(rest[n])
				n++
			}
			for n < len(rest) && (strings.ContainsRune("，。；：、》）”", rest[n]) || width(rest[n]) < 1 && width(rest[n-1]) < 1) {
				n--
			}
			setLine(&pages[len(pages)-1], string(rest[:n]), leftEdge+indent*em, y(line), em)
			rest, indent = rest[n:], 0
		}
	}
	return pages
}

func y(line int) float64 { return pageHeight - topEdge - float64(line)*leading }

func width(r rune) float64 {
	if r < 0x80 {
		return 0.5
	}
	return 1
}

func setLine(page *[]placed, s string, x, y, size float64) {
	for _, r := range s {
		*page = append(*page, placed{r, x, y, size})
		x += width(r) * size
	}
}

// columns turns a typeset page into vertical writing.
func columns(pages [][]placed) {
	for _, p := range pages {
		for i, c := range p {
			if c.y < 70 {
				continue // the page number stays where it is
			}
			p[i].x, p[i].y = 50+c.y*0.6, pageHeight-c.x
		}
	}
}

// shuffled returns the characters in an order that says nothing.
func shuffled(pages [][]placed) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, p := range pages {
		r.Shuffle(len(p), func(i, j int) { p[i], p[j] = p[j], p[i] })
	}
}

// face is a way to write Chinese in a PDF.
type face struct {
	font   string // objects 10 and up
	encode func(r rune) []byte
}

func gbk(r rune) []byte {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(string(r)))
	if err != nil {
		panic(err)
	}
	return b
}

func utf16be(r rune) []byte { return binary.BigEndian.AppendUint16(nil, uint16(r)) }

// notEmbedded is a font of one of the encodings that every reader knows.
func notEmbedded(encoding string, vertical bool) string {
	width := "/W [1 95 500 814 907 500]"
	if vertical {
		width += " /DW2 [880 -1000]"
	}
	return "10 0 obj <</Type/Font/Subtype/Type0/BaseFont/STFangsong/Encoding/" + encoding + "/DescendantFonts[11 0 R]>> endobj\n" +
		"11 0 obj <</Type/Font/Subtype/CIDFontType0/BaseFont/STFangsong/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>" +
		"/FontDescriptor 12 0 R/DW 1000 " + width + ">> endobj\n" +
		"12 0 obj <</Type/FontDescriptor/FontName/STFangsong/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>> endobj\n"
}

// mapped is a font with codes of its own, which toUnicode explains: the code of
// a character is its place in text. Without names the codes stay unexplained.
func mapped(text string, explain func(rune) rune, named bool) face {
	var order []rune
	for _, r := range text + "- 0123456789" {
		if !slices.Contains(order, r) {
			order = append(order, r)
		}
	}
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n1 begincodespacerange <0000><FFFF> endcodespacerange\n")
	for i, r := range order {
		if explain(r) < 0 {
			continue
		}
		fmt.Fprintf(&b, "1 beginbfchar <%04X><%04X> endbfchar\n", i+1, explain(r))
	}
	b.WriteString("endcmap end")
	unicode := ""
	if named {
		unicode = "/ToUnicode 13 0 R"
	}
	var narrow strings.Builder
	for i, r := range order {
		if r < 0x80 {
			fmt.Fprintf(&narrow, "%d[500]", i+1)
		}
	}
	font := "10 0 obj <</Type/Font/Subtype/Type0/BaseFont/ABCDEF+X/Encoding/Identity-H/DescendantFonts[11 0 R]" + unicode + ">> endobj\n" +
		"11 0 obj <</Type/Font/Subtype/CIDFontType2/BaseFont/ABCDEF+X/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>" +
		"/FontDescriptor 12 0 R/DW 1000/W[" + narrow.String() + "]>> endobj\n" +
		"12 0 obj <</Type/FontDescriptor/FontName/ABCDEF+X/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>> endobj\n" +
		fmt.Sprintf("13 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", b.Len(), b.String())
	return face{font, func(r rune) []byte { return utf16be(rune(slices.Index(order, r) + 1)) }}
}

// bytewise is a font of Latin letters in which Chinese is written byte by byte.
func bytewise() face { return bytewiseAs("/Encoding/WinAnsiEncoding") }

func bytewiseAs(encoding string) face {
	font := "10 0 obj <</Type/Font/Subtype/TrueType/BaseFont/SimSun" + encoding + "/FirstChar 0/LastChar 255/Widths[" +
		strings.Repeat("500 ", 256) + "]/FontDescriptor 12 0 R>> endobj\n" +
		"12 0 obj <</Type/FontDescriptor/FontName/SimSun/Flags 32/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/StemV 80>> endobj\n"
	return face{font, gbk}
}

// drawings is a font that consists of drawings, all of them boxes, and names nothing.
func drawings() face {
	var procs, differences, widths strings.Builder
	for i := 1; i < 256; i++ {
		fmt.Fprintf(&procs, "/g%d 14 0 R", i)
		fmt.Fprintf(&differences, "/g%d", i)
		widths.WriteString("1000 ")
	}
	const box = "1000 0 100 0 900 800 d1 100 0 800 800 re f"
	font := "10 0 obj <</Type/Font/Subtype/Type3/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/Resources<<>>/FirstChar 1/LastChar 255/Widths[" +
		widths.String() + "]/CharProcs<<" + procs.String() + ">>/Encoding<</Type/Encoding/Differences[1 " + differences.String() + "]>>>> endobj\n" +
		fmt.Sprintf("14 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", len(box), box)
	return face{font, func(r rune) []byte { return []byte{byte(1 + r%255)} }}
}

// options are the ways in which a page may be odd.
type options struct {
	turn   int    // /Rotate, in degrees
	twice  bool   // print all twice, for a bold look
	single bool   // an object for each character
	user   string // password to open it
	owner  string // password to change it
}

// write makes a PDF file of typeset pages.
func write(pages [][]placed, f face, o options) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	var kids strings.Builder
	id := strings.Repeat("A", 16)
	key, encrypt := lock(o, id)
	for i, p := range pages {
		content := contents(p, f, o)
		if key != nil {
			content = cipher(key, 101+2*i, content)
		}
		fmt.Fprintf(&kids, "%d 0 R ", 100+2*i)
		rotate := ""
		if o.turn != 0 {
			rotate = fmt.Sprintf("/Rotate %d", o.turn)
		}
		fmt.Fprintf(&b, "%d 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %v %v]%s/Resources<</Font<</F1 10 0 R>>>>/Contents %d 0 R>> endobj\n",
			100+2*i, pageWidth, pageHeight, rotate, 101+2*i)
		fmt.Fprintf(&b, "%d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", 101+2*i, len(content), content)
	}
	fmt.Fprintf(&b, "1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count %d/Kids[%s]>> endobj\n", len(pages), kids.String())
	b.WriteString(f.font)
	b.WriteString(encrypt)
	size := 102 + 2*len(pages)
	fmt.Fprintf(&b, "trailer <</Root 1 0 R/Size %d/ID[(%s)(%s)]", size, id, id)
	if key != nil {
		b.WriteString("/Encrypt 20 0 R")
	}
	b.WriteString(">>\n%%EOF\n")
	return index(b.Bytes(), size)
}

// index puts the table of objects before the trailer.
func index(file []byte, size int) []byte {
	at := bytes.LastIndex(file, []byte("trailer <<"))
	var x bytes.Buffer
	fmt.Fprintf(&x, "xref\n0 %d\n0000000000 65535 f \n", size)
	for n := 1; n < size; n++ {
		k := bytes.Index(file, fmt.Appendf(nil, "\n%d 0 obj ", n))
		if k < 0 {
			x.WriteString("0000000000 00000 f \n")
			continue
		}
		fmt.Fprintf(&x, "%010d 00000 n \n", k+1)
	}
	tail := fmt.Sprintf("startxref\n%d\n%%%%EOF\n", at)
	trailer := bytes.TrimSuffix(file[at:], []byte("%%EOF\n"))
	return slices.Concat(file[:at], x.Bytes(), trailer, []byte(tail))
}

func contents(p []placed, f face, o options) []byte {
	var b bytes.Buffer
	b.WriteString("BT\n")
	times := 1
	if o.twice {
		times = 2
	}
	for i := 0; i < len(p); {
		n := 1
		if !o.single {
			for i+n < len(p) && p[i+n].y == p[i].y && p[i+n].size == p[i].size {
				n++
			}
		}
		var code []byte
		for _, c := range p[i : i+n] {
			code = append(code, f.encode(c.r)...)
		}
		for k := range times {
			fmt.Fprintf(&b, "/F1 %v Tf 1 0 0 1 %.3f %.3f Tm <%X> Tj\n", p[i].size, p[i].x+0.4*float64(k), p[i].y, code)
		}
		i += n
	}
	b.WriteString("ET")
	return b.Bytes()
}

const padding = "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A"

// lock makes the key of a file with passwords and the object that says so: the
// oldest kind of encryption (ISO 32000-1, 7.6.3), which all readers know.
func lock(o options, id string) (key []byte, object string) {
	if o.user == "" && o.owner == "" {
		return nil, ""
	}
	pad := func(s string) []byte { return []byte((s + padding)[:32]) }
	sum := md5.Sum(pad(o.owner))
	stored := rc4Of(sum[:5], pad(o.user))
	flags := []byte{0xFC, 0xFF, 0xFF, 0xFF}
	k := md5.Sum(slices.Concat(pad(o.user), stored, flags, []byte(id)))
	check := rc4Of(k[:5], []byte(padding))
	return k[:5], fmt.Sprintf("20 0 obj <</Filter/Standard/V 1/R 2/O<%X>/U<%X>/P -4>> endobj\n", stored, check)
}

func cipher(key []byte, object int, data []byte) []byte {
	sum := md5.Sum(append(slices.Clone(key), byte(object), byte(object>>8), byte(object>>16), 0, 0))
	return rc4Of(sum[:10], data)
}

func rc4Of(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		panic(err)
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}
