package po

import (
	"slices"
	"strings"

	"dafu/tools/internal/slip"
)

// Parse reads a catalogue. The error is a *SyntaxError.
func Parse(text string) (*File, error) {
	if at := slip.Encoding(text); at.Line > 0 {
		return nil, &SyntaxError{at}
	}
	p := &parser{file: &File{}}
	for len(text) > 0 {
		n := strings.IndexByte(text, '\n') + 1
		if n == 0 {
			n = len(text)
		}
		p.line++
		if err := p.take(text[:n]); err != nil {
			return nil, err
		}
		text = text[n:]
	}
	if err := p.close(); err != nil {
		return nil, err
	}
	p.file.tail = p.lead.String()
	return p.file, nil
}

// parser gathers the lines of one entry after the other.
type parser struct {
	file  *File
	line  int
	text  string          // of the line
	entry *Entry          // being read; nil between entries
	raw   strings.Builder // lines of entry
	lead  strings.Builder // lines before it
	field *string         // what a continuation line is added to
	seen  map[string]bool // keywords of entry
}

// take reads one line, its line end included.
func (p *parser) take(line string) error {
	body := strings.TrimRight(line, "\r\n")
	if p.line == 1 {
		body = strings.TrimPrefix(body, "\ufeff")
	}
	trimmed := strings.TrimSpace(body)
	if trimmed == "" {
		if err := p.close(); err != nil {
			return err
		}
		p.lead.WriteString(line)
		return nil
	}
	content, obsolete := strings.CutPrefix(trimmed, "#~")
	content = strings.TrimSpace(content)
	comment := !obsolete && strings.HasPrefix(trimmed, "#")
	starts := comment || strings.HasPrefix(content, "msgctxt") || obsolete && strings.HasPrefix(content, "|")
	if p.entry != nil && p.seen["msgstr"] && (starts || strings.HasPrefix(content, "msgid")) {
		if err := p.close(); err != nil {
			return err
		}
	}
	if p.entry == nil {
		p.entry = &Entry{Line: p.line, lead: p.lead.String()}
		p.seen = map[string]bool{}
		p.lead.Reset()
	}
	p.raw.WriteString(line)
	p.text = body
	if comment {
		return p.comment(trimmed)
	}
	p.entry.Obsolete = p.entry.Obsolete || obsolete
	return p.keyword(content)
}

// comment reads a line that begins with # and is not obsolete.
func (p *parser) comment(line string) error {
	e := p.entry
	if strings.HasPrefix(line, "#|") {
		return p.keyword(line[1:])
	}
	p.field = nil
	switch {
	case strings.HasPrefix(line, "#:"):
		e.References = append(e.References, strings.Fields(line[2:])...)
	case strings.HasPrefix(line, "#,"):
		for flag := range strings.SplitSeq(line[2:], ",") {
			if flag = strings.TrimSpace(flag); flag != "" && !slices.Contains(e.Flags, flag) {
				e.Flags = append(e.Flags, flag)
			}
		}
	default:
		e.notes = append(e.notes, line)
	}
	return nil
}

// keyword reads msgctxt, msgid, msgstr, their "| " forms, and continuations.
func (p *parser) keyword(content string) error {
	content, previous := strings.CutPrefix(content, "|")
	content = strings.TrimSpace(content)
	word, rest, _ := strings.Cut(content, `"`)
	word = strings.TrimSpace(word)
	text, ok := unquote(rest)
	if !ok {
		return p.misread()
	}
	if word == "" {
		if p.field == nil {
			return &SyntaxError{slip.Slip{Line: p.line, EN: "this text belongs to no msgid or msgstr. Move it below the line that it goes on from, or delete it.",
				ZH: "此行文字不属于任何 msgid 或 msgstr。请移到所接续的行之下，或删除。"}}
		}
		*p.field += text
		return nil
	}
	name := word
	if previous {
		name = "|" + word
	}
	if p.seen[name] {
		return &SyntaxError{slip.Slip{Line: p.line, EN: word + " stands twice in one entry. Put an empty line between two entries, or delete the line that is wrong.",
			ZH: word + " 在一条中出现两次。请在两条之间空一行，或删除有误的一行。"}}
	}
	p.seen[name] = true
	var dropped string // msgctxt of a former source: the context of an entry never changes
	switch name {
	case "msgctxt":
		p.field = &p.entry.Context
	case "msgid":
		p.field = &p.entry.Source
	case "msgstr":
		p.field = &p.entry.Target
	case "|msgid":
		p.field = &p.entry.Previous
	case "|msgctxt":
		p.field = &dropped
	default:
		return p.misread()
	}
	*p.field = text
	return nil
}

// close ends the entry that is being read. Comments that belong to no message
// are kept as they stand.
func (p *parser) close() error {
	e := p.entry
	if e == nil {
		return nil
	}
	p.entry, p.field = nil, nil
	raw := p.raw.String()
	p.raw.Reset()
	switch {
	case p.seen["msgid"] && p.seen["msgstr"]:
		e.raw = raw
		p.file.Entries = append(p.file.Entries, e)
	case len(p.seen) == 0:
		p.lead.WriteString(e.lead + raw)
	case p.seen["msgid"]:
		return lacking(e.Line, "msgstr")
	default:
		return lacking(e.Line, "msgid")
	}
	return nil
}

// misread says what is wrong with the line that is read.
func (p *parser) misread() error { return &SyntaxError{slip.InCatalogue(p.line, p.text)} }

// lacking says that the entry that begins on a line has no such line of its own.
func lacking(line int, word string) error {
	return &SyntaxError{slip.Slip{Line: line, EN: "the entry that begins here has no line " + word + ". Put in " + word + ` "", or take the entry out with all its lines.`,
		ZH: "从此行开始的一条缺少 " + word + " 行。请补上 " + word + ` ""，或删除这一条的各行。`}}
}

var escapes = map[byte]byte{'n': '\n', 't': '\t', 'r': '\r', '"': '"', '\\': '\\'}

// unquote reads text up to its closing quotation mark, which must end it.
func unquote(s string) (string, bool) {
	if i := strings.IndexAny(s, `\"`); i == len(s)-1 && i >= 0 && s[i] == '"' {
		return s[:i], true
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '"':
			return b.String(), i == len(s)-1
		case '\\':
			i++
			if i == len(s) || escapes[s[i]] == 0 {
				return "", false
			}
			b.WriteByte(escapes[s[i]])
		default:
			b.WriteByte(s[i])
		}
	}
	return "", false
}
