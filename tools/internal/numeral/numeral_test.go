package numeral

import (
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestInt(t *testing.T) {
	for _, c := range []struct {
		in   string
		want int
		ok   bool
	}{
		{"十六", 16, true}, {"十", 10, true}, {"一百二十三", 123, true}, {"一百零三", 103, true}, {"廿一", 21, true},
		{"二○二五", 2025, true}, {"二〇二五", 2025, true}, {"四", 4, true}, {"16", 16, true}, {"１６", 16, true}, {"0311", 311, true},
		{"两千零八", 2008, true}, {"", 0, false}, {"第十六", 0, false}, {"十十", 0, false}, {"二三十", 0, false}, {"百千", 0, false},
		{"12345678901", 0, false}, {"一二三四五", 0, false},
	} {
		if got, ok := Int(c.in); got != c.want || ok != c.ok {
			t.Errorf("Int(%q) = %d, %v, want %d, %v", c.in, got, ok, c.want, c.ok)
		}
	}
}

func TestHanReadsBack(t *testing.T) {
	for n := range 100 {
		if got, ok := Int(Han(n)); !ok || got != n {
			t.Errorf("Int(%q) = %d, %v, want %d", Han(n), got, ok, n)
		}
	}
	if s := Han(100) + Han(-1); s != "" {
		t.Errorf("numbers out of range gave %q", s)
	}
}

func TestParse(t *testing.T) {
	for in, want := range map[string]string{
		"2.67亿": "267000000", "1亿2000万": "120000000", "3万5千": "35000", "5000万": "50000000", "1亿": "100000000", "39,100万": "391000000",
		"0.2277": "0.2277", "6682.8万": "66828000", "3": "3", "1.5万亿": "1500000000000", "5千万": "50000000", "0.10": "0.1",
		"三千万": "30000000", "一点五亿": "150000000", "两亿三千万": "230000000", "十二点零五": "12.05", "五万零三百": "50300", "一万亿": "1000000000000",
	} {
		if v, ok := Parse(in); !ok || v.String() != want {
			t.Errorf("Parse(%q) = %s, %v, want %s", in, v, ok, want)
		}
	}
	for _, in := range []string{"", "万", "1..2", "1.2.3", "-1", "1e9", "１２", "2亿万", "万三", "三万五", "三千五", "三万五亿", "点五", "一点", "二二万", "万万"} {
		if v, ok := Parse(in); ok {
			t.Errorf("Parse(%q) = %s", in, v)
		}
	}
}

func TestShare(t *testing.T) {
	part, _ := Parse("169")
	whole, _ := Parse("301")
	said, _ := Parse("56.17")
	got, ok := Share(part, whole, 2)
	if !ok || got.String() != "56.15" {
		t.Errorf("Share = %s, %v", got, ok)
	}
	if n := got.Apart(said, 2); n != 2 {
		t.Errorf("56.15 and 56.17 are %d hundredths apart", n)
	}
	if _, ok := Share(part, Value{}, 2); ok {
		t.Error("a share of nothing was given")
	}
}

func TestCmp(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		a, b := r.IntN(1000), r.IntN(1000)
		v, _ := Parse(strconv.Itoa(a))
		w, _ := Parse(strconv.Itoa(b))
		if (v.Cmp(w) < 0) != (a < b) || (v.Cmp(w) == 0) != (a == b) {
			t.Errorf("%d and %d compare as %d", a, b, v.Cmp(w))
		}
	}
}

func FuzzInt(f *testing.F) {
	for _, s := range []string{"二十三", "二○二五", "１２", "廿卅"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if n, ok := Int(s); ok && (n < 0 || n > 999999999) {
			t.Errorf("Int(%q) = %d", s, n)
		}
		Parse(s)
	})
}
