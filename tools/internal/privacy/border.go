package privacy

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dafu/tools/internal/letter"
)

// acrossBlocks takes out what only two blocks together show: a number over a page
// end, a name under its label or over its telephone. It returns the kinds.
func acrossBlocks(body []letter.Block) []Kind {
	var kinds []Kind
	for i := 1; i < len(body); i++ {
		if !apart(body[i-1].Text, body[i]) {
			kinds = append(kinds, together(&body[i-1], &body[i])...)
		}
	}
	return kinds
}

// together takes out what two blocks show together.
func together(prev, next *letter.Block) []Kind {
	var kinds []Kind
	from := max(0, len(prev.Text)-window)
	for from < len(prev.Text) && !utf8.RuneStart(prev.Text[from]) {
		from++
	}
	tail, stop := prev.Text[from:], prev.Stop
	if next.Mark != "" {
		stop += next.Mark
	} else if stop == "" {
		stop = " "
		if labelled(strings.TrimSuffix(tail, "人")) {
			stop = "："
		}
	}
	border := len(tail) + len(stop)
	found := Find(tail + stop + near(next.Text, 0))
	for _, m := range slices.Backward(found) {
		word := m.Kind.Placeholder()
		switch {
		case m.Start < len(tail) && m.End > border && (m.Kind == Mobile || m.Kind == IDCard):
			prev.Text = prev.Text[:from+m.Start] + word
			if next.Text = strings.TrimLeft(next.Text[m.End-border:], " "); next.Text == "" {
				next.Text = word
			}
		case m.Kind != Contact:
			continue
		case m.Start >= border:
			next.Text = next.Text[:m.Start-border] + word + next.Text[m.End-border:]
		case m.End <= len(tail):
			prev.Text = prev.Text[:from+m.Start] + word + prev.Text[from+m.End:]
		}
		kinds = append(kinds, m.Kind)
	}
	return kinds
}

// apart reports whether two blocks can't show anything together that neither shows alone: the first doesn't end with a
// number, nothing in it can be a label, and no telephone stands where the second begins. Nearly all are.
func apart(prev string, next letter.Block) bool {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(prev, isBetween))
	_, _, open := digitOf(last)
	return !open && !strings.Contains(prev[max(0, len(prev)-2*window):], "人") && !strings.ContainsAny(near(next.Text, 0), "0123456789")
}

// isBetween reports whether a character may stand between the digits of a number.
func isBetween(r rune) bool { return !unicode.IsLetter(r) && !unicode.Is(unicode.Nd, r) }
