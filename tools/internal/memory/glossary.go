package memory

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"unicode"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/slip"

	"github.com/pelletier/go-toml/v2"
)

// Term is an entry of the glossary.
type Term struct {
	ZH     string   `toml:"zh"`
	EN     string   `toml:"en"`     // the English that the project keeps to
	Also   []string `toml:"also"`   // other wordings that pass
	Avoid  []string `toml:"avoid"`  // wordings that do not
	Kind   string   `toml:"kind"`   // body, letter, program or term
	Status string   `toml:"status"` // official or proposed
	Source string   `toml:"source"` // where an official wording is used
}

// Glossary holds terms with their English. The zero Glossary is empty.
type Glossary struct {
	terms []Term // the longest first
}

var (
	glossaryUnreadable = &diag.Rule{
		ID: "glossary-unreadable", Severity: diag.Error, Doc: glossaryDoc,
		EN: "the glossary can't be read, and no term is checked until it can: %[1]s",
		ZH: "术语表无法读取，改正之前不检查术语：%[2]s",
	}
	glossaryEntry = &diag.Rule{
		ID: "glossary-entry", Severity: diag.Warning, Doc: glossaryDoc,
		EN: "the term “%s” is not complete. Each needs zh, en and a status (official or proposed), an official one its source, and none may stand twice.",
		ZH: "术语“%s”不完整。每条须有 zh、en 和 status（official 或 proposed），official 须注明 source，且不得重复。",
	}
)

// ReadGlossary reads a glossary file; a file that does not exist is an empty
// glossary.
func ReadGlossary(path string) (Glossary, []diag.Finding, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Glossary{}, nil, nil
	}
	if err != nil {
		return Glossary{}, nil, fmt.Errorf("read the glossary: %w", err)
	}
	var file struct {
		Term []Term `toml:"term"`
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := toml.Unmarshal(data, &file); err != nil {
		at := slip.In(string(data), file)
		if at.Line == 0 {
			at = slip.Unknown(err)
		}
		return Glossary{}, []diag.Finding{glossaryUnreadable.At(diag.Pos{Path: path, Line: at.Line}, at.EN, at.ZH)}, nil
	}
	var found []diag.Finding
	seen := map[string]bool{}
	g := Glossary{}
	for _, t := range file.Term {
		complete := t.ZH != "" && t.EN != "" && !seen[t.ZH] &&
			(t.Status == "proposed" || t.Status == "official" && t.Source != "")
		if !complete {
			line := strings.Count(string(data[:max(strings.Index(string(data), `"`+t.ZH+`"`), 0)]), "\n") + 1
			found = append(found, glossaryEntry.At(diag.Pos{Path: path, Line: line}, t.ZH))
		}
		if t.ZH == "" || t.EN == "" || seen[t.ZH] {
			continue
		}
		seen[t.ZH] = true
		g.terms = append(g.terms, t)
	}
	slices.SortStableFunc(g.terms, func(a, b Term) int { return cmp.Compare(len(b.ZH), len(a.ZH)) })
	return g, found, nil
}

// In returns the terms that a Chinese text uses, a term within a longer one
// left out (重点实验室 in 全国重点实验室).
func (g Glossary) In(zh string) []Term {
	var out []Term
	for _, t := range g.terms {
		if strings.Contains(zh, t.ZH) {
			out = append(out, t)
			zh = strings.ReplaceAll(zh, t.ZH, "\x00")
		}
	}
	return out
}

// Len returns how many terms the glossary has.
func (g Glossary) Len() int { return len(g.terms) }

// used reports whether an English text has one of the wordings of the term,
// and returns the wording to avoid that it has, if any.
func (t Term) used(en plainWords) (ok bool, avoided string) {
	for _, a := range t.Avoid {
		if en.has(a) {
			avoided = a
		}
	}
	return en.has(t.EN) || slices.ContainsFunc(t.Also, en.has), avoided
}

// plainWords is a text as a row of words in lower case, without marks and
// plural endings, parted by single blanks. The CPPCC goes by its letters.
type plainWords string

var oneForm = strings.NewReplacer("'", "’", "chinese people's political consultative conference", "cppcc",
	"chinese people’s political consultative conference", "cppcc")

func wordsOf(text string) plainWords {
	words := strings.FieldsFunc(oneForm.Replace(strings.ToLower(text)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '’' && r != '&'
	})
	for i, w := range words {
		switch {
		case strings.HasSuffix(w, "ies") && len(w) > 4:
			words[i] = w[:len(w)-3] + "y"
		case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss"):
			words[i] = w[:len(w)-1]
		}
	}
	return plainWords(" " + strings.Join(words, " ") + " ")
}

func (p plainWords) has(phrase string) bool {
	return strings.Contains(string(p), string(wordsOf(phrase)))
}
