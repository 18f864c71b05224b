// Package diag holds what the tool has to say about a letter or a page beside
// its result: findings, each at a place, each under a rule, each in the
// reader's language. A finding is data and never an error value: the work that
// met it went on.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Lang is the language that findings are printed in.
type Lang string

// The languages that every rule has a wording in.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// Severity says what a finding asks for.
type Severity int

const (
	// Note tells what was done and asks for nothing.
	Note Severity = iota
	// Warning asks a person to look; the result stands.
	Warning
	// Error says that something was left out or must not be published.
	Error
)

// String returns the word printed before a message in English.
func (s Severity) String() string { return s.In(English) }

// In returns the word printed before a message in the language l.
func (s Severity) In(l Lang) string {
	words := map[Lang][3]string{
		English: {"note", "warning", "error"},
		Chinese: {"提示", "注意", "错误"},
	}
	w, ok := words[l]
	if !ok {
		w = words[English]
	}
	return w[s]
}

// Pos is a place in a file. Line and Col count from 1; 0 means not known.
type Pos struct {
	Path string
	Line int
	Col  int // in characters, not bytes
}

// String prints the place as path:line:col, leaving out what is not known.
func (p Pos) String() string {
	var b strings.Builder
	b.WriteString(Printable(p.Path))
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
		if p.Col > 0 {
			fmt.Fprintf(&b, ":%d", p.Col)
		}
	}
	return b.String()
}

// Rule is one thing that can be found, with its wordings. EN and ZH are
// formats for fmt.Sprintf that take the same arguments in the same order
// (use %[n]s where a language needs another order); Names, First and Words are set in the way of
// the language. Each says what is wrong
// and what to do about it, in words of a clerk.
type Rule struct {
	ID       string // kebab-case, stable, printed in brackets after the message
	Severity Severity
	EN, ZH   string
	Doc      Doc
}

// Doc explains a rule to those who meet it for the first time: what it means,
// why it matters, what to do. It is plain text.
type Doc struct{ EN, ZH string }

// In returns the explanation in the language l.
func (d Doc) In(l Lang) string {
	if l == Chinese {
		return d.ZH
	}
	return d.EN
}

// FirstSentence returns a text up to its first full stop: what stands for an explanation where
// there is one line.
func FirstSentence(text string) string {
	for _, stop := range []string{"。", ". "} {
		if s, _, ok := strings.Cut(text, stop); ok {
			return s + strings.TrimSpace(stop)
		}
	}
	return text
}

// At makes a finding of the rule at a place.
func (r *Rule) At(p Pos, args ...any) Finding {
	return Finding{Pos: p, Rule: r, Args: args}
}

// Finding is a rule met at a place.
type Finding struct {
	Pos  Pos
	Rule *Rule
	Args []any
}

// Message returns the wording of the finding in the language l.
func (f Finding) Message(l Lang) string {
	format := f.Rule.EN
	if l == Chinese {
		format = f.Rule.ZH
	}
	args := slices.Clone(f.Args)
	for i, arg := range args {
		if w, ok := arg.(worded); ok {
			args[i] = w.In(l)
		}
	}
	return fmt.Sprintf(format, args...)
}

// In returns the line printed for the finding in the language l:
// "path:line:col: severity: message (rule)".
func (f Finding) In(l Lang) string {
	place := f.Pos.String()
	if place != "" {
		place += ": "
	}
	return fmt.Sprintf("%s%s: %s (%s)", place, f.Rule.Severity.In(l), f.Message(l), f.Rule.ID)
}

// String returns the line of the finding in English.
func (f Finding) String() string { return f.In(English) }

// Failure is a finding that the work can't go on with: an error to those who call, and
// told like any finding.
type Failure struct{ Finding }

// Error implements error.
func (f Failure) Error() string { return f.Finding.String() }

var _ error = Failure{}

// List collects findings. The zero value is ready.
type List struct{ items []Finding }

// Add appends findings.
func (l *List) Add(f ...Finding) { l.items = append(l.items, f...) }

// All returns the findings in the order of path, line, column, then as added.
func (l *List) All() []Finding {
	s := slices.Clone(l.items)
	slices.SortStableFunc(s, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Pos.Path, b.Pos.Path),
			cmp.Compare(a.Pos.Line, b.Pos.Line), cmp.Compare(a.Pos.Col, b.Pos.Col))
	})
	return s
}

// Len returns how many findings there are.
func (l *List) Len() int { return len(l.items) }

// Count returns how many findings have the severity s.
func (l *List) Count(s Severity) int {
	n := 0
	for _, f := range l.items {
		if f.Rule.Severity == s {
			n++
		}
	}
	return n
}
