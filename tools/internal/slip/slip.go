// Package slip finds in a text of TOML what a person has mistyped, and says it in words
// of a clerk, with the line to write: the parser names a line too, but one behind the
// slip where a bracket is missing, and in words for programmers.
package slip

import (
	"errors"
	"reflect"
	"regexp"
	"strings"
	"unicode/utf8"

	"dafu/tools/internal/privacy"

	"github.com/pelletier/go-toml/v2"
)

// Slip is what is wrong with one line, and what to write.
type Slip struct {
	Line   int // from 1; 0 if it can't be told
	EN, ZH string
}

var (
	tableLine  = regexp.MustCompile(`^\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?$`)
	mergeMark  = regexp.MustCompile(`^(?:<{7}|={7}|>{7}|\|{7})`)
	bothEnds   = regexp.MustCompile(`^(?:<{7}|>{7})(?: |\r?$)`)
	entryLine  = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s*(=|＝|:|：)\s*(.*)$`)
	brokenHead = regexp.MustCompile(`^[\[【［]*\s*([A-Za-z0-9_.-]+)\s*[\]】］]*$`)
)

// remark is what stands behind a value and is none of it.
var remark = regexp.MustCompile("^(.*[0-9a-z" + straight + otherQuotes + regexp.QuoteMeta(closeList) + `])\s+#[^'"]*$`)

// longest is on how many lines a list may stand.
const longest = 40

// reading is a text with the shape that it is read into.
type reading struct {
	shape reflect.Type // nil for any
}

// In finds the first line of a text that can't be read into a value like shape, a struct;
// shape is nil where any value is good.
func In(text string, shape any) Slip {
	r := reading{reflect.TypeOf(shape)}
	if at := Encoding(text); at.Line > 0 {
		return at
	}
	if strings.HasPrefix(text, "\ufeff") {
		return Slip{1, "the editor has put an invisible mark (BOM) before the text, which Hugo does not read. Choose “Save as” and the encoding UTF-8, not “UTF-8 with BOM”.",
			"编辑器在文件开头加了不可见的标记（BOM），Hugo 无法读取。请“另存为”，编码选 UTF-8，不要选“带有 BOM 的 UTF-8”。"}
	}
	lines := strings.Split(text, "\n")
	table := ""
	seen := map[string]bool{}
	for i := 0; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text == "" || text[0] == '#' {
			continue
		}
		if m := tableLine.FindStringSubmatch(text); m != nil && toml.Unmarshal([]byte(text), &map[string]any{}) == nil {
			table = text
			if one := r.kindOf("", m[1]); one == tables != strings.HasPrefix(text, "[[") && (one == tables || one == aTable) {
				return brackets(i+1, m[1], one)
			}
			if !strings.HasPrefix(text, "[[") && seen[m[1]] {
				return twice(i+1, text)
			}
			seen[m[1]] = true
			if strings.HasPrefix(text, "[[") { // each begins anew
				for k := range seen {
					if strings.HasPrefix(k, m[1]+".") {
						delete(seen, k)
					}
				}
			}
			continue
		}
		n := entryLines(lines[i:])
		if n == 0 {
			return r.misread(i+1, table, text)
		}
		entry := strings.Join(lines[i:i+n], "\n")
		name, _, _ := strings.Cut(text, "=")
		key := strings.TrimSpace(name)
		full := strings.TrimPrefix(tableName(table)+"."+key, ".")
		if seen[full] {
			return twice(i+1, key)
		}
		seen[full] = true
		if !r.fits(table, entry) {
			return r.misread(i+1, table, strings.Join(strings.Fields(entry), " "))
		}
		i += n - 1
	}
	return Slip{}
}

// Encoding is what is said of a text that is not in UTF-8; its line is 0 for one that is.
func Encoding(text string) Slip {
	at := notUTF8(text)
	if at == 0 {
		return Slip{}
	}
	return Slip{at, "the file is not in UTF-8. Open it in the editor in which it looks right, choose “Save as” and the encoding UTF-8.",
		"文件编码不是 UTF-8。请在能正常显示该文件的编辑器中“另存为”，编码选 UTF-8。"}
}

// Merge finds the first mark that git left of a merge in a text that is not TOML; its line is 0
// if there is none. A line of equals signs alone may be an underline.
func Merge(text string) Slip {
	if !strings.Contains(text, "<<<<<<<") && !strings.Contains(text, ">>>>>>>") {
		return Slip{}
	}
	for i, line := range strings.Split(text, "\n") {
		if bothEnds.MatchString(line) {
			return merging(i + 1)
		}
	}
	return Slip{}
}

// merging is what is said of a line that git left of a merge.
func merging(line int) Slip {
	return Slip{line, "this line is a mark of a merge in git. Keep the wording that is right, and delete the other with the lines <<<<<<<, ======= and >>>>>>>.",
		"此行是 git 合并冲突的标记。请保留正确的内容，删除另一份内容和 <<<<<<<、=======、>>>>>>> 各行。"}
}

// Unknown is what is said of a text in which no slip is found.
func Unknown(err error) Slip {
	s := Slip{1, "Compare this line with one like it, or take the file back from git: git restore FILE.", "请与类似的行对照改正，或从 git 恢复此文件：git restore 文件名。"}
	if at := new(toml.DecodeError); errors.As(err, &at) {
		s.Line, _ = at.Position()
	}
	return s
}

