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
// not counted, but for the per cent sign after a number, with blanks between them or without.
//
// The file testdata/symbols.json holds what the client must do alike.
func Symbols(text string) []string {
	s := scanners.Get().(*scanner)
	defer scanners.Put(s)
	s.scan(text, false)
	return slices.Clone(s.out)
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

// scanner gathers symbols. Until its next text it holds those of the last one.
type scanner struct {
	out   []string
	runs  []string // what a run was before stemming, with the points right before and behind a number; "" for any other symbol
	marks []uint32 // under which marks are filed beside what is next to them
	run   []byte
	class int  // of run
	point bool // a point stands right after the digits of run
	dot   bool // a point that belongs to no number was the last character
	lead  bool // such a point stands right before run
	open  bool // nothing but blanks stands behind a number
	mark  rune // the last mark after the last symbol

	byWord bool            // punctuation says nothing, nor do marks
	known  map[string]word // runs of Latin letters that were met before
}

// word is a run of Latin letters.
type word struct{ run, stem string }

// mostKnown bounds what a scanner remembers.
const mostKnown = 1 << 14

var scanners = sync.Pool{New: func() any { return &scanner{known: map[string]word{}} }}

// scan cuts a text, and notes besides what stood around the symbols.
func (s *scanner) scan(text string, byWord bool) {
	*s = scanner{out: s.out[:0], runs: s.runs[:0], marks: s.marks[:0], run: s.run[:0], byWord: byWord, known: s.known}
	for i := 0; i < len(text); {
		n := lettersOf(text[i:])
		if n > 0 { // most of an English text
			s.addLetters(text[i : i+n])
		} else {
			var r rune
			r, n = utf8.DecodeRuneInString(text[i:])
			s.add(r)
		}
		i += n
	}
	s.flush()
}

// lettersOf returns how many Latin letters without accents a text begins with.
func lettersOf(text string) int {
	for i := range len(text) {
		if c := text[i] | 0x20; c < 'a' || c > 'z' {
			return i
		}
	}
	return len(text)
}

func (s *scanner) addLetters(text string) {
	if s.class != latin {
		s.flush()
	}
	s.class = latin
	for i := range len(text) {
		s.run = append(s.run, text[i]|0x20) // in lower case
	}
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
		if s.byWord {
			return
		}
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
	number := s.class == digit && !s.point || s.open
	s.flush()
	if number && r == '%' {
		s.put("%", "")
		return
	}
	s.open = number && r == ' ' // no line break: the client reads a block at a time
	s.dot = r == '.'
	s.see(r)
}

// see files a mark behind the symbol that it follows; put files it before the next.
func (s *scanner) see(r rune) {
	if r <= ' ' || s.byWord {
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
	s.dot, s.open = false, false
}

func (s *scanner) endRun() {
	if len(s.run) == 0 {
		return
	}
	run, point := s.run, s.point
	s.run, s.point = s.run[:0], false
	if s.class == latin {
		w := s.word(run)
		s.put(w.stem, w.run)
		return
	}
	number := string(run)
	raw := number
	if s.lead {
		raw = "." + raw
	}
	if point {
		raw += "."
	}
	s.put(number, raw)
	if point {
		s.see('.')
	}
}

// word makes one of a run, or remembers it.
func (s *scanner) word(run []byte) word {
	if w, ok := s.known[string(run)]; ok {
		return w
	}
	w := word{run: string(run)}
	w.stem = Stem(w.run)
	if len(s.known) < mostKnown {
		s.known[w.run] = w
	}
	return w
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
