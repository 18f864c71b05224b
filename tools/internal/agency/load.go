package agency

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"

	"github.com/pelletier/go-toml/v2"

	"dafu/tools/internal/diag"
	"dafu/tools/internal/letter"
	"dafu/tools/internal/slip"
)

// The files of the registry below the data folder.
const (
	agenciesDir    = "agencies"
	placesFile     = "places.toml"
	categoriesFile = "categories.toml"
	officesFile    = "offices.toml"
)

// The shapes of the files. They are what Hugo's templates read too.
type (
	agencyRow struct {
		Key      string   `toml:"key"`
		Place    string   `toml:"place"`
		Name     string   `toml:"name"`
		Short    []string `toml:"short"`
		Former   []string `toml:"former"`
		EN       string   `toml:"en"`
		ENStatus Status   `toml:"en_status"`
		ENSource string   `toml:"en_source"`
		Since    int      `toml:"since"`
		Until    int      `toml:"until"`
	}
	placeRow struct {
		Name     string       `toml:"name"`
		Key      string       `toml:"key"`
		Level    letter.Level `toml:"level"`
		Province string       `toml:"province"`
		City     string       `toml:"city"`
		EN       string       `toml:"en"`
	}
	schemeRow struct {
		Key      string        `toml:"key"`
		Place    string        `toml:"place"`
		Body     string        `toml:"body"`
		Status   Status        `toml:"status"`
		Source   string        `toml:"source"`
		SourceEN string        `toml:"source_en"`
		Since    int           `toml:"since"`
		Until    int           `toml:"until"`
		Category []categoryRow `toml:"category"`
	}
	categoryRow struct {
		Letter string `toml:"letter"`
		ZH     string `toml:"zh"`
		EN     string `toml:"en"`
	}
)

// file is one file of the registry while it is read.
type file struct {
	path string
	text []byte
}

// at returns the place of the n-th line that holds the text, counting from 1.
// The decoder does not say where a row stands; its key or name does.
func (f file) at(text string, n int) diag.Pos {
	for i, line := range bytes.Split(f.text, []byte("\n")) {
		if text != "" && bytes.Contains(line, []byte(text)) {
			if n--; n == 0 {
				return diag.Pos{Path: f.path, Line: i + 1}
			}
		}
	}
	return diag.Pos{Path: f.path}
}

// decode reads a TOML file into v. A file that is not there is a finding, and
// leaves v as it is; a file that is not TOML is an error that says which line to mend.
func decode(fsys fs.FS, name string, v any, l *diag.List) (file, error) {
	f := file{path: path.Join("data", name)}
	text, err := fs.ReadFile(fsys, name)
	if errors.Is(err, fs.ErrNotExist) {
		l.Add(missingFile.At(diag.Pos{Path: f.path}))
		return f, nil
	}
	if err != nil {
		return f, fmt.Errorf("read %s: %w", f.path, err)
	}
	f.text = text
	err = toml.NewDecoder(bytes.NewReader(f.text)).DisallowUnknownFields().Decode(v)
	if err == nil && !oneTable.Match(f.text) {
		return f, nil
	}
	at := slip.In(string(f.text), reflect.ValueOf(v).Elem().Interface())
	if err == nil && at.Line == 0 {
		return f, nil
	}
	var unknown *toml.StrictMissingError
	if at.Line == 0 && errors.As(err, &unknown) && len(unknown.Errors) > 0 {
		at.Line, _ = unknown.Errors[0].Position()
		at.EN, at.ZH = unknownKey(unknown.Errors[0].Key(), reflect.TypeOf(v).Elem())
	}
	if at.Line == 0 {
		at = slip.Unknown(err)
	}
	return f, diag.Failure{Finding: unreadable.At(diag.Pos{Path: f.path, Line: at.Line}, at.EN, at.ZH)}
}

// alikeKeys is the likeness from which on a name is taken for another one misspelt: nmae
// and name are alike.
const alikeKeys = 0.5

// oneTable opens a table of which there can be one: the registries have none.
var oneTable = regexp.MustCompile(`(?m)^[ \t]*\[[^\[]`)

