package recognise

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/pattern"
	"dafu/tools/internal/source"
)

const linkHint = source.Link

// labels are the names of the rows that pages put around a letter, and the
// fact that each gives; "" for rows that say nothing about the letter.
var labels = func() map[string]string {
	m := map[string]string{}
	for list, words := range lists {
		kind, ok := strings.CutPrefix(list, "label.")
		if !ok {
			continue
		}
		for _, w := range words {
			m[w] = strings.TrimPrefix(strings.ReplaceAll(kind, "_", " "), "idle")
		}
	}
	return m
}()

// asLabel returns the label that a piece consists of: 索 引 号：
func asLabel(s string) string {
	return strings.TrimSuffix(squeeze(strings.TrimSuffix(s, ":")), "：")
}

func knownLabel(s string) bool {
	_, ok := labels[asLabel(s)]
	return ok
}

// labelLists returns the names of the lists that hold labels.
func labelLists() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(lists)), func(n string) bool { return !strings.HasPrefix(n, "label.") })
}

var labelColon = pattern.MustCompile(`(` + oneOf(labelLists()...) + `)[：:]`)

// labelled takes a line of labels and values apart: 索引号：1 文号：甲〔2024〕1号.
// It returns nothing for a line that does not begin with a label, or gives no
// value at all.
func labelled(s string) [][2]string {
	s = asRow(s)
	if i := strings.IndexAny(s, "：:"); i < 0 || !knownLabel(s[:i]) {
		return nil
	}
	s = squeeze(s)
	m := labelColon.FindAllStringSubmatchIndex(s, -1)
	if len(m) == 0 || m[0][0] != 0 || m[len(m)-1][1] == len(s) && len(m) == 1 {
		return nil
	}
	var out [][2]string
	for i, x := range m {
		end := len(s)
		if i+1 < len(m) {
			end = m[i+1][0]
		}
		out = append(out, [2]string{s[x[2]:x[3]], s[x[1]:end]})
	}
	return out
}

var wideGap = pattern.MustCompile(` {2,}`)

// spacedRow takes a line apart in which wide gaps part labels from values:
// 索引号  1  公开方式  主动公开.
func spacedRow(s string) [][2]string {
	fields := wideGap.Split(strings.TrimSpace(s), -1)
	if len(fields) < 2 || len(fields)%2 != 0 {
		return nil
	}
	var out [][2]string
	for i := 0; i < len(fields); i += 2 {
		if !knownLabel(fields[i]) {
			return nil
		}
		out = append(out, [2]string{asLabel(fields[i]), fields[i+1]})
	}
	return out
}

// looseLabel matches a row whose label is spaced out to the width of others,
// with no colon behind it: 来        源 滨海市水利局.
var looseLabel = pattern.MustCompile(`^(\p{Han}(?: +\p{Han}){1,3}) +(\S.*)$`)

// looseRow takes such a row apart, and returns nothing for other lines.
func looseRow(s string) [][2]string {
	m := looseLabel.FindStringSubmatch(strings.TrimSpace(foldWidth(s)))
	if m == nil || !knownLabel(m[1]) {
		return nil
	}
	return [][2]string{{asLabel(m[1]), m[2]}}
}

// readFacts reads the rows of label and value outside of the body. A value
// stands behind its label, in the next cell, or on the next line.
func (r *reader) readFacts() {
	for i := 0; i < len(r.pieces); i++ {
		if i >= r.start && i < r.end || r.pieces[i].as != "" {
			continue
		}
		p := r.pieces[i]
		rows := labelled(p.text)
		if rows == nil {
			rows = spacedRow(p.Text)
		}
		if rows == nil {
			rows = looseRow(p.Text)
		}
		if len(rows) > 0 {
			slices.SortStableFunc(rows, func(a, b [2]string) int { // a row that says something claims the line
				return cmp.Compare(idle(a[0]), idle(b[0]))
			})
			for _, row := range rows {
				r.fact(i, labels[row[0]], row[1])
			}
			continue
		}
		if !knownLabel(p.text) || !(p.Is(source.InCell) || p.Is(source.Heading) || strings.HasSuffix(p.text, "：")) {
			continue
		}
		kind := labels[asLabel(p.text)]
		r.drop(i, reasonLabel)
		if kind == "text" {
			continue
		}
		if j := i + 1; j < len(r.pieces) && (j < r.start || j >= r.end) && !knownLabel(r.pieces[j].text) && !docish(r.pieces[j].text) && r.pieces[j].as == "" && utf8.RuneCountInString(r.pieces[j].text) < 120 {
			r.fact(j, kind, r.pieces[j].text)
			i = j
		}
	}
}

// idle is 1 for a label whose row is not the letter's, else 0.
func idle(label string) int {
	if kind := labels[label]; kind == "" || kind == "organ" {
		return 1
	}
	return 0
}

// fact keeps the value of a row. Rows that say nothing of the letter are noise.
func (r *reader) fact(i int, kind, value string) {
	value = strings.TrimSpace(value)
	f := &r.facts
	switch kind {
	case "title":
		f.titles = append(f.titles, value)
	case "doc number":
		f.doc, _ = docNumber(value)
	case "number":
		if n := strings.Trim(squeeze(foldWidth(value)), "第号"); isNumber(n) {
			f.number = n
		}
	case "session":
		f.session = append(f.session, value)
	case "subject":
		f.subject = value
	case "date":
		f.date, _ = lineDate(value)
	case "organ":
		f.organs = append(f.organs, squeeze(value))
		kind = ""
	case "disclosure":
		if d, ok := disclosure("公开方式：" + value); ok && r.l.Disclosure == "" {
			r.l.Disclosure = d
		}
	case "deputy", "member":
		kind = r.addresseeOfRow(value, map[string]string{"deputy": "代表", "member": "委员"}[kind])
	case "joint":
		f.joint = squeeze(value)
	case "outcome":
		if c, ok := category(value); ok && r.l.Category == "" {
			r.l.Category, kind = c, "category"
			break
		}
		if !outcomeWord.MatchString(value) {
			return
		}
		r.l.Outcomes = append(r.l.Outcomes, value)
	}
	if kind == "" {
		r.drop(i, reasonRow)
		return
	}
	r.claim(i, kind)
}

// addresseeOfRow takes the persons that a row names for those the letter speaks
// to, if no line addresses anybody, and returns what the row then is.
func (r *reader) addresseeOfRow(value, role string) string {
	if len(r.l.Addressees.Names) > 0 || r.l.Addressees.Role != "" {
		return ""
	}
	a, ok := addressees(strings.TrimSuffix(value, role) + role + "：")
	if !ok || len(a.Names) == 0 {
		return ""
	}
	r.l.Addressees = a
	return "addressee"
}

func isNumber(s string) bool {
	digits := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			digits++
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '-':
		default:
			return false
		}
	}
	return digits > 0 && digits < 15
}
