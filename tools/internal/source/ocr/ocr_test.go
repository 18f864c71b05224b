package ocr

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/image/draw"
	"golang.org/x/image/tiff"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source/layout"
)

// table is what Tesseract writes for two lines and a speck of dirt.
const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
	"1\t1\t0\t0\t0\t0\t0\t0\t600\t800\t-1\t\n" +
	"4\t1\t1\t1\t1\t0\t100\t100\t300\t28\t-1\t\n" +
	"5\t1\t1\t1\t1\t1\t100\t100\t90\t28\t95.1\t甬科函\n" +
	"5\t1\t1\t1\t1\t2\t192\t100\t80\t28\t91\t【2025]\n" +
	"5\t1\t1\t1\t1\t3\t275\t100\t60\t28\t91\t51号\n" +
	"4\t1\t1\t1\t2\t0\t100\t150\t300\t28\t-1\t\n" +
	"5\t1\t1\t1\t2\t1\t100\t150\t120\t28\t95\t答复如下\n" +
	"5\t1\t1\t1\t2\t2\t210\t150\t30\t28\t95\t:\n" +
	"5\t1\t1\t1\t2\t3\t260\t150\t3\t3\t12\t.\n" +
	"broken\trow\n"

func TestPlace(t *testing.T) {
	runes, em := place(lines(table))
	if em < 24 || em > 34 {
		t.Errorf("characters of %v dots", em)
	}
	text, _ := layout.Text("x", []layout.Page{{Num: 1, Width: 600, Height: 800, Runes: runes, Scan: true}})
	var got []string
	for _, l := range text.Lines {
		got = append(got, l.Text)
	}
	if d := cmp.Diff([]string{"甬科函〔2025〕51号", "答复如下："}, got); d != "" {
		t.Error(d)
	}
}

// TestPlaceNarrow has the box of a word be that of its last mark.
func TestPlaceNarrow(t *testing.T) {
	runes, _ := place([]line{{100, 130, []word{{100, 240, 90, "按规定给予分类"}, {400, 10, 90, "补助。"}, {420, 120, 90, "强化支撑"}}}})
	text, _ := layout.Text("x", []layout.Page{{Num: 1, Width: 600, Height: 800, Runes: runes, Scan: true}})
	if got := text.Lines[0].Text; got != "按规定给予分类补助。强化支撑" {
		t.Error(got)
	}
}

// TestPlaceOrphan has the last character of a title stand alone, as large as the others.
func TestPlaceOrphan(t *testing.T) {
	runes, em := place([]line{{100, 142, []word{{100, 440, 90, "关于市政协提案的复"}}}, {160, 202, []word{{300, 40, 90, "函"}}},
		{260, 288, []word{{100, 450, 90, "您提出的提案收悉，现答复如下："}}}, {320, 348, []word{{100, 450, 90, "一年来我局推进各项工作的情况。"}}}, {380, 408, []word{{100, 28, 90, "好"}}}})
	want := map[rune]bool{'关': true, '函': true, '您': false, '好': false}
	for _, r := range runes {
		if large, ok := want[r.R]; ok && large != (r.Size > 1.2*em) {
			t.Errorf("%q is of %.0f dots, the text of %.0f", r.R, r.Size, em)
		}
	}
}

// TestPlaceInOrder has the boxes of two words overlap.
func TestPlaceInOrder(t *testing.T) {
	runes, _ := place([]line{{100, 128, []word{{100, 120, 90, "关键技术"}, {205, 60, 90, "攻关"}}}})
	for i := 1; i < len(runes); i++ {
		if runes[i].X <= runes[i-1].X {
			t.Errorf("%q does not stand behind %q", runes[i].R, runes[i-1].R)
		}
	}
}

