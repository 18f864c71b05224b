package page

import (
	"reflect"
	"regexp"
	"strings"

	"dafu/tools/internal/privacy"

	"github.com/pelletier/go-toml/v2"
)

// slip is what is wrong with one line of the head of a page, and what to write.
type slip struct {
	line   int // of the head, from 1; 0 if it can't be told
	en, zh string
}

var (
	tableLine  = regexp.MustCompile(`^\[\[?\s*([A-Za-z0-9_.-]+)\s*\]\]?\s*(?:#.*)?$`)
	mergeMark  = regexp.MustCompile(`^(?:<{7}|={7}|>{7}|\|{7})`)
	entryLine  = regexp.MustCompile(`^([A-Za-z0-9_-]+)\s*(=|＝|:|：)\s*(.*)$`)
	brokenHead = regexp.MustCompile(`^[\[【［]*\s*([A-Za-z0-9_.-]+)\s*[\]】］]*$`)
)

// longest is on how many lines a list may stand.
const longest = 40

// slipIn finds the first line of a head that can't be read. The parser names a line
// too, but one behind the slip where a bracket is missing, and in words for
// programmers.
func slipIn(head string) slip {
	lines := strings.Split(head, "\n")
	table := ""
	seen := map[string]bool{}
	for i := 0; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text == "" || text[0] == '#' {
			continue
		}
		if m := tableLine.FindStringSubmatch(text); m != nil && toml.Unmarshal([]byte(text), &map[string]any{}) == nil {
			table = text
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
			return misread(i+1, table, text)
		}
		entry := strings.Join(lines[i:i+n], "\n")
		name, _, _ := strings.Cut(text, "=")
		key := strings.TrimSpace(name)
		full := strings.TrimPrefix(tableName(table)+"."+key, ".")
		if seen[full] {
			return twice(i+1, key)
		}
		seen[full] = true
		if !fits(table, entry) {
			return misread(i+1, table, strings.Join(strings.Fields(entry), " "))
		}
		i += n - 1
	}
	return slip{}
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
func fits(table, entry string) bool {
	var fm FrontMatter
	return toml.Unmarshal([]byte(table+"\n"+entry+"\n"), &fm) == nil
}

// twice says that a key or a table stands twice.
func twice(line int, what string) slip {
	return slip{line, what + " stands here for the second time. Keep the line that is right and delete the other.",
		what + " 重复出现。请保留正确的一行，删除另一行。"}
}

// misread says what is wrong with an entry, and what to write.
func misread(line int, table, text string) slip {
	if mergeMark.MatchString(text) {
		return slip{line, "this line is a mark of a merge in git. Keep the wording that is right, and delete the other with the lines <<<<<<<, ======= and >>>>>>>.",
			"此行是 git 合并冲突的标记。请保留正确的内容，删除另一份内容和 <<<<<<<、=======、>>>>>>> 各行。"}
	}
	m := entryLine.FindStringSubmatch(text)
	if m == nil {
		return noEntry(line, table, text)
	}
	key, equals, value := m[1], m[2], m[3]
	kind := kindOfKey(tableName(table), key)
	cause := causeOf(equals, value, kind)
	out := slip{line, cause.en, cause.zh}
	mended := key + " = " + kind.print(readValue(value))
	if _, hidden := privacy.Mask(mended); len(hidden) > 0 || value == "" || !fits(table, mended) {
		mended = key + " = " + kind.example()
		out.en += " Write it like this: " + mended
		out.zh += "请参照此格式书写：" + mended
		return out
	}
	out.en += " Write: " + mended
	out.zh += "请改为：" + mended
	return out
}

// noEntry speaks of a line that has no equals sign.
func noEntry(line int, table, text string) slip {
	if m := brokenHead.FindStringSubmatch(text); m != nil {
		if kindOfKey("", strings.Split(m[1], ".")[0]) == aTable {
			return slip{line, "a bracket is missing or is a Chinese one. Write: [" + m[1] + "]", "方括号缺失或为中文括号。请改为：[" + m[1] + "]"}
		}
	}
	name, rest, _ := strings.Cut(text, " ")
	if kind := kindOfKey(tableName(table), name); kind != unknownKind {
		mended := name + " = " + kind.print(readValue(rest))
		if _, hidden := privacy.Mask(mended); len(hidden) == 0 && fits(table, mended) {
			return slip{line, "the equals sign is missing. Write: " + mended, "缺少等号。请改为：" + mended}
		}
	}
	return slip{line, "this line is not of the form name = 'text'. Put it right, delete it if it does not belong there, or take the file back from git.",
		"此行不是“名称 = '文字'”的格式。请改正；如不应在此，请删除，或从 git 恢复此文件。"}
}

// kind is what kind of value a key takes.
type kind int

const (
	unknownKind kind = iota
	aText
	aList
	aNumber
	aSwitch
	aDate
	aTime
	aTable
)

// kindOfKey tells what kind of value a key of a table takes.
func kindOfKey(table, key string) kind {
	t := reflect.TypeFor[FrontMatter]()
	for _, name := range append(strings.FieldsFunc(table, func(r rune) bool { return r == '.' }), key) {
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
		if t.Elem().Kind() == reflect.String {
			return aList
		}
	case reflect.Int:
		return aNumber
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
