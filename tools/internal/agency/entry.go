package agency

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/han"
	"dafu/tools/internal/letter"
)

// Where returns the line on which the entry of an agency begins to be told from others,
// below the folder of the site; the zero place if there is none.
func (r *Registry) Where(key string) diag.Pos { return r.where[key] }

// Draft is an entry for an agency that the registry does not know, ready to be put at the
// end of a file. What nobody can know from the letters is left empty in it.
type Draft struct {
	File   string // below the folder of the site; it may have to be made
	EN, ZH string // the lines of the entry, with remarks in English or Chinese
}

// Draft returns the entry for an agency as letters of the place print it.
func (r *Registry) Draft(printed, place string) Draft {
	name, sure := r.Expand(printed, place)
	own := r.organPlace(place)
	if m := mark(place); !sure && m != "" && strings.HasPrefix(name, m) {
		name = own + strings.TrimPrefix(name, m)
	}
	short := "[]"
	if name != printed {
		short = fmt.Sprintf("[%q]", printed)
	}
	lines := func(keyed, placed, named, english string) string {
		remark := func(text string) string {
			if text == "" {
				return ""
			}
			return "   # " + text
		}
		return fmt.Sprintf("    [[agency]]\n    key = %q%s\n    place = %q%s\n    name = %q%s\n    short = %s\n    en = \"\"%s",
			r.newKey(name, place, own), remark(keyed), place, remark(placed), name, remark(named), short, remark(english))
	}
	en, zh := "", ""
	if _, known := r.PlaceByName(place); !known {
		en, zh = "must be a place of data/places.toml: enter it there first", "须为 data/places.toml 中的地名，请先在其中登记"
	}
	return Draft{
		File: r.fileFor(place),
		EN: lines("stands in addresses: small letters, digits, hyphens", en, "the full name: compare it with the agency's own",
			"its English name; leave it empty until the agency has confirmed one, then add en_status = \"official\" and en_source"),
		ZH: lines("用于网址，只能是小写字母、数字和连字符", zh, "全称，请核对",
			"英文名称，经单位确认后填写，并加 en_status = \"official\" 和 en_source；此前留空"),
	}
}

// DraftPlace returns the lines of an entry for a place that the registry does not know, with
// remarks in English and in Chinese.
func (r *Registry) DraftPlace(name string, level letter.Level) (en, zh string) {
	key := strings.Join(han.Syllables(stem(name)), "")
	if key == "" {
		key = "place"
	}
	key = free(key, func(k string) bool { return slices.ContainsFunc(r.places, func(p Place) bool { return p.Key == k }) })
	lines := func(keyed, levelled, english, above string) string {
		text := fmt.Sprintf("    [[place]]\n    name = %q\n    key = %q   # %s\n    level = %q   # %s", name, key, keyed, level, levelled)
		if level == letter.City || level == letter.County {
			text += "\n    province = \"\"   # " + above
		}
		if level == letter.County {
			text += "\n    city = \"\"   # " + above
		}
		return text + "\n    en = \"\"   # " + english
	}
	return lines("stands in addresses: small letters, digits, hyphens", "national, province, city or county", "its English name", "in full, as it stands in this file"),
		lines("用于网址，只能是小写字母、数字和连字符", "national（全国）、province（省级）、city（设区的市）或 county（县级）", "英文名称", "全称，与本文件中的写法一致")
}

// newKey makes a key for an agency out of that of its place and the reading of its name.
func (r *Registry) newKey(name, place, own string) string {
	rest := strings.TrimPrefix(strings.TrimPrefix(name, own), place)
	key := strings.Join(han.Syllables(rest), "")
	if key == "" {
		key = "agency"
	}
	if p := r.PlaceKey(place); p != "" {
		key = p + "-" + key
	}
	return free(key, func(k string) bool { _, taken := r.byKey[k]; return taken })
}

// free returns a key, with a number behind it if it is taken.
func free(key string, taken func(string) bool) string {
	out := key
	for n := 2; taken(out); n++ {
		out = fmt.Sprintf("%s-%d", key, n)
	}
	return out
}

// fileFor returns the file in which the agencies of a place are entered, or would be.
func (r *Registry) fileFor(place string) string {
	if i := slices.IndexFunc(r.agencies, func(a Agency) bool { return a.Place == place }); i >= 0 {
		return r.where[r.agencies[i].Key].Path
	}
	name := r.PlaceKey(place)
	if name == "" {
		name = "local"
	}
	return path.Join("data", agenciesDir, name+".toml")
}
