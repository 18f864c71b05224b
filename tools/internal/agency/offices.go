package agency

import (
	"io/fs"
	"slices"
	"strings"

	"dafu/tools/internal/diag"
)

// offices is the rule by which offices of one kind are named all over the
// country: what a short form stands for, whatever the place.
type offices struct {
	rows   map[string][]officeRow // by the full or short form of what the office is for
	wholes map[string]string      // short form → full name with {place}
}

type (
	officeRow struct {
		Full   string   `toml:"full"`
		Short  []string `toml:"short"`
		Organs []string `toml:"organs"`
	}
	wholeRow struct {
		Full  string   `toml:"full"`
		Short []string `toml:"short"`
	}
)

// organs are the endings of an office's name with what each is written out to,
// longer ones first.
var organs = []struct{ printed, full string }{
	{"委员会", "委员会"}, {"办公室", "办公室"}, {"办公厅", "办公厅"},
	{"局", "局"}, {"厅", "厅"}, {"委", "委员会"}, {"办", "办公室"},
}

const placeMark = "{place}"

func (r *Registry) loadOffices(fsys fs.FS, l *diag.List) error {
	var rows struct {
		Office []officeRow `toml:"office"`
		Whole  []wholeRow  `toml:"whole"`
	}
	f, err := decode(fsys, officesFile, &rows, l)
	if err != nil {
		return err
	}
	o := offices{rows: map[string][]officeRow{}, wholes: map[string]string{}}
	for _, row := range rows.Office {
		for _, form := range append([]string{row.Full}, row.Short...) {
			if o.clashes(form, row) {
				l.Add(twiceThere.At(f.at(`"`+form+`"`, 2), form))
				continue
			}
			o.rows[form] = append(o.rows[form], row)
		}
	}
	for _, row := range rows.Whole {
		for _, form := range row.Short {
			if _, taken := o.wholes[form]; taken {
				l.Add(twiceThere.At(f.at(`"`+form+`"`, 2), form))
				continue
			}
			o.wholes[form] = row.Full
		}
	}
	r.offices = o
	return nil
}

// clashes reports whether the form, with one of the row's endings, already
// stands for another office.
func (o offices) clashes(form string, row officeRow) bool {
	for _, have := range o.rows[form] {
		for _, organ := range row.Organs {
			if have.Full != row.Full && slices.Contains(have.Organs, organ) {
				return true
			}
		}
	}
	return false
}

// full returns the full name of the office that is printed after its place, as
// 发改委 after 浙江省, for the place whose full name is given.
func (o offices) full(place, printed string) (string, bool) {
	if whole, ok := o.wholes[printed]; ok {
		return strings.ReplaceAll(whole, placeMark, place), true
	}
	subject, organ := cutOrgan(printed)
	for _, row := range o.rows[subject] {
		if slices.Contains(row.Organs, organ) {
			return place + row.Full + organ, true
		}
	}
	return "", false
}

// cutOrgan parts a name from its ending, written out. The ending is "" for what
// is not named like an office.
func cutOrgan(name string) (subject, organ string) {
	for _, o := range organs {
		if s, ok := strings.CutSuffix(name, o.printed); ok {
			return s, o.full
		}
	}
	return name, ""
}
