package site

import (
	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
)

// Add writes the page of a letter that a person types in. Agencies may go by
// their keys or by any name that the registry knows. It returns the path of the
// page, with page.ErrTaken if there is one already.
func (s *Site) Add(l *letter.Letter) (path string, findings []diag.Finding, err error) {
	for _, list := range [][]letter.Agency{l.Lead, l.Joint} {
		for i, a := range list {
			list[i] = s.named(a.Name, l.Assembly.Place)
		}
	}
	if p, ok := s.Registry.PlaceByName(l.Assembly.Place); ok {
		l.Assembly.Level = p.Level
	}
	store, findings, err := s.store()
	if err != nil {
		return "", findings, err
	}
	path, err = store.Add(l)
	return path, append(findings, s.unknownAgencies(l, diag.Pos{Path: path})...), err
}

// named returns the agency of a key or a name.
func (s *Site) named(name, place string) letter.Agency {
	if a, ok := s.Registry.ByKey(name); ok {
		return letter.Agency{Name: a.Name, Key: a.Key}
	}
	if key, ok := s.agencyKey(name, place); ok {
		if full := s.agencyName(key); full != "" {
			name = full
		}
		return letter.Agency{Name: name, Key: key}
	}
	return letter.Agency{Name: name}
}
