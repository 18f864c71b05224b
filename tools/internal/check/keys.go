package check

import (
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/page"
)

var keysDiffer = &diag.Rule{
	ID: "keys-differ", Severity: diag.Error,
	EN: "the page stands under %[1]s = %[2]s, but by its facts under [params] it belongs under %[3]s. If the facts are right, write: %[1]s = %[3]s",
	ZH: "此页归在 %[1]s = %[2]s 之下，但按 [params] 中的信息应归在 %[3]s。如信息无误，请改为：%[1]s = %[3]s",
	Doc: diag.Doc{
		EN: "The lists at the top of a page (proposals, sessions, categories, years, members, classes) say on which pages of the site the reply is listed. They follow from the facts under [params]: category, number, date and so on. Whoever corrects a fact corrects the list as well, or the page would show the new category with the meaning of the old one. The finding gives the line to write.",
		ZH: "页面顶部的列表（proposals、sessions、categories、years、members、classes）决定此件答复列在网站的哪些页面上，由 [params] 中的信息（类别、编号、日期等）得出。改正某项信息时须一并改正相应列表，否则页面会显示新类别、旧含义。提示中给出了应写的内容。",
	},
}

// keysMissing is keysDiffer where the page has no such list yet.
var keysMissing = &diag.Rule{
	ID: keysDiffer.ID, Severity: diag.Error, Doc: keysDiffer.Doc,
	EN: "the head of the page lacks the line %[1]s, which says where the reply is listed. By the facts under [params], put this line above [params]: %[1]s = %[2]s",
	ZH: "页面开头缺少 %[1]s 一行，该行决定答复列在哪些页面上。按 [params] 中的信息，请在 [params] 之上加一行：%[1]s = %[2]s",
}

// keysSpare is keysDiffer where nothing under [params] gives such a list.
var keysSpare = &diag.Rule{
	ID: keysDiffer.ID, Severity: diag.Error, Doc: keysDiffer.Doc,
	EN: "the page stands under %[1]s = %[2]s, and no fact under [params] says so. Delete this line, or enter the fact below [params].",
	ZH: "此页归在 %[1]s = %[2]s 之下，而 [params] 中没有相应信息。请删除此行，或在 [params] 之下填写该项信息。",
}

// keysFollow finds out whether the lists of a Chinese page follow from its facts.
func (c *checking) keysFollow(r *reply) []diag.Finding {
	if c.Registry == nil || r.lang != letter.Chinese {
		return nil
	}
	places := func(name string) string {
		p, _ := c.Registry.PlaceByName(name)
		return p.Key
	}
	var out []diag.Finding
	want := page.KeysOf(r.letter, places)
	for _, k := range []struct {
		name string
		want []string
	}{
		{"proposals", want.Proposals}, {"sessions", want.Sessions}, {"categories", want.Categories},
		{"years", want.Years}, {"members", want.Members}, {"classes", want.Classes},
	} {
		if got := r.keys[k.name]; len(k.want) == 0 && len(got) > 0 {
			out = append(out, keysSpare.At(r.line(k.name), k.name, tomlList(got)))
		} else if len(got) == 0 && len(k.want) > 0 {
			out = append(out, keysMissing.At(r.line("params"), k.name, tomlList(k.want)))
		} else if !slices.Equal(got, k.want) {
			out = append(out, keysDiffer.At(r.line(k.name), k.name, tomlList(got), tomlList(k.want)))
		}
	}
	return out
}

// tomlList prints a list as a clerk writes it into a page.
func tomlList(list []string) string {
	quoted := make([]string, len(list))
	for i, s := range list {
		quoted[i] = fmt.Sprintf("%q", s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
