package memory

import (
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/figure"
)

// stated returns the figures of a Chinese letter, each with the words in which
// the English of its block states it.
func stated(s statements, en *letter.Letter) []letter.Stated {
	english := map[string]string{}
	for _, b := range en.Body {
		if b.State != letter.Missing {
			english[b.ID] = b.Printed()
		}
	}
	var out []letter.Stated
	for _, a := range s.amounts {
		id := s.zh.Body[a.Block].ID
		out = append(out, letter.Stated{Amount: a, At: id, English: figure.Stated(a.Text, english[id])})
	}
	return out
}
