package recognise

import (
	"strings"
	"testing"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

// construct is one construct of a letter, by itself. try reads a text as one
// and reports whether it was; it fails where the reading can't be.
type construct struct {
	name string
	as   string // what its lines are taken for in a letter; "" for any line
	try  func(t testing.TB, s string) bool
}

var constructs = []construct{
	{"category", "category", func(t testing.TB, s string) bool {
		c, ok := category(s)
		if ok && (c == "" || len([]rune(c)) > 2) {
			t.Errorf("%q is of category %q", s, c)
		}
		return ok
	}},
	{"document number", "doc number", func(t testing.TB, s string) bool {
		n, ok := docNumber(s)
		if ok && !strings.Contains(n, "号") {
			t.Errorf("%q is number %q", s, n)
		}
		return ok
	}},
	{"title", "title", func(t testing.TB, s string) bool {
		if c := trimTitle(s); !strings.Contains(s, c) {
			t.Errorf("%q is titled %q", s, c)
		}
		if tight := tightTitle(s); squeeze(tight) != "" && words(tight) != words(s) {
			t.Errorf("the words of %q became %q", s, tight)
		}
		return titleLike(s)
	}},
	{"session", "title", func(t testing.TB, s string) bool {
		a, _, ok := assembly(s)
		if ok && (a.Term < 1 || a.Session < 1) {
			t.Errorf("%q gives %+v", s, a)
		}
		return ok
	}},
	{"place", "signature", func(t testing.TB, s string) bool {
		in := placesIn(s)
		if !strings.Contains(network.ReplaceAllString(s, ""), strings.Join(in, "")) {
			t.Errorf("%q begins with %q", s, in)
		}
		for p, n := range namedPlaces(s) {
			if strings.Count(s, p) < n {
				t.Errorf("%q names %s %d times", s, p, n)
			}
		}
		return len(in) > 0
	}},
	{"number", "title", func(t testing.TB, s string) bool {
		n, second := numbers(s)
		if n == "" && second != "" {
			t.Errorf("%q has the second number %q alone", s, second)
		}
		return n != ""
	}},
	{"addressees", "addressee", func(t testing.TB, s string) bool {
		a, ok := addressees(s)
		if ok && a.Role == "" && len(a.Names) == 0 {
			t.Errorf("%q addresses nobody", s)
		}
		return ok
	}},
	{"subject", "body", func(t testing.TB, s string) bool {
		c := openingSubject(s)
		if !strings.Contains(s, c) || !strings.Contains("关于"+s, titleSubject(s)) {
			t.Errorf("%q is about %q", s, c)
		}
		return c != ""
	}},
	{"opening", "body", func(_ testing.TB, s string) bool { return isOpening(s) }},
	{"co-handlers", "body", func(t testing.TB, s string) bool {
		list := joint(s)
		for _, n := range list {
			if n == "" || !strings.Contains(s, n) {
				t.Errorf("%q is handled with %q", s, n)
			}
		}
		return len(list) > 0
	}},
	{"heading", "body", func(t testing.TB, s string) bool {
		var printed strings.Builder
		list := blocks(s)
		for _, b := range list {
			printed.WriteString(b.Printed())
		}
		if printed.String() != s {
			t.Errorf("%q printed as %q", s, printed.String())
		}
		return list[0].Kind == letter.Heading
	}},
	{"measure", "body", func(_ testing.TB, s string) bool { return blocks(s)[0].Kind == letter.Measure }},
	{"closing", "body", func(_ testing.TB, s string) bool { return isClosing(s) }},
	{"signature and date", "signature", func(t testing.TB, s string) bool {
		organs, d, ok := signature(s)
		if ok && !d.IsZero() && !d.Valid() {
			t.Errorf("%q gives %v", s, d)
		}
		return ok && len(organs) > 0
	}},
	{"date", "date", func(t testing.TB, s string) bool {
		d, ok := lineDate(s)
		if ok && !d.Valid() {
			t.Errorf("%q gives %v", s, d)
		}
		return ok
	}},
	{"contact", "contact", func(t testing.TB, s string) bool {
		r := newReader(&source.Text{Lines: []source.Line{{Num: 1, Col: 1, Text: s}}}, Options{})
		lines := make([]int, len(r.pieces))
		for i := range lines {
			lines[i] = i
		}
		r.readContact(lines)
		if c := r.l.Contact; c != nil && c.Name == "" && len(c.Phones) == 0 {
			t.Errorf("%q is a contact of nobody", s)
		}
		return isContact(s) && r.l.Contact != nil
	}},
	{"copy line", "copied to", func(t testing.TB, s string) bool {
		for _, n := range copiedTo(s) {
			if strings.Contains(n, hidden) && !strings.Contains(s, hidden) {
				t.Errorf("%q goes to %q", s, n)
			}
		}
		return isCopyLine(s)
	}},
	{"disclosure", "disclosure", func(t testing.TB, s string) bool {
		d, ok := disclosure(s)
		if ok && !strings.Contains(squeeze(s), d) {
			t.Errorf("%q is %q", s, d)
		}
		return ok
	}},
	{"attachment", "attachment", func(_ testing.TB, s string) bool { return attachmentLine.MatchString(s) }},
	{"outcome", "body", func(_ testing.TB, s string) bool {
		r := newReader(&source.Text{}, Options{})
		r.readOutcome(squeeze(s))
		return len(r.l.Outcomes) > 0
	}},
	{"row of a page", "noise", func(t testing.TB, s string) bool {
		rows := append(labelled(s), spacedRow(s)...)
		for _, row := range rows {
			if _, known := labels[row[0]]; !known {
				t.Errorf("%q has the row %q", s, row)
			}
		}
		return len(rows) > 0
	}},
	{"page noise", "noise", func(_ testing.TB, s string) bool { return (piece{text: s}).noiseReason() != "" }},
	{"paragraphs run together", "", func(t testing.TB, s string) bool {
		cut := runTogether(s)
		if strings.Join(cut, "") != s {
			t.Errorf("%q was cut into %q", s, cut)
		}
		return len(cut) > 1
	}},
	{"lines run together", "", func(t testing.TB, s string) bool {
		cut := parts(s)
		if words(strings.Join(cut, "")) != words(s) {
			t.Errorf("the words of %q became %q", s, cut)
		}
		return len(cut) > 1
	}},
	{"share", "body", func(_ testing.TB, s string) bool {
		r := newReader(&source.Text{}, Options{})
		r.checkShares(paragraph{text: s})
		return len(r.found.All()) > 0
	}},
}

// samples returns the lines of the specification that are each construct's own.
func samples(t testing.TB) [][]string {
	out := make([][]string, len(constructs))
	for _, ex := range readSpec(t) {
		text, _, err := source.Read("letters/example.txt", []byte(ex.letter))
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range constructs {
			if c.as != "" {
				continue
			}
			for _, l := range text.Lines {
				out[i] = append(out[i], l.Text)
			}
		}
		for _, u := range Read(text, Options{}).Account {
			for i, c := range constructs {
				if c.as == u.As {
					out[i] = append(out[i], normalise(u.Text))
				}
			}
		}
	}
	return out
}

// TestConstructs holds that the specification has lines of every construct, so
// that fuzzing starts from within each.
func TestConstructs(t *testing.T) {
	for i, lines := range samples(t) {
		c := constructs[i]
		hits := 0
		for _, s := range lines {
			if c.try(t, s) {
				hits++
			}
		}
		if hits == 0 {
			t.Errorf("%s: none of %d lines of the specification is one", c.name, len(lines))
		}
	}
}

// FuzzConstructs gives every construct texts of its own kind and others.
func FuzzConstructs(f *testing.F) {
	for i, lines := range samples(f) {
		seen := map[string]bool{}
		for _, s := range lines {
			if c := constructs[i]; !seen[s] && c.try(f, s) {
				f.Add(uint8(i), s)
			}
			seen[s] = true
		}
	}
	f.Fuzz(func(t *testing.T, which uint8, s string) {
		if strings.ToValidUTF8(s, "") == s {
			constructs[int(which)%len(constructs)].try(t, s)
		}
	})
}
