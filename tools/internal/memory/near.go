package memory

import (
	"hash/fnv"
	"slices"
	"unicode/utf8"
)

// near is a finished translation of a text that is like another one.
type near struct {
	origin
	source string
	score  float64 // likeness of the sources, from 0 to 1
}

// The bounds of a near match: shorter texts are alike by chance, and what is
// less alike helps nobody.
const (
	nearLength = 8
	nearScore  = 0.7
	sketchSize = 8
)

// nearest returns the finished translation of the text that is most like the
// message, in the same context.
func (m *Memory) nearest(k message) (near, bool) {
	if utf8.RuneCountInString(k.text) < nearLength {
		return near{}, false
	}
	m.elsewhere(k) // gathers what is finished
	best := near{}
	seen := map[string]bool{}
	for _, h := range sketch(k.text) {
		for _, text := range m.sketches[sketched{k.context, h}] {
			if seen[text] {
				continue
			}
			seen[text] = true
			s := likeness(k.text, text)
			if s >= nearScore && (s > best.score || s == best.score && text < best.source) {
				best = near{m.finished[message{k.context, text}], text, s}
			}
		}
	}
	return best, best.score > 0
}

// sketched is a context and one value of the sketch of a text in it.
type sketched struct {
	context string
	value   uint32
}

// sketch returns the smallest hashes of the runs of four characters of a text:
// texts that have much in common share some of them, so that the likest one
// among very many is found by looking at few.
func sketch(text string) []uint32 {
	rs := []rune(text)
	var all []uint32
	for i := 0; i+4 <= len(rs); i++ {
		h := fnv.New32a()
		h.Write([]byte(string(rs[i : i+4])))
		all = append(all, h.Sum32())
	}
	slices.Sort(all)
	all = slices.Compact(all)
	return all[:min(len(all), sketchSize)]
}
