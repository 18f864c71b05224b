package memory

import (
	"os"
	"path/filepath"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/figure"
	"dafu/tools/internal/memory/po"
)

// Prepared is the catalogue of a letter that was read ahead of its turn, and what
// the letter states.
type Prepared struct {
	c *catalogue
	s statements
}

// statements are the figures and the dates of a letter.
type statements struct {
	zh      *letter.Letter
	amounts []letter.Amount
	dues    []letter.Due
}

func statementsOf(zh *letter.Letter) statements {
	return statements{zh, zh.Amounts(), zh.Deadlines()}
}

// Stating returns p with what a Chinese letter states, for Translate.
func (p Prepared) Stating(zh *letter.Letter) Prepared {
	p.s = statementsOf(zh)
	return p
}

// Prepare reads the catalogue of a letter and compares the figures of its
// texts, which is most of the work on a letter that has not changed. Unlike all
// other methods it may run in several goroutines, beside one that uses the
// Memory, so long as that one has not come to the letter.
func (m *Memory) Prepare(key string) Prepared {
	if _, err := os.Stat(filepath.FromSlash(m.path(key))); err != nil {
		return Prepared{} // no catalogue, or a failure that read will meet again
	}
	c := m.read(key)
	c.compared = make(map[*po.Entry]comparison, len(c.live))
	for _, e := range c.live {
		if e.Target != "" {
			c.compared[e] = comparison{e.Source, e.Target, figure.Compare(e.Source, e.Target)}
		}
	}
	return Prepared{c: c}
}

// Take puts a catalogue that was read ahead in the place of one to be read.
func (m *Memory) Take(p Prepared) {
	m.stating = p.s
	if p.c != nil && m.files[p.c.key] && m.turnTo(p.c.key) == nil {
		m.catalogues[p.c.key] = p.c
	}
}

// comparison is what comparing the figures of two texts gave.
type comparison struct {
	source, target string
	difference     figure.Difference
}

// compare compares the figures of an entry, unless that was done when it was
// read and neither text has changed since.
func (c *catalogue) compare(e *po.Entry) figure.Difference {
	if done, ok := c.compared[e]; ok && done.source == e.Source && done.target == e.Target {
		return done.difference
	}
	return figure.Compare(e.Source, e.Target)
}
