package render

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"dafu/tools/internal/disk"
)

// grafts finds out whether what lists have of the letters can be put into what is published: words
// alone have changed of each, and nothing that is counted, grouped or put in order by. Those letters
// are then rendered with all that lists show with them: the letters of the same proposals, from which its
// page is made, and of the same days, among which a title decides about the order.
func (s *selection) grafts(r, now *record) {
	proposals, days := map[string]bool{}, map[string]bool{}
	for bundle := range s.letters {
		old, before := r.Letters[bundle]
		is, after := now.Letters[bundle]
		if !before || !after || old.Frame != is.Frame {
			return
		}
		days[is.Date] = true
		for _, term := range is.Term {
			if s.faces[bundle] && strings.HasPrefix(term, "proposals/") {
				proposals[term] = true
			}
		}
	}
	all := map[string]bool{}
	for bundle, f := range now.Letters {
		if f.Date == odd {
			return
		}
		if s.letters[bundle] || slices.ContainsFunc(f.Term, func(term string) bool { return proposals[term] }) {
			all[bundle], days[f.Date] = true, true
		}
	}
	beside := map[string]bool{}
	for bundle, f := range now.Letters {
		if days[f.Date] && !all[bundle] {
			beside[bundle] = true
		}
	}
	if len(all)+len(beside) > mostAlone || !now.agree(all) {
		return
	}
	for bundle := range union(all, beside) {
		if strings.Count(bundle, "/") != 1 { // its address is not told from others
			return
		}
	}
	s.graft, s.letters, s.beside = true, all, beside
}

// needles are what a published file holds that shows the face of a letter to be put in, or its proposal.
func (s selection) needles() [][]byte {
	if !s.graft {
		return nil
	}
	var out [][]byte
	for bundle := range s.faces {
		out = append(out, inAddress("replies/"+bundle))
	}
	for term := range s.terms {
		if strings.HasPrefix(term, "proposals/") {
			out = append(out, inAddress(term))
		}
	}
	return out
}

// inAddress is a path as it stands in addresses.
func inAddress(path string) []byte {
	return []byte((&url.URL{Path: path + "/"}).EscapedPath())
}

// own reports whether a published file is of the letters alone: their pages, those of their
// proposals, and the pages of the search, which show nothing of a letter.
func (s selection) own(file string) bool {
	part := strings.SplitN(strings.TrimPrefix(file, language(file)), "/", 4)
	switch {
	case len(part) == 4 && part[0] == "replies":
		return s.letters[part[1]+"/"+part[2]]
	case len(part) >= 3 && part[0] == "proposals":
		return s.terms[part[0]+"/"+part[1]]
	}
	return part[0] == "search" && s.search || part[0] == "translation" && s.translation
}

// cutting is what a list has of the letters that were rendered.
type cutting struct {
	head   string            // of the page: what the list is called
	order  []string          // addresses of letters, as they follow each other
	pieces map[string][]byte // by address, also those of proposals
	found  map[string]bool   // of which the list has something published
}

// grafting is one putting in of letters.
type grafting struct {
	work
	selection
	before, now *record
	needles     [][]byte        // of what lists show otherwise
	rendered    map[string]bool // letters
	lists       map[string]*cutting
	order       map[string][]string // addresses of letters by the folder of their language, if the order is another
	lock        sync.Mutex          // of fresh
	fresh       map[string]string   // checksums of what is to be published
}

