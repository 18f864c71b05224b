package merge

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// entry is a key of the front matter, or the head of a table.
type entry struct {
	key    string // params.number; [params] for the head of a table
	value  string // the same for the same value, however it is printed
	before string // blank lines and comments above it
	raw    string // its lines
}

var (
	tableHead = regexp.MustCompile(`^\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$`)
	keyName   = regexp.MustCompile(`^\s*([^=\[]+?)\s*=`)
)

// cutHead cuts front matter into its entries; it reports false for what is no TOML.
func cutHead(head string) ([]entry, bool) {
	var out []entry
	table, before := "", ""
	seen := map[string]int{}
	lines := strings.SplitAfter(strings.TrimSuffix(head, "\n"), "\n")
	lines[len(lines)-1] += "\n"
	for i := 0; i < len(lines); i++ {
		text := strings.TrimSpace(lines[i])
		if text == "" || text[0] == '#' {
			before += lines[i]
			continue
		}
		e := entry{before: before, raw: lines[i]}
		before = ""
		if m := tableHead.FindStringSubmatch(text); m != nil {
			table = m[1]
			if seen["["+table+"]"]++; seen["["+table+"]"] > 1 {
				table = fmt.Sprintf("%s#%d", table, seen["["+table+"]"])
			}
			e.key = "[" + table + "]"
			out = append(out, e)
			continue
		}
		m := keyName.FindStringSubmatch(e.raw)
		if m == nil {
			return nil, false
		}
		e.key = strings.TrimPrefix(table+"."+m[1], ".")
		// A list or a text may go on over several lines.
		var value map[string]any
		for toml.Unmarshal([]byte(e.raw), &value) != nil {
			if i++; i == len(lines) {
				return nil, false
			}
			e.raw += lines[i]
			value = nil
		}
		e.value = fmt.Sprintf("%v", value)
		out = append(out, e)
	}
	if before != "" {
		out = append(out, entry{key: "#", before: before})
	}
	return out, true
}

func find(list []entry, key string) *entry {
	if i := slices.IndexFunc(list, func(e entry) bool { return e.key == key }); i >= 0 {
		return &list[i]
	}
	return nil
}

// mergeHead merges the keys of the front matter.
func mergeHead(base, now, edited []entry) (out []entry, conflicts []Conflict) {
	for _, e := range edited {
		b, n := find(base, e.key), find(now, e.key)
		switch {
		case e.key == "#" || e.key[0] == '[':
			out = append(out, e)
		case e.key == sumKey && n != nil, n != nil && b != nil && e.value == b.value && n.value != b.value:
			out = append(out, entry{e.key, n.value, e.before, n.raw})
		case n == nil && b != nil && e.value == b.value:
			// The letter does not say it any more.
		case n == nil && b == nil, n != nil && n.value == e.value, n != nil && b != nil && n.value == b.value:
			out = append(out, e)
		default:
			out = append(out, e)
			conflicts = append(conflicts, Conflict{Where: e.key, Edited: printed(&e), Now: printed(n)})
		}
	}
	for i, n := range now {
		b := find(base, n.key)
		switch {
		case find(edited, n.key) != nil || n.key == "#":
		case b == nil || n.key[0] == '[' && hasNew(now, base, n.key):
			out = insert(out, now, i)
		case n.value != b.value:
			conflicts = append(conflicts, Conflict{Where: n.key, Now: printed(&n)})
		}
	}
	return out, conflicts
}

// hasNew reports whether a table has a key now that it had not before.
func hasNew(now, base []entry, table string) bool {
	prefix := strings.Trim(table, "[]") + "."
	return slices.ContainsFunc(now, func(e entry) bool {
		return strings.HasPrefix(e.key, prefix) && find(base, e.key) == nil
	})
}

// insert puts the i-th key of now behind the one that it follows there.
func insert(list, now []entry, i int) []entry {
	at := 0
	for j := i - 1; j >= 0; j-- {
		if k := slices.IndexFunc(list, func(e entry) bool { return e.key == now[j].key }); k >= 0 {
			at = k + 1
			break
		}
	}
	if now[i].key[0] == '[' { // a new table begins where the one before it ends
		for at < len(list) && list[at].key[0] != '[' && list[at].key != "#" {
			at++
		}
	}
	return slices.Insert(list, at, now[i])
}

// printed is a value as it stands on the page.
func printed(e *entry) string {
	if e == nil {
		return ""
	}
	_, value, _ := strings.Cut(e.raw, "=")
	return strings.TrimSpace(value)
}
