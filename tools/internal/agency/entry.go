package agency

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/han"
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
		en, zh = "must be a place of data/places.toml", "须为 data/places.toml 中的地名"
	}
	return Draft{
		File: r.fileFor(place),
		EN: lines("stands in addresses: small letters, digits, hyphens", en, "the full name: compare it with the agency's own",
			"its English name; leave it empty until the agency has confirmed one, then add en_status = \"official\" and en_source"),
		ZH: lines("用于网址，只能是小写字母、数字和连字符", zh, "全称，请核对",
			"英文名称，经单位确认后填写，并加 en_status = \"official\" 和 en_source；此前留空"),
	}
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
	free := key
	for n := 2; ; n++ {
		if _, taken := r.byKey[free]; !taken {
			return free
		}
		free = fmt.Sprintf("%s-%d", key, n)
	}
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
