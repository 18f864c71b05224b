package check

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/disk"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"

	"github.com/pelletier/go-toml/v2"
)

var keysDiffer = &diag.Rule{
	ID: "keys-differ", Severity: diag.Error,
	EN: "the page stands under %[1]s = %[2]s, but by its facts under [params] it belongs under %[3]s. If the facts are right, write: %[1]s = %[3]s%[4]s",
	ZH: "此页归在 %[1]s = %[2]s 之下，但按 [params] 中的信息应归在 %[3]s。如信息无误，请改为：%[1]s = %[3]s%[5]s",
	Doc: diag.Doc{
		EN: "The lists at the top of a page (proposals, sessions, categories, years, members, classes) say on which pages of the site the reply is listed. They follow from the facts under [params]: category, number, date and so on. Whoever corrects a fact corrects the list as well, or the page would show the new category with the meaning of the old one. The finding gives the line to write. Where you corrected a fact and left the list as Dafu wrote it, dafu check --fix writes the list for you.",
		ZH: "页面顶部的列表（proposals、sessions、categories、years、members、classes）决定此件答复列在网站的哪些页面上，由 [params] 中的信息（类别、编号、日期等）得出。改正某项信息时须一并改正相应列表，否则页面会显示新类别、旧含义。提示中给出了应写的内容。只改正了信息、未动过列表的，dafu check --fix 可代为写入。",
	},
}

// keysMissing is keysDiffer where the page has no such list yet.
var keysMissing = &diag.Rule{
	ID: keysDiffer.ID, Severity: diag.Error, Doc: keysDiffer.Doc,
	EN: "the head of the page lacks the line %[1]s, which says where the reply is listed. By the facts under [params], put this line above [params]: %[1]s = %[2]s%[3]s",
	ZH: "页面开头缺少 %[1]s 一行，该行决定答复列在哪些页面上。按 [params] 中的信息，请在 [params] 之上加一行：%[1]s = %[2]s%[4]s",
}

// keysSpare is keysDiffer where nothing under [params] gives such a list.
var keysSpare = &diag.Rule{
	ID: keysDiffer.ID, Severity: diag.Error, Doc: keysDiffer.Doc,
	EN: "the page stands under %[1]s = %[2]s, and no fact under [params] says so. Delete this line, or enter the fact below [params].%[3]s",
	ZH: "此页归在 %[1]s = %[2]s 之下，而 [params] 中没有相应信息。请删除此行，或在 [params] 之下填写该项信息。%[4]s",
}

// keyList is a list at the top of a page: as it stands, and as it follows from the facts.
type keyList struct {
	name      string
	got, want []string
}

// unfollowed returns the lists of a Chinese page that do not follow from its facts.
func (s Site) unfollowed(r *reply) []keyList {
	places := func(name string) string {
		p, _ := s.Registry.PlaceByName(name)
		return p.Key
	}
	want := page.KeysOf(r.letter, places)
	all := []keyList{
		{"proposals", r.keys["proposals"], want.Proposals}, {"sessions", r.keys["sessions"], want.Sessions},
		{"categories", r.keys["categories"], want.Categories}, {"years", r.keys["years"], want.Years},
		{"members", r.keys["members"], want.Members}, {"classes", r.keys["classes"], want.Classes},
	}
	return slices.DeleteFunc(all, func(k keyList) bool { return slices.Equal(k.got, k.want) })
}

// keysFollow finds out whether the lists of a Chinese page follow from its facts.
func (c *checking) keysFollow(r *reply, data []byte) []diag.Finding {
	if c.Registry == nil || r.lang != letter.Chinese {
		return nil
	}
	differ := c.unfollowed(r)
	if len(differ) == 0 {
		return nil
	}
	left := c.left(r, data)
	var out []diag.Finding
	for _, k := range differ {
		en, zh := "", ""
		if left(k) {
			en, zh = " (dafu check --fix does it)", "（dafu check --fix 可代为改正）"
		}
		switch {
		case len(k.want) == 0:
			out = append(out, keysSpare.At(r.line(k.name), k.name, tomlList(k.got), en, zh))
		case len(k.got) == 0:
			out = append(out, keysMissing.At(r.line("params"), k.name, tomlList(k.want), en, zh))
		default:
			out = append(out, keysDiffer.At(r.line(k.name), k.name, tomlList(k.got), tomlList(k.want), en, zh))
		}
	}
	return out
}

// left tells of a list of a page whether a person left it as the tool wrote it. Then it is
// the fact that was corrected, and the list may follow it.
func (s Site) left(r *reply, data []byte) func(keyList) bool {
	bundle, err := filepath.Rel(filepath.Join(s.Root, filepath.FromSlash(repliesScope)), filepath.Dir(r.path))
	if err != nil {
		return func(keyList) bool { return false }
	}
	before := page.Before(filepath.Join(s.Root, disk.WorkFolder), filepath.ToSlash(bundle), data)
	was, _ := (&checking{Site: s}).readReply(r.path, before)
	if was == nil {
		was = s.committed(r.path)
	}
	return func(k keyList) bool { return was != nil && slices.Equal(was.keys[k.name], k.got) }
}

// follow writes the lists at the top of a page that a person left as they were when the facts
// were corrected that they follow from. A page that would not be read then is left alone.
func (s Site) follow(path string, data []byte) []byte {
	c := &checking{Site: s}
	r, _ := c.readReply(path, data)
	if s.Registry == nil || r == nil || misspelt(frontMatter(r)) {
		return data
	}
	differ := s.unfollowed(r)
	if len(differ) == 0 {
		return data
	}
	left := s.left(r, data)
	lines := strings.SplitAfter(string(data), "\n")
	end := "\n"
	if strings.HasSuffix(lines[0], "\r\n") {
		end = "\r\n"
	}
	for _, k := range slices.DeleteFunc(differ, func(k keyList) bool { return !left(k) }) {
		at := slices.IndexFunc(lines, func(l string) bool { return keyOf(l) == k.name })
		line := k.name + " = " + pageList(k.want) + end
		switch {
		case len(k.want) == 0 && at >= 0:
			lines = slices.Delete(lines, at, at+1)
		case at >= 0:
			lines[at] = line
		default:
			first := 1 + slices.IndexFunc(lines[1:], func(l string) bool { return strings.HasPrefix(l, "[") || strings.TrimSpace(l) == "" })
			lines = slices.Insert(lines, max(first, 1), line)
		}
	}
	out := []byte(strings.Join(lines, ""))
	if now, _ := c.readReply(path, out); now == nil || len(s.unfollowed(now)) >= len(s.unfollowed(r)) {
		return data
	}
	return out
}

// keyOf returns the name that a line of a front matter gives a value.
func keyOf(line string) string {
	name, _, ok := strings.Cut(line, "=")
	if !ok {
		return ""
	}
	return strings.TrimSpace(name)
}

// pageList prints a list as the tool writes it into a page.
func pageList(list []string) string {
	out, err := toml.Marshal(map[string][]string{"list": list})
	if err != nil { // a list of texts can be printed
		panic("check: print a list: " + err.Error())
	}
	return strings.TrimSpace(strings.TrimPrefix(string(out), "list = "))
}

// tomlList prints a list as a clerk writes it into a page.
func tomlList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = fmt.Sprintf("%q", s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