// graft puts what was rendered of letters into the published files that show them, beside the pages
// of the letters and their proposals, and returns the checksums of all. with are the published files
// that show a letter. It fails with errLost if one does in a way that is not known.
//
// A title decides about the order of the letters of a day. They have the same places in every list as
// before, in the order in which they were rendered.
func (w work) graft(before, now *record, s selection, with []string) (map[string]string, error) {
	g := grafting{
		work: w, selection: s, before: before, now: now, needles: s.needles(), rendered: union(s.letters, s.beside),
		lists: map[string]*cutting{}, order: map[string][]string{}, fresh: map[string]string{},
	}
	if err := g.cut(); err != nil {
		return nil, err
	}
	if err := g.reorder(); err != nil {
		return nil, err
	}
	files := map[string][]string{}
	for _, name := range with {
		if l := list(name); !g.own(name) && !g.isStatic(name) && !slices.Contains(once, path.Base(name)) {
			if g.lists[l] == nil {
				g.lists[l] = &cutting{} // it may hold the address of the proposal alone
			}
			files[l] = append(files[l], name)
		}
	}
	for name := range before.Public {
		l := list(name)
		if g.order[language(name)] == nil || g.isStatic(name) {
			continue
		}
		if path.Base(name) == "sitemap.xml" {
			g.lists[l] = &cutting{order: g.order[language(name)]}
		} else if slices.Contains(once, path.Base(name)) {
			continue
		}
		if g.lists[l] != nil && !slices.Contains(files[l], name) {
			files[l] = append(files[l], name)
		}
	}
	if err := each(files, func(l string) error { return g.putInto(g.lists[l], files[l]) }); err != nil {
		return nil, err
	}
	for l, c := range g.lists {
		for address := range c.pieces {
			if !c.found[address] && holds([]byte(address), g.needles) && !newest(l) {
				return nil, fmt.Errorf("%s: %w", l, errLost) // it has had nothing of the letter
			}
		}
	}
	return g.fresh, nil
}

// cut takes the lists away that were rendered, and keeps what they have of the letters.
func (g *grafting) cut() error {
	rendered, err := sums(g.Options.Public, visible, nil)
	if err != nil {
		return fmt.Errorf("read what was rendered: %w", err)
	}
	names := slices.SortedFunc(maps.Keys(rendered), func(a, b string) int { return cmp.Compare(pageNumber(a), pageNumber(b)) })
	for _, name := range names {
		if g.own(name) {
			if g.fresh[name], err = g.toldOf(name, rendered[name]); err != nil {
				return err
			}
			continue
		}
		file := filepath.Join(g.Options.Public, filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			return fmt.Errorf("read what was rendered: %w", err)
		}
		if err := os.Remove(file); err != nil {
			return fmt.Errorf("put letters into lists: %w", err)
		}
		if g.before.Public[name] != rendered[name] && !slices.Contains(forms, path.Ext(name)) {
			return fmt.Errorf("%s: %w", name, errLost)
		}
		found, err := pieces(name, data)
		if err != nil {
			return err
		}
		c := g.lists[list(name)]
		if c == nil {
			c = &cutting{head: string(head.Find(data)), pieces: map[string][]byte{}}
			g.lists[list(name)] = c
		}
		for _, p := range found {
			letter := g.isRendered(p.address)
			if !letter && !holds([]byte(p.address), g.needles) {
				continue
			}
			if c.pieces[p.address] != nil {
				return fmt.Errorf("%s: %w", name, errLost)
			}
			c.pieces[p.address] = data[p.from:p.to]
			if letter {
				c.order = append(c.order, p.address)
			}
		}
	}
	return nil
}

// reorder finds out in which languages the letters follow each other in another order than before.
func (g *grafting) reorder() error {
	for l, c := range g.lists {
		if strings.TrimPrefix(l, language(l)) != "replies.csv" {
			continue
		}
		published, err := os.ReadFile(filepath.Join(g.public, filepath.FromSlash(l)))
		if err != nil {
			return errLost
		}
		var before []string
		for _, p := range tableRows(published) {
			if c.pieces[p.address] != nil {
				before = append(before, p.address)
			}
		}
		if len(before) != len(c.order) {
			return fmt.Errorf("%s: %w", l, errLost)
		}
		if !slices.Equal(before, c.order) {
			g.order[language(l)] = c.order
		}
	}
	return nil
}

// publishedList is one list as people read it.
type publishedList struct {
	files  []publishedFile
	places []string          // addresses of the letters that were rendered, in their order
	pieces map[string][]byte // what it has of these
}

type publishedFile struct {
	name   string
	data   []byte
	pieces []piece
}

