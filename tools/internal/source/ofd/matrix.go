package ofd

import (
	"math"
	"strings"

	"dafu/tools/internal/source/layout"
	"dafu/tools/internal/source/pack"
)

// matrix takes a point to (a·x+c·y+e, b·x+d·y+f), y growing downwards.
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

// of returns the matrix for what is inside of an object: its own (CTM), then
// the corner of its boundary, then the one around it.
func (m matrix) of(e *pack.Elem) matrix {
	own := identity
	if v := numbers(e.Attr("CTM")); len(v) == 6 {
		own = matrix{v[0], v[1], v[2], v[3], v[4], v[5]}
	}
	if v := numbers(e.Attr("Boundary")); len(v) >= 2 {
		own.e += v[0]
		own.f += v[1]
	}
	return matrix{
		a: m.a*own.a + m.c*own.b, b: m.b*own.a + m.d*own.b,
		c: m.a*own.c + m.c*own.d, d: m.b*own.c + m.d*own.d,
		e: m.a*own.e + m.c*own.f + m.e, f: m.b*own.e + m.d*own.f + m.f,
	}
}

func (m matrix) apply(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// scale returns by how much the matrix makes text larger.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// turn returns by how many quarters characters are turned clockwise, that are
// turned by some degrees before the matrix turns them; -1 for none.
func (m matrix) turn(degrees float64) int {
	quarters := (math.Atan2(m.b, m.a)*180/math.Pi + degrees) / 90
	whole := math.Round(quarters)
	if math.Abs(quarters-whole) > 0.05 || math.IsNaN(quarters) {
		return -1
	}
	return ((int(whole) % 4) + 4) % 4
}

// thin is how wide, in millimetres, a drawn box is at most that is a line.
const thin = 1.0

// rules returns the straight lines of a path, as of the grid of a table.
func rules(e *pack.Elem, m matrix) []layout.Rule {
	var out []layout.Rule
	var x, y, startX, startY float64
	line := func(toX, toY float64) {
		var l layout.Rule
		l.X0, l.Y0 = m.apply(x, y)
		l.X1, l.Y1 = m.apply(toX, toY)
		if math.Abs(l.X0-l.X1) < thin || math.Abs(l.Y0-l.Y1) < thin {
			out = append(out, l)
		}
		x, y = toX, toY
	}
	fields := strings.FieldsFunc(e.Kid("AbbreviatedData").Content(), separator)
	for i := 0; i < len(fields); {
		op := fields[i]
		n := map[string]int{"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}[op]
		i++
		if i+n > len(fields) {
			break
		}
		v := numbers(strings.Join(fields[i:i+n], " "))
		i += n
		switch {
		case op == "C":
			line(startX, startY)
		case len(v) != n || n == 0:
		case op == "L":
			line(v[0], v[1])
		case op == "M" || op == "S":
			x, y = v[0], v[1]
			startX, startY = x, y
		default:
			x, y = v[n-2], v[n-1]
		}
	}
	return out
}
