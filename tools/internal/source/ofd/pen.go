package ofd

import (
	"strconv"
	"strings"

	"dafu/tools/internal/source/pack"
)

// pen walks over the characters of a text object.
type pen struct {
	size, stretch float64
	down, back    bool // text runs down the page; against the usual direction
	x, y          float64
	dx, dy        []float64
	at            int
}

// begin goes to where a TextCode begins. One that gives no place begins at
// that of the one before it.
func (p *pen) begin(code *pack.Elem) {
	if x, ok := number(code.Attr("X")); ok {
		p.x = x
	}
	if y, ok := number(code.Attr("Y")); ok {
		p.y = y
	}
	n := len([]rune(codeText(code.Text)))
	p.dx, p.dy, p.at = deltas(code.Attr("DeltaX"), n), deltas(code.Attr("DeltaY"), n), 0
}

// next returns the place of a character and how wide it is, and goes on.
func (p *pen) next(c rune) (x, y, width float64) {
	x, y = p.x, p.y
	em := p.size * p.stretch
	if c < 0x2E80 && c != '—' && c != '…' && c != '“' && c != '”' {
		em *= 0.5
	}
	dx, dy := step(p.dx, p.at), step(p.dy, p.at)
	if len(p.dx) == 0 && len(p.dy) == 0 {
		dx, dy = em, 0
		if p.down {
			dx, dy = 0, em
		}
		if p.back {
			dx, dy = -dx, -dy
		}
	}
	p.x, p.y, p.at = p.x+dx, p.y+dy, p.at+1
	if width = em; dx > 0 && dx < em {
		width = dx
	}
	return x, y, width
}

// step returns the i-th distance; the last one holds on.
func step(d []float64, i int) float64 {
	if len(d) == 0 {
		return 0
	}
	return d[min(i, len(d)-1)]
}

// deltas reads distances, in which "g 3 5.6" stands for three times 5.6. No
// more than limit are read.
func deltas(s string, limit int) []float64 {
	fields := strings.FieldsFunc(s, separator)
	var out []float64
	for i := 0; i < len(fields) && len(out) < limit; i++ {
		if fields[i] != "g" {
			v, _ := number(fields[i])
			out = append(out, v)
			continue
		}
		if i+2 >= len(fields) {
			break
		}
		n, _ := strconv.Atoi(fields[i+1])
		v, _ := number(fields[i+2])
		for range min(n, limit-len(out)) {
			out = append(out, v)
		}
		i += 2
	}
	return out
}

func separator(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == ',' }

func number(s string) (float64, bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || !sane(v) {
		return 0, false
	}
	return v, true
}

// numbers reads numbers parted by blanks.
func numbers(s string) []float64 {
	var out []float64
	for _, f := range strings.FieldsFunc(s, separator) {
		v, ok := number(f)
		if !ok {
			return nil
		}
		out = append(out, v)
	}
	return out
}
