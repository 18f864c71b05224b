package memory

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/po"
)

// unapproved is a translation that Review did not approve.
var unapproved = &diag.Rule{
	ID: "review-refused", Severity: diag.Warning, Doc: figureDoc,
	EN: "not approved, since the figures do not agree. Chinese: %s. English: %s. Correct the English and review it again.",
	ZH: "数字不一致，未予通过。中文：%s。英文：%s。请改正英文后重新审核。",
}

// An approval is a translator's comment: "Reviewed by Li Si, 2025-07-01 [3fa9c1d2]".
// The signs in brackets stand for the two texts that were approved, so that the
// comment says nothing for a text that changed afterwards.
const approval = "Reviewed by "

// approvalOf returns the end of an approval of the texts that an entry has.
func approvalOf(e *po.Entry) string {
	h := sha256.Sum256([]byte(e.Context + "\x00" + e.Source + "\x00" + e.Target))
	return " [" + hex.EncodeToString(h[:4]) + "]"
}

// approved reports whether a person is on record as having approved the texts
// of an entry as they stand.
func approved(e *po.Entry) bool { return approvedBy(e, "") }

func approvedBy(e *po.Entry, by string) bool {
	return !e.IsFuzzy() && slices.ContainsFunc(e.Notes(), func(note string) bool {
		return strings.HasPrefix(note, approval+by) && strings.HasSuffix(note, approvalOf(e))
	})
}

// Review notes in the catalogue of a letter that the person by has approved its
// translations on a day. One whose figures do not agree with the Chinese stays
// as it is, with a finding. It returns how many translations were approved.
func (m *Memory) Review(key, by string, on letter.Date) (int, []diag.Finding) {
	c := m.catalogue(key)
	if c == nil || c.broken {
		return 0, nil
	}
	by = strings.Join(strings.Fields(by), " ")
	var found []diag.Finding
	n := 0
	for _, e := range c.file.Entries {
		if e.IsHeader() || e.Obsolete || e.Target == "" || approvedBy(e, by+", ") {
			continue
		}
		pos := diag.Pos{Path: m.path(key), Line: e.Line}
		if f, ok := compareFigures(unapproved, pos, e.Source, e.Target); ok {
			found = append(found, f)
			continue
		}
		e.Translate(e.Target, false)
		e.Note(fmt.Sprintf("%s%s, %s%s", approval, by, on, approvalOf(e)))
		c.changed = true
		n++
	}
	return n, found
}
