// Package history tells from git what of a letter's page was corrected after it
// was published: when, and which facts and passages, never the wording itself,
// since a correction may be what took a person's number out.
package history

import (
	"cmp"
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
)

// Correction is one day on which a page was corrected.
type Correction struct {
	Date    string   `json:"date"`              // day of the commit, as 2025-07-01
	Letter  bool     `json:"letter,omitempty"`  // a new version of the letter came in; else by hand
	Fields  []string `json:"fields,omitempty"`  // keys of the front matter: title, date, addressees …
	Blocks  []string `json:"blocks,omitempty"`  // addresses, today, of the passages that were changed or added
	Removed int      `json:"removed,omitempty"` // passages that were taken out, or are no longer there under these words
}

// Corrections maps a bundle, as a path below content/replies, to the
// corrections of its Chinese page, the latest first.
type Corrections map[string][]Correction

// Read reads the history of the pages in the folder dir, which lies in a git
// repository. It returns ErrNone where there is no history to read, and
// ErrShallow where only a part of it was fetched. Names gives
// the printed names of agencies, for reading pages.
func Read(ctx context.Context, dir string, names page.Agencies) (Corrections, error) {
	versions, err := versions(ctx, dir)
	if err != nil {
		return nil, err
	}
	out := Corrections{}
	for file, list := range versions {
		if list := corrections(list, names); len(list) > 0 {
			out[path.Dir(file)] = list
		}
	}
	return out, nil
}

// version is a page as a commit has it.
type version struct {
	date string
	data []byte
}

// corrections compares the versions of a page, the oldest first.
func corrections(list []version, names page.Agencies) []Correction {
	var out []Correction
	now, _ := page.Parse(page.ChineseFile, list[len(list)-1].data, names)
	var before *letter.Letter
	var sum string
	for _, v := range list {
		l, _ := page.Parse(page.ChineseFile, v.data, names)
		if l == nil || now == nil {
			continue // broken for a while
		}
		replaced := l.Source.SHA256 != sum
		// A page that is as the tool wrote it, from the same letter, was read better: nobody corrected it.
		if before != nil && (replaced || page.Edited(v.data)) {
			c := compare(before, l, now)
			c.Date, c.Letter = v.date, replaced
			if len(c.Fields)+len(c.Blocks)+c.Removed > 0 {
				out = append(out, c)
			}
		}
		before, sum = l, l.Source.SHA256
	}
	slices.Reverse(out)
	return out
}

// compare says what of a letter differs from what it was before. Passages are
// named by the address at which their words stand now.
func compare(before, after, now *letter.Letter) Correction {
	var c Correction
	was, is := facts(before), facts(after)
	for i, f := range is {
		if f.value != was[i].value {
			c.Fields = append(c.Fields, f.name)
		}
	}
	kept := common(before.Body, after.Body)
	c.Removed = len(before.Body) - len(kept)
	at := 0
	for i, b := range after.Body {
		if at < len(kept) && kept[at] == i {
			at++
			continue
		}
		if c.Removed > 0 {
			c.Removed-- // changed, not taken out
		}
		id := b.ID
		if j := slices.IndexFunc(now.Body, func(x letter.Block) bool { return x.Printed() == b.Printed() }); j >= 0 {
			id = now.Body[j].ID
		} else if !slices.ContainsFunc(now.Body, func(x letter.Block) bool { return x.ID == id }) {
			continue
		}
		if !slices.Contains(c.Blocks, id) {
			c.Blocks = append(c.Blocks, id)
		}
	}
	return c
}

// common returns which blocks of b stand in a too, in the same order: a longest
// common subsequence by their words.
func common(a, b []letter.Block) []int {
	n, m := len(a), len(b)
	length := make([][]int, n+1)
	for i := range length {
		length[i] = make([]int, m+1)
	}
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			if a[i].Printed() == b[j].Printed() {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var out []int
	for i, j := 0, 0; i < n && j < m; {
		switch {
		case a[i].Printed() == b[j].Printed():
			out = append(out, j)
			i, j = i+1, j+1
		case length[i+1][j] >= length[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}

// fact is a fact of a letter as one string.
type fact struct{ name, value string }

// facts are the facts of a letter that readers see, under the names of their
// keys. What staff add about a letter (when it was published, whether it may be,
// what became of a promise) is none of them.
func facts(l *letter.Letter) []fact {
	join := func(list []string) string { return strings.Join(list, "\x1f") }
	var agencies, lead []string
	for _, a := range l.Lead {
		lead = append(lead, a.ID())
	}
	for _, a := range l.Joint {
		agencies = append(agencies, a.ID())
	}
	slices.SortFunc(agencies, cmp.Compare)
	return []fact{
		{"title", l.Title}, {"subject", l.Subject}, {"number", l.Number + "\x1f" + l.SecondNumber},
		{"session", join([]string{l.Assembly.Place, strconv.Itoa(l.Assembly.Term), strconv.Itoa(l.Assembly.Session), string(l.Kind)})},
		{"addressees", join(append([]string{l.Addressees.Role}, l.Addressees.Names...))},
		{"lead", join(lead)}, {"co_handlers", join(agencies)}, {"doc_number", l.DocNumber}, {"date", l.Date.String()},
		{"category", l.Category}, {"outcomes", join(l.Outcomes)}, {"copied_to", join(l.CopiedTo)}, {"attachments", join(l.Attachments)},
	}
}