// unknownKey says that nothing reads a name, and which one may be meant.
func unknownKey(key []string, shape reflect.Type) (en, zh string) {
	name := key[len(key)-1]
	best, score := "", alikeKeys
	for _, known := range slip.Names(shape, key[:len(key)-1]) {
		if n := Likeness(name, known); n >= score {
			best, score = known, n
		}
	}
	if best == "" {
		all := diag.Names(slip.Names(shape, key[:len(key)-1]))
		return "nothing reads the name " + name + ". The names that are read here: " + all.In(diag.English) + ". Correct it, or delete the line.",
			"名称 " + name + " 不起任何作用，此处可用的名称：" + all.In(diag.Chinese) + "。请改正或删除此行。"
	}
	return "nothing reads the name " + name + ". Did you mean " + best + "? Correct it, or delete the line.",
		"名称 " + name + " 不起任何作用。是否应为 " + best + "？请改正或删除此行。"
}

// Load reads the registry from the data folder. Entries that cannot stand are
// left out and told in the findings; the error is for files that cannot be
// read at all.
func Load(fsys fs.FS) (*Registry, []diag.Finding, error) {
	var l diag.List
	r := &Registry{
		byKey: map[string]int{}, byName: map[string]int{},
		byLocal: map[string]map[string]int{}, byPlace: map[string]int{}, where: map[string]diag.Pos{},
	}
	if err := r.loadPlaces(fsys, &l); err != nil {
		return nil, nil, err
	}
	if err := r.loadOffices(fsys, &l); err != nil {
		return nil, nil, err
	}
	names, err := fs.Glob(fsys, agenciesDir+"/*.toml")
	if err != nil {
		return nil, nil, fmt.Errorf("list data/%s: %w", agenciesDir, err)
	}
	if len(names) == 0 {
		l.Add(missingFile.At(diag.Pos{Path: path.Join("data", agenciesDir)}))
	}
	for _, name := range names {
		if err := r.loadAgencies(fsys, name, &l); err != nil {
			return nil, nil, err
		}
	}
	if err := r.loadSchemes(fsys, &l); err != nil {
		return nil, nil, err
	}
	return r, l.All(), nil
}

func (r *Registry) loadPlaces(fsys fs.FS, l *diag.List) error {
	var rows struct {
		Place []placeRow `toml:"place"`
	}
	f, err := decode(fsys, placesFile, &rows, l)
	if err != nil {
		return err
	}
	keys := map[string]bool{}
	for _, row := range rows.Place {
		at := f.at(`"`+row.Name+`"`, 1)
		_, twice := r.byPlace[row.Name]
		switch {
		case row.Name == "" || !isKey(row.Key):
			l.Add(badKey.At(at, row.Name, row.Key))
			continue
		case twice || keys[row.Key]:
			l.Add(twiceThere.At(at, row.Name+" "+row.Key))
			continue
		case !isLevel(row.Level):
			l.Add(badValue.At(at, row.Name, "level", string(row.Level), "national, province, city, county"))
			continue
		}
		keys[row.Key] = true
		r.byPlace[row.Name] = len(r.places)
		r.places = append(r.places, Place(row))
	}
	return nil
}

func (r *Registry) loadAgencies(fsys fs.FS, name string, l *diag.List) error {
	var rows struct {
		Agency []agencyRow `toml:"agency"`
	}
	f, err := decode(fsys, name, &rows, l)
	if err != nil {
		return err
	}
	for _, row := range rows.Agency {
		at := f.at(`"`+row.Key+`"`, 1)
		if _, twice := r.byKey[row.Key]; twice {
			l.Add(twiceThere.At(f.at(`"`+row.Key+`"`, 2), row.Key))
			continue
		}
		if row.Name == "" || !isKey(row.Key) {
			l.Add(badKey.At(at, row.Name, row.Key))
			continue
		}
		if _, known := r.byPlace[row.Place]; !known {
			l.Add(UnknownPlace.At(at, row.Name, row.Place))
			continue
		}
		r.checkEnglish(&row, at, l)
		r.add(Agency(row), at, l)
	}
	return nil
}

