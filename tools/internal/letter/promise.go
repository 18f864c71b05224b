package letter

// Promise is something that the agency says it will do.
type Promise struct {
	Block     int        // index in Body: a measure, a heading or a paragraph
	Text      string     // of that block, without its mark
	Deadlines []Deadline // in its text and in what stands under it
}

// Deadline is a time that a promise is given for.
type Deadline struct {
	Text string // as printed: 2026年底前
	By   Date   // the last day it can mean
}

// Promises returns what the letter promises: the measures of its planned
// sections, or, where such a section has none, its lesser headings or its
// paragraphs. A letter without planned sections promises in the paragraphs that
// begin with 下一步 and the like, and the measures behind them.
func (l *Letter) Promises() []Promise {
	var out []Promise
	for i, b := range l.Body {
		if b.Kind == Heading && b.Level == 1 && RoleOf(b.Text) == Planned {
			out = append(out, l.promisesUnder(i)...)
		}
	}
	if len(out) > 0 {
		return out
	}
	planned := false
	for i, b := range l.Body {
		switch {
		case b.Kind == Heading:
			planned = false
		case b.Kind == Paragraph && RoleOf(firstWords(b.Text)) == Planned:
			planned = true
			out = append(out, l.promise(i))
		case b.Kind == Measure && planned:
			out = append(out, l.promise(i))
		}
	}
	return out
}

// firstWords returns the beginning of a text that can announce what it tells.
func firstWords(s string) string {
	const most = 8
	r := []rune(s)
	return string(r[:min(most, len(r))])
}

// promisesUnder returns the promises of the section that the heading i opens.
func (l *Letter) promisesUnder(i int) []Promise {
	end := i + 1
	for end < len(l.Body) && (l.Body[end].Kind != Heading || l.Body[end].Level > 1) && l.Body[end].Kind != Closing {
		end++
	}
	for _, kind := range []BlockKind{Measure, Heading, Paragraph} {
		var out []Promise
		for j := i + 1; j < end; j++ {
			if l.Body[j].Kind == kind {
				out = append(out, l.promise(j))
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// promise makes a promise of the block i and the paragraphs under it.
func (l *Letter) promise(i int) Promise {
	p := Promise{Block: i, Text: l.Body[i].Text, Deadlines: l.deadlines(l.Body[i].Text)}
	if l.Body[i].Kind == Paragraph {
		return p
	}
	for j := i + 1; j < len(l.Body) && l.Body[j].Kind == Paragraph; j++ {
		p.Deadlines = append(p.Deadlines, l.deadlines(l.Body[j].Text)...)
	}
	return p
}
