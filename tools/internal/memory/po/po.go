// Package po reads and writes gettext catalogues (.po) without touching what
// it does not change: an entry that nobody changed is printed with the very
// bytes it was read from, comments, flags and line wrapping included, so that
// translators can work in Poedit, Weblate or a plain editor and a diff shows
// their work alone.
//
// Plural forms are not read, since a letter has none.
package po

import (
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/slip"
)

// File is a catalogue.
type File struct {
	Entries []*Entry // the header, if there is one, is the first
	tail    string   // what follows the last entry: blank lines, loose comments
}

// Entry is one message with what belongs to it. Read its fields; change it by
// its methods, which know that it must then be printed anew.
type Entry struct {
	Line       int      // of its first line, from 1; 0 for a new entry
	Context    string   // msgctxt
	Source     string   // msgid
	Target     string   // msgstr
	Previous   string   // #| msgid: the source that Target was made for
	References []string // #: where the message stands
	Flags      []string // #, as "fuzzy"
	Obsolete   bool     // #~ no longer in use, kept for its translation

	notes []string // "# …" and "#. …" lines as found
	lead  string   // blank lines and loose comments before the entry
	raw   string   // the lines as read; "" once the entry has changed
}

// Fuzzy is the flag of a translation that a person has yet to look at.
const Fuzzy = "fuzzy"

// New makes an entry with an empty translation.
func New(context, source string, references ...string) *Entry {
	return &Entry{Context: context, Source: source, References: references, lead: "\n"}
}

// IsHeader reports whether the entry is the header of its file.
func (e *Entry) IsHeader() bool { return e.Source == "" && e.Context == "" }

// IsFuzzy reports whether a person has yet to look at the translation.
func (e *Entry) IsFuzzy() bool { return slices.Contains(e.Flags, Fuzzy) }

// Translate sets the translation. A fuzzy one waits for a person.
func (e *Entry) Translate(target string, fuzzy bool) {
	e.Target = target
	e.setFuzzy(fuzzy)
	if !fuzzy {
		e.Previous = ""
	}
	e.raw = ""
}

// Offer sets a translation that was made for another source, previous, as a
// fuzzy one.
func (e *Entry) Offer(target, previous string) {
	e.Translate(target, true)
	e.Previous = previous
}

// Reword gives the entry a new source. A translation that it has becomes
// fuzzy and remembers the source that it was made for.
func (e *Entry) Reword(source string) {
	if e.Target != "" {
		if e.Previous == "" {
			e.Previous = e.Source
		}
		e.setFuzzy(true)
	}
	e.Source, e.raw = source, ""
}

// Refer sets where the message stands.
func (e *Entry) Refer(references []string) {
	if !slices.Equal(e.References, references) {
		e.References, e.raw = slices.Clone(references), ""
	}
}

// Retire marks the entry as no longer in use, or as used again.
func (e *Entry) Retire(obsolete bool) {
	if e.Obsolete != obsolete {
		e.Obsolete, e.raw = obsolete, ""
	}
}

// Notes returns the translators' comments, one line each.
func (e *Entry) Notes() []string {
	var out []string
	for _, n := range e.notes {
		if text, ok := strings.CutPrefix(n, "# "); ok {
			out = append(out, text)
		}
	}
	return out
}

// Note adds a translator's comment.
func (e *Entry) Note(text string) {
	for line := range strings.Lines(text) {
		e.notes = append(e.notes, strings.TrimRight("# "+line, " \n"))
	}
	e.raw = ""
}

// Renote puts another translator's comment in the place of the line old.
func (e *Entry) Renote(old, text string) {
	if i := slices.Index(e.notes, "# "+old); i >= 0 {
		e.notes[i], e.raw = "# "+text, ""
	}
}

func (e *Entry) setFuzzy(fuzzy bool) {
	flags := slices.DeleteFunc(slices.Clone(e.Flags), func(f string) bool { return f == Fuzzy })
	if fuzzy {
		flags = append([]string{Fuzzy}, flags...)
	}
	e.Flags = flags
}

// Insert puts an entry behind the entry after, or at the end for nil.
func (f *File) Insert(e, after *Entry) {
	if i := slices.Index(f.Entries, after); after != nil && i >= 0 {
		f.Entries = slices.Insert(f.Entries, i+1, e)
		return
	}
	f.Entries = append(f.Entries, e)
}

// Remove takes an entry out. Loose comments before it stay.
func (f *File) Remove(e *Entry) {
	i := slices.Index(f.Entries, e)
	if i < 0 {
		return
	}
	f.Entries = slices.Delete(f.Entries, i, i+1)
	switch {
	case !strings.Contains(e.lead, "#"):
	case i < len(f.Entries):
		f.Entries[i].lead = e.lead + f.Entries[i].lead
	default:
		f.tail = e.lead + f.tail
	}
}

// SyntaxError says where a catalogue cannot be read, why, and what to write.
type SyntaxError struct{ slip.Slip }

// Error prints the line and the reason.
func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.EN) }
