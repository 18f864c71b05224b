package check

import (
	"context"
	"maps"
	"slices"

	"dafu/tools/internal/diag"
)

// placeUnknown is a place of letters that nobody has entered: the addresses of its
// proposals and sessions change when somebody does, so it is better done at once.
var placeUnknown = &diag.Rule{
	ID: "place-unknown", Severity: diag.Warning,
	EN: "the place “%[1]s” is not in data/places.toml (pages: %[2]d), so it has no English name, none of its agencies can be entered, and addresses have its Chinese name. Put these lines at the end of that file, before you enter agencies, and look at what stands behind each #:\n%[3]s",
	ZH: "地名“%[1]s”未在 data/places.toml 登记（涉及 %[2]d 个页面）：没有英文名称，所属单位无法登记，网址中为中文地名。请在登记单位之前，将下列各行加在该文件末尾，并按 # 之后的说明核对：\n%[4]s",
	Doc: diag.Doc{
		EN: "The letters come from a place that nobody has entered yet. They are published all the same, but their agencies can't be entered, the English pages have the Chinese name, and so have the addresses of the sessions and proposals, which change when the place is entered: enter it before you publish. Put the lines that the message gives at the end of data/places.toml. A city names its province (province = \"…\"), a county its city too (city = \"…\"); enter that as well if it is not in the file. The next build takes the entry up.",
		ZH: "答复所属地方尚未登记。内容照常发布，但所属单位无法登记，英文页面和会议、提案的网址中都是中文地名，登记之后网址会随之改变，请在发布之前登记。请将提示中的各行加在 data/places.toml 末尾：设区的市写明所属省（province = \"…\"），县（市、区）还应写明所属市（city = \"…\"）；所属市不在该文件中的，也请登记。下次生成时生效。",
	},
}

// unknownPlaces finds places of letters that are not in the registry, each once.
func unknownPlaces(_ context.Context, c *checking) ([]diag.Finding, error) {
	if c.Registry == nil {
		return nil, nil
	}
	pages := map[string][]*replyFacts{}
	for _, r := range c.chinese() {
		if _, known := c.Registry.PlaceByName(r.Place); !known && r.Place != "" {
			pages[r.Place] = append(pages[r.Place], r)
		}
	}
	var out []diag.Finding
	for _, place := range slices.Sorted(maps.Keys(pages)) {
		first := pages[place][0]
		en, zh := c.Registry.DraftPlace(place, first.Level)
		out = append(out, placeUnknown.At(first.at(first.Lines.Place), place, len(pages[place]), en, zh))
	}
	return out, nil
}
