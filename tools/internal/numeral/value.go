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

var scales = map[string]int64{
	"": 1, "十": 10, "百": 100, "千": 1000, "万": 1e4, "百万": 1e6, "千万": 1e7,
	"亿": 1e8, "十亿": 1e9, "百亿": 1e10, "千亿": 1e11, "万亿": 1e12,
}

// Parse reads a figure with its multiplier: 5000, 2.67亿, 10万. Commas between
// digits are allowed. It reports false for any other text.
func Parse(s string) (Value, bool) {
	m := figure.FindStringSubmatch(strings.ReplaceAll(s, ",", ""))
	if m == nil {
		return Value{}, false
	}
	r, ok := new(big.Rat).SetString(m[1])
	if !ok {
		return Value{}, false
	}
	return Value{r.Mul(r, new(big.Rat).SetInt64(scales[m[2]]))}, true
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
