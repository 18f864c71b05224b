// Package agency is the registry of the project's data folder: which names an
// agency goes by, which places there are, and what the category letters of a
// place mean. It turns any printed name of an agency (市经信局) into one agency,
// given the place of the letter, and guesses nothing that the data do not say.
package agency

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

// Status tells how far an entry of the registry can be relied on.
type Status string

// The statuses. An English name is Official or Proposed; the meaning of a
// category letter is Confirmed or Unconfirmed.
const (
	Official    Status = "official"
	Proposed    Status = "proposed"
	Confirmed   Status = "confirmed"
	Unconfirmed Status = "unconfirmed"
)

// National is the place of the organs of the State.
const National = "全国"

// Agency is an organ that answers proposals or receives a copy.
type Agency struct {
	Key      string   // kebab-case English: ningbo-science-technology
	Place    string   // 宁波市; 全国 for the organs of the State
	Name     string   // full name in Chinese
	Short    []string // other names in use; those without their place hold in its letters only
	Former   []string // full names of the organs that it succeeded
	EN       string   // English name; "" while nobody has proposed one
	ENStatus Status   // Official or Proposed
	ENSource string   // where an Official name is used
	Since    int      // first year under this name; 0 means not known
	Until    int      // last year of an organ that is no more; 0 means that it exists
}

// Place is a place whose assemblies and agencies the letters name.
type Place struct {
	Name     string // 宁波市
	Key      string // ningbo
	Level    letter.Level
	Province string // of a city or county: 浙江省
	City     string // of a county: 宁波市
	EN       string
}

// Scheme explains the category letters (办理类别) of one place and body.
type Scheme struct {
	Key        string // <place>-<body>: ningbo-cppcc
	Place      string
	Body       string // cppcc or npc
	Status     Status // Confirmed or Unconfirmed
	Source     string // what the wording is taken from, in Chinese
	SourceEN   string // the same in English
	Since      int    // first year in force; 0 means not known
	Until      int    // last year in force; 0 means still in force, or not known
	Categories []Category
}

// Category is one letter of a scheme with its meaning.
type Category struct {
	Letter string // as printed, without 类: A, 甲
	ZH, EN string
}

// Category returns the meaning of a category as printed, and false if the
// scheme gives none.
func (s Scheme) Category(printed string) (Category, bool) {
	for _, c := range s.Categories {
		if c.Letter == printed {
			return c, true
		}
	}
	return Category{}, false
}

// Registry is what the data folder says. It is read-only and safe for use by
// several goroutines. The zero Registry knows nothing and guesses nothing.
type Registry struct {
	agencies []Agency
	places   []Place
	schemes  []Scheme
	offices  offices

	byKey   map[string]int
	byName  map[string]int            // names that hold everywhere
	byLocal map[string]map[string]int // place → names that hold in its letters only
	byPlace map[string]int
	where   map[string]diag.Pos // of the agencies by their keys
}

// Agencies returns all agencies in the order of the files.
func (r *Registry) Agencies() []Agency { return append([]Agency(nil), r.agencies...) }

// Places returns all places in the order of the file.
func (r *Registry) Places() []Place { return append([]Place(nil), r.places...) }

// Schemes returns all category schemes in the order of the file.
func (r *Registry) Schemes() []Scheme { return append([]Scheme(nil), r.schemes...) }

// ByKey returns the agency with the key.
func (r *Registry) ByKey(key string) (Agency, bool) {
	i, ok := r.byKey[key]
	if !ok {
		return Agency{}, false
	}
	return r.agencies[i], true
}

// PlaceByName returns the place with the full Chinese name.
func (r *Registry) PlaceByName(name string) (Place, bool) {
	i, ok := r.byPlace[name]
	if !ok {
		return Place{}, false
	}
	return r.places[i], true
}

// PlaceKey returns the key of the place with the full Chinese name, and "" for
// a place that the registry does not know.
func (r *Registry) PlaceKey(name string) string {
	p, _ := r.PlaceByName(name)
	return p.Key
}

// Scheme returns the scheme by which the replies of a year to the body (cppcc
// or npc) of a place are classed. Year 0 means that the year is not known: only
// a scheme without bounds answers then.
func (r *Registry) Scheme(place, body string, year int) (Scheme, bool) {
	for _, s := range r.schemes {
		if s.Place != place || s.Body != body {
			continue
		}
		bounded := s.Since != 0 || s.Until != 0
		if year == 0 && bounded || year != 0 && (year < s.Since || s.Until != 0 && year > s.Until) {
			continue
		}
		return s, true
	}
	return Scheme{}, false
}