// checkEnglish takes the word official from a name that gives no source for it.
func (r *Registry) checkEnglish(row *agencyRow, at diag.Pos, l *diag.List) {
	switch {
	case row.EN == "" && row.ENStatus == "":
	case row.ENStatus != Official && row.ENStatus != Proposed:
		l.Add(badValue.At(at, row.Name, "en_status", string(row.ENStatus), "official, proposed"))
		row.ENStatus = Proposed
	case row.ENStatus == Official && row.ENSource == "":
		l.Add(noSource.At(at, row.Name, string(row.ENStatus)))
		row.ENStatus = Proposed
	}
}

// add enters an agency under all its names. A name that is already taken stays
// with the agency that had it first.
func (r *Registry) add(a Agency, at diag.Pos, l *diag.List) {
	i := len(r.agencies)
	if _, taken := r.byName[a.Name]; taken {
		l.Add(twiceThere.At(at, a.Name))
		return
	}
	r.agencies = append(r.agencies, a)
	r.where[a.Key] = at
	r.byKey[a.Key] = i
	enter := func(names map[string]int, name string) {
		if j, taken := names[name]; taken && j != i {
			l.Add(twiceThere.At(at, name))
			return
		}
		names[name] = i
	}
	enter(r.byName, a.Name)
	for _, name := range a.Former {
		enter(r.byName, name)
	}
	for _, name := range a.Short {
		if a.Place == National || r.namesPlace(name, a.Place) {
			enter(r.byName, name)
			continue
		}
		if r.byLocal[a.Place] == nil {
			r.byLocal[a.Place] = map[string]int{}
		}
		enter(r.byLocal[a.Place], name)
	}
}

func (r *Registry) loadSchemes(fsys fs.FS, l *diag.List) error {
	var rows struct {
		Scheme []schemeRow `toml:"scheme"`
	}
	f, err := decode(fsys, categoriesFile, &rows, l)
	if err != nil {
		return err
	}
	for _, row := range rows.Scheme {
		at := f.at(`"`+row.Key+`"`, 1)
		p, known := r.PlaceByName(row.Place)
		switch {
		case !known:
			l.Add(UnknownPlace.At(at, row.Key, row.Place))
			continue
		case row.Body != "cppcc" && row.Body != "npc":
			l.Add(badValue.At(at, row.Key, "body", row.Body, "cppcc, npc"))
			continue
		case row.Key != p.Key+"-"+row.Body:
			l.Add(badValue.At(at, row.Place, "key", row.Key, p.Key+"-"+row.Body))
			continue
		case r.overlaps(row):
			l.Add(twiceThere.At(f.at(`"`+row.Key+`"`, 2), row.Key))
			continue
		case row.Status != Confirmed && row.Status != Unconfirmed:
			l.Add(badValue.At(at, row.Key, "status", string(row.Status), "confirmed, unconfirmed"))
			row.Status = Unconfirmed
		case row.Status == Confirmed && row.Source == "":
			l.Add(noSource.At(at, row.Key, string(row.Status)))
			row.Status = Unconfirmed
		}
		s := Scheme{
			Key: row.Key, Place: row.Place, Body: row.Body, Status: row.Status,
			Source: row.Source, SourceEN: row.SourceEN, Since: row.Since, Until: row.Until,
		}
		for _, c := range row.Category {
			s.Categories = append(s.Categories, Category(c))
		}
		r.schemes = append(r.schemes, s)
	}
	return nil
}

// overlaps reports whether an earlier scheme of the same place and body is in
// force in a year of the row: two meanings for one letter.
func (r *Registry) overlaps(row schemeRow) bool {
	end := func(year int) int {
		if year == 0 {
			return 9999
		}
		return year
	}
	for _, s := range r.schemes {
		if s.Key == row.Key && row.Since <= end(s.Until) && s.Since <= end(row.Until) {
			return true
		}
	}
	return false
}
