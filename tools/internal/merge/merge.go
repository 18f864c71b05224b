// Package merge brings three versions of a page together: the page as the tool
// wrote it (base), as it would write it now, and as a person has corrected it.
// What only one side changed is taken over; where both did, the person's
// wording stays and the conflict is named.
//
// It works on keys of the front matter and on blocks of the body, not on lines:
// a paragraph is one thing, and so is a value, however it is printed.
package merge

import (
	"bytes"
	"slices"
	"strings"
)

// Conflict is a place that a person has corrected and that is new in the letter
// as well.
type Conflict struct {
	Where  string // key of the front matter, or address of the block
	Line   int    // of the merged page; 0 if the person took the place out
	Edited string // what stays; "" if the person took it out
	Now    string // what the page would say now; "" if it would say nothing
}

const fence = "+++\n"

// sumKey is the checksum of the page as the tool wrote it, which follows the tool.
const sumKey = "params.dafu.checksum"

// sourceKeys begins the keys that tell of the letter's file.
const sourceKeys = "params.source."

// letterKey is the checksum of the letter's file that the page answers to.
const letterKey = sourceKeys + "sha256"

// Pages merges three versions of a page. It reports false for a page whose front
// matter can't be read.
func Pages(base, now, edited []byte) (merged []byte, conflicts []Conflict, ok bool) {
	base, now, edited = Plain(base), Plain(now), Plain(edited)
	switch {
	case bytes.Equal(base, now):
		return edited, nil, true
	case bytes.Equal(base, edited):
		return now, nil, true
	}
	var p [3]page
	for i, data := range [][]byte{base, now, edited} {
		if p[i], ok = cut(data); !ok {
			return nil, nil, false
		}
	}
	head, conflicts := mergeHead(p[0].head, p[1].head, p[2].head)
	body, more := mergeBody(p[0].body, p[1].body, p[2].body)
	conflicts = append(conflicts, more...)
	merged = page{head, body, p[2].tail}.print()
	lines := lineNumbers(merged)
	for i := range conflicts {
		conflicts[i].Line = lines[conflicts[i].Where]
	}
	return merged, conflicts, true
}

// Follow makes a page name the letter that another page was made from; with
// checksum, also the checksum of that page, as if it had been corrected from it.
func Follow(data, other []byte, checksum bool) []byte {
	p, ok := cut(Plain(data))
	from, readable := cut(Plain(other))
	if !ok || !readable {
		return data
	}
	keys := []string{letterKey}
	if checksum {
		keys = append(keys, sumKey)
	}
	changed := false
	for _, key := range keys {
		at, with := find(p.head, key), find(from.head, key)
		if at != nil && with != nil && at.value != with.value {
			at.raw, changed = with.raw, true
		}
	}
	if !changed {
		return data
	}
	return p.print()
}

// News reports whether a merged page says more than that its letter is another file than that of
// the page before.
func News(before, merged []byte) bool {
	p, ok := cut(Plain(before))
	q, readable := cut(Plain(merged))
	if !ok || !readable {
		return true
	}
	for _, head := range []*[]entry{&p.head, &q.head} {
		*head = slices.DeleteFunc(*head, func(e entry) bool {
			return e.key == sumKey || strings.HasPrefix(e.key, sourceKeys)
		})
	}
	return !bytes.Equal(p.print(), q.print())
}

// byteOrderMark is what some editors put before the text; Hugo passes over it.
const byteOrderMark = "\ufeff"

// Plain makes line ends what git keeps, and takes away the mark that some editors put
// before a text: neither is a correction.
func Plain(data []byte) []byte {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	if bytes.IndexByte(data, '\r') < 0 {
		return data
	}
	return bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
}

// page is a page cut into keys and blocks.
type page struct {
	head []entry
	body []block
	tail string // blank lines at the end
}

func cut(data []byte) (page, bool) {
	rest, ok := bytes.CutPrefix(data, []byte(fence))
	if !ok {
		return page{}, false
	}
	head, body, ok := bytes.Cut(rest, []byte("\n"+fence))
	if !ok {
		return page{}, false
	}
	var p page
	p.head, ok = cutHead(string(head) + "\n")
	p.body, p.tail = cutBody(string(body))
	return p, ok
}

func (p page) print() []byte {
	var b bytes.Buffer
	b.WriteString(fence)
	for _, e := range p.head {
		b.WriteString(e.before + e.raw)
	}
	b.WriteString(fence)
	for _, x := range p.body {
		b.WriteString(x.before + x.print())
	}
	b.WriteString(p.tail)
	return b.Bytes()
}

// lineNumbers gives the lines of the keys and addresses of a page.
func lineNumbers(data []byte) map[string]int {
	out := map[string]int{}
	p, ok := cut(data)
	if !ok {
		return out
	}
	line := 2
	count := func(s string) { line += strings.Count(s, "\n") }
	for _, e := range p.head {
		count(e.before)
		out[e.key] = line
		count(e.raw)
	}
	line++
	for _, b := range p.body {
		count(b.before)
		out[b.id()] = line
		count(b.print())
	}
	return out
}
