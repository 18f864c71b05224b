package doc

import (
	"unicode/utf16"

	"dafu/tools/internal/source/ordinal"
)

// lists are the numbered lists of a document: their definitions (LSTF, LVL) by
// id, and the uses of them (LFO) by number.
type lists struct {
	levels map[uint32]*[ordinal.MaxLevel]ordinal.Level
	uses   []listUse
}

// listUse is one use of a list; uses of one list count on together.
type listUse struct {
	id      uint32
	levels  [ordinal.MaxLevel]ordinal.Level
	begin   [ordinal.MaxLevel]int // number that this use begins anew with; -1: none
	counter *ordinal.List
}

func (d *document) readLists() {
	d.lists.levels = map[uint32]*[ordinal.MaxLevel]ordinal.Level{}
	at := int(u32(d.places, 8*fcPlfLst))
	b := d.at(fcPlfLst)
	count := u16(b, 0)
	after := at + len(b)
	for i := 0; i < count && 2+28*i+28 <= len(b); i++ {
		lstf := b[2+28*i:]
		n := ordinal.MaxLevel
		if lstf[26]&1 != 0 { // fSimpleList
			n = 1
		}
		var levels [ordinal.MaxLevel]ordinal.Level
		for j := range n {
			levels[j], after = d.level(after)
		}
		d.lists.levels[u32(lstf, 0)] = &levels
	}
	d.readUses()
}

// level reads the definition of a level (LVL) at a place of the table stream
// and returns the place behind it.
func (d *document) level(at int) (ordinal.Level, int) {
	b := d.table
	if at < 0 || at+28 > len(b) {
		return ordinal.Level{Format: "none"}, len(b)
	}
	flags := b[at+5]
	v := ordinal.Level{Start: int(int32(u32(b, at))), Format: ordinal.Name(int(b[at+4])), Legal: flags&4 != 0}
	if v.Start < 0 || v.Start > 0x7FFF {
		v.Start = 1
	}
	if flags&8 != 0 { // fNoRestart
		if v.Restart = int(b[at+26]); v.Restart == 0 {
			v.Restart = -1
		}
	}
	at += 28 + int(b[at+24]) + int(b[at+25])
	n := u16(b, at)
	at += 2
	if at+2*n > len(b) {
		return v, len(b)
	}
	units := make([]uint16, n)
	for i := range units {
		units[i] = uint16(u16(b, at+2*i))
	}
	v.Text = string(utf16.Decode(units))
	return v, at + 2*n
}

// readUses reads the uses of lists (PlfLfo) and what they change.
func (d *document) readUses() {
	b := d.at(fcPlfLfo)
	count := int(min(u32(b, 0), uint32(len(b)/16)))
	counters := map[uint32]*ordinal.List{}
	at := 4 + 16*count
	for i := range count {
		lfo := b[4+16*i:]
		if len(lfo) < 16 {
			return
		}
		u := listUse{id: u32(lfo, 0)}
		if counters[u.id] == nil {
			counters[u.id] = &ordinal.List{}
		}
		u.counter = counters[u.id]
		if levels := d.lists.levels[u.id]; levels != nil {
			u.levels = *levels
		}
		for j := range u.begin {
			u.begin[j] = -1
		}
		at += 4 // cp
		for range int(lfo[12]) {
			at = d.changeUse(&u, at)
		}
		d.lists.uses = append(d.lists.uses, u)
	}
}

// changeUse reads what a use changes of a level (LFOLVL) and returns the place
// behind it.
func (d *document) changeUse(u *listUse, at int) int {
	b := d.at(fcPlfLfo)
	start, flags := int(int32(u32(b, at))), u32(b, at+4)
	i := int(flags & 0xF)
	at += 8
	var changed ordinal.Level
	if flags&0x20 != 0 { // fFormatting: a level follows
		base := int(u32(d.places, 8*fcPlfLfo))
		changed, at = d.level(base + at)
		at -= base
	}
	if i >= ordinal.MaxLevel {
		return at
	}
	if flags&0x20 != 0 {
		u.levels[i], start = changed, changed.Start
	}
	if flags&0x10 != 0 { // fStartAt
		u.begin[i] = max(0, min(start, 0x7FFF))
	}
	return at
}

// number counts a paragraph and returns its number, and whether it has a
// bullet instead of one.
func (d *document) number(s shape) (string, bool) {
	i := int(s.list) - 1
	if i < 0 || i >= len(d.lists.uses) || s.level >= ordinal.MaxLevel {
		return "", false
	}
	u := &d.lists.uses[i]
	if start := u.begin[s.level]; start >= 0 {
		u.counter.Begin(s.level, start)
		u.begin[s.level] = -1
	}
	return u.counter.Next(&u.levels, s.level), u.levels[s.level].Format == "bullet"
}
