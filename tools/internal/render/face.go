package render

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"dafu/tools/internal/disk"

	"github.com/pelletier/go-toml/v2"
)

// face is a letter as other pages than its own may show it: all of its front
// matter and headings, and nothing of its running text.
type face struct {
	Sum   string   // checksum of the whole letter, in all languages
	Face  string   // checksum of what lists, tables and feeds can show of it
	Head  string   // checksum of what decides in which lists it is, and where, and what a group may be called by
	Term  []string `json:",omitempty"` // the pages of its terms, as agencies/hangzhou-water
	Frame string   // checksum of what lists can show of it but for its words, its title, subject and headings, and for State
	Date  string   // by which lists go, as 2025-06-20; "" for none, odd if its pages have another or more than a day
	State string   // how far its English has come, number by number
	Place string   // checksum of what its session is called by

	// Called is what the policies that it cites are called by it, by their terms; those without a
	// name are left out.
	Called map[string]string `json:",omitempty"`
}

// named is a file of a letter.
type named struct {
	name, sum string
	data      []byte // nil if it was not read because its checksum was known
}

// taxonomies are the plural names of config.toml, in which letters are grouped.
var taxonomies = []string{"proposals", "sessions", "agencies", "categories", "years", "policies", "members", "classes"}

var (
	fence   = []byte("+++\n")
	private = regexp.MustCompile(`(?m)^(?:sha256|checksum) = .*$`) // of the front matter: no page shows them
	heading = regexp.MustCompile(`(?m)^[ >]*#.*$`)
	// byOtherLines finds what makes a heading of the line above it, or code of the lines below.
	byOtherLines = regexp.MustCompile("(?m)^[ >]*(?:(?:=+|-+)[ \\t]*|`{3}.*|~{3}.*)$")
	place        = regexp.MustCompile(`(?m)^(?:place|matter|level|term|session) = .*$`)
	// progress finds how far the English has come, in numbers.
	progress = regexp.MustCompile(`(?m)^\[params\.translation\]\n((?:[a-z]+ = \d+\n)+)`)
	// worded finds the front matter that is words alone, of which nothing else follows.
	worded = regexp.MustCompile(`(?m)^(title|subject) = (?:'[^'\n]*'|"(?:[^"\\\n]|\\.)*")$`)
	// derived finds what the tool has read from the words: figures and times.
	derived = regexp.MustCompile(`(?m)^\[\[params\.(?:figures|dues)\]\]\n(?:[a-z_]+ = .*\n)*\n*`)
	dated   = regexp.MustCompile(`(?m)^date\s*=\s*(.*)$`)
	day     = regexp.MustCompile(`^\d{4}-\d\d-\d\d$`)
	// ranked finds what else than date and title may decide about the order.
	ranked = regexp.MustCompile(`(?mi)^\s*(?:weight|linktitle)\s*=`)
	// headed takes a heading apart whose address is written down: of it, rank and address stay what they are.
	headed = regexp.MustCompile(`^([ >]*#+) [^\n]*( \{#[A-Za-z0-9-]+)[^{}\n]*\}$`)
	names  = regexp.MustCompile(`(?m)^(?:policies|policy_names) = .*$`)
	// headLine finds what else than dates and terms decides about lists: who signs, when
	// the letter was published and changed, and by what proposals, members and others are called.
	headLine = regexp.MustCompile(`(?m)^(?:lead|published|lastmod|place|matter|level|term|session|number|subject|addressees|policy_names) = .*$`)
	// expires finds what makes a page come, go or move by itself.
	expires = regexp.MustCompile(`(?mi)^\s*(?:expirydate|unpublishdate|draft|url|slug|aliases|build|cascade|outputs|layout|type)\s*=`)
)

// gatherFaces fills in the letters of a record. It reports false where a page is
// not of the form that Dafu writes, so that it can't be told what shows it.
// What an earlier record knows of a letter that is the same is taken from there; the
// others are read, from the folder replies, where that has not been done.
func gatherFaces(r, before *record, replies string, bundles map[string][]named, history map[string]json.RawMessage) (bool, error) {
	for bundle, files := range bundles {
		slices.SortFunc(files, func(a, b named) int { return strings.Compare(a.name, b.name) })
		sum := bundleSum(files, history[bundle])
		if before != nil && before.Letters[bundle].Sum == sum {
			r.Letters[bundle] = before.Letters[bundle]
			continue
		}
		for i := range files {
			if f := &files[i]; f.data == nil {
				data, err := os.ReadFile(filepath.Join(replies, filepath.FromSlash(bundle), f.name))
				if err != nil {
					return false, fmt.Errorf("read the site: %w", err)
				}
				f.data, f.sum = data, disk.SumOf(data) // it may have been saved since
			}
		}
		f, ok := faceOf(files, history[bundle])
		if !ok {
			return false, nil
		}
		f.Sum = bundleSum(files, history[bundle])
		r.Letters[bundle] = f
	}
	return true, nil
}

// bundleSum is the checksum of a letter in all languages, with its history.
func bundleSum(files []named, history []byte) string {
	var all bytes.Buffer
	for _, f := range files {
		all.WriteString(f.name + " " + f.sum + "\n")
	}
	all.Write(history)
	return disk.SumOf(all.Bytes())
}

