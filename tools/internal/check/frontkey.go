package check

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
	"dafu/tools/internal/privacy"

	"github.com/pelletier/go-toml/v2"
)

// frontMisspelt is a key that nothing reads where one like it is not there.
var frontMisspelt = &diag.Rule{
	ID: "front-matter-misspelt", Severity: diag.Error,
	EN: "nothing reads the name %[1]s, and %[2]s is not there. Did you mean it? Write: %[3]s",
	ZH: "名称 %[1]s 不起任何作用，而页面缺少 %[2]s。是否写错？请改为：%[3]s",
	Doc: diag.Doc{
		EN: "A line in the head of the page has a name that nothing reads, and a name like it is not there: mostly a letter of it is wrong (leed for lead), or it stands under the wrong line in square brackets. What the line says would be missing on the site, so it is an error. If the line is meant to be something else, delete it.",
		ZH: "页面开头有一行的名称不起任何作用，而相近的名称不存在：多为拼写有误（如将 lead 写成 leed），或位于不相应的方括号行之下。网站会因此缺少该项内容，故列为错误。如此行另有用意，请删除。",
	},
}

// frontMisplaced is frontMisspelt where the key is spelt right and only stands in the wrong table.
var frontMisplaced = &diag.Rule{
	ID: frontMisspelt.ID, Severity: diag.Error, Doc: frontMisspelt.Doc,
	EN: "nothing reads the name %[1]s here: it stands under the wrong line in square brackets. Delete this line, and write %[4]s: %[3]s",
	ZH: "名称 %[1]s 写在此处不起作用：所在的方括号行不对。请删除此行，%[5]s：%[3]s",
}

var frontKey = &diag.Rule{
	ID: "front-matter-key", Severity: diag.Warning,
	EN: "nothing reads the name %[1]s. Look at its spelling, or whether it stands under the wrong line in square brackets; delete the line if it is not needed.",
	ZH: "名称 %[1]s 不起任何作用。请核对拼写，或是否写在了不相应的方括号行之下；不需要的请删除。",
	Doc: diag.Doc{
		EN: "A line in the head of the page has a name that neither Dafu nor Hugo knows. What it says shows nowhere. Mostly it is misspelt (catgory for category), or it stands below a line in square brackets that it does not belong to: the facts of the letter belong below [params]. docs/architecture.md lists all names.",
		ZH: "页面开头有一行的名称既不是 Dafu 的，也不是 Hugo 的，其内容不会显示。多为拼写有误（如将 category 写成 catgory），或位于不相应的方括号行之下：答复各项内容应写在 [params] 之下。全部名称见 docs/architecture.md。",
	},
}

// alike is the likeness from which on a key is taken for another one misspelt: leed and
// lead (3 of 4) are alike, titel and title (3 of 5).
const alike = 0.6

// unknownKey says that nothing reads a key of the head of a page.
func (r *reply) unknownKey(where []string, key string) diag.Finding {
	full := slices.Concat(where, []string{key})
	pos := r.line(full...)
	meant := r.meant(where, key)
	if meant == "" {
		return frontKey.At(pos, key)
	}
	parts := strings.Split(meant, ".")
	table, name := strings.Join(parts[:len(parts)-1], "."), parts[len(parts)-1]
	line := name + " = " + r.written(pos.Line)
	switch {
	case table == strings.Join(where, "."):
		return frontMisspelt.At(pos, key, name, line)
	case table == "":
		return frontMisplaced.At(pos, key, name, line, "above the first line in square brackets", "在第一个方括号行之上写")
	default:
		return frontMisplaced.At(pos, key, name, line, "below the line ["+table+"]", "在 ["+table+"] 行之下写")
	}
}

// written is the value on a line of the page as it stands there; … for one that goes on
// below, or has personal data in it.
func (r *reply) written(line int) string {
	lines := strings.Split(string(r.head), "\n")
	if line < 2 || line-2 >= len(lines) {
		return "…"
	}
	text := lines[line-2]
	_, value, _ := strings.Cut(text, "=")
	if toml.Unmarshal([]byte(text), &map[string]any{}) != nil || len(privacy.Find(value)) > 0 {
		return "…"
	}
	return strings.TrimSpace(value)
}

// keyName is how a person sees a key of the head: its name, and the line in square
// brackets that it stands below, where that is not [params].
func keyName(where []string) string {
	where = keyPath(where)
	switch n := len(where); {
	case n == 0:
		return "+++"
	case n == 1 || n == 2 && where[0] == "params":
		return where[n-1]
	default:
		return "[" + strings.Join(where[:n-1], ".") + "] " + where[n-1]
	}
}

// meant returns the key that somebody wanted to write who wrote one that nothing reads;
// "" if that can't be told, or if it is there as well.
func (r *reply) meant(where []string, key string) string {
	best, score := "", 0.0
	for _, table := range [][]string{where, {"params"}, nil} {
		for _, k := range keysIn(table) {
			full := slices.Concat(table, []string{k})
			n := agency.Likeness(strings.ToLower(key), k)
			if !slices.Equal(table, where) && n < 1 {
				continue // only a key that is spelt right is looked for in another table
			}
			if _, there := r.value(full).(string); n >= alike && n > score && (r.value(full) == nil || there && r.value(full) == "") {
				best, score = strings.Join(full, "."), n
			}
		}
	}
	return best
}

// keysIn returns the keys that a table of the head may have.
func keysIn(table []string) []string {
	at := nodeOf("", reflect.TypeFor[page.FrontMatter]())
	for _, name := range table {
		below, _ := at["properties"].(node)
		if at, _ = below[name].(node); at == nil {
			return nil
		}
	}
	keys, _ := at["properties"].(node)
	return slices.Sorted(maps.Keys(keys))
}

// misspelt reports whether one of the findings is about a misspelt or misplaced key.
func misspelt(found []diag.Finding) bool {
	return slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Rule.ID == frontMisspelt.ID })
}
