package searchindex

import (
	"cmp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"dafu/tools/internal/han"
)

// Symbols cuts a text into the units that the index counts: a Han character
// (or any other character that is neither Latin nor a digit) by itself, a run
// of digits with the points between them, a run of Latin letters as its stem. Characters are folded first:
// width and compatibility forms (NFKD, a character at a time), accents, case,
// Traditional to Simplified. What ends or parts a clause (, ; : ! ? 。) is one
// symbol, however many of these stand together, and what parts a list (、)
// another: words on either side of it are no phrase. Blanks, brackets and other punctuation part the symbols and are
// not counted, but for the per cent sign after a number.
//
// The file testdata/symbols.json holds what the client must do alike.
func Symbols(text string) []string {
	return scan(text).out
}

// scan cuts a text, and says besides what stood around the symbols.
func scan(text string) *scanner {
	s := new(scanner)
	for _, r := range text {
		s.add(r)
	}
	s.flush()
	return s
}

// The classes of a folded character.
const (
	parting = iota // parts symbols
	dropped        // as if it was not there: accents, joiners
	digit
	latin
	alone // a symbol by itself
	stop
)

// Stop is the symbol of all punctuation that ends or parts a clause, Pause that
// of the mark that parts the words of a list.
const Stop, Pause = ",", "、"

// IsStop reports whether a symbol stands for punctuation.
func IsStop(symbol string) bool { return symbol == Stop || symbol == Pause }

const firstHan, lastHan = 0x4E00, 0x9FFF

// hanSymbols holds the symbols of the common Han characters, so that a text
// need not make them anew for every character.
var hanSymbols = sync.OnceValue(func() []string {
	out := make([]string, lastHan-firstHan+1)
	for i := range out {
		out[i] = string(han.Simplified(firstHan + rune(i)))
	}
	return out
})

func withoutStops(symbols []string) []string {
	return slices.DeleteFunc(symbols, IsStop)
}

// scanner gathers symbols.
type scanner struct {
	out   []string
	runs  []string // what a run was before stemming, with the points right before and behind a number; "" for any other symbol
	marks []uint32 // under which marks are filed beside what is next to them
	run   []byte
	class int  // of run
	point bool // a point stands right after the digits of run
	dot   bool // a point that belongs to no number was the last character
	lead  bool // such a point stands right before run
	mark  rune // the last mark after the last symbol
}

func (s *scanner) add(r rune) {
	if r >= firstHan && r <= lastHan { // most of a Chinese text
		s.flush()
		s.put(hanSymbols()[r-firstHan], "")
		return
	}
	if r < utf8.RuneSelf {
		s.addFolded(r)
		return
	}
	for _, f := range norm.NFKD.String(string(r)) {
		s.addFolded(han.Simplified(f))
	}
}

func (s *scanner) addFolded(r rune) {
	if r >= 'A' && r <= 'Z' {
		r += 'a' - 'A'
	}
	switch c := classOf(r); c {
	case dropped:
	case alone:
		s.flush()
		s.put(string(r), "")
	case stop:
		s.flush()
		symbol := Stop
		if r == 0x3001 {
			symbol = Pause
		}
		if n := len(s.out); n == 0 || s.out[n-1] != symbol {
			s.put(symbol, "")
		}
	case digit:
		if s.point {
			s.run, s.point = append(s.run, '.'), false
		}
		s.extend(c, r)
	case latin:
		s.extend(c, r)
	default:
		s.part(r)
	}
}

// extend adds to the run, or begins one.
func (s *scanner) extend(class int, r rune) {
	dot := s.dot
	if s.class != class {
		s.flush()
	}
	if len(s.run) == 0 {
		s.lead = dot && class == digit
	}
	s.class = class
	s.run = append(s.run, byte(r))
}

// part ends the run, unless a point may go on with the number.
func (s *scanner) part(r rune) {
	if r == '.' && s.class == digit && !s.point {
		s.point = true
		return
	}
	percent := r == '%' && s.class == digit && !s.point
	s.flush()
	if percent {
		s.put("%", "")
		return
	}
	s.dot = r == '.'
	s.see(r)
}

// see files a mark behind the symbol that it follows; put files it before the next.
func (s *scanner) see(r rune) {
	if r <= ' ' {
		return
	}
	r = alike(r)
	if n := len(s.out); n > 0 && s.mark == 0 {
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(cmp.Or(s.runs[n-1], s.out[n-1]), "."))
		s.marks = append(s.marks, markHash(last, r))
	}
	s.mark = r
}

func (s *scanner) put(symbol, run string) {
	if s.mark != 0 {
		first, _ := utf8.DecodeRuneInString(symbol)
		s.marks = append(s.marks, markHash(s.mark, first))
		s.mark = 0
	}
	s.out = append(s.out, symbol)
	s.runs = append(s.runs, run)
}

func (s *scanner) flush() {
	s.endRun()
	s.class = parting
	s.dot = false
}

func (s *scanner) endRun() {
	run, point := string(s.run), s.point
	s.run, s.point = s.run[:0], false
	switch {
	case run == "":
	case s.class == latin:
		s.put(Stem(run), run)
	default:
		raw := run
		if s.lead {
			raw = "." + raw
		}
		if point {
			raw += "."
		}
		s.put(run, raw)
	}
	if point {
		s.see('.')
	}
}

// alike returns one mark for the brackets and one for the quotes that stand for each other.
func alike(r rune) rune {
	switch r {
	case '[', '〔', '【':
		return '('
	case ']', '〕', '】':
		return ')'
	case '“', '”', '‘', '’', '\'', '「', '」', '『', '』':
		return '"'
	}
	return r
}

// classOf sorts a folded character. The ranges are spelt out, and not taken
// from the Unicode tables of a language, so that Go and every browser agree.
func classOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return digit
	case r >= 'a' && r <= 'z':
		return latin
	case r == ',', r == ';', r == ':', r == '!', r == '?', r == 0x3001, r == 0x3002:
		return stop
	case r < 0xC0:
		return parting
	case r >= 0x300 && r <= 0x36F, r >= 0x200B && r <= 0x200D, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF:
		return dropped
	case r >= 0x2000 && r <= 0x2BFF, r >= 0x3000 && r <= 0x3004, r >= 0x3008 && r <= 0x3020,
		r == 0x3030, r >= 0xFE10 && r <= 0xFE6F, r >= 0xFFF0 && r <= 0xFFFF, r >= 0xD800 && r <= 0xDFFF:
		return parting
	}
	return alone
}
