package merge

import (
	"regexp"
	"slices"
	"strings"
)

// block is a paragraph, a heading, a table: what stands between blank lines.
type block struct {
	before  string // blank lines above it
	text    string // without its address
	address string // {#s1-p2}, with its classes; "" if it has none
}

var (
	addressLine = regexp.MustCompile(`^\{#[^{}]+\}\s*$`)
	headingEnd  = regexp.MustCompile(`^(#{1,6} .*?)\s*(\{#[^{}]+\})\s*$`)
	addressID   = regexp.MustCompile(`^\{#([^\s{}]+)`)
)

// cutBody cuts the body of a page into its blocks, and the blank lines at its end.
func cutBody(body string) (blocks []block, tail string) {
	var b block
	var lines []string
	end := func() {
		if len(lines) > 0 {
			b.text, b.address = parts(lines)
			blocks = append(blocks, b)
		}
		b, lines = block{}, nil
	}
	for _, line := range strings.SplitAfter(body, "\n") {
		if strings.TrimSpace(line) == "" {
			if line == "" {
				continue // behind the last line
			}
			if len(lines) > 0 {
				end()
			}
			b.before += line
			continue
		}
		lines = append(lines, strings.TrimSuffix(line, "\n"))
	}
	if len(lines) == 0 {
		tail = b.before
	}
	end()
	return blocks, tail
}

// parts parts the lines of a block from its address.
func parts(lines []string) (text, address string) {
	last := len(lines) - 1
	switch {
	case last > 0 && addressLine.MatchString(lines[last]):
		return strings.Join(lines[:last], "\n"), strings.TrimSpace(lines[last])
	case last == 0:
		if m := headingEnd.FindStringSubmatch(lines[0]); m != nil {
			return m[1], m[2]
		}
	}
	return strings.Join(lines, "\n"), ""
}

// print returns the lines of a block.
func (b block) print() string {
	switch {
	case b.address == "":
		return b.text + "\n"
	case strings.HasPrefix(b.text, "#") && !strings.Contains(b.text, "\n"):
		return b.text + " " + b.address + "\n"
	}
	return b.text + "\n" + b.address + "\n"
}

// id is the address without braces and classes.
func (b block) id() string {
	if m := addressID.FindStringSubmatch(b.address); m != nil {
		return m[1]
	}
	return ""
}

// walk merges blocks in the order of base.
type walk struct {
	out                 []block
	conflicts           []Conflict
	base, now, edited   []block
	toNow, toEdited     []int           // for each block of base; -1 for one that is gone
	twins               map[int]int     // see pairNew
	moved               map[int]int     // see findMoved
	own                 map[string]bool // addresses that a person gave
	nextNow, nextEdited int
}

// mergeBody merges the blocks of the body.
func mergeBody(base, now, edited []block) ([]block, []Conflict) {
	w := walk{base: base, now: now, edited: edited, toNow: align(base, now), toEdited: align(base, edited), own: map[string]bool{}}
	w.pairNew()
	w.findMoved()
	for i := range base {
		w.inserted(w.toNow[i], w.toEdited[i])
		w.block(i)
	}
	w.inserted(len(now), len(edited))
	w.freeAddresses()
	return w.out, w.conflicts
}

// pairNew finds the blocks that are new in the letter and that a person has put
// in as well, in the same words or in words that are alike: twins gives the
// person's for each such block of now.
func (w *walk) pairNew() {
	w.twins = map[int]int{}
	taken := map[int]bool{}
	for _, least := range []float64{1, alike} {
		for j := range w.now {
			if _, done := w.twins[j]; done || slices.Contains(w.toNow, j) {
				continue
			}
			for k := range w.edited {
				if !taken[k] && !slices.Contains(w.toEdited, k) && like(w.now[j].text, w.edited[k].text) >= least {
					w.twins[j], taken[k] = k, true
					break
				}
			}
		}
	}
}

