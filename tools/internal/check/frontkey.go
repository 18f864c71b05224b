package check

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
	"dafu/tools/internal/page"
)

// frontMisspelt is a key that nothing reads where one like it is not there.
var frontMisspelt = &diag.Rule{
	ID: "front-matter-misspelt", Severity: diag.Error,
	EN: "nothing reads the key %[1]s, and %[2]s is not there. Did you mean it? Write: %[3]s",
	ZH: "键 %[1]s 不起任何作用，而页面缺少 %[2]s。是否写错？请改为：%[3]s",
	Doc: diag.Doc{
		EN: "A line in the head of the page has a name that nothing reads, and a name like it is not there: mostly a letter of it is wrong (leed for lead), or it stands under the wrong line in square brackets. What the line says would be missing on the site, so it is an error. If the line is meant to be something else, delete it.",
		ZH: "页面开头有一行的键名不起任何作用，而相近的键名不存在：多为拼写有误（如将 lead 写成 leed），或位于不相应的方括号行之下。网站会因此缺少该项内容，故列为错误。如此行另有用意，请删除。",
	},
}

var frontKey = &diag.Rule{
	ID: "front-matter-key", Severity: diag.Warning,
	EN: "nothing reads the key %s. Look at its spelling, or whether it stands under the wrong [table].",
	ZH: "键 %s 不起任何作用。请核对拼写，或是否写在了错误的 [表] 之下。",
	Doc: diag.Doc{
		EN: "A line in the head of the page has a name that neither Dafu nor Hugo knows. What it says shows nowhere. Mostly it is misspelt (catgory for category), or it stands below a line in square brackets that it does not belong to: the facts of the letter belong below [params]. docs/architecture.md lists all names.",
		ZH: "页面开头有一行的键名既不是 Dafu 的，也不是 Hugo 的，其内容不会显示。多为拼写有误（如将 category 写成 catgory），或位于不相应的方括号行之下：来信各项内容应写在 [params] 之下。全部键名见 docs/architecture.md。",
	},
}

// alike is the likeness from which on a key is taken for another one misspelt: leed and
// lead (3 of 4) are alike, titel and title (3 of 5).
const alike = 0.6

// unknownKey says that nothing reads a key of the head of a page.
func (r *reply) unknownKey(where []string, key string) diag.Finding {
	full := slices.Concat(where, []string{key})
	pos, name := r.line(full...), strings.Join(full, ".")
	if meant := r.meant(where, key); meant != "" {
		parts := strings.Split(meant, ".")
		write := parts[len(parts)-1] + " = …"
		if len(parts) > 1 && !slices.Equal(parts[:len(parts)-1], where) {
			write = "[" + strings.Join(parts[:len(parts)-1], ".") + "] " + write
		}
		return frontMisspelt.At(pos, name, meant, write)
	}
	return frontKey.At(pos, name)
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

// misspelt reports whether one of the findings is about a misspelt key.
func misspelt(found []diag.Finding) bool {
	return slices.ContainsFunc(found, func(f diag.Finding) bool { return f.Rule == frontMisspelt })
}
