package agency

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// reading is one way to take a printed name apart: the place that it means and
// what follows.
type reading struct {
	place string // as the registry or the letter names it
	rest  string
	sure  bool // the name itself says that a place and an office follow one another
}

// readings returns the ways to take a name apart in a letter of the place, the
// likeliest first.
func (r *Registry) readings(name, place string) []reading {
	var out []reading
	s := r.scopeOf(place)
	if rest, ok := strings.CutPrefix(name, r.organPlace(s.own)); ok && s.own != "" && rest != "" {
		out = append(out, reading{s.own, rest, true})
	}
	above, rest := r.cutPlace(name)
	if above != "" && rest != "" {
		out = append(out, reading{above, rest, true})
	}
	if below, rest := cutShape(rest); below != "" {
		out = append(out, reading{above + below, rest, false})
	}
	if s.own != "" && s.own != National {
		out = append(out, reading{s.own, name, false})
	}
	for _, m := range marks {
		rest, ok := strings.CutPrefix(name, m)
		if meant := s.meant(m); ok && meant != "" && rest != "" {
			out = append(out, reading{meant, rest, true})
			break
		}
	}
	for _, from := range []string{s.own, s.city, s.province} {
		if rest, ok := strings.CutPrefix(name, stem(from)); from != "" && ok && rest != "" {
			out = append(out, reading{from, rest, false})
		}
	}
	for _, p := range r.places {
		if rest, ok := strings.CutPrefix(name, stem(p.Name)); ok && rest != "" && p.Name != National {
			out = append(out, reading{p.Name, rest, false})
		}
	}
	return out
}

// Find returns the agency that a printed name means in a letter of the place.
// A name that says its place (宁波市经信局, 国家能源局) means the same anywhere;
// one that does not (市经信局, 省科技厅, 教育局) is read from the place of the
// letter, which may be "" if that is not known. What names no agency by itself
// (市局, 我委) is never found.
func (r *Registry) Find(printed, place string) (Agency, bool) {
	name := clean(printed)
	if i, ok := r.lookup(name, place); ok {
		return r.agencies[i], true
	}
	if full, ok := r.byRule(name, place); ok {
		if i, ok := r.byName[full]; ok {
			return r.agencies[i], true
		}
	}
	return Agency{}, false
}

// Expand returns the full name of the agency that a printed name means in a
// letter of the place, whether or not the registry knows it: 省发改委 in a letter
// of 浙江省 is 浙江省发展和改革委员会. Where the rule does not know the office, the
// place alone is written out and the rest stays as printed. It reports false,
// and returns the name without blanks, where not even the place is sure.
func (r *Registry) Expand(printed, place string) (string, bool) {
	if a, ok := r.Find(printed, place); ok {
		return a.Name, true
	}
	name := clean(printed)
	if full, ok := r.byRule(name, place); ok {
		return full, true
	}
	return name, false
}

// ID returns what identifies the agency that a printed name means in a letter
// of the place: its key, or, for an agency that the registry does not know, its
// full name as Expand gives it. All names of one agency have one ID, and the
// 市教育局 of two cities have two.
func (r *Registry) ID(printed, place string) string {
	if a, ok := r.Find(printed, place); ok {
		return a.Key
	}
	full, _ := r.Expand(printed, place)
	return full
}

// lookup finds a name that the registry gives, in itself or through its place.
func (r *Registry) lookup(name, place string) (int, bool) {
	if i, ok := r.byName[name]; ok {
		return i, true
	}
	for _, state := range []string{"国家", "国务院"} {
		if rest, ok := strings.CutPrefix(name, state); ok {
			if i, ok := r.byName[rest]; ok && r.agencies[i].Place == National {
				return i, true
			}
		}
	}
	for _, rd := range r.readings(name, place) {
		names := r.byLocal[rd.place]
		for _, form := range []string{mark(rd.place) + rd.rest, rd.rest} {
			if i, ok := names[form]; ok {
				return i, true
			}
		}
		if i, ok := r.byName[r.organPlace(rd.place)+rd.rest]; ok {
			return i, true
		}
	}
	return 0, false
}

// byRule writes a name out by the rule for offices of its kind.
func (r *Registry) byRule(name, place string) (string, bool) {
	readings := r.readings(name, place)
	for _, rd := range readings {
		if full, ok := r.offices.full(r.organPlace(rd.place), rd.rest); ok {
			return full, true
		}
	}
	for _, rd := range readings {
		if rd.sure && isOffice(rd.rest) {
			return r.organPlace(rd.place) + rd.rest, true
		}
	}
	return "", false
}

// isOffice reports whether what follows a place can be the name of an office
// that the rule does not know: 金融局, but not 局, and not the 场局 of 市场局.
func isOffice(rest string) bool {
	subject, organ := cutOrgan(rest)
	if organ == "" || utf8.RuneCountInString(subject) < 2 {
		return false
	}
	for _, word := range []string{"场", "容", "域", "政", "民", "情", "级", "直", "内", "外"} {
		if strings.HasPrefix(rest, word) {
			return false
		}
	}
	return true
}

// clean takes blanks, and marks at the ends, out of a printed name.
func clean(printed string) string {
	s := strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || c == utf8.RuneError || unicode.IsControl(c) {
			return -1
		}
		return c
	}, printed)
	return strings.TrimFunc(s, unicode.IsPunct)
}
