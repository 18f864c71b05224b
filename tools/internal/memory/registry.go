package memory

import (
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
	}
}
