package check

import (
	"slices"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

var (
	agencyByName = &diag.Rule{
		ID: "agency-by-name", Severity: diag.Warning,
		EN: "pages name agencies by their keys, and here stand names: %[1]s. Write: %[2]s",
		ZH: "页面用键指明单位，此处写的是名称：%[1]s。请改为：%[2]s",
		Doc: diag.Doc{
			EN: "Pages name agencies by their keys (ningbo-education), so that one agency has one page whatever it is called. Here stands a name, full or short, that data/agencies knows, and the message gives its key. Write the key, in agencies and, if the agency signs, in lead as well.",
			ZH: "页面用键（如 ningbo-education）指明单位，使同一单位无论如何称呼都只有一个页面。此处写的是 data/agencies 中已登记的全称或简称，提示中给出了它的键。请改写为键：在 agencies 中，如系签发（主办）单位，也在 lead 中。",
		},
	}
	leadUnlisted = &diag.Rule{
		ID: "lead-not-listed", Severity: diag.Error,
		EN: "lead names %[1]s, which is not in the list agencies above [params], so the page does not show who signs. Write: lead = %[2]s and agencies = %[3]s",
		ZH: "lead 中的 %[1]s 不在 [params] 之上的 agencies 列表中，页面因此不显示签发单位。请改为：lead = %[2]s，agencies = %[3]s",
		Doc: diag.Doc{
			EN: "agencies lists the keys of all agencies that take part, and lead repeats those of them that sign (主办单位); the others count as co-handlers. Of agencies that handle a matter together (联合办理) and sign one reply, all stand in lead; where each answers its part (分别办理), each reply has a lead of its own. Who stands in lead alone is not shown. The message gives both lines.",
			ZH: "agencies 列出全部参与单位的键，lead 重复其中签发（主办）的单位，其余视为会办单位。联合办理、联名签发的，各单位都写入 lead；分别办理、各自答复的，每件答复写各自的 lead。只写在 lead 中的单位不会显示。提示中给出了应写的两行。",
		},
	}
)

// keyOf returns the key of an agency that goes by its name in a letter; "" for what is no name
// that is known.
func (c *checking) keyOf(word string, l *letter.Letter) string {
	if _, isKey := c.Registry.ByKey(word); isKey || keyForm.MatchString(word) {
		return ""
	}
	a, _ := c.Registry.Find(word, l.Assembly.Place)
	return a.Key
}

// leadListed looks whether those who sign are among the agencies of a Chinese page, and
// whether agencies go by their keys.
func (c *checking) leadListed(r *reply) []diag.Finding {
	if c.Registry == nil || r.lang != letter.Chinese {
		return nil
	}
	params, _ := r.table["params"].(map[string]any)
	lead, all := wordLists(params)["lead"], r.keys["agencies"]
	right := func(words []string) []string {
		out := slices.Clone(words)
		for i, w := range out {
			if key := c.keyOf(w, r.letter); key != "" {
				out[i] = key
			}
		}
		return out
	}
	var unlisted []string
	agencies := right(lead) // those who sign stand first
	for _, key := range right(all) {
		if !slices.Contains(agencies, key) {
			agencies = append(agencies, key)
		}
	}
	for _, w := range lead {
		if !slices.Contains(all, w) {
			unlisted = append(unlisted, w)
		}
	}
	if len(unlisted) > 0 {
		return []diag.Finding{leadUnlisted.At(r.line("params", "lead"), diag.Names(unlisted), tomlList(right(lead)), tomlList(agencies))}
	}
	var named []string
	for _, w := range all {
		if c.keyOf(w, r.letter) != "" {
			named = append(named, w)
		}
	}
	if named == nil {
		return nil
	}
	write := "agencies = " + tomlList(right(all))
	if !slices.Equal(right(lead), lead) {
		write += " / lead = " + tomlList(right(lead))
	}
	return []diag.Finding{agencyByName.At(r.line("agencies"), diag.Names(named), write)}
}
