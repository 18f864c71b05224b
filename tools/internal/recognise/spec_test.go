package recognise

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/source"
)

const specFile = "../../../docs/letter-format.md"

// example is one example of the specification.
type example struct {
	number  string
	line    int // of its heading
	letter  string
	reading string
}

func readSpec(t testing.TB) []example {
	t.Helper()
	data, err := os.ReadFile(specFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	block := ""
	for i, line := range strings.Split(string(data), "\n") {
		number, isHead := strings.CutPrefix(line, "## Example ")
		switch {
		case isHead && block == "":
			out = append(out, example{number: number, line: i + 1})
		case block == "" && (line == "```letter" || line == "```reading"):
			block = line[3:]
		case line == "```":
			block = ""
		case block == "letter":
			out[len(out)-1].letter += line + "\n"
		case block == "reading":
			out[len(out)-1].reading += line + "\n"
		}
	}
	return out
}

func TestSpec(t *testing.T) {
	examples := readSpec(t)
	if len(examples) < 70 {
		t.Fatalf("found %d examples in %s", len(examples), specFile)
	}
	for i, ex := range examples {
		if want := fmt.Sprint(i + 1); ex.number != want {
			t.Errorf("%s:%d: example %s should be number %s", specFile, ex.line, ex.number, want)
		}
		t.Run(ex.number, func(t *testing.T) {
			text, findings, err := source.Read("letters/example.txt", []byte(ex.letter))
			if err != nil || len(findings) > 0 {
				t.Fatal(err, findings)
			}
			r := Read(text, Options{Today: letter.Date{Year: 2026, Month: 11, Day: 1}})
			want, keys := parseReading(t, ex)
			got := map[string]string{}
			all := readingOf(r)
			for k := range keys {
				v, ok := all[k]
				if !ok {
					t.Fatalf("%s:%d: no such key: %s", specFile, ex.line, k)
				}
				got[k] = v
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%s:%d: example %s (-want +got):\n%s", specFile, ex.line, ex.number, d)
			}
		})
	}
}

func parseReading(t *testing.T, ex example) (map[string]string, map[string]bool) {
	t.Helper()
	want, keys := map[string]string{}, map[string]bool{}
	key := ""
	for line := range strings.Lines(ex.reading) {
		line = strings.TrimSuffix(line, "\n")
		k, v, ok := strings.Cut(line, " =")
		if ok && strings.Trim(k, "abcdefghijklmnopqrstuvwxyz_") == "" {
			key = k
			keys[k] = true
			want[k] = strings.TrimSpace(v)
			continue
		}
		if want[key] != "" {
			want[key] += "\n"
		}
		want[key] += line
	}
	if len(keys) == 0 {
		t.Fatalf("%s:%d: example %s compares nothing", specFile, ex.line, ex.number)
	}
	return want, keys
}

// readingOf prints a reading in the notation of the specification.
func readingOf(r Reading) map[string]string {
	rec := r.Letter.Record(true)
	m := map[string]string{
		"kind": text(rec.Kind), "document": rec.Document, "level": text(rec.Level), "place": text(rec.Place),
		"term": text(rec.Term), "session": text(rec.Session), "number": text(rec.Number), "second_number": text(rec.SecondNumber),
		"title": text(rec.Title), "subject": text(rec.Subject), "addressees": join(rec.Addressees), "addressee_role": join([]string{rec.AddresseeRole}),
		"and_others": fmt.Sprint(rec.AndOthers), "agencies": join(rec.Agencies), "co_agencies": join(rec.CoAgencies),
		"doc_number": text(rec.DocNumber), "category": text(rec.Category), "outcome_words": join(rec.OutcomeWords),
		"date": text(rec.Date), "disclosure": text(rec.Disclosure), "cc": join(rec.CopiedTo), "contact": "-",
		"headings": join(rec.Headings), "lead_ins": join(rec.LeadIns), "cited": join(rec.Cited), "amounts": join(rec.Amounts),
		"attachments": join(r.Letter.Attachments), "body": bodyOf(r.Letter),
	}
	if rec.Contact != nil {
		m["contact"] = join(append([]string{text(rec.Contact.Name)}, rec.Contact.Phones...))
	}
	var noise, rules []string
	for _, u := range r.Account {
		if u.Noise != "" {
			noise = append(noise, u.Text)
		}
	}
	for _, f := range r.Findings {
		rules = append(rules, f.Rule.ID)
	}
	m["noise"], m["findings"] = join(noise), join(rules)
	return m
}

func bodyOf(l *letter.Letter) string {
	var out []string
	for _, b := range l.Body {
		mark := map[letter.BlockKind]string{letter.Opening: "< ", letter.Closing: "> ", letter.Measure: "! ", letter.Table: "| "}[b.Kind]
		if b.Kind == letter.Heading {
			mark = strings.Repeat("#", b.Level) + " "
		}
		s := mark + b.Printed()
		if b.RunIn {
			s += "…"
		}
		out = append(out, s)
	}
	return strings.Join(out, "\n")
}

func text[T any](v *T) string {
	if v == nil {
		return "-"
	}
	return fmt.Sprint(*v)
}

func join(s []string) string {
	if len(s) == 0 || len(s) == 1 && s[0] == "" {
		return "-"
	}
	return strings.Join(s, " | ")
}

// TestUsesInChinese holds that all that --explain can say of a spec letter has
// Chinese words.
func TestUsesInChinese(t *testing.T) {
	seen := map[string]bool{}
	for _, ex := range readSpec(t) {
		text, _, _ := source.Read("letters/example.txt", []byte(ex.letter))
		for _, u := range Read(text, Options{}).Account {
			seen[u.As], seen[u.Noise] = true, true
		}
	}
	for _, n := range noises {
		seen[n.why] = true
	}
	delete(seen, "")
	for w := range seen {
		if chineseWords[w] == "" {
			t.Errorf("no Chinese words for %q", w)
		}
	}
	u := Use{As: "noise", Noise: reasonFooter}
	if got := u.In(diag.English) + u.In(diag.Chinese); got != "noise (footer of the page)未采用（网页页脚）" {
		t.Error(got)
	}
}
