package memory

import (
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

// Status says how far the English of one letter has come.
type Status struct {
	Key   string `json:"key"`
	Title string `json:"title"` // in Chinese
	Progress
	Open []OpenString `json:"open,omitempty"` // what is not finished
}

// OpenString is a string of a letter that has no finished English.
type OpenString struct {
	Where string       `json:"where"` // a block's anchor, or the name of a field
	State letter.State `json:"state"` // draft or missing
	Text  string       `json:"text"`  // the beginning of the Chinese
}

// Status returns how far the English of a Chinese letter has come, and what is
// left to do.
func (m *Memory) Status(key string, zh *letter.Letter, names Names) Status {
	t := translating{m: m, c: m.catalogue(key), zh: zh, names: names}
	s := Status{Key: key, Title: zh.Title}
	for _, u := range units(zh) {
		if _, state := t.english(u); state != letter.Reviewed {
			s.Open = append(s.Open, OpenString{u.ref, state, shorten(u.text)})
		}
	}
	s.Progress = t.count
	return s
}

// Sum adds up the progress of letters.
func Sum(all []Status) Progress {
	var p Progress
	for _, s := range all {
		p.Total += s.Total
		p.Reviewed += s.Reviewed
		p.Draft += s.Draft
		p.Missing += s.Missing
	}
	return p
}

// unapproved is a translation that Review did not approve.
var unapproved = &diag.Rule{
	ID: "review-refused", Severity: diag.Warning, Doc: figureDoc,
	EN: "not approved, since the figures do not agree. Chinese: %s. English: %s. Correct the English and review it again.",
	ZH: "数字不一致，未予通过。中文：%s。英文：%s。请改正英文后重新审核。",
}

// Review notes in the catalogue of a letter that the person by has approved its
// translations on a day: a draft becomes a finished translation. One whose
// figures do not agree with the Chinese stays as it is, with a finding. It
// returns how many translations were approved.
func (m *Memory) Review(key, by string, on letter.Date) (int, []diag.Finding) {
	c := m.catalogue(key)
	if c == nil || c.broken {
		return 0, nil
	}
	var found []diag.Finding
	n := 0
	for _, e := range c.file.Entries {
		if e.IsHeader() || e.Obsolete || e.Target == "" {
			continue
		}
		pos := diag.Pos{Path: m.path(key), Line: e.Line}
		if f, ok := compareFigures(unapproved, pos, e.Source, e.Target); ok {
			found = append(found, f)
			continue
		}
		note := fmt.Sprintf("Reviewed by %s, %s", strings.Join(strings.Fields(by), " "), on)
		if !e.IsFuzzy() && slices.Contains(e.Notes(), note) {
			continue
		}
		e.Translate(e.Target, false)
		e.Note(note)
		c.changed = true
		n++
	}
	return n, found
}
