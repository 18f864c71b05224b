package main

import (
	"fmt"
	"strings"
	"testing"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
)

// TestFirstOfEach holds that a batch of hundreds does not bury what stops a letter.
func TestFirstOfEach(t *testing.T) {
	note := &diag.Rule{ID: "share-differs", Severity: diag.Warning, EN: "x", ZH: "x"}
	stop := &diag.Rule{ID: "unreadable-file", Severity: diag.Error, EN: "x", ZH: "x"}
	waits := page.Rules[0]
	for _, r := range page.Rules {
		if r.ID == "letter-waits" {
			waits = r
		}
	}
	var found []diag.Finding
	for i := range 3 * listed {
		pos := diag.Pos{Path: fmt.Sprintf("letters/%d.txt", i)}
		found = append(found, note.At(pos), stop.At(pos), waits.At(pos, "x"))
	}
	count := map[string]int{}
	got := firstOfEach(found)
	for _, f := range got {
		count[f.Rule.ID]++
	}
	if count["share-differs"] != listed || count["unreadable-file"] != 3*listed || count["letter-waits"] != 3*listed {
		t.Errorf("listed: %v", count)
	}
	if last := got[len(got)-1].In(diag.English); !strings.Contains(last, fmt.Sprintf("%d more findings of the rule share-differs", 2*listed)) || !strings.Contains(last, "dafu convert --all") {
		t.Errorf("last: %s", last)
	}
	if few := firstOfEach(found[:6]); len(few) != 6 || few[2].Rule.ID != "letter-waits" {
		t.Errorf("a few stay in the order of the letters: %v", few)
	}
}
