package memory

import (
	"fmt"
	"slices"
	"strings"

	"dafu/tools/internal/letter"
	"dafu/tools/internal/memory/figure"
	"dafu/tools/internal/memory/po"
)

// Update brings the catalogue of a letter up to date with its Chinese and
// reports whether anything changed. New text gets an entry, with its English
// at once if another letter has it, or with the English of a near match as a
// draft; unchanged text keeps what it has; changed
// text at the same place keeps its former English as a draft, with the former
// Chinese beside it; text that is gone becomes obsolete and is not lost. What
// the rules and the registry can say in English needs no entry.
func (m *Memory) Update(key string, zh *letter.Letter, names Names) (changed bool) {
	c := m.catalogue(key)
	if c == nil {
		c = newCatalogue(key, zh.Title)
	}
	common := m.catalogues[shared]
	if c.broken {
		return false
	}
	unsaved, unsavedCommon := c.changed, common.changed
	c.changed, common.changed = false, false
	defer func() {
		c.changed, common.changed = c.changed || unsaved, common.changed || unsavedCommon
	}()
	u := updating{m: m, c: c, zh: zh, names: names, wanted: map[message][]string{}}
	if c.retitle(zh.Title) {
		c.changed = true
	}
	all := units(zh)
	for _, w := range all {
		if refs := u.wanted[w.message]; !slices.Contains(refs, w.ref) {
			u.wanted[w.message] = append(refs, w.ref)
		}
	}
	for _, w := range all {
		u.place(w)
	}
	u.retire()
	if c.changed {
		m.catalogues[key] = c
	}
	return c.changed || common.changed
}

// updating is the state of one Update.
type updating struct {
	m      *Memory
	c      *catalogue
	zh     *letter.Letter
	names  Names
	wanted map[message][]string // the messages of the letter, and where they stand
	after  *po.Entry            // the entry of the last message, in the order of the letter
}

// place sees to it that a message has its entry.
func (u *updating) place(w unit) {
	c, k := u.c, w.message
	if e := c.live[k]; e != nil {
		if e.Target == "" && u.covered(w) {
			c.file.Remove(e)
			delete(c.live, k)
			c.changed = true
			return
		}
		u.draft(e, w)
		u.keep(e, k)
		return
	}
	if u.covered(w) {
		return
	}
	if e := c.retired[k]; e != nil {
		e.Retire(false)
		delete(c.retired, k)
		u.enter(e, k)
		return
	}
	if w.common() {
		u.m.enterShared(w)
		return
	}
	if e := u.former(w); e != nil {
		delete(c.live, message{e.Context, e.Source})
		en := carried(e.Source, k.text, e.Target)
		e.Reword(k.text)
		if en != "" {
			e.Target = en
		}
		u.enter(e, k)
		return
	}
	e := po.New(k.context, k.text)
	if o, ok := u.m.elsewhere(k); ok && !foreign(o, u.c.key) {
		e.Translate(o.text, !fits(o, u.c.key, k))
	} else if n, ok := u.m.nearest(k); ok && !foreign(n.origin, u.c.key) {
		if en := carried(n.source, k.text, n.text); en != "" {
			n.text = en
		}
		// Titles are much alike and differ in what counts: one of another number helps nobody.
		if k.context != titleText || figure.Compare(k.text, n.text).None() {
			e.Note(fmt.Sprintf("%.0f %% like a text of %s", n.score*100, n.key))
			e.Offer(n.text, n.source)
		}
	}
	u.draft(e, w)
	c.file.Insert(e, u.after)
	u.enter(e, k)
}

// draft gives a string that nobody has translated the English that a rule can
// make of it, as a draft: an opening in the set form is made of names, and a
// name in pinyin may be read otherwise, so that a person should see it once.
func (u *updating) draft(e *po.Entry, w unit) {
	if e.Target != "" {
		return
	}
	en := ""
	switch {
	case w.context == personName:
		en = personPinyin(w.text)
	case w.ref == string(letter.Opening):
		t := translating{m: u.m, c: u.c, zh: u.zh, names: u.names}
		subject, state := t.english(unit{message: message{subjectText, u.zh.Subject}})
		if !state.Finished() {
			subject = ""
		}
		en = u.m.fixedOpening(w.text, u.zh, subject, u.names)
	}
	if en != "" {
		e.Translate(en, true)
		u.c.changed = true
	}
}

// enter notes a new or revived entry of the message k.
func (u *updating) enter(e *po.Entry, k message) {
	u.c.live[k], u.c.changed = e, true
	u.keep(e, k)
}

