package agency

import (
	"strings"
	"unicode/utf8"
)

// scope is the places that a letter can mean when it says 市, 省 or 区: the
// place it is from, and those above.
type scope struct {
	own, city, province string
}

// scopeOf returns the scope of a letter from the place. Of a place that the
// registry does not know, the name itself tells what it can (苏州市吴中区); what
// is not named like a place has no scope.
func (r *Registry) scopeOf(place string) scope {
	place = clean(place)
	if p, ok := r.PlaceByName(place); ok {
		return scope{own: place, city: p.City, province: p.Province}
	}
	if mark(place) == "" {
		for _, p := range r.places {
			if place != "" && stem(p.Name) == place {
				return scope{own: p.Name, city: p.City, province: p.Province}
			}
		}
		return scope{}
	}
	s := scope{own: place}
	rest := place
	for _, above := range []struct {
		ending string
		to     *string
	}{{"省", &s.province}, {"自治区", &s.province}, {"市", &s.city}} {
		head, tail, found := strings.Cut(rest, above.ending)
		if found && utf8.RuneCountInString(head) >= 2 && tail != "" {
			*above.to, rest = head+above.ending, tail
		}
	}
	if p, ok := r.PlaceByName(s.city); ok && s.province == "" {
		s.province = p.Province
	}
	return s
}

// marks are the words that stand for a place in its own letters, longer ones
// first.
var marks = []string{"自治区", "自治州", "自治县", "省", "市", "区", "县", "州", "盟", "旗"}

// mark returns the word that stands for a place in its own letters: 市 for
// 宁波市.
func mark(place string) string {
	for _, m := range marks {
		if strings.HasSuffix(place, m) {
			return m
		}
	}
	return ""
}

// stem returns a place's name without its mark: 宁波.
func stem(place string) string {
	s := strings.TrimSuffix(place, mark(place))
	for _, people := range []string{"回族", "壮族", "维吾尔"} {
		s = strings.TrimSuffix(s, people)
	}
	return s
}

// meant returns the place that a mark stands for in a letter of the scope, and
// "" if it stands for none. An autonomous prefecture calls itself 州 and an
// autonomous county 县, but 区 is never short for an autonomous region.
func (s scope) meant(m string) string {
	for _, place := range []string{s.own, s.city, s.province} {
		if place == "" {
			continue
		}
		own := mark(place)
		if own == m || m == "州" && own == "自治州" || m == "县" && own == "自治县" {
			return place
		}
	}
	return ""
}

// namesPlace reports whether a name begins with the place, so that it means
// the same agency in any letter.
func (r *Registry) namesPlace(name, place string) bool {
	return strings.HasPrefix(name, stem(place)) || strings.HasPrefix(name, r.organPlace(place))
}

// organPlace returns how organs name their place in full: a district names its
// city before itself (宁波市海曙区), a county or a county-level city does not.
func (r *Registry) organPlace(place string) string {
	if p, ok := r.PlaceByName(place); ok && p.City != "" && mark(place) == "区" {
		return p.City + place
	}
	return place
}

// cutPlace parts a name from the places of the registry that it begins with:
// 浙江省宁波市科技局 into 宁波市 and 科技局. The place is "" if there is none.
func (r *Registry) cutPlace(name string) (place, rest string) {
	rest = name
	for {
		longest := ""
		for _, p := range r.places {
			if len(p.Name) > len(longest) && strings.HasPrefix(rest, p.Name) {
				longest = p.Name
			}
		}
		if longest == "" {
			return place, rest
		}
		place, rest = longest, rest[len(longest):]
	}
}

// cutShape parts a name after the first mark of a place that leaves two to six
// characters before it: 吴中区 from 吴中区发改委.
func cutShape(name string) (place, rest string) {
	n := 0
	for i, c := range name {
		if n++; n > 7 {
			break
		}
		if n < 3 || !strings.ContainsRune("省市区县州盟旗", c) {
			continue
		}
		end := i + utf8.RuneLen(c)
		if end < len(name) && !strings.HasPrefix(name, "自治") {
			return name[:end], name[end:]
		}
	}
	return "", name
}