// Names are the names that a table of a text may have that is read into a shape.
func Names(shape reflect.Type, table []string) []string {
	for _, name := range table {
		if shape = under(shape, name); shape == nil {
			return nil
		}
	}
	for shape.Kind() == reflect.Slice || shape.Kind() == reflect.Pointer {
		shape = shape.Elem()
	}
	var out []string
	if shape.Kind() == reflect.Struct {
		for i := range shape.NumField() {
			if name, _, _ := strings.Cut(shape.Field(i).Tag.Get("toml"), ","); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

func tableName(table string) string {
	if m := tableLine.FindStringSubmatch(table); m != nil {
		return m[1]
	}
	return ""
}

// entryLines returns on how many lines the entry stands that begins here; 0 for one
// that can't be read.
func entryLines(lines []string) int {
	text := ""
	for n := 1; n <= min(len(lines), longest); n++ {
		text += lines[n-1] + "\n"
		if toml.Unmarshal([]byte(text), &map[string]any{}) == nil {
			return n
		}
	}
	return 0
}

// fits reports whether an entry has a value of the kind that its key takes.
func (r reading) fits(table, entry string) bool {
	into := any(&map[string]any{})
	if r.shape != nil {
		into = reflect.New(r.shape).Interface()
	}
	return toml.Unmarshal([]byte(table+"\n"+entry+"\n"), into) == nil
}

// twice says that a key or a table stands twice.
func twice(line int, what string) Slip {
	return Slip{line, what + " stands here for the second time. Keep the line that is right and delete the other.",
		what + " 重复出现。请保留正确的一行，删除另一行。"}
}

// misread says what is wrong with an entry, and what to write.
func (r reading) misread(line int, table, text string) Slip {
	if mergeMark.MatchString(text) {
		return merging(line)
	}
	m := entryLine.FindStringSubmatch(text)
	if m == nil {
		return r.noEntry(line, table, text)
	}
	key, equals, value := m[1], m[2], remark.ReplaceAllString(m[3], "$1")
	kind := r.kindOf(tableName(table), key)
	cause := causeOf(equals, value, kind)
	out := Slip{line, cause.en, cause.zh}
	mended := key + " = " + kind.print(readValue(value))
	if _, hidden := privacy.Mask(mended); len(hidden) > 0 || value == "" || !r.fits(table, mended) {
		mended = key + " = " + kind.example()
		out.EN += " Write it like this: " + mended
		out.ZH += "请参照此格式书写：" + mended
		return out
	}
	out.EN += " Write: " + mended
	out.ZH += "请改为：" + mended
	return out
}

// noEntry speaks of a line that has no equals sign.
func (r reading) noEntry(line int, table, text string) Slip {
	if m := brokenHead.FindStringSubmatch(text); m != nil {
		if one := r.kindOf("", m[1]); one == aTable || one == tables {
			return brackets(line, m[1], one)
		}
	}
	name, rest, _ := strings.Cut(text, " ")
	if kind := r.kindOf(tableName(table), name); kind != unknownKind {
		mended := name + " = " + kind.print(readValue(rest))
		if _, hidden := privacy.Mask(mended); len(hidden) == 0 && r.fits(table, mended) {
			return Slip{line, "the equals sign is missing. Write: " + mended, "缺少等号。请改为：" + mended}
		}
	}
	return Slip{line, "this line is not of the form name = 'text'. Put it right, delete it if it does not belong there, or take the file back from git.",
		"此行不是“名称 = '文字'”的格式。请改正；如不应在此，请删除，或从 git 恢复此文件。"}
}

// brackets says how the line must look that opens a table.
func brackets(line int, name string, k kind) Slip {
	head := "[" + name + "]"
	if k == tables {
		head = "[" + head + "]"
	}
	return Slip{line, "a bracket is missing, is one too many or is a Chinese one. Write: " + head, "方括号缺失、多余或为中文括号。请改为：" + head}
}

// notUTF8 returns the first line of a text that is none of UTF-8; 0 if all are.
func notUTF8(text string) int {
	if utf8.ValidString(text) {
		return 0
	}
	for i, line := range strings.Split(text, "\n") {
		if !utf8.ValidString(line) {
			return i + 1
		}
	}
	return 1
}

// kind is what kind of value a key takes.
type kind int

const (
	unknownKind kind = iota
	aText
	aList
	aNumber
	aFraction
	aSwitch
	aDate
	aTime
	aTable
	tables // each with a head in double brackets
)

// kindOf tells what kind of value a key of a table takes.
func (r reading) kindOf(table, key string) kind {
	t := r.shape
	for _, name := range strings.Split(strings.TrimPrefix(table+"."+key, "."), ".") {
		if t == nil {
			return unknownKind
		}
		if t = under(t, name); t == nil {
			return unknownKind
		}
	}
	switch {
	case t == reflect.TypeFor[toml.LocalDate]():
		return aDate
	case t == reflect.TypeFor[toml.LocalDateTime]():
		return aTime
	}
	switch t.Kind() {
	case reflect.String:
		return aText
	case reflect.Slice:
		switch t.Elem().Kind() {
		case reflect.String:
			return aList
		case reflect.Struct:
			return tables
		}
	case reflect.Int:
		return aNumber
	case reflect.Float64:
		return aFraction
	case reflect.Bool:
		return aSwitch
	case reflect.Struct, reflect.Map, reflect.Pointer:
		return aTable
	}
	return unknownKind
}

// under returns the type of a key in a table; nil if there is none.
func under(t reflect.Type, name string) reflect.Type {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	switch t.Kind() {
	case reflect.Map:
		return t.Elem()
	case reflect.Struct:
		for i := range t.NumField() {
			if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ","); tag == name {
				return t.Field(i).Type
			}
		}
	}
	return nil
}
