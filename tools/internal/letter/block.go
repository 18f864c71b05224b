package letter

import (
	"fmt"
	"strings"
)

// BlockKind tells what a block of the body is.
type BlockKind string

const (
	// Opening is the first paragraph, which names what is answered (…收悉).
	Opening BlockKind = "opening"
	// Heading is a numbered heading: 一、 （一） 1. （1）.
	Heading BlockKind = "heading"
	// Measure is the first sentence of a paragraph that begins with 一是, 二是 …:
	// a lead-in that names one thing done or promised.
	Measure BlockKind = "measure"
	// Paragraph is running text.
	Paragraph BlockKind = "paragraph"
	// Table is a table: one row a line, cells parted by tabs.
	Table BlockKind = "table"
	// Closing is the thanks, or the set phrase, that ends the body.
	Closing BlockKind = "closing"
)

// State tells how far the translation of a block has come. A Chinese block has
// the zero State.
type State string

const (
	// Reviewed text was approved by a person, who is named in the catalogue.
	Reviewed State = "reviewed"
	// Translated text is finished, or follows from facts and registries by rule;
	// nobody is on record as having approved it.
	Translated State = "translated"
	// Draft text came from a machine, or stands for a source that has changed
	// since; a person has yet to look.
	Draft State = "draft"
	// Missing means that there is no translation: the block shows the Chinese.
	Missing State = "missing"
)

// Block is one element of the body, in the order of the letter.
//
// The printed text of a block is Mark + Text + Stop. Where RunIn is set the
// letter goes on in the same paragraph with the text of the next block.
type Block struct {
	Kind  BlockKind
	Level int    // of a Heading: 1 for 一、 2 for （一） 3 for 1. 4 for （1）; else 0
	Mark  string // 一、 or 一是; "" if the block has none
	Text  string // without Mark and Stop
	Stop  string // what ends a Heading or a Measure: 。 ； ： or ""
	RunIn bool   // the next block continues this paragraph
	ID    string // anchor, the same in both languages; see AssignIDs
	State State  // of the translation
}

// Printed returns the text of the block as the letter prints it.
func (b Block) Printed() string { return b.Mark + b.Text + b.Stop }

// Depth returns the rank of a block that stands as a heading on the page, 1
// for the outermost, and 0 for all others. A measure ranks one below the
// heading that it stands under, given as under (0 for none).
func (b Block) Depth(under int) int {
	switch b.Kind {
	case Heading, Measure:
		return under + 1
	}
	return 0
}

// Finished reports whether the text may stand unmarked: it waits for nobody but
// a reviewer.
func (s State) Finished() bool { return s == Reviewed || s == Translated }

// Paragraphs returns the body as the letter prints it, one string a paragraph:
// run-in headings and measures joined to the text they introduce, in English
// with a blank.
func (l *Letter) Paragraphs() []string {
	var out []string
	join := false
	for _, b := range l.Body {
		if join {
			last := &out[len(out)-1]
			if l.Lang == English && b.State != Missing && !strings.HasSuffix(*last, " ") {
				*last += " "
			}
			*last += b.Printed()
		} else {
			out = append(out, b.Printed())
		}
		join = b.RunIn
	}
	return out
}

// AssignIDs gives an anchor to every block that has none:
//
//	opening, p1, p2 …     before the first heading
//	s2, s2-1, s2-1-3      headings by their place under one another
//	s2-m1                 the first measure of section 2 (m1 outside any section)
//	s2-m1-p1              its first paragraph
//	closing
//
// Numbers follow the order of the letter and not its printed marks, since 一是
// begins anew in every section. An anchor that is already there is kept, and
// no anchor is given twice.
func AssignIDs(blocks []Block) {
	used := map[string]bool{}
	for _, b := range blocks {
		if b.ID != "" {
			used[b.ID] = true
		}
	}
	type open struct {
		level int
		id    string
	}
	var stack []open // open headings, outermost first
	measure := ""
	count := map[string]int{} // by prefix
	next := func(prefix string) string {
		for {
			count[prefix]++
			if id := fmt.Sprintf("%s%d", prefix, count[prefix]); !used[id] {
				used[id] = true
				return id
			}
		}
	}
	single := func(name string) string {
		if !used[name] {
			used[name] = true
			return name
		}
		return next(name + "-")
	}
	for i := range blocks {
		b := &blocks[i]
		section := ""
		switch b.Kind {
		case Heading:
			for len(stack) > 0 && stack[len(stack)-1].level >= b.Level {
				stack = stack[:len(stack)-1]
			}
			measure = ""
			if b.ID == "" {
				if len(stack) == 0 {
					b.ID = next("s")
				} else {
					b.ID = next(stack[len(stack)-1].id + "-")
				}
			}
			stack = append(stack, open{b.Level, b.ID})
			continue
		case Measure:
			if len(stack) > 0 {
				section = stack[len(stack)-1].id + "-"
			}
			if b.ID == "" {
				b.ID = next(section + "m")
			}
			measure = b.ID
			continue
		case Opening, Closing:
			if b.ID == "" {
				b.ID = single(string(b.Kind))
			}
			continue
		}
		if b.ID != "" {
			continue
		}
		switch {
		case measure != "":
			b.ID = next(measure + "-p")
		case len(stack) > 0:
			b.ID = next(stack[len(stack)-1].id + "-p")
		default:
			b.ID = next("p")
		}
	}
}

// Section is a heading of the first level with what stands under it: a view of
// the body, not a part of the model.
type Section struct {
	Head   *Block  // nil for what stands before the first heading
	Blocks []Block // without Head
}

// Sections cuts the body at its headings of the first level.
func (l *Letter) Sections() []Section {
	out := []Section{{}}
	for i := range l.Body {
		if b := &l.Body[i]; b.Kind == Heading && b.Level == 1 {
			out = append(out, Section{Head: b})
			continue
		}
		s := &out[len(out)-1]
		s.Blocks = append(s.Blocks, l.Body[i])
	}
	if len(out[0].Blocks) == 0 {
		return out[1:]
	}
	return out
}

// BodyText returns the printed body, one paragraph a line.
func (l *Letter) BodyText() string { return strings.Join(l.Paragraphs(), "\n") }
