package render

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"dafu/tools/internal/disk"
)

// mark stands before and behind the address of a letter where Hugo has left out what lists,
// tables and data have of it: the letter has not changed, and what was published is taken
// for it (docs/decisions/0018-what-lists-keep.md).
const mark = '\x1a'

// errLost is that something is not published from which a list could be filled in.
var errLost = errors.New("what lists had of a letter is not found")

// kept tells the layouts what they need not work out again: what lists, tables and data
// have of letters that are not among those that have changed.
type kept struct {
	Letters map[string]bool `json:"letters"` // that have changed, by their paths in Hugo
	Terms   map[string]bool `json:"terms"`   // of which a letter has changed, in the same way
	Same    bool            `json:"same"`    // lists have the same letters in the same order as before

	// Promised has the statuses of the promises of a letter, by its address, "unrecorded" for
	// those that nobody has written down, with spaces between them.
	Promised map[string]string `json:"promised"`
}

// keep reads what the layouts are told from what is published; nil if that can't be
// told from it.
func (w work) keep(before *record, s selection) *kept {
	k := &kept{Letters: map[string]bool{}, Terms: map[string]bool{}, Same: !s.all, Promised: map[string]string{}}
	for bundle := range s.letters {
		k.Letters["/replies/"+bundle] = true
	}
	for term := range s.terms {
		k.Terms["/"+term] = true
	}
	tables := 0
	for name := range before.Public {
		if language, file := path.Split(name); file != "promises.csv" || strings.Count(language, "/") > 1 {
			continue
		}
		data, err := os.ReadFile(filepath.Join(w.public, filepath.FromSlash(name)))
		if err != nil {
			return nil
		}
		rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).ReadAll()
		if err != nil || len(rows) == 0 {
			return nil
		}
		address, status := slices.Index(rows[0], "address"), slices.Index(rows[0], "status")
		if address < 0 || status < 0 {
			return nil
		}
		for _, row := range rows[1:] {
			letter, _, _ := strings.Cut(row[address], "#")
			state := row[status]
			if state == "" {
				state = "unrecorded"
			}
			k.Promised[letter] = strings.TrimSpace(k.Promised[letter] + " " + state)
		}
		tables++
	}
	if tables == 0 {
		return nil
	}
	return k
}

// list is one list of letters as it is published: an HTML page and those that go on with
// it, or one file of data. In a list a letter has one card.
func list(name string) string {
	if path.Ext(name) != ".html" {
		return name
	}
	folder := path.Dir(name)
	if path.Base(path.Dir(folder)) == "page" {
		folder = path.Dir(path.Dir(folder))
	}
	return folder + "/"
}

// fill puts what is published of letters that have not changed where Hugo has left a
// mark, and returns the checksums of what was rendered. Pages that are a mark alone are as they
// were published; they are left out of what is moved there, and counted. It fails with errLost if
// something is not there.
func (w work) fill(before *record) (fresh map[string]string, same int, err error) {
	fresh = map[string]string{}
	marked := map[string][]string{} // files, by the list that they are of
	var unchanged []string
	var lock sync.Mutex
	err = readAll(w.Options.Public, visible, nil, func(name, sum string, data []byte) {
		lock.Lock()
		defer lock.Unlock()
		switch {
		case string(bytes.TrimSpace(data)) == string(mark):
			unchanged = append(unchanged, name)
		case bytes.ContainsRune(data, mark), path.Ext(name) == ".json" && bytes.Contains(data, []byte(markInJSON)):
			marked[list(name)] = append(marked[list(name)], name)
		default:
			fresh[name] = sum
		}
	})
	if err != nil {
		return nil, 0, fmt.Errorf("fill in lists: %w", err)
	}
	for _, name := range unchanged {
		sum, published := before.Public[name]
		if !published {
			return nil, 0, errLost
		}
		if err := os.Remove(filepath.Join(w.Options.Public, filepath.FromSlash(name))); err != nil {
			return nil, 0, fmt.Errorf("fill in lists: %w", err)
		}
		fresh[name] = sum
	}
	published := map[string][]string{}
	for name := range before.Public {
		if l := list(name); marked[l] != nil {
			published[l] = append(published[l], name)
		}
	}
	err = each(marked, func(l string) error {
		sums, err := w.fillList(marked[l], published[l])
		lock.Lock()
		maps.Copy(fresh, sums)
		lock.Unlock()
		return err
	})
	return fresh, len(unchanged), err
}

// each does something with each list, on all processors, until one fails.
func each(lists map[string][]string, do func(list string) error) error {
	next := make(chan string)
	failed := make(chan error, runtime.GOMAXPROCS(0))
	for range runtime.GOMAXPROCS(0) {
		go func() {
			var first error
			for l := range next {
				if first == nil {
					first = do(l)
				}
			}
			failed <- first
		}()
	}
	for l := range lists {
		next <- l
	}
	close(next)
	var err error
	for range runtime.GOMAXPROCS(0) {
		err = errors.Join(err, <-failed)
	}
	return err
}

// fillList fills in the files of one list from those that were published of it, and returns
// their checksums.
func (w work) fillList(files, published []string) (map[string]string, error) {
	sums := map[string]string{}
	have := map[string][]byte{} // what the list has of letters, by their addresses
	form := path.Ext(files[0])
	for _, name := range published {
		data, err := os.ReadFile(filepath.Join(w.public, filepath.FromSlash(name)))
		if err != nil {
			return nil, fmt.Errorf("fill in lists: %w", err)
		}
		found, err := pieces(name, data)
		if err != nil {
			return nil, err
		}
		for _, p := range found {
			if form == ".csv" {
				have[p.address] = append(have[p.address], data[p.from:p.to]...)
			} else {
				have[p.address] = data[p.from:p.to]
			}
		}
	}
	for _, name := range files {
		file := filepath.Join(w.Options.Public, filepath.FromSlash(name))
		data, err := os.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("fill in lists: %w", err)
		}
		// A letter has a row in the tables of letters, and none or several in those of what letters hold.
		some := form != ".csv" || path.Base(name) == "replies.csv"
		if data, err = filled(data, form, have, some); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			return nil, fmt.Errorf("fill in lists: %w", err)
		}
		sums[name] = disk.SumOf(data)
	}
	return sums, nil
}

// markInJSON begins a string that stands for a record.
const markInJSON = `"\u001a`

// filled puts what is had of letters in place of the marks. In JSON a mark is a string,
// in tables a line. some is whether there has to be something of each letter.
func filled(data []byte, form string, have map[string][]byte, some bool) ([]byte, error) {
	begin, end := string(mark), string(mark)
	switch form {
	case ".csv":
		end += "\n"
	case ".json":
		begin, end = markInJSON, `\u001a"`
	}
	var out bytes.Buffer
	out.Grow(len(data))
	for {
		text, rest, found := bytes.Cut(data, []byte(begin))
		out.Write(text)
		if !found {
			return out.Bytes(), nil
		}
		address, after, closed := bytes.Cut(rest, []byte(end))
		shown, known := have[string(address)]
		if !closed || some && !known {
			return nil, errLost
		}
		out.Write(shown)
		data = after
	}
}