func TestMarks(t *testing.T) {
	for in, want := range map[string]string{
		"现答复如下:":               "现答复如下：",
		"(联系人)":                "（联系人）",
		"上午9:30开会":             "上午9:30开会",
		"New York (USA)":       "New York (USA)",
		"甬科函(2025)51号":         "甬科函〔2025〕51号",
		"规划(2020-2025)的要求":     "规划（2020-2025）的要求",
		"某科函[2025]5]号":         "某科函〔2025〕51号",
		"“先手棋“。强化":             "“先手棋”。强化",
		"\"示范区\"，":             "“示范区”，",
		"全市共有3,200家,其中.占10*。":  "全市共有3,200家，其中，占10%。",
		"林一舟委员；":               "林一舟委员：",
		"李岚、周文等代表，":            "李岚、周文等代表：",
		"加大投入.":                "加大投入，",
		"现答复如下；":               "现答复如下：",
		"附件，1.清单":              "附件：1.清单",
		"抄送;市政府办公室，市人大":        "抄送：市政府办公室，市人大",
		"（联系人：某某，联系电话，0571-1）": "（联系人：某某，联系电话：0571-1）",
		"会议要求抄送，并公开":           "会议要求抄送，并公开",
		"方案（2023一2025年）":       "方案（2023—2025年）",
		"2023年一2025年的一至六月一日":   "2023年—2025年的一至六月一日",
		"二〇二五年一月":              "二〇二五年一月",
		"《建议》《第16号提案）收悉":       "《建议》（第16号提案）收悉",
		"示范区的建议)(第19号)收悉":      "示范区的建议》（第19号）收悉",
		"（二）（第三批）":             "（二）（第三批）",
		"印发《推广方案）。":            "印发《推广方案》。",
		"《方案（试行）》":             "《方案（试行）》",
		"《建议》〈第16号提案）收悉":       "《建议》（第16号提案）收悉",
	} {
		var l []layout.Rune
		for _, r := range in {
			l = append(l, layout.Rune{R: r})
		}
		marks(l)
		var got strings.Builder
		for _, c := range l {
			got.WriteRune(c.R)
		}
		if got.String() != want {
			t.Errorf("%s: %s, want %s", in, got.String(), want)
		}
	}
}

