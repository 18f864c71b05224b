package odt

import (
	"dafu/tools/internal/source"
	"dafu/tools/internal/source/pack"
)

// change reads what the file says of its changes. Text that was deleted stands
// apart from the letter in most files; in those that were written while changes
// were shown it stands in its place, between two marks.
func (r *reader) change(e *pack.Elem) {
	switch id := e.Attr("change-id"); e.Name {
	case "tracked-changes":
		for _, region := range e.All("changed-region") {
			r.extras.Tracked = true
			// One whose end is missing takes nothing away: the letter would end there.
			if id := region.Attr("id"); region.Kid("deletion") != nil && r.ended[id] {
				r.deletions[id] = true
			}
		}
	case "change-start":
		if r.deletions[id] {
			r.gone++
		}
	case "change-end":
		if r.deletions[id] && r.gone > 0 {
			r.gone--
		}
	}
}

// release puts what was held at the end of the text, where nothing follows.
func (r *reader) release() {
	if s := r.held; s != "" {
		r.held, r.gone = "", 0
		r.put(&para{text: s, plain: true, hint: source.Paragraph})
	}
	r.gone = 0
}

// endings notes which changes have an end.
func (r *reader) endings(e *pack.Elem) {
	if e.Name == "change-end" {
		r.ended[e.Attr("change-id")] = true
	}
	for _, k := range e.Kids {
		r.endings(k)
	}
}
