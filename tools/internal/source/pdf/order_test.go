package pdf

import (
	"maps"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/source/layout"
)

// TestArrange corrects single characters of fonts that have theirs in the order of
// a character set, some of which they lack.
func TestArrange(t *testing.T) {
	const letter = "一三上下不与业东个中临为主之也了予于交产人亿什从以们价份企优会但作使供依信促保倍做全公六关兴其内再农冲决况准减凝出分划则创利到制前力办加务动助" +
		"化北区千升协南占卡印却历厅压原去参又双反发取受变口可台各合同名后向听吸员周和品响商善四回因团困国土在地场坚城基堵境增士备复外多大天"
	codes := map[string]func(rune) rune{
		"Unicode":            func(r rune) rune { return r - firstHan + 500 },
		"Unicode with holes": func(r rune) rune { return r - firstHan - (r-firstHan)/900 },
		"GB/T 2312":          func(r rune) rune { return rune(sequences()[3].rank[r]) + 7 },
		"its characters":     func(r rune) rune { return rune(sequences()[1].rank[r]) },
	}
	for name, code := range codes {
		t.Run(name, func(t *testing.T) {
			var p unnamedPage
			want, book, votes := map[shape]rune{}, map[shape]rune{}, map[shape]map[rune]int{}
			set := func(r, read rune, code rune, n int) {
				s := shape{"F", code, [4]int{int(r) * 41 % 400, -840, 960, 80}}
				p.pieces = append(p.pieces, piece{layout.Rune{}, s})
				want[s] = r
				if read != 0 {
					book[s], votes[s] = read, map[rune]int{read: n}
				}
			}
			for _, r := range letter {
				switch r {
				case '协', '周':
					set(r, '音', code(r), 2)
				case '坚':
					set(r, 0, code(r), 0)
				default:
					set(r, r, code(r), 4)
				}
			}
			// A code that PDFium has made of another.
			p.pieces = append(p.pieces, p.pieces[5])
			p.pieces[len(p.pieces)-1].shape.code = code('坚') + 1
			twin := p.pieces[len(p.pieces)-1].shape
			want[twin], book[twin], votes[twin] = '与', '与', map[rune]int{'与': 4}
			r := &reading{unnamed: []unnamedPage{p}}
			r.arrange(book, votes)
			if d := cmp.Diff(texts(want), texts(book)); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestArrangeUnordered leaves fonts alone whose codes follow their first use.
func TestArrangeUnordered(t *testing.T) {
	var p unnamedPage
	book, votes := map[shape]rune{}, map[shape]map[rune]int{}
	for i, r := range []rune("张三委员您提出的关于优化公共交通方便市民出行建议收悉经研究现答复如下近年来我坚持先累计投入资金二亿六千七百万元新增线路条") {
		s := shape{"F", rune(i), [4]int{10, -840, 960 + i, 80}}
		p.pieces = append(p.pieces, piece{layout.Rune{}, s})
		book[s], votes[s] = r, map[rune]int{r: 2}
	}
	want := maps.Clone(book)
	r := &reading{unnamed: []unnamedPage{p}}
	r.arrange(book, votes)
	if d := cmp.Diff(texts(want), texts(book)); d != "" {
		t.Error(d)
	}
}

func texts(book map[shape]rune) map[rune]string {
	out := map[rune]string{}
	for s, r := range book {
		out[s.code] = string(r)
	}
	return out
}
