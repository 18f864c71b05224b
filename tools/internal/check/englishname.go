package check

import (
	"context"
	"maps"
	"slices"

	"dafu/tools/internal/diag"
)

var englishName = &diag.Rule{
	ID: "agency-english-missing", Severity: diag.Warning,
	EN: "“%s” has no English name in data/agencies (pages: %d), so English pages show the Chinese one. When the agency has confirmed one, write into its entry (%s): en = \"…\", en_status = \"official\", en_source = \"…\", each on a line of its own.",
	ZH: "“%s”在 data/agencies 中没有英文名称（涉及 %d 个页面），英文页面显示中文名称。经单位确认后，请在其条目（%s）中填写：en = \"…\"、en_status = \"official\"、en_source = \"…\"，各占一行。",
	Doc: diag.Doc{
		EN: "The agency is entered in data/agencies without an English name. Its English pages show the Chinese name, since nothing is invented. Enter the name with en_status = \"official\" and where it is used (en_source), or as \"proposed\" until the agency confirms it.",
		ZH: "该单位已在 data/agencies 登记，但没有英文名称。由于不虚构译名，英文页面显示中文名称。请填写英文名称：有出处的写 en_status = \"official\" 并注明 en_source，尚未经单位确认的写 \"proposed\"。",
	},
}

// englishNames finds agencies of the registry that have pages and no English name.
func englishNames(_ context.Context, c *checking) ([]diag.Finding, error) {
	if c.Registry == nil {
		return nil, nil
	}
	used := c.agenciesUsed()
	var out []diag.Finding
	for _, id := range slices.Sorted(maps.Keys(used)) {
		if a, known := c.Registry.ByKey(id); known && a.EN == "" {
			out = append(out, englishName.At(used[id].first, a.Name, used[id].pages, c.Registry.Where(id).String()))
		}
	}
	return out, nil
}
