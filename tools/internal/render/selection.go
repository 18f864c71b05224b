package render

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// selection is what has to be rendered after a change.
type selection struct {
	letters     map[string]bool // bundles
	terms       map[string]bool // as agencies/hangzhou-water
	search      bool            // the pages of the search, which print where its index begins
	translation bool            // the pages about all translations
	lists       bool            // all pages that show letters and are not of a letter or a term
	all         bool            // also those that show how many letters there are of what, and where
	alone       bool            // what is rendered shows nothing of letters that are not among these

	// graft is that lists differ by what they have of the letters, in which words alone have changed: it
	// is rendered from these letters and those beside, and put into what is published (graft.go). Where
	// the page about all translations differs, Hugo is told of the others (tell.go).
	graft  bool
	faces  map[string]bool // those of the letters of which lists show another face
	beside map[string]bool // letters with which the others are put in order, not rendered themselves
}

// Beyond so many letters, or one in so many, all is rendered: choosing costs more
// than it spares.
const (
	mostLetters = 1000
	mostOf      = 5
)

func (s selection) empty() bool {
	return len(s.letters) == 0 && len(s.terms) == 0 && !s.search && !s.lists
}

// changed works out what shows the letters that differ between two records. It
// reports false where that can't be told, or is nearly all.
// listed is whether staff keep lists of proposals, whose rows stand on pages of
// agencies and sessions until a letter answers them.
func (r *record) changed(now *record, listed bool) (s selection, ok bool) {
	s = selection{letters: map[string]bool{}, faces: map[string]bool{}, terms: map[string]bool{}}
	s.search = !maps.Equal(r.Static, now.Static)
	policies := map[string]bool{}
	places := map[string]bool{}
	for bundle := range union(r.Letters, now.Letters) {
		old := r.Letters[bundle]
		is := now.Letters[bundle]
		if old.Sum == is.Sum {
			continue
		}
		s.letters[bundle] = true
		s.translation = s.translation || old.State != is.State
		if old.Face == is.Face {
			continue
		}
		s.lists, s.faces[bundle] = true, true
		s.all = s.all || old.Head != is.Head
		for _, term := range append(slices.Clone(old.Term), is.Term...) {
			s.terms[term] = true
			kind, _, _ := strings.Cut(term, "/")
			if kind == "policies" {
				policies[term] = true
			}
			if kind == "sessions" && (old.Place != is.Place || old.Head != is.Head) {
				places[term] = true
			}
		}
	}
	// A policy and a session are called on the pages of all their letters as the first of
	// them has it. Which one that is need not be known where all call it the same, as before.
	before, after := r.called(policies), now.called(policies)
	for policy := range policies {
		if len(after[policy]) > 1 || !maps.Equal(before[policy], after[policy]) {
			for bundle, f := range now.Letters {
				if slices.Contains(f.Term, policy) {
					s.letters[bundle] = true
				}
			}
		}
	}
	if len(places) > 0 {
		called := map[string]string{}
		for _, letters := range []map[string]face{r.Letters, now.Letters} {
			for _, f := range letters {
				for _, term := range f.Term {
					if !places[term] {
						continue
					}
					if before, known := called[term]; known && before != f.Place {
						return s, false
					}
					called[term] = f.Place
				}
			}
		}
	}
	s.neighbours(r, now, listed)
	if n := len(s.letters); n > mostLetters || n*mostOf > len(now.Letters) && n > mostOf {
		return s, false
	}
	for path := range union(s.letters, s.terms) {
		if !plain.MatchString(path) {
			return s, false
		}
	}
	if s.lists || s.translation {
		s.grafts(r, now)
	} else {
		s.alone = len(s.letters) <= mostAlone && now.agree(s.letters)
	}
	return s, true
}

// mostAlone is up to how many letters Hugo is given without all others: it compares every file
// with each of them.
const mostAlone = 100

// agree reports whether the sessions of some letters, and the policies that they cite, are called by
// these as by all others, of which the page of a letter shows nothing else.
func (r *record) agree(letters map[string]bool) bool {
	called := map[string]string{}
	name := func(f face, term string) (string, bool) {
		switch kind, _, _ := strings.Cut(term, "/"); kind {
		case "sessions":
			return f.Place, true
		case "policies":
			return f.Called[term], true
		}
		return "", false
	}
	for bundle := range letters {
		f := r.Letters[bundle]
		for _, term := range f.Term {
			if is, counts := name(f, term); counts {
				called[term] = is
			}
		}
	}
	for _, f := range r.Letters {
		for _, term := range f.Term {
			if was, asked := called[term]; asked {
				if is, _ := name(f, term); is != was {
					return false
				}
			}
		}
	}
	return true
}

// neighbours adds the terms whose pages tell of others: those of a category how many letters the
// others have, those of an agency with whom it works, and those of agencies and sessions which
// proposals of a list have no letter.
func (s selection) neighbours(r, now *record, listed bool) {
	before, after := r.terms(), now.terms()
	same := func(kind string) bool { return maps.Equal(before[kind], after[kind]) }
	known := func(kind string) bool { // the same terms, with however many letters
		return len(before[kind]) == len(after[kind]) && len(union(before[kind], after[kind])) == len(after[kind])
	}
	agencies := !known("agencies") || listed && !known("proposals")
	for kind, told := range map[string]bool{"categories": !same("categories"), "agencies": agencies, "sessions": agencies} {
		if told {
			maps.Copy(s.terms, union(before[kind], after[kind]))
		}
	}
}

