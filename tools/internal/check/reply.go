package check

import (
	"bytes"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/merge"
	"dafu/tools/internal/page"

	"github.com/pelletier/go-toml/v2"
)

// reply is a page of a letter as the rules see it.
type reply struct {
	path   string
	lang   letter.Lang
	letter *letter.Letter
	done   page.Translation    // of an English page
	head   []byte              // the front matter
	table  map[string]any      // the same, read
	keys   map[string][]string // the lists at its top
}

// readReply reads a page of a letter; it is nil, with a finding, for a page that
// can't be read.
func (c *checking) readReply(path string, data []byte) (*reply, []diag.Finding) {
	names := c.Names
	if names == nil {
		names = func(string) string { return "" }
	}
	l, found := page.Parse(path, data, names)
	if l == nil {
		return nil, found
	}
	r := &reply{path: path, lang: l.Lang, letter: l}
	rest := bytes.TrimPrefix(merge.Plain(data), []byte("+++\n"))
	head, _, _ := bytes.Cut(rest, []byte("\n+++\n"))
	r.head = bytes.Clone(head)
	var params struct {
		Params struct{ Translation page.Translation }
	}
	// Parse has read the same bytes: neither can fail.
	_ = toml.Unmarshal(r.head, &r.table)
	r.keys = wordLists(r.table)
	_ = toml.Unmarshal(r.head, &params)
	r.done = params.Params.Translation
	return r, found
}

// wordLists returns the lists of words at the top of a front matter.
func wordLists(table map[string]any) map[string][]string {
	out := map[string][]string{}
	for key, value := range table {
		items, ok := value.([]any)
		if !ok {
			continue
		}
		for _, item := range items {
			if word, ok := item.(string); ok {
				out[key] = append(out[key], word)
			}
		}
	}
	return out
}

var tableLine = regexp.MustCompile(`^\[([^\[\]]+)\]`)

// line returns the place in the page of a key of the front matter, as
// params.number; the place of its table, or of the head, if it has no line of
// its own.
func (r *reply) line(key ...string) diag.Pos {
	pos := diag.Pos{Path: r.path, Line: 1}
	table := ""
	for i, line := range strings.Split(string(r.head), "\n") {
		if m := tableLine.FindStringSubmatch(line); m != nil {
			table = m[1]
			if table == strings.Join(key[:max(len(key)-1, 0)], ".") || table == strings.Join(key, ".") {
				pos.Line = i + 2
			}
			continue
		}
		name, _, ok := strings.Cut(line, "=")
		full := strings.TrimSpace(name)
		if table != "" {
			full = table + "." + full
		}
		if ok && full == strings.Join(key, ".") {
			pos.Line = i + 2
			return pos
		}
	}
	return pos
}

// chinese are the pages of the letters themselves.
func (c *checking) chinese() []*replyFacts {
	return slices.DeleteFunc(slices.Clone(c.replies), func(r *replyFacts) bool { return r.English })
}

// setting returns the place in config.toml where a key is set; its first line
// if it is not.
func (c *checking) setting(key string) diag.Pos {
	path := filepath.Join(c.Root, "config.toml")
	return diag.Pos{Path: path, Line: max(lineOf(path, regexp.MustCompile(`^`+key+`\s*=`)), 1)}
}

// several names the first of several things, and says how many more there are.
func several(names []string) diag.First { return diag.AtMost(names, 3) }