// findMoved finds the blocks that a person has moved: moved gives, for such a block of
// edited, the block of base that it was. Where it was nothing is missing.
func (w *walk) findMoved() {
	w.moved = map[int]int{}
	for k, e := range w.edited {
		if e.id() == "" || slices.Contains(w.toEdited, k) {
			continue
		}
		i := slices.IndexFunc(w.base, func(b block) bool { return b.id() == e.id() })
		if i >= 0 && w.toEdited[i] < 0 && w.toNow[i] >= 0 && like(w.base[i].text, e.text) >= alike {
			w.moved[k] = i
		}
	}
}

// stays reports whether a block of base stands at another place of the person's page.
func (w *walk) stays(i int) bool {
	for _, from := range w.moved {
		if from == i {
			return true
		}
	}
	return false
}

// inserted takes over what stands before the next block that base has as well,
// a person's first. untilNow and untilEdited are the places of that block; a
// block that is gone ends nothing.
func (w *walk) inserted(untilNow, untilEdited int) {
	for ; w.nextEdited < untilEdited; w.nextEdited++ {
		if i, ok := w.moved[w.nextEdited]; ok {
			w.three(w.base[i], w.now[w.toNow[i]], w.edited[w.nextEdited])
			continue
		}
		w.keep(w.edited[w.nextEdited])
	}
	for ; w.nextNow < untilNow; w.nextNow++ {
		n := w.now[w.nextNow]
		k, twin := w.twins[w.nextNow]
		switch {
		case !twin:
			w.out = append(w.out, n)
		case w.edited[k].text != n.text:
			w.conflicts = append(w.conflicts, Conflict{where(w.edited[k], n), 0, w.edited[k].text, n.text})
		}
	}
}

// keep puts a block of the person's on the page.
func (w *walk) keep(e block) {
	w.out = append(w.out, e)
	if e.address != "" {
		w.own[e.id()] = true
	}
}

// block merges the i-th block of base.
func (w *walk) block(i int) {
	b := w.base[i]
	var n, e *block
	if j := w.toNow[i]; j >= 0 {
		n = &w.now[j]
		w.nextNow = j + 1
	}
	if j := w.toEdited[i]; j >= 0 {
		e = &w.edited[j]
		w.nextEdited = j + 1
	}
	switch {
	case n == nil && e == nil:
	case n == nil && e.text == b.text: // the letter does not say it any more
	case n == nil:
		w.keep(*e)
		w.conflicts = append(w.conflicts, Conflict{where(*e, b), 0, e.text, ""})
	case e == nil && (n.text == b.text || w.stays(i)): // the person took it out, or moved it
	case e == nil:
		w.conflicts = append(w.conflicts, Conflict{where(*n, b), 0, "", n.text})
	default:
		w.three(b, *n, *e)
	}
}

// three merges a block that is there on all sides.
func (w *walk) three(b, n, e block) {
	out := e
	if e.address == b.address {
		out.address = n.address
	} else if e.address != "" {
		w.own[e.id()] = true
	}
	switch {
	case e.text == b.text:
		out.text = n.text
	case n.text != b.text && n.text != e.text:
		w.conflicts = append(w.conflicts, Conflict{where(out, n), 0, e.text, n.text})
	}
	w.out = append(w.out, out)
}

// where names a block by the address that it has.
func where(first, second block) string {
	if id := first.id(); id != "" {
		return id
	}
	return second.id()
}

// freeAddresses takes an address from the second block that has it: addresses
// that a person gave come first, and a block without one gets one by its place.
func (w *walk) freeAddresses() {
	given := map[string]bool{}
	for i := range w.out {
		b := &w.out[i]
		id := b.id()
		if id == "" {
			continue
		}
		fromPerson := slices.ContainsFunc(w.edited, func(e block) bool { return e.address == b.address && e.text == b.text })
		if given[id] || w.own[id] && !fromPerson {
			b.address = ""
			continue
		}
		given[id] = true
	}
}
