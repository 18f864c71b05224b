package page

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/merge"
)

// Policy says what becomes of a page that a person has corrected when its
// letter, or what is recognised in it, has changed.
type Policy int

// The policies. None of them loses a correction.
const (
	Merge     Policy = iota // take over what is new where nobody corrected the page; name the conflicts
	Settle                  // the same, and where there are conflicts the page is right
	Overwrite               // write the page anew, after a copy
)

var (
	mergeConflict = &diag.Rule{
		ID: "merge-conflict", Severity: diag.Warning, Doc: conflictDoc,
		EN: "%[1]s was corrected by hand and is new in the letter as well. The page keeps yours: %[2]s. The letter gives: %[3]s. Correct the page if the letter is right; if yours is, run: dafu convert --keep letters/%[4]s",
		ZH: "%[1]s 既有人工改正，原件也有变动。页面保留您的文字：%[2]s。原件为：%[3]s。如原件正确，请改正页面；如您的正确，请运行：dafu convert --keep letters/%[4]s",
	}
	mergedPage = &diag.Rule{
		ID: "corrections-merged", Severity: diag.Note, Doc: conflictDoc,
		EN: "what is new in the letter was taken over; your corrections stay.",
		ZH: "已采用原件中的新内容，您的改正保持不变。",
	}
	overwritten = &diag.Rule{
		ID: "corrections-overwritten", Severity: diag.Note, Doc: overwrittenDoc,
		EN: "the page was written anew, as you asked. The corrected one is in %s.",
		ZH: "已按您的要求重新写出此页。改正过的页面存于 %s。",
	}
)

// write writes the Chinese page of a bundle as data, what a person corrected
// aside.
func (s *Store) write(e *entry, l *letter.Letter, data []byte) (Action, []diag.Finding, error) {
	path := s.File(e.bundle, ChineseFile)
	old, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Skipped, nil, s.spare(path, fmt.Errorf("read the page: %w", err))
	}
	there := err == nil
	if there && Edited(old) {
		return s.corrected(e, l, old, data)
	}
	a := Updated
	switch {
	case !there:
		a = Created
	case bytes.Equal(old, data):
		a = Unchanged
	}
	e.source = Source(l.Source)
	bundle := e.bundle
	return a, nil, s.Queue.Do(func() error {
		return s.spare(path, s.keeping(bundle, old, data, func() error {
			if a != Unchanged {
				if err := disk.Swap(path, old, data); err != nil {
					return err
				}
			}
			s.forgetConflicts(bundle)
			return nil
		}))
	})
}

// corrected brings a page that a person has corrected together with what the
// tool would write now.
func (s *Store) corrected(e *entry, l *letter.Letter, old, data []byte) (Action, []diag.Finding, error) {
	if s.Policy == Overwrite {
		return s.overwrite(e, l, old, data)
	}
	pos := diag.Pos{Path: s.File(e.bundle, ChineseFile)}
	base := s.written(e.bundle, old)
	if base == nil && claimed(old) != "" && claimed(old) == claimed(data) {
		base = data
	}
	out, conflicts, ok := []byte(nil), []merge.Conflict(nil), false
	if base != nil {
		out, conflicts, ok = merge.Pages(base, data, old)
	}
	switch {
	case !ok && s.Policy == Settle:
		out = merge.Follow(old, data, true)
	case !ok && e.source.SHA256 != l.Source.SHA256:
		return Kept, []diag.Finding{letterChanged.At(pos, l.Source.File, l.Source.SHA256)}, nil
	case !ok:
		return Kept, nil, nil
	}
	conflicts, err := s.open(e.bundle, base, data, out, conflicts)
	if err != nil {
		return "", nil, err
	}
	if len(conflicts) > 0 {
		out = merge.Follow(out, old, false) // the letter is not done with
	} else {
		out = merge.Follow(out, data, false)
		e.source = Source(l.Source)
	}
	a := Kept
	var findings []diag.Finding
	err = s.keeping(e.bundle, old, data, func() error {
		if bytes.Equal(out, merge.Plain(old)) || bytes.Equal(out, old) {
			return nil
		}
		if merge.News(old, out) {
			a = Merged
			findings = append(findings, mergedPage.At(pos))
		}
		return disk.Swap(pos.Path, old, out)
	})
	if err != nil {
		return Skipped, nil, s.spare(pos.Path, err)
	}
	for _, c := range conflicts {
		yours, theirs := apart(c.Edited, c.Now)
		findings = append(findings, mergeConflict.At(diag.Pos{Path: pos.Path, Line: c.Line}, strings.TrimPrefix(c.Where, "params."), quoted(yours), quoted(theirs), l.Source.File))
	}
	return a, findings, nil
}

// open returns the conflicts that are open, those of earlier runs with them. The
// page as it was before the first of them is kept until all are settled.
func (s *Store) open(bundle string, base, now, page []byte, fresh []merge.Conflict) ([]merge.Conflict, error) {
	path := s.baseFile(bundle, openMark)
	before := kept(path)
	if before != nil {
		if _, all, ok := merge.Pages(before, now, page); ok {
			fresh = all
		}
	}
	switch {
	case s.Policy == Settle || len(fresh) == 0:
		if before != nil {
			if err := os.Remove(path); err != nil {
				return nil, fmt.Errorf("settle the conflicts: %w", err)
			}
		}
		return nil, nil
	case before == nil:
		return fresh, keep(path, base, disk.Spare)
	}
	return fresh, nil
}

// forgetConflicts forgets conflicts of a page that is as the tool wrote it: there
// are none, mostly.
func (s *Store) forgetConflicts(bundle string) {
	if s.Work != "" {
		os.Remove(s.baseFile(bundle, openMark))
	}
}

// overwrite writes a corrected page anew, after a copy.
func (s *Store) overwrite(e *entry, l *letter.Letter, old, data []byte) (Action, []diag.Finding, error) {
	kept, err := s.copyAside(e.bundle, old)
	if err != nil {
		return "", nil, err
	}
	path := s.File(e.bundle, ChineseFile)
	err = s.keeping(e.bundle, old, data, func() error { return disk.Swap(path, old, data) })
	if err != nil {
		return "", nil, err
	}
	e.source = Source(l.Source)
	s.forgetConflicts(e.bundle)
	return Updated, []diag.Finding{overwritten.At(diag.Pos{Path: path}, kept)}, nil
}

// quoted is a wording in quotation marks, for a finding; nothing was deleted.
func quoted(s string) any {
	if s == "" {
		return diag.Words{EN: "nothing (deleted)", ZH: "无（已删去）"}
	}
	return "“" + s + "”"
}

// apart shows two wordings where they part.
func apart(a, b string) (string, string) {
	x, y := []rune(a), []rune(b)
	same := 0
	for same < len(x) && same < len(y) && x[same] == y[same] {
		same++
	}
	return window(x, same), window(y, same)
}

// window shows some forty characters of a text around a place.
func window(s []rune, at int) string {
	from, to := max(0, min(at, len(s))-12), min(len(s), max(0, min(at, len(s))-12)+40)
	out := string(s[from:to])
	if from > 0 {
		out = "…" + out
	}
	if to < len(s) {
		out += "…"
	}
	return out
}
