package ocr

import (
	"image"
	"math"
	"strings"
	"testing"
)

// seenAs is a line of words, each with how sure Tesseract is of it.
func seenAs(top float64, words ...any) line {
	l := line{top: top, bottom: top + 30}
	for i := 0; i < len(words); i += 2 {
		text := words[i].(string)
		x := 100.0
		if n := len(l.words); n > 0 {
			x = l.words[n-1].left + l.words[n-1].width
		}
		l.words = append(l.words, word{x, 30 * float64(len([]rune(text))), float64(words[i+1].(int)), text})
	}
	return l
}

func (l line) text() string {
	var b strings.Builder
	for _, w := range l.words {
		b.WriteString(w.text)
	}
	return b.String()
}

// TestVotesSpelled prefers what makes a word to what the looks are surer of.
func TestVotesSpelled(t *testing.T) {
	for _, c := range []struct{ first, second, third, want string }{
		{"前脆性研究", "前脆性研究", "前瞻性研究", "前瞻性研究"},
		{"前脆性研究", "前脑性研究", "前脆性研究", "前脆性研究"},
		{"前瞻性研究", "前脆性研究", "前瞻性研究", "前瞻性研究"},
	} {
		l := seenAs(100, c.first, 60)
		v := newVotes(l.letters())
		v.add(seenAs(100, c.second, 90).letters())
		v.add(seenAs(100, c.third, 50).letters())
		l.write(v.elected())
		if got := l.text(); got != c.want {
			t.Errorf("%v: %s", c, got)
		}
	}
}

// TestVotes puts together what three looks at a line found: words of which the
// first is sure keep what they are.
func TestVotes(t *testing.T) {
	first := seenAs(100, "重庆市", 96, "放源局", 45, "签发", 94)
	for _, c := range []struct {
		name string
		more []line
		want string
	}{
		{"no other look", nil, "重庆市放源局签发"},
		{"two agree", []line{seenAs(98, "重庆市", 90, "能源局签发", 70), seenAs(103, "重庆市能", 60, "源局签发", 90)}, "重庆市能源局签发"},
		{"one is much surer", []line{seenAs(98, "重庆市", 90, "能源局签发", 96), seenAs(103, "重庆市放", 20, "源局签发", 90)}, "重庆市能源局签发"},
		{"a mark was passed over", []line{seenAs(98, "重庆市放源局：", 90, "签发", 90), seenAs(103, "重庆市放源局：签发", 90)}, "重庆市放源局：签发"},
		{"an ideograph is made up", []line{seenAs(98, "重庆市放和源局", 90, "签发", 90), seenAs(103, "重庆市放和源局签发", 90)}, "重庆市放源局签发"},
		{"a speck was taken for a mark", []line{seenAs(98, "重庆市源局", 90, "签发", 90), seenAs(103, "重庆市源局签发", 90)}, "重庆市源局签发"},
		{"they doubt what is sure", []line{seenAs(98, "重床市放源局签发", 99), seenAs(103, "重床市放源局签发", 99)}, "重庆市放源局签发"},
		{"another line", []line{seenAs(98, "感谢您的关心和支持", 99)}, "重庆市放源局签发"},
		{"too far below", []line{seenAs(140, "重庆市能源局签发", 99), seenAs(150, "重庆市能源局签发", 99)}, "重庆市放源局签发"},
		{"endless", []line{seenAs(98, strings.Repeat("重庆市能源局", 100), 99)}, "重庆市放源局签发"},
	} {
		l := first
		l.words = append([]word(nil), first.words...)
		v := newVotes(l.letters())
		for _, o := range c.more {
			v.add(l.beside([]line{o}))
		}
		l.write(v.elected())
		if got := l.text(); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestWriteNothing keeps a line of which nothing would be left, and drops a word
// of which nothing is.
func TestWriteNothing(t *testing.T) {
	l := seenAs(0, "甲", 10, "乙", 10)
	l.write([]string{"", ""})
	if got := l.text(); got != "甲乙" {
		t.Error(got)
	}
	l.write([]string{"", "乙"})
	if len(l.words) != 1 || l.words[0].text != "乙" || l.words[0].left != 130 {
		t.Errorf("%+v", l.words)
	}
}

// TestOnly leaves nothing of a picture but the lines.
func TestOnly(t *testing.T) {
	p := image.NewGray(image.Rect(0, 0, 40, 100))
	only(p, []line{{top: 50, bottom: 70}, {top: 95, bottom: 105}})
	for y, want := range map[int]uint8{0: 0xFF, 45: 0xFF, 46: 0, 60: 0, 73: 0, 74: 0xFF, 90: 0xFF, 93: 0} {
		if got := p.GrayAt(20, y).Y; got != want {
			t.Errorf("row %d: %d, want %d", y, got, want)
		}
	}
}

func TestBounded(t *testing.T) {
	for scale, want := range map[float64]float64{0.8: 0.8, 26: 2.5, 0.001: 0.4, math.Inf(1): 2.5} {
		if got := bounded(scale); got != want {
			t.Errorf("%v: %v, want %v", scale, got, want)
		}
	}
}