// called gathers by what names, "" for none, letters call some policies.
func (r *record) called(policies map[string]bool) map[string]map[string]bool {
	out := map[string]map[string]bool{}
	for _, f := range r.Letters {
		for _, term := range f.Term {
			if !policies[term] {
				continue
			}
			if out[term] == nil {
				out[term] = map[string]bool{}
			}
			out[term][f.Called[term]] = true
		}
	}
	return out
}

// terms counts the letters of each term, as agencies/hangzhou-water, by kind.
func (r *record) terms() map[string]map[string]int {
	out := map[string]map[string]int{}
	for _, f := range r.Letters {
		for _, term := range f.Term {
			kind, _, _ := strings.Cut(term, "/")
			if out[kind] == nil {
				out[kind] = map[string]int{}
			}
			out[kind][term]++
		}
	}
	return out
}

// once are the files of which a site, or a language, has one, and whose content is
// all pages.
var once = []string{"sitemap.xml", "robots.txt", "404.html"}

// plain is a path of which Hugo makes the same address, and which means itself in
// a pattern.
var plain = regexp.MustCompile(`^[\p{Han}0-9a-z_/-]+$`)

func union[A, B any](a map[string]A, b map[string]B) map[string]bool {
	all := map[string]bool{}
	for k := range maps.Keys(a) {
		all[k] = true
	}
	for k := range maps.Keys(b) {
		all[k] = true
	}
	return all
}

// config tells Hugo of the selection, and returns the names of the segments that it
// is in: a pattern that begins with "!" would end the search in a segment with others.
// What lies in static/ is published without Hugo. known is what the layouts need not work out
// again, shown the lists that have an entry at all, of those that are published only then.
func (s selection) config(known *kept, others *told, shown []string) (text []byte, segments []string, err error) {
	var paths []string
	for bundle := range s.letters {
		paths = append(paths, "/replies/"+bundle, "/replies/"+bundle+"/**")
	}
	for term := range s.terms {
		paths = append(paths, "/"+term)
	}
	if s.search {
		paths = append(paths, "/search")
	}
	if s.translation || s.all || s.graft && s.lists {
		paths = append(paths, "/translation")
	}
	if s.graft && s.lists {
		paths = append(paths, "/proposals")
	}
	slices.Sort(paths)
	var b strings.Builder
	b.WriteString("staticDir = \".dafu/nothing\"\n")
	add := func(name, include string) {
		fmt.Fprintf(&b, "[segments.%s]\nincludes = [{%s}]\n", name, include)
		segments = append(segments, name)
	}
	if len(paths) > 0 {
		for i, path := range paths {
			paths[i] = fmt.Sprintf("%q", path)
		}
		add("changed-paths", "path = ["+strings.Join(paths, ", ")+"]")
	}
	if s.lists {
		add("changed-lists", `kind = ["{home,section}"]`)
	}
	if s.lists && !s.graft {
		others := "/replies/**"
		if !s.translation && !s.all { // it shows states and titles
			others = "{/replies/**,/translation}"
		}
		add("changed-others", fmt.Sprintf(`kind = ["page"], path = ["! %s"]`, others))
	}
	if s.all && !s.graft {
		add("changed-all", `kind = ["{taxonomy,sitemap,sitemapindex,robotstxt,404}"]`)
	}
	params := map[string]string{}
	for name, v := range map[string]any{"dafu_part": known, "dafu_others": others} {
		text, err := json.Marshal(v)
		if err != nil {
			return nil, nil, fmt.Errorf("tell what has changed: %w", err)
		}
		if string(text) != "null" {
			params[name] = string(text)
		}
	}
	if len(params) > 0 {
		part, err := toml.Marshal(map[string]any{"params": params})
		if err != nil {
			return nil, nil, fmt.Errorf("tell what has changed: %w", err)
		}
		b.Write(part)
	}
	if s.alone || s.graft {
		b.WriteString("[params.dafu_shown]\n")
		for _, list := range shown {
			fmt.Fprintf(&b, "%s = true\n", list)
		}
		b.WriteString("[[module.mounts]]\nsource = \"content\"\ntarget = \"content\"\nfiles = [\"! replies/*/**\"]\n")
		if len(s.letters) > 0 {
			var files []string
			for _, bundle := range slices.Sorted(maps.Keys(union(s.letters, s.beside))) {
				files = append(files, fmt.Sprintf("%q", "replies/"+bundle+"/**"))
			}
			b.WriteString("[[module.mounts]]\nsource = \"content\"\ntarget = \"content\"\nfiles = [" + strings.Join(files, ", ") + "]\n")
		}
	}
	return []byte(b.String()), segments, nil
}

// renders reports whether the selection would render a published file if the site
// still had it.
func (s selection) renders(file string) bool {
	if s.graft {
		return s.own(file)
	}
	path := strings.TrimPrefix(strings.TrimPrefix(file, "en/"), "zh/") // the map of a language has its name
	part := strings.SplitN(path, "/", 4)
	switch {
	case len(part) == 4 && part[0] == "replies" && part[1] != "page":
		return s.letters[part[1]+"/"+part[2]]
	case len(part) >= 3 && part[1] != "page" && slices.Contains(taxonomies, part[0]):
		return s.terms[part[0]+"/"+part[1]]
	case part[0] == "search":
		return s.search || s.lists
	case part[0] == "translation":
		return s.translation || s.all
	case slices.Contains(taxonomies, part[0]) || len(part) == 1 && slices.Contains(once, part[0]):
		return s.all
	case part[0] == "css" || part[0] == "js" || part[0] == "fonts":
		return false
	}
	return s.lists
}
