package memory

import (
	"cmp"
	"slices"
	"strings"

	"dafu/tools/internal/agency"
	"dafu/tools/internal/letter"
)

// NamesOf takes the English names from the registry. An agency goes by its
// key, or, for one that has none, by what its printed name means at the place.
func NamesOf(r *agency.Registry) Names {
	return Names{
		Agency: func(a letter.Agency, place string) string {
			if a.Key != "" {
				found, _ := r.ByKey(a.Key)
				return found.EN
			}
			found, _ := r.Find(a.Name, place)
			return found.EN
		},
		Place: func(name string) string {
			p, _ := r.PlaceByName(name)
			return p.EN
		},
		In: namesIn(r),
	}
}

// namesIn finds the names of agencies in texts, those of the letter's place and
// of the State, the longest first, so that 省科技厅 is not found in a longer name.
func namesIn(r *agency.Registry) func(text, place string) []AgencyName {
	known := map[string][]AgencyName{} // by place
	return func(text, place string) []AgencyName {
		if known[place] == nil {
			names := []AgencyName{}
			for _, a := range r.Agencies() {
				if a.EN == "" || a.Place != place && a.Place != agency.National {
					continue
				}
				for _, n := range append([]string{a.Name}, a.Short...) {
					names = append(names, AgencyName{n, a.EN})
				}
			}
			slices.SortStableFunc(names, func(a, b AgencyName) int { return cmp.Compare(len(b.ZH), len(a.ZH)) })
			known[place] = names
		}
		var out []AgencyName
		for _, n := range known[place] {
			if strings.Contains(text, n.ZH) {
				out = append(out, n)
				text = strings.ReplaceAll(text, n.ZH, "\x00")
			}
		}
		return out
	}
}