// putInto puts letters into the files of one list.
func (g *grafting) putInto(c *cutting, names []string) error {
	l, err := g.readList(names)
	if err != nil {
		return err
	}
	order, err := g.arranged(c, l)
	if err != nil {
		return err
	}
	c.found = map[string]bool{}
	for _, f := range l.files {
		var data, rest []byte
		at := 0
		for _, p := range f.pieces {
			address, piece := p.address, f.data[p.from:p.to]
			if g.isRendered(address) {
				address = order[0]
				piece = l.pieces[address]
				order = order[1:]
			}
			if of, rendered := c.pieces[address]; rendered {
				piece, c.found[address] = of, true
			} else if piece == nil || holds([]byte(address), g.needles) && path.Base(f.name) != "sitemap.xml" {
				return fmt.Errorf("%s: %w", f.name, errLost)
			}
			data = append(append(data, f.data[at:p.from]...), piece...)
			rest = append(rest, f.data[at:p.from]...)
			at = p.to
		}
		data, rest = append(data, f.data[at:]...), append(rest, f.data[at:]...)
		if holds(rest, g.needles) && !slices.Contains(once, path.Base(f.name)) {
			return fmt.Errorf("%s: %w", f.name, errLost)
		}
		if bytes.Equal(data, f.data) {
			continue
		}
		if err := disk.Spare(filepath.Join(g.Options.Public, filepath.FromSlash(f.name)), data); err != nil {
			return err
		}
		g.lock.Lock()
		g.fresh[f.name] = disk.SumOf(data)
		g.lock.Unlock()
	}
	return nil
}

// readList reads files of one list.
func (g *grafting) readList(names []string) (publishedList, error) {
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(pageNumber(a), pageNumber(b)) })
	l := publishedList{pieces: map[string][]byte{}}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(g.public, filepath.FromSlash(name)))
		if err != nil {
			return l, fmt.Errorf("put letters into lists: %w", err)
		}
		found, err := pieces(name, data)
		if err != nil {
			return l, err
		}
		for _, p := range found {
			if g.isRendered(p.address) {
				l.places = append(l.places, p.address)
				l.pieces[p.address] = data[p.from:p.to]
			}
		}
		l.files = append(l.files, publishedFile{name, data, found})
	}
	return l, nil
}

// arranged returns the letters of a published list in the order in which they belong there. It fails with
// errLost where something else than words of the letters may follow from the order.
func (g *grafting) arranged(c *cutting, l publishedList) ([]string, error) {
	name := l.files[0].name
	for _, address := range l.places {
		if piece := c.pieces[address]; piece != nil && !holds([]byte(address), g.needles) && !bytes.Equal(piece, l.pieces[address]) {
			return nil, fmt.Errorf("%s: %w", name, errLost) // it shows more than its letter
		}
	}
	if g.order[language(name)] == nil {
		return l.places, nil
	}
	// Of the letters of a day, lists of the newest may show some.
	if len(l.places) > len(c.order) || !newest(list(name)) && !slices.Equal(slices.Sorted(slices.Values(l.places)), slices.Sorted(slices.Values(c.order))) {
		return nil, fmt.Errorf("%s: %w", name, errLost)
	}
	if c.head != string(head.Find(l.files[0].data)) { // a member is called as the first letter has the name
		return nil, fmt.Errorf("%s: %w", name, errLost)
	}
	return c.order[:len(l.places)], nil
}

// isRendered reports whether an address is that of a letter that was rendered.
func (g *grafting) isRendered(address string) bool {
	bundle, ok := bundleOf(address)
	return ok && g.rendered[bundle]
}

// newest reports whether a list shows the newest letters alone, as the home pages (./ and en/) do.
func newest(list string) bool {
	switch strings.TrimPrefix(list, language(list)) {
	case "./", "", "translation/":
		return true
	}
	return path.Ext(list) == ".xml" || path.Base(list) == "feed.json"
}

func (g *grafting) isStatic(name string) bool {
	_, was := g.before.Static[name]
	_, is := g.now.Static[name]
	return was || is
}

// head finds what a page is called.
var head = regexp.MustCompile(`(?s)<header class="page-head">.*?</header>`)

func holds(data []byte, needles [][]byte) bool {
	return slices.ContainsFunc(needles, func(n []byte) bool { return bytes.Contains(data, n) })
}

// language is the folder of a published file by which its language is told.
func language(name string) string {
	if strings.HasPrefix(name, "en/") {
		return "en/"
	}
	return ""
}

// pageNumber tells the pages of a list apart.
func pageNumber(name string) int {
	if folder := path.Dir(name); path.Base(path.Dir(folder)) == "page" {
		n, _ := strconv.Atoi(path.Base(folder))
		return n
	}
	return 1
}
