package privacy

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/letter"
)

// acrossBlocks takes out what only two blocks together show: a number over a page
// end, a name under its label or over its telephone. It returns the kinds.
func acrossBlocks(body []letter.Block) []Kind {
	var kinds []Kind
	for i := 1; i < len(body); i++ {
		prev, next := &body[i-1], &body[i]
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
	}
	return kinds
}
