// Package page writes a letter as a Hugo page and reads it back. After the
// conversion the page is the truth: what a person corrects there flows on into
// translation, index and site.
package page

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/merge"

	"github.com/pelletier/go-toml/v2"
)

// Format prints the page of a letter, with the keys of its Chinese original and
// a checksum by which Edited knows the page again.
func Format(l *letter.Letter, k Keys) ([]byte, error) {
	var head bytes.Buffer
	enc := toml.NewEncoder(&head)
	if err := enc.Encode(front(l, k)); err != nil {
		return nil, fmt.Errorf("write the front matter: %w", err)
	}
	var b bytes.Buffer
	b.WriteString(fence)
	b.Write(head.Bytes())
	b.WriteString(fence)
	writeBody(&b, l.Body)
	return seal(b.Bytes()), nil
}

func front(l *letter.Letter, k Keys) FrontMatter {
	fm := FrontMatter{
		Title: oneLine(l.Title), Date: toDate(l.Date), Published: toTime(l.Published),
		Proposals: k.Proposals, Sessions: k.Sessions, Agencies: k.Agencies,
		Categories: k.Categories, Years: k.Years, Policies: k.Policies,
		Members: k.Members, Classes: k.Classes,
		Params: Params{
			Document: l.Document, Matter: l.Kind,
			Level: l.Assembly.Level, Place: l.Assembly.Place, Term: l.Assembly.Term, Session: l.Assembly.Session,
			Number: l.Number, SecondNumber: l.SecondNumber, SubjectClass: l.SubjectClass, Subject: oneLine(l.Subject),
			Addressees: l.Addressees.Names, AddresseeRole: l.Addressees.Role, AndOthers: l.Addressees.Others,
			DocNumber: l.DocNumber, Category: l.Category, Outcomes: l.Outcomes,
			CopiedTo: l.CopiedTo, Disclosure: l.Disclosure, Attachments: l.Attachments,
			Redacted: l.Redacted, Roles: k.Roles,
			Source: Source(l.Source),
		},
	}
	for _, a := range l.Lead {
		fm.Params.Lead = appendNew(fm.Params.Lead, a.ID())
	}
	if l.Lang == letter.English {
		fm.Params.PolicyNames = policyNames(k.Policies, l.PolicyNames)
		fm.Params.Translation = progress(l.Body)
		fm.Params.Figures, fm.Params.Dues = figures(l.Figures), dues(l.Dues)
	}
	return fm
}

// policyNames returns the English names of policies in their order; nil if none
// has one.
func policyNames(policies []string, english map[string]string) []string {
	out, known := make([]string, len(policies)), false
	for i, p := range policies {
		out[i] = english[p]
		known = known || out[i] != ""
	}
	if !known {
		return nil
	}
	return out
}

// progress counts the blocks of a translation by their state.
func progress(blocks []letter.Block) *Translation {
	var t Translation
	for _, b := range blocks {
		t.Total++
		switch b.State {
		case letter.Reviewed:
			t.Reviewed++
		case letter.Translated:
			t.Translated++
		case letter.Draft:
			t.Draft++
		default:
			t.Missing++
		}
	}
	return &t
}

// writeBody prints the blocks, one line a paragraph, each with its address.
func writeBody(w *bytes.Buffer, blocks []letter.Block) {
	var stack []int // levels of the open headings
	for _, b := range blocks {
		if oneLine(b.Printed()) == "" {
			continue
		}
		w.WriteByte('\n')
		if b.Kind == letter.Heading {
			for len(stack) > 0 && stack[len(stack)-1] >= b.Level {
				stack = stack[:len(stack)-1]
			}
		}
		attr := attributes(b)
		switch b.Kind {
		case letter.Heading, letter.Measure:
			// The page has its title as the only heading of rank 1.
			rank := min(b.Depth(len(stack))+1, 6)
			fmt.Fprintf(w, "%s %s %s\n", strings.Repeat("#", rank), Escape(b.Printed()), attr)
		case letter.Table:
			fmt.Fprintf(w, "%s%s\n", table(b.Text), attr)
		default:
			fmt.Fprintf(w, "%s\n%s\n", Escape(b.Printed()), attr)
		}
		if b.Kind == letter.Heading {
			stack = append(stack, b.Level)
		}
	}
}

// attributes prints the address of a block, what is unusual about how it runs
// on, and the state of its translation.
func attributes(b letter.Block) string {
	var s strings.Builder
	s.WriteString("{#" + b.ID)
	switch {
	case b.Kind == letter.Heading && b.RunIn:
		s.WriteString(" .run-in")
	case b.Kind == letter.Measure && !b.RunIn:
		s.WriteString(" .alone")
	}
	switch b.State {
	case letter.Reviewed:
		s.WriteString(" .reviewed")
	case letter.Draft:
		s.WriteString(" .draft")
	case letter.Missing:
		s.WriteString(` .missing lang="zh-Hans"`)
	}
	s.WriteString("}")
	return s.String()
}

// table prints rows of cells parted by tabs as a Markdown table whose first
// row is the head.
func table(text string) string {
	var b strings.Builder
	width := 0
	rows := strings.Split(text, "\n")
	for _, r := range rows {
		width = max(width, strings.Count(r, "\t")+1)
	}
	for i, r := range rows {
		cells := strings.Split(r, "\t")
		for len(cells) < width {
			cells = append(cells, "")
		}
		for j := range cells {
			cells[j] = Escape(cells[j])
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	return b.String()
}

// checksumAt finds the value of the checksum, which seal fills in: in the first
// line that looks like one, for a letter may quote such a line below. from is
// negative where there is none.
func checksumAt(data []byte) (from, to int) {
	const key = "checksum = "
	for at := 0; ; {
		i := bytes.Index(data[at:], []byte(key))
		if i < 0 {
			return -1, -1
		}
		begins := at+i == 0 || data[at+i-1] == '\n'
		at += i + len(key)
		line, _, _ := bytes.Cut(data[at:], []byte("\n"))
		if n := len(line); begins && n >= 2 && quote(line[0]) && quote(line[n-1]) && len(bytes.Trim(line[1:n-1], "0123456789abcdef")) == 0 {
			return at + 1, at + n - 1
		}
	}
}

func quote(c byte) bool { return c == '\'' || c == '"' }

// seal writes into the page the checksum of everything else in it.
func seal(data []byte) []byte {
	return withChecksum(data, sum(data))
}

// withChecksum puts value in the place of the checksum.
func withChecksum(data []byte, value string) []byte {
	from, to := checksumAt(data)
	if from < 0 {
		return data
	}
	return slices.Concat(data[:from], []byte(value), data[to:])
}

// sum is the checksum of a page: of its bytes with the checksum left empty and
// with line ends as git keeps them, whatever the editor made of them.
func sum(data []byte) string {
	h := sha256.Sum256(withChecksum(merge.Plain(data), ""))
	return hex.EncodeToString(h[:16])
}

// Edited reports whether a page differs from what Format printed: whether a
// person has corrected it. A page without a checksum was written by a person.
func Edited(data []byte) bool {
	c := claimed(data)
	return c == "" || c != sum(data)
}