// TestUnruled drops the strokes between cells, but not the figure in a number.
func TestUnruled(t *testing.T) {
	const row = "5\t1\t1\t1\t1\t1\t%d\t0\t30\t30\t90\t%s\n"
	for words, want := range map[string]string{"序号 | 名称": "序号 名称", "甬科函〔2025〕 | 号": "甬科函〔2025〕 | 号", "下降0.6%o": "下降0.6‰"} {
		in := "4\t1\t1\t1\t1\t0\t0\t0\t300\t30\t-1\t\n"
		for i, w := range strings.Fields(words) {
			in += fmt.Sprintf(row, 100*i, w)
		}
		var got []string
		for _, w := range lines(in)[0].words {
			got = append(got, w.text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", words, got, want)
		}
	}
}

// TestTurn turns a picture and its characters there and back.
func TestTurn(t *testing.T) {
	p := picture(30, 20)
	p.SetGray(3, 4, color.Gray{Y: 9})
	for turn := range 4 {
		up := upright(p, turn).(*image.Gray)
		var at layout.Rune
		for y := range up.Rect.Dy() {
			for x := range up.Rect.Dx() {
				if up.GrayAt(x, y).Y == 9 {
					at.X, at.Y = float64(x)+0.5, float64(y)+0.5
				}
			}
		}
		runes := []layout.Rune{at}
		turnBack(runes, turn, 30, 20)
		if d := cmp.Diff([]layout.Rune{{X: 3.5, Y: 4.5, Turn: turn}}, runes); d != "" {
			t.Error(d)
		}
	}
}

func TestFindings(t *testing.T) {
	became := []error{nil, nil, ErrMissing, ErrTooMany, errors.New("no"), nil, errors.Join(ErrLarge, errors.New("by far")), ErrBroken}
	got := Findings("x.pdf", []int{1, 2, 3, 5, 6, 7, 8, 9}, became)
	var ids []string
	for _, f := range got {
		ids = append(ids, fmt.Sprintf("%s %v", f.Rule.ID, f.Args[0]))
	}
	want := []string{"picture-failed 6", "picture-too-large 8", "picture-damaged 9", "picture-read 1–2, 7", "picture-not-read 3", "picture-too-many 5"}
	if d := cmp.Diff(want, ids); d != "" {
		t.Error(d)
	}
}

func TestFindMissing(t *testing.T) {
	if _, err := find(filepath.Join(t.TempDir(), "tesseract")); err != ErrMissing {
		t.Errorf("error %v, want %v", err, ErrMissing)
	}
}

// fake has this test program be the Tesseract that is installed.
func fake(t *testing.T) {
	t.Helper()
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	real := installed
	installed = func() (string, error) { return path, nil }
	t.Cleanup(func() { installed = real })
	t.Setenv("DAFU_FAKE_TESSERACT", "1")
}

func TestMain(m *testing.M) {
	if os.Getenv("DAFU_FAKE_TESSERACT") == "" {
		flag.Parse()
		os.Exit(m.Run())
	}
	// Standing in for Tesseract: a picture must come in, one thread be asked for.
	if _, err := png.Decode(os.Stdin); err != nil || os.Getenv("OMP_THREAD_LIMIT") != "1" {
		fmt.Fprintln(os.Stderr, "bad call:", err)
		os.Exit(1)
	}
	fmt.Print(table)
	os.Exit(0)
}

func picture(w, h int) *image.Gray {
	p := image.NewGray(image.Rect(0, 0, w, h))
	for i := range p.Pix {
		p.Pix[i] = 255
	}
	p.SetGray(w/2, h/2, color.Gray{})
	return p
}

func encoded(t *testing.T, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	fake(t)
	text, findings, err := Read(t.Context(), "scan.png", encoded(t, picture(600, 800)))
	if err != nil {
		t.Fatal(err)
	}
	if !text.OCR || len(text.Lines) != 2 {
		t.Errorf("OCR %v, lines %v", text.OCR, text.Lines)
	}
	if len(findings) != 1 || findings[0].Rule != ruleProofread {
		t.Errorf("findings %v", findings)
	}
}

func TestReadHostile(t *testing.T) {
	huge := encoded(t, picture(8, 8))
	copy(huge[16:], "\x00\x0f\xff\xff\x00\x0f\xff\xff") // the size that the file claims to have
	fake(t)
	for name, data := range map[string][]byte{
		"empty":              nil,
		"noise":              []byte("\x89PNG\r\n\x1a\nxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
		"a billion dots":     huge,
		"cut":                encoded(t, picture(300, 300))[:100],
		"TIFF without pages": []byte("II*\x00\xff\xff\xff\xff"),
	} {
		text, findings, err := Read(t.Context(), name, data)
		if err != nil {
			t.Fatal(err)
		}
		if len(text.Lines) > 0 || len(findings) == 0 || findings[0].Rule.Severity != diag.Error {
			t.Errorf("%s: %d lines, findings %v", name, len(text.Lines), findings)
		}
	}
}

// TestFrames puts a second page into a TIFF file.
func TestFrames(t *testing.T) {
	var b bytes.Buffer
	if err := tiff.Encode(&b, picture(20, 10), nil); err != nil {
		t.Fatal(err)
	}
	file := b.Bytes()
	first := int(file[4]) | int(file[5])<<8
	entries := int(file[first]) | int(file[first+1])<<8
	directory := file[first : first+2+12*entries+4]
	second := len(file)
	file = append(file, directory...)
	end := first + len(directory) - 4
	file[end], file[end+1] = byte(second), byte(second>>8)
	pages, err := newFrames(file)
	if err != nil || pages.count() != 2 {
		t.Fatalf("pages %v, error %v", pages, err)
	}
	for i := range pages.count() {
		p, err := Decode(pages.page(i))
		if err != nil || p.Bounds().Dx() != 20 {
			t.Errorf("page %d: %v", i+1, err)
		}
	}
	file[second+len(directory)-4] = byte(first) // and back to the first, for ever
	file[second+len(directory)-3] = byte(first >> 8)
	if pages, err = newFrames(file); err != nil || pages.count() != 2 {
		t.Errorf("a loop: pages %v, error %v", pages, err)
	}
}

// TestTesseract reads a blank page with what is installed.
func TestTesseract(t *testing.T) {
	if !Found() {
		const why = "this test needs Tesseract with chi_sim, and there is none on the path"
		if os.Getenv("DAFU_REQUIRE_OCR") != "" {
			t.Fatal(why)
		}
		t.Skip(why)
	}
	text, findings, err := Read(t.Context(), "blank.png", encoded(t, picture(600, 800)))
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Lines) > 0 || len(findings) != 2 || findings[1].Rule != ruleBlank {
		t.Errorf("lines %v, findings %v", text.Lines, findings)
	}
}

// TestSmooth shows that a speck loses its sharpness and a grey stays what it is.
// TestLevel has pale strokes on paper that becomes darker from side to side.
func TestLevel(t *testing.T) {
	const w, h = 320, 160
	p := image.NewGray(image.Rect(0, 0, w, h))
	stroke := func(x, y int) bool { return y%16 == 8 && x%24 < 16 }
	for y := range h {
		for x := range w {
			shade := uint8(230 - 80*x/w)
			if stroke(x, y) {
				shade -= 70
			}
			p.SetGray(x, y, color.Gray{Y: shade})
		}
	}
	out := level(p)
	for y := 8; y < h-8; y++ {
		for x := 8; x < w-8; x++ {
			if v := out.GrayAt(x, y).Y; stroke(x, y) && v > 150 || !stroke(x, y) && v < 230 {
				t.Fatalf("%d at %d, %d", v, x, y)
			}
		}
	}
}

// TestLevelSparse has a page of one short line, whose grain must not become ink.
func TestLevelSparse(t *testing.T) {
	const w, h = 320, 320
	p := image.NewGray(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(1, 2))
	for i := range p.Pix {
		p.Pix[i] = uint8(225 + r.IntN(20))
	}
	for x := 100; x < 160; x++ {
		p.SetGray(x, 60, color.Gray{Y: 60})
	}
	out := level(p)
	dark := 0
	for _, v := range out.Pix {
		if v < 200 {
			dark++
		}
	}
	if dark != 60 {
		t.Errorf("%d dots are dark, want 60", dark)
	}
}

// TestTwoTone tells a scan of two tones, and makes its pale strokes darker.
func TestTwoTone(t *testing.T) {
	p := image.NewGray(image.Rect(0, 0, 100, 100))
	for i := range p.Pix {
		if p.Pix[i] = 0xFF; i%10 == 0 {
			p.Pix[i] = 0
		}
	}
	if !twoTone(p) {
		t.Error("two tones are not told")
	}
	s := darken(smooth(p, blurGray))
	if v := s.Pix[50*s.Stride+50]; v > 190 {
		t.Errorf("a stroke stays as pale as %d", v)
	}
	for i := range p.Pix {
		if i%10 == 1 {
			p.Pix[i] = 0x80
		}
	}
	if twoTone(p) {
		t.Error("three tones are taken for two")
	}
}

// TestPositive reads white on black.
func TestPositive(t *testing.T) {
	p := image.NewGray(image.Rect(0, 0, 20, 20))
	p.Pix[5] = 0xFF
	if q := positive(p); q.Pix[5] != 0 || q.Pix[6] != 0xFF || positive(q) != q {
		t.Errorf("%v", q.Pix[:8])
	}
}

// TestStraight turns lines that fall to the right by two degrees, and leaves
// those alone that fall by half of one.
func TestStraight(t *testing.T) {
	const w, h = 400, 300
	for fall, want := range map[float64]float64{2: 0, -2: 0, 0.5: 0.5, 0: 0} {
		p := image.NewGray(image.Rect(0, 0, w, h))
		k := math.Tan(fall * math.Pi / 180)
		for y := range h {
			for x := range w {
				p.SetGray(x, y, color.Gray{Y: 240})
				if at := float64(y) - k*float64(x); x > 30 && x < w-30 && math.Mod(at+600, 30) < 12 {
					p.SetGray(x, y, color.Gray{Y: 40})
				}
			}
		}
		if got := slope(Gray(straight(p))) * 180 / math.Pi; math.Abs(got-want) > 0.21 {
			t.Errorf("lines that fall by %v° fall by %.2f° then, want %v°", fall, got, want)
		}
	}
}

func TestSmooth(t *testing.T) {
	p := image.NewGray(image.Rect(10, 10, 30, 30))
	for i := range p.Pix {
		p.Pix[i] = 200
	}
	p.SetGray(20, 20, color.Gray{})
	out := smooth(p, blurGray)
	if out.Bounds() != image.Rect(0, 0, 20, 20) {
		t.Fatalf("bounds %v", out.Bounds())
	}
	if speck, far := out.GrayAt(10, 10).Y, out.GrayAt(1, 18).Y; speck < 150 || far != 200 {
		t.Errorf("the speck is %d, what is far from it %d", speck, far)
	}
}

// TestGraySeals takes a seal off black letters, and leaves red letters alone.
func TestGraySeals(t *testing.T) {
	p := image.NewRGBA(image.Rect(0, 0, 1000, 1400))
	draw.Draw(p, p.Bounds(), image.White, image.Point{}, draw.Src)
	ink, black := color.RGBA{220, 40, 50, 255}, color.RGBA{20, 10, 10, 255}
	for y := range 1400 {
		for x := range 1000 {
			r := math.Hypot(float64(x-700), float64(y-1100))
			inLine := y >= 1100 && y < 1108 && x > 400
			switch {
			case inLine:
				p.Set(x, y, black)
			case r > 88 && r < 96, r < 15, y > 80 && y < 140 && x > 200 && x < 800 && x/20%2 == 0:
				p.Set(x, y, ink)
			}
		}
	}
	out := Gray(p)
	for _, c := range []struct {
		what string
		x, y int
		dark bool
	}{
		{"the rim of the seal", 700, 1100 - 92, false}, {"its star", 700, 1090, false},
		{"a line below the seal", 700, 1105, true}, {"a line beside it", 450, 1105, true}, {"red letters", 210, 100, true},
	} {
		if got := out.GrayAt(c.x, c.y).Y < 0x80; got != c.dark {
			t.Errorf("%s: dark %v, want %v", c.what, got, c.dark)
		}
	}
}