// faceOf is the face of a letter, but for Sum.
func faceOf(files []named, history []byte) (f face, ok bool) {
	var shown, frame, head, where bytes.Buffer
	pages := 0
	for _, file := range files {
		if !strings.HasSuffix(file.name, ".md") {
			for _, b := range []*bytes.Buffer{&shown, &frame} {
				b.WriteString(file.name + " " + file.sum + "\n")
			}
			continue
		}
		front, body, ok := parts(file.data)
		if !ok {
			return face{}, false
		}
		front = private.ReplaceAll(front, nil)
		top, _, _ := bytes.Cut(front, []byte("[params]"))
		terms, ok := termsOf(top)
		if !ok || expires.Match(top) {
			return face{}, false
		}
		f.Term = append(f.Term, terms...)
		for _, b := range []*bytes.Buffer{&shown, &frame, &head, &where} {
			b.WriteString(file.name + "\n")
		}
		worded := worded.ReplaceAll(derived.ReplaceAll(front, nil), []byte("$1"))
		if at := progress.FindSubmatchIndex(front); at != nil {
			numbers := front[at[2]:at[3]]
			f.State += string(numbers)
			front = slices.Concat(front[:at[2]], []byte(stage(numbers)), front[at[3]:])
			worded = progress.ReplaceAll(worded, nil)
		}
		shown.Write(front)
		frame.Write(worded)
		f.dates(top, pages)
		pages++
		if byOtherLines.Match(body) {
			shown.Write(body)
			frame.Write(body)
		}
		for _, h := range heading.FindAll(body, -1) {
			shown.Write(append(slices.Clone(h), '\n'))
			frame.Write(append(headed.ReplaceAll(h, []byte("$1$2")), '\n'))
		}
		head.Write(top)
		head.Write(lines(front, headLine))
		where.Write(lines(front, place))
		if !f.call(lines(front, names)) {
			return face{}, false
		}
	}
	shown.Write(history)
	slices.Sort(f.Term)
	f.Term = slices.Compact(f.Term)
	f.Face, f.Frame = disk.SumOf(shown.Bytes()), disk.SumOf(frame.Bytes())
	f.Head, f.Place = disk.SumOf(head.Bytes()), disk.SumOf(where.Bytes())
	return f, true
}

// odd stands for a date that may be that of other letters, though it is not written as theirs.
const odd = "?"

// dates reads by what date lists have a page of the letter, which has so many pages before it.
func (f *face) dates(top []byte, before int) {
	is := ""
	if at := dated.FindSubmatch(top); at != nil {
		is = string(at[1])
	}
	if before > 0 && is != f.Date || is != "" && !day.MatchString(is) || ranked.Match(top) {
		is = odd
	}
	f.Date = is
}

// call reads from front matter by what names a page of the letter calls the policies that it cites.
func (f *face) call(front []byte) (ok bool) {
	var page struct {
		Policies    []string
		PolicyNames []string `toml:"policy_names"`
		Params      struct {
			PolicyNames []string `toml:"policy_names"`
		}
	}
	if toml.Unmarshal(front, &page) != nil {
		return false
	}
	called := append(page.PolicyNames, page.Params.PolicyNames...)
	for i, policy := range page.Policies {
		if i >= len(called) || called[i] == "" {
			continue
		}
		if f.Called == nil {
			f.Called = map[string]string{}
		}
		f.Called["policies/"+policy] += called[i] + "\n"
	}
	return true
}

// stage is as much of the numbers as decides in which of a few states an English
// page is, whatever share config.toml asks for: lists show the state, and the page
// about all translations shows the numbers.
func stage(numbers []byte) string {
	n := map[string]int{}
	for line := range strings.Lines(string(numbers)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), " = ")
		n[key], _ = strconv.Atoi(value)
	}
	between := 0
	if n["reviewed"] < n["total"] {
		between = n["reviewed"]
	}
	return fmt.Sprintln(n["missing"] == n["total"], n["missing"] > 0, n["draft"] > 0, n["reviewed"] >= n["total"], between)
}

// lines returns the lines of the front matter that are looked for; all of it where
// one of them goes on below.
func lines(front []byte, of *regexp.Regexp) []byte {
	found := of.FindAll(front, -1)
	for _, line := range found {
		if l := bytes.TrimSpace(line); bytes.Contains(l, []byte("= [")) && !bytes.HasSuffix(l, []byte("]")) {
			return front
		}
	}
	return append(bytes.Join(found, []byte("\n")), '\n')
}

// parts takes a page apart.
func parts(data []byte) (front, body []byte, ok bool) {
	rest, ok := bytes.CutPrefix(data, fence)
	if !ok {
		return nil, nil, false
	}
	front, body, ok = bytes.Cut(rest, append([]byte("\n"), fence...))
	return front, body, ok
}

// termsOf reads the terms of a letter from the part of the front matter that stands
// above the parameters.
func termsOf(top []byte) (terms []string, ok bool) {
	var values map[string]any
	if toml.Unmarshal(top, &values) != nil {
		return nil, false
	}
	for _, taxonomy := range taxonomies {
		list, _ := values[taxonomy].([]any)
		if values[taxonomy] != nil && list == nil {
			return nil, false
		}
		for _, v := range list {
			term, ok := v.(string)
			if !ok {
				return nil, false
			}
			terms = append(terms, taxonomy+"/"+term)
		}
	}
	return terms, true
}
