package layout

import (
	"strings"
	"testing"

	"dafu/tools/internal/source"
)

// FuzzText scatters characters over pages: each that is printed is in the text
// or in the furniture, and nothing else is.
func FuzzText(f *testing.F) {
	f.Add([]byte("\x00\x10\x10\x20\x01\x20\x10\x20\x02\x30\x10\x20\x43\x10\x90\x11"))
	f.Add([]byte("\x05\x10\x10\x60\x05\x10\x20\x60\x05\x10\x30\x60\x05\x10\x40\x60\x06\x30\x40\x60\x46\x30\x40\x60"))
	f.Add([]byte("\x80\xff\xff\xff\x81\x00\x00\x10\x42\xf0\xf0\x2f\x43\xf4\xf0\x2f\x44\xf8\xf0\x2f"))
	f.Add([]byte("\x08\x10\x10\x2f\x08\x10\x20\x2f\x08\x10\x30\x2f\x00\x99\x10\x0f\x00\x99\x18\x0f\x00\x99\x20\x0f\x00\x99\x28\x0f\x00\x99\x30\x0f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		const letters = "中文提案答复委员，。：0123456789ABxyz-—1 "
		alphabet := []rune(letters)
		var pages []Page
		in := map[rune]int{}
		for ; len(data) >= 4; data = data[4:] {
			if len(pages) == 0 || data[0]&0xF0 == 0x40 {
				pages = append(pages, Page{Num: len(pages) + 1, Width: 300, Height: 400})
			}
			p := &pages[len(pages)-1]
			r := alphabet[int(data[0])%len(alphabet)]
			p.Runes = append(p.Runes, Rune{R: r, X: float64(data[1]), Y: 2 * float64(data[2]), Size: float64(data[3]&0x1F + 1), Turn: int(data[3]>>5) % 4})
			if data[0]&0x80 != 0 {
				p.Rules = append(p.Rules, Rule{float64(data[1]), float64(data[2]), float64(data[1]) + float64(data[3]), float64(data[2])})
			}
			in[r]++
		}
		text, _ := Text("x", pages)
		out := map[rune]int{}
		for _, lines := range [][]source.Line{text.Lines, text.Furniture} {
			for _, l := range lines {
				if strings.TrimSpace(l.Text) == "" {
					t.Error("an empty line")
				}
				for _, r := range l.Text {
					out[r]++
				}
			}
		}
		for _, a := range text.Aside {
			for _, r := range a.Text {
				out[r]++
			}
		}
		for i, r := range []rune("⁰¹²³⁴⁵⁶⁷⁸⁹") {
			out['0'+rune(i)] += out[r]
		}
		for r, n := range in {
			if r != ' ' && (out[r] == 0 || out[r] > n) {
				t.Errorf("%q is on the pages %d times, in the text %d times", r, n, out[r])
			}
		}
	})
}
