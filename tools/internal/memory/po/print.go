package po

import (
	"strings"
	"unicode"
)

// String prints the catalogue. Entries that were not changed come out with the
// bytes they were read from.
func (f *File) String() string {
	var b strings.Builder
	for i, e := range f.Entries {
		if lead := e.lead; i > 0 || lead != "\n" {
			b.WriteString(lead)
		}
		if e.raw != "" {
			b.WriteString(e.raw)
			if !strings.HasSuffix(e.raw, "\n") && i < len(f.Entries)-1 {
				b.WriteByte('\n')
			}
			continue
		}
		e.print(&b)
	}
	b.WriteString(f.tail)
	return b.String()
}

// print writes a new or changed entry: comments, references, flags, the former
// source, context, source, translation, in the order that gettext prints them.
func (e *Entry) print(b *strings.Builder) {
	for _, n := range e.notes {
		b.WriteString(n + "\n")
	}
	if len(e.References) > 0 && !e.Obsolete {
		b.WriteString("#: " + strings.Join(e.References, " ") + "\n")
	}
	if len(e.Flags) > 0 {
		b.WriteString("#, " + strings.Join(e.Flags, ", ") + "\n")
	}
	prefix, former := "", "#| "
	if e.Obsolete {
		prefix, former = "#~ ", "#~| "
	}
	if e.Previous != "" {
		field(b, former, "msgid", e.Previous)
	}
	if e.Context != "" {
		field(b, prefix, "msgctxt", e.Context)
	}
	field(b, prefix, "msgid", e.Source)
	field(b, prefix, "msgstr", e.Target)
}

// field writes one keyword. A text of several sentences has a line for each,
// so that a diff shows the sentence that changed.
func field(b *strings.Builder, prefix, word, text string) {
	b.WriteString(prefix + word + " ")
	parts := sentences(text)
	if len(parts) > 1 {
		b.WriteString("\"\"\n" + prefix)
	}
	for i, p := range parts {
		if i > 0 {
			b.WriteString(prefix)
		}
		b.WriteString(`"` + escaper.Replace(p) + "\"\n")
	}
}

var escaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`, "\r", `\r`)

const closers = "”’」』）)》\""

// sentences cuts text after line ends and where a sentence ends, keeping every
// character. There is always one part at least.
func sentences(text string) []string {
	var parts []string
	rs := []rune(text)
	from := 0
	cut := func(at int) {
		if at > from && at < len(rs) {
			parts = append(parts, string(rs[from:at]))
			from = at
		}
	}
	for i := 0; i < len(rs); i++ {
		end := i + 1
		for end < len(rs) && strings.ContainsRune(closers, rs[end]) {
			end++
		}
		switch rs[i] {
		case '\n':
			cut(i + 1)
		case '。', '！', '？', '；':
			cut(end)
		case '.', '!', '?':
			if end+1 < len(rs) && rs[end] == ' ' && unicode.IsUpper(rs[end+1]) {
				cut(end + 1)
			}
		case ';':
			if end < len(rs) && rs[end] == ' ' {
				cut(end + 1)
			}
		}
	}
	return append(parts, string(rs[from:]))
}
