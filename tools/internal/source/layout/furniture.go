package layout

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/source"
)

// numeral is a number of a page, in figures, in Chinese, or in figures that are not known.
const numeral = `(?:[\d□]{1,4}|[一二三四五六七八九十百〇○零]{1,5})`

var (
	dashedNumber = regexp.MustCompile(`^[—–\-－―─·•~～_.]+(?:` + numeral + `|[ivxlc]{1,5})[—–\-－―─·•~～_.]+$`)
	saidNumber   = regexp.MustCompile(`^第?` + numeral + `页(?:[，,/／]?共` + numeral + `页)?$|^共` + numeral + `页[，,/／]?第` + numeral + `页$|^\d{1,4}[/／]\d{1,4}$|^[Pp]age\d{1,4}(?:of\d{1,4})?$|^\d{1,4}of\d{1,4}$`)
	// browser is what a browser prints above and below a page: when, its title, its address, the page.
	browser    = regexp.MustCompile(`^(?:\d{4}[/-]\d{1,2}[/-]\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4})[,，]?(?:上午|下午)?\d{1,2}:\d{2}(?:[^\d:：]|$)|^(?:https?|file)://\S+$`)
	bareNumber = regexp.MustCompile(`^(?:\d{1,3}|[ivxlc]{1,5})$`)
	figures    = regexp.MustCompile(`\d+`)
)

// edge is the part of a page, at its top and its foot, in which page numbers
// and running heads stand; a running head that three pages, or both of two, have
// at one height may stand further in.
const (
	edge     = 0.15
	deepEdge = 0.25
	often    = 3
)

// furniture takes page numbers, running heads and running feet out of the
// lines: they are no part of the text, and stand between its parts.
func (d *document) furniture() {
	d.size = d.bodySize()
	// Behind what is taken away, a second line of a head comes to the edge.
	for first := true; d.strip(first); first = false {
	}
}

// strip takes away what stands at the very edge of the pages, and reports
// whether there was anything. Further in, and behind what was taken away before,
// the text itself may repeat: a head is of another size.
func (d *document) strip(first bool) bool {
	times := map[string]int{}
	pages := map[int]bool{}
	for _, s := range d.sheets {
		if len(s.lines) > 0 {
			pages[s.page] = true
		}
		for _, l := range s.edges() {
			times[l.furnitureKey()]++
			times[l.deepKey()]++
		}
	}
	repeats := func(l *line) bool {
		if first && l.atEdge() {
			n := times[l.furnitureKey()]
			return n >= 2 && n*2 >= len(pages)
		}
		n := times[l.deepKey()]
		return n >= max(2, min(often, len(pages))) && n*2 >= len(pages) && math.Abs(l.size-d.size) > 0.05*d.size
	}
	any := false
	for _, s := range d.sheets {
		drop := slices.DeleteFunc(s.edges(), func(l *line) bool {
			return !repeats(l) && (!l.atEdge() || !l.pageNumber())
		})
		for _, l := range drop {
			d.dropped = append(d.dropped, source.Line{Page: l.page, Num: l.num, Col: 1, Text: strings.TrimSpace(l.text)})
		}
		any = any || len(drop) > 0
		s.lines = slices.DeleteFunc(s.lines, func(l *line) bool { return slices.Contains(drop, l) })
	}
	return any
}

// edges returns the first and the last line of a sheet, if they stand near its
// edge.
func (s *sheet) edges() []*line {
	var out []*line
	if len(s.lines) == 0 {
		return nil
	}
	if l := s.lines[0]; l.grid == nil && l.bottom < deepEdge*s.height {
		out = append(out, l)
	}
	if l := s.lines[len(s.lines)-1]; l.grid == nil && l.top > (1-deepEdge)*s.height {
		out = append(out, l)
	}
	return out
}

// atEdge reports whether a line stands where page numbers do.
func (l *line) atEdge() bool {
	return l.bottom < edge*l.sheet.height || l.top > (1-edge)*l.sheet.height
}

// furnitureKey is the same for lines that repeat from page to page: at one
// height, and alike but for their figures.
func (l *line) furnitureKey() string {
	side := "head "
	if l.top > l.sheet.height/2 {
		side = "foot "
	}
	return side + figures.ReplaceAllString(strings.ReplaceAll(l.text, " ", ""), "0")
}

// deepKey is the same for lines that repeat from page to page at exactly one height.
func (l *line) deepKey() string {
	return fmt.Sprintf("%s at %.0f", l.furnitureKey(), 200*l.bottom/l.sheet.height)
}

// pageNumber reports whether a line at the edge of its page holds the number of
// the page, or what a browser prints there. A bare figure must stand apart from the text, and so must the few
// characters at the foot of a scan that its dashes and figures were taken for.
func (l *line) pageNumber() bool {
	s := squeeze(l.text)
	if browser.MatchString(s) {
		return true
	}
	const misread = 4
	foot := l.sheet.scan && l.top > l.sheet.height/2 && utf8.RuneCountInString(s) <= misread && !strings.ContainsAny(s, closers)
	if !foot && !bareNumber.MatchString(s) {
		return numbersPage(s)
	}
	least := l.size
	if foot {
		least = 1.15 * l.sheet.gap()
	}
	for _, o := range l.sheet.lines {
		if gap := max(o.top-l.bottom, l.top-o.bottom); o != l && gap < least {
			return false
		}
	}
	return true
}

// gap returns the room that most lines of the sheet leave between them.
func (s *sheet) gap() float64 {
	var gaps []float64
	for i := 1; i < len(s.lines); i++ {
		gaps = append(gaps, s.lines[i].top-s.lines[i-1].bottom)
	}
	return middle(gaps)
}

// numbersPage reports a text that can only be the number of a page.
func numbersPage(s string) bool {
	s = squeeze(s)
	return dashedNumber.MatchString(s) || saidNumber.MatchString(s)
}

// squeeze takes out spaces and makes digits narrow.
func squeeze(s string) string {
	return strings.Map(narrowDigit, strings.ReplaceAll(s, " ", ""))
}

func narrowDigit(r rune) rune {
	if '０' <= r && r <= '９' {
		return r - '０' + '0'
	}
	return r
}

// furnitureFinding names what was left out, each once.
func furnitureFinding(t *source.Text) []diag.Finding {
	if len(t.Furniture) == 0 {
		return nil
	}
	var names []string
	for _, l := range t.Furniture {
		if !slices.Contains(names, l.Text) {
			names = append(names, l.Text)
		}
	}
	return []diag.Finding{ruleFurniture.At(diag.Pos{Path: t.Name}, strings.Join(names, " | "))}
}
