package check

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/diag"
)

var (
	agencyKey = &diag.Rule{
		ID: "agency-key-unknown", Severity: diag.Error,
		EN: "data/agencies has no agency with the key “%s” (pages: %d). Correct the key on the page, or enter the agency.",
		ZH: "data/agencies 中没有键为“%s”的单位（涉及 %d 个页面）。请改正页面中的键，或登记该单位。",
		Doc: diag.Doc{
			EN: "Pages name agencies by their keys (ningbo-education). This key is in no file of data/agencies, so the agency gets a page of its own under a name nobody knows, and its letters are missing from the page of the right one. Mostly a letter of the key is wrong. For a new agency, add an [[agency]] entry to the file of its place.",
			ZH: "页面用键（如 ningbo-education）指明单位。data/agencies 的文件中没有此键，因此会生成一个名称不明的单位页面，而正确单位的页面上缺少这些答复。多为键中有字母写错。如系新单位，请在相应地区的文件中增加 [[agency]] 条目。",
		},
	}
	agencyKeyNear = &diag.Rule{
		ID: agencyKey.ID, Severity: diag.Error, Doc: agencyKey.Doc,
		EN: "data/agencies has no agency with the key “%s” (pages: %d). Did you mean %s?",
		ZH: "data/agencies 中没有键为“%s”的单位（涉及 %d 个页面）。是否应为 %s？",
	}
	// agencyUnknown has the name of the rule that speaks when a letter is read.
	agencyUnknown = &diag.Rule{
		ID: "agency-unknown", Severity: diag.Warning,
		EN: "the agency “%[1]s” is not in data/agencies (pages: %[2]d), so it has a page under this name and no English name. To enter it, put these lines at the end of %[3]s and look at what stands behind each #:\n%[4]s",
		ZH: "单位“%[1]s”未在 data/agencies 登记（涉及 %[2]d 个页面），以此名称单独成页，没有英文名称。登记时请将下列各行加在 %[3]s 末尾，并按 # 之后的说明核对：\n%[5]s",
		Doc: diag.Doc{
			EN: "The letter names an agency that nobody has entered yet. Nothing is lost: it has a page under its printed name. To give it its full name, its short names and its English, put the entry that the message gives into the file that it names, at the end, and make the file if it is not there. Its key is free to choose until it is published. Its English stays empty until the agency has confirmed one: nothing is invented. If the agency is there under another name, add the printed one to its list short instead. The next build takes the entry up.",
			ZH: "答复中的单位尚未登记。内容不会丢失：该单位以原文名称单独成页。如需使用全称、简称和英文名称，请将提示中的条目加在所示文件末尾（没有该文件的，请新建）。key 在发布之前可自行修改。英文名称经单位确认之前留空，系统不会虚构。如已用其他名称登记，请改为将此名称加入其 short。下次生成时生效。",
		},
	}
)

// agencyNear is agencyUnknown where the registry has an agency of a name like it.
var agencyNear = &diag.Rule{
	ID: agencyUnknown.ID, Severity: diag.Warning, Doc: agencyUnknown.Doc,
	EN: "the agency “%[1]s” is not in data/agencies (pages: %[2]d), so it has a page under this name and no English name. The nearest is “%[6]s” (%[7]s): if it is the same, add %[8]s to its line short. If not, put these lines at the end of %[3]s and look at what stands behind each #:\n%[4]s",
	ZH: "单位“%[1]s”未在 data/agencies 登记（涉及 %[2]d 个页面），以此名称单独成页，没有英文名称。最接近的是“%[6]s”（%[7]s）：如为同一单位，请将 %[8]s 加入其 short 一行；如不是，请将下列各行加在 %[3]s 末尾，并按 # 之后的说明核对：\n%[5]s",
}

// unknown says that an agency is not in the registry, and what to enter.
func (c *checking) unknown(name string, u *use) diag.Finding {
	draft := c.Registry.Draft(name, u.place)
	args := []any{name, u.pages, draft.File, draft.EN, draft.ZH}
	if near, ok := c.Registry.Nearest(name, u.place); ok {
		return agencyNear.At(u.first, append(args, near.Name, c.Registry.Where(near.Key).String(), fmt.Sprintf("%q", name))...)
	}
	return agencyUnknown.At(u.first, args...)
}

var keyForm = regexp.MustCompile(`^[a-z0-9-]+$`)

// nearestKey returns the key of an agency that is most like one that there is not; "" if
// none is.
func (c *checking) nearestKey(key string) string {
	best, score := "", 0.0
	for _, a := range c.Registry.Agencies() {
		if n := agency.Likeness(key, a.Key); n >= alikeKeys && n > score {
			best, score = a.Key, n
		}
	}
	return best
}

// alikeKeys is the likeness from which on a key is taken for another one misspelt: keys
// of one place have its name in common.
const alikeKeys = 0.85

// use says on how many pages, and where first, something is used.
type use struct {
	first diag.Pos
	place string // of the assembly of the first letter
	pages int
}

// agenciesUsed counts the pages of each agency by the name it goes by.
func (c *checking) agenciesUsed() map[string]*use {
	used := map[string]*use{}
	for _, r := range c.chinese() {
		for _, id := range r.Agencies {
			u := used[id]
			if u == nil {
				u = &use{first: r.at(r.Lines.Agencies), place: r.Place}
				used[id] = u
			}
			u.pages++
		}
	}
	return used
}

// unknownAgencies finds agencies that are not in the registry, each once.
func unknownAgencies(_ context.Context, c *checking) ([]diag.Finding, error) {
	if c.Registry == nil {
		return nil, nil
	}
	used := c.agenciesUsed()
	var out []diag.Finding
	for _, id := range slices.Sorted(maps.Keys(used)) {
		if _, known := c.Registry.ByKey(id); known {
			continue
		}
		switch {
		case !keyForm.MatchString(id):
			if _, known := c.Registry.Find(id, used[id].place); !known { // else it was said on the page
				out = append(out, c.unknown(id, used[id]))
			}
		case c.nearestKey(id) != "":
			out = append(out, agencyKeyNear.At(used[id].first, id, used[id].pages, c.nearestKey(id)))
		default:
			out = append(out, agencyKey.At(used[id].first, id, used[id].pages))
		}
	}
	return out, nil
}
