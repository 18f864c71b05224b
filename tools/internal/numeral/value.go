package numeral

import (
	"math/big"
	"regexp"
	"strings"
)

// Value is an exact decimal number. The zero Value is 0. Values are
// comparable by Cmp, not by ==.
type Value struct{ r *big.Rat }

var figure = regexp.MustCompile(`^([0-9]{1,30}(?:\.[0-9]{1,30})?)(十|百|千|万|亿|万亿|千万|百万|十亿|百亿|千亿)?$`)

// composed matches a figure in two parts, the second of a lower multiplier.
var composed = regexp.MustCompile(`^([0-9]{1,30})(万亿|亿|万)([0-9].*)$`)

var scales = map[string]int64{
	"": 1, "十": 10, "百": 100, "千": 1000, "万": 1e4, "百万": 1e6, "千万": 1e7,
	"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

// Parse reads a figure with its multiplier: 5000, 2.67亿, 10万, 三千五百万, 一点五亿.
// 1亿2000万. Commas between digits are allowed. It reports false for any other text.
func Parse(s string) (Value, bool) {
	if m := composed.FindStringSubmatch(s); m != nil {
		high, ok1 := Parse(m[1] + m[2])
		low, ok2 := Parse(m[3])
		if !ok1 || !ok2 || low.rat().Cmp(new(big.Rat).SetInt64(scales[m[2]])) >= 0 {
			return Value{}, false
		}
		return Value{new(big.Rat).Add(high.rat(), low.rat())}, true
	}
	m := figure.FindStringSubmatch(strings.ReplaceAll(s, ",", ""))
	if m == nil {
		return hanValue(s)
	}
	r, ok := new(big.Rat).SetString(m[1])
	if !ok {
		return Value{}, false
	}
	return Value{r.Mul(r, new(big.Rat).SetInt64(scales[m[2]]))}, true
}

// hanFraction matches a figure with a decimal point in Han numerals.
var hanFraction = regexp.MustCompile(`^([零〇一二两三四五六七八九十百千]{1,8})点([零〇一二三四五六七八九]{1,9})(十|百|千|万|亿|万亿|千万|百万|十亿|百亿|千亿)?$`)

// shortened matches what speech shortens: 三万五 is 35000, not 30005.
var shortened = regexp.MustCompile(`[百千万亿][一二两三四五六七八九](?:[万亿]|$)`)

// hanValue reads a figure in Han numerals.
func hanValue(s string) (Value, bool) {
	if shortened.MatchString(s) {
		return Value{}, false
	}
	if m := hanFraction.FindStringSubmatch(s); m != nil {
		whole, ok := placed(m[1])
		if !ok {
			return Value{}, false
		}
		r := new(big.Rat).SetInt64(int64(whole))
		unit := big.NewRat(1, 1)
		for _, c := range m[2] {
			unit.Mul(unit, big.NewRat(1, 10))
			r.Add(r, new(big.Rat).Mul(unit, new(big.Rat).SetInt64(int64(digits[c]))))
		}
		return Value{r.Mul(r, new(big.Rat).SetInt64(scales[m[3]]))}, true
	}
	n, ok := sections(s, []string{"亿", "万"}, []int64{1e8, 1e4})
	if !ok {
		return Value{}, false
	}
	return Value{new(big.Rat).SetInt(n)}, true
}

// sections reads a whole number in Han numerals by its sections of 亿 and 万.
func sections(s string, marks []string, sizes []int64) (*big.Int, bool) {
	if len(marks) == 0 {
		n, ok := placed(strings.TrimLeft(s, "零〇"))
		return big.NewInt(int64(n)), ok
	}
	i := strings.LastIndex(s, marks[0])
	if i < 0 {
		return sections(s, marks[1:], sizes[1:])
	}
	high, ok := sections(s[:i], marks[1:], sizes[1:])
	if !ok {
		return nil, false
	}
	high.Mul(high, big.NewInt(sizes[0]))
	rest := s[i+len(marks[0]):]
	if rest == "" {
		return high, true
	}
	low, ok := sections(rest, marks[1:], sizes[1:])
	if !ok || low.Cmp(big.NewInt(sizes[0])) >= 0 {
		return nil, false
	}
	return high.Add(high, low), true
}

func (v Value) rat() *big.Rat {
	if v.r == nil {
		return new(big.Rat)
	}
	return v.r
}

// Cmp compares v and w: -1, 0 or +1.
func (v Value) Cmp(w Value) int { return v.rat().Cmp(w.rat()) }

// Equal reports whether v and w are the same number.
func (v Value) Equal(w Value) bool { return v.Cmp(w) == 0 }

// String writes the value as plain digits with as many decimals as it needs:
// 2.67亿 is 267000000.
func (v Value) String() string {
	s := v.rat().FloatString(30)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// Share returns part of whole in per cent, rounded half up to the number of
// decimals. It reports false if whole is zero.
func Share(part, whole Value, decimals int) (Value, bool) {
	if whole.rat().Sign() == 0 {
		return Value{}, false
	}
	r := new(big.Rat).Quo(part.rat(), whole.rat())
	r.Mul(r, new(big.Rat).SetInt64(100))
	rounded, ok := new(big.Rat).SetString(r.FloatString(decimals))
	return Value{rounded}, ok
}

// Apart returns by how many units of the last of so many decimals v and w
// differ, rounded down.
func (v Value) Apart(w Value, decimals int) int64 {
	d := new(big.Rat).Sub(v.rat(), w.rat())
	d.Abs(d)
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	d.Mul(d, new(big.Rat).SetInt(scale))
	n := new(big.Int).Quo(d.Num(), d.Denom())
	if !n.IsInt64() {
		return 1<<63 - 1
	}
	return n.Int64()
}