// keep brings the places of an entry up to date.
func (u *updating) keep(e *po.Entry, k message) {
	if refs := u.wanted[k]; !slices.Equal(e.References, refs) {
		e.Refer(refs)
		u.c.changed = true
	}
	u.after = e
}

// covered reports whether the message has its English without an entry of the
// letter: from the shared catalogue, the registry or a rule.
func (u *updating) covered(w unit) bool {
	if e := u.m.catalogues[shared].live[w.message]; e != nil && e.Target != "" {
		return true
	}
	_, ok := byRule(w, u.zh, u.names, u.m)
	return ok
}

// former returns the entry that the changed text w stood in before: at the
// same place, of the same kind, not in use any more, and alike.
func (u *updating) former(w unit) *po.Entry {
	for _, e := range u.c.file.Entries {
		if e.Obsolete || e.Context != w.context || !slices.Contains(e.References, w.ref) {
			continue
		}
		if u.wanted[message{e.Context, e.Source}] == nil && alike(e.Source, w.text) {
			return e
		}
	}
	return nil
}

// retire takes out of use what the letter no longer says. An entry that was
// never translated goes.
func (u *updating) retire() {
	for _, e := range slices.Clone(u.c.file.Entries) {
		k := message{e.Context, e.Source}
		if e.IsHeader() || e.Obsolete || u.wanted[k] != nil {
			continue
		}
		delete(u.c.live, k)
		u.c.changed = true
		if e.Target == "" {
			u.c.file.Remove(e)
			continue
		}
		e.Retire(true)
		u.c.retired[k] = e
	}
}

// enterShared gives a message an entry in the shared catalogue.
func (m *Memory) enterShared(w unit) {
	c := m.catalogues[shared]
	if c.broken || c.live[w.message] != nil {
		return
	}
	e := po.New(w.context, w.text)
	if en := prefixPinyin(w.text); w.context == docPrefix && en != "" {
		e.Translate(en, true)
	}
	c.file.Insert(e, nil)
	c.live[w.message], c.changed = e, true
}

// origin is a finished translation and the letter that has it.
type origin struct{ text, key string }

// elsewhere returns the finished translation that another letter has for a message.
func (m *Memory) elsewhere(k message) (origin, bool) {
	if m.finished == nil {
		m.finished, m.sketches = map[message]origin{}, map[sketched][]string{}
		for _, key := range m.Keys() {
			c := m.catalogues[key]
			if c == nil {
				c = m.read(key) // to look at once, not to keep
			}
			for k, e := range c.live {
				if _, ok := m.finished[k]; !ok && e.Target != "" && !e.IsFuzzy() {
					k.text = strings.Clone(k.text)
					m.finished[k] = origin{strings.Clone(e.Target), key}
					for _, h := range sketch(k.text) {
						m.sketches[sketched{k.context, h}] = append(m.sketches[sketched{k.context, h}], k.text)
					}
				}
			}
		}
	}
	o, ok := m.finished[k]
	return o, ok
}

// fits reports whether a translation made for the letter o.key may stand in
// the letter key unseen: 我市 and 市教育局 mean another city elsewhere.
func fits(o origin, key string, k message) bool {
	return k.context == headingText || k.context == personName || placeOf(o.key) == placeOf(key)
}

// placeOf returns the part of a letter's key that names its place.
func placeOf(key string) string {
	for _, body := range []string{"-cppcc", "-npc"} {
		if p, _, ok := strings.Cut(key, body); ok {
			return p
		}
	}
	return key
}

// foreign reports whether a translation made for the letter o.key names the place of that
// letter, mostly for 我市: in a letter of another place it would not even do as a draft.
func foreign(o origin, key string) bool {
	own := strings.Split(placeOf(key), "-")
	for _, name := range strings.Split(placeOf(o.key), "-") {
		if name != "" && !slices.Contains(own, name) && strings.Contains(strings.ToLower(o.text), name) {
			return true
		}
	}
	return false
}

// alike reports whether two texts share at least half of their pairs of
// neighbouring characters, so that the English of one helps with the other.
func alike(a, b string) bool { return likeness(a, b) >= 0.5 }

// likeness is the share of neighbouring pairs of characters that two texts
// have in common (Dice), from 0 to 1.
func likeness(a, b string) float64 {
	pairs := func(s string) map[[2]rune]int {
		m := map[[2]rune]int{}
		var last rune
		for _, r := range s {
			m[[2]rune{last, r}]++
			last = r
		}
		return m
	}
	pa, pb := pairs(a), pairs(b)
	both, all := 0, 0
	for p, n := range pa {
		both += min(n, pb[p])
		all += n
	}
	for _, n := range pb {
		all += n
	}
	if all == 0 {
		return 1
	}
	return 2 * float64(both) / float64(all)
}
