package memory

import "dafu/tools/internal/letter"

// Status says how far the English of one letter has come.
type Status struct {
	Key   string `json:"key"`
	Title string `json:"title"` // in Chinese
	Progress
	Open []OpenString `json:"open,omitempty"` // what is not finished
}

// OpenString is a string of a letter that has no finished English.
type OpenString struct {
	Where string       `json:"where"` // a block's anchor, or the name of a field
	State letter.State `json:"state"` // draft or missing
	Text  string       `json:"text"`  // the beginning of the Chinese
}

// Status returns how far the English of a Chinese letter has come, and what is
// left to do.
func (m *Memory) Status(key string, zh *letter.Letter, names Names) Status {
	t := translating{m: m, c: m.catalogue(key), zh: zh, names: names}
	s := Status{Key: key, Title: zh.Title}
	for _, u := range units(zh) {
		if _, state := t.english(u); !state.Finished() {
			s.Open = append(s.Open, OpenString{u.ref, state, shorten(u.text)})
		}
	}
	s.Progress = t.count
	return s
}

// Sum adds up the progress of letters.
func Sum(all []Status) Progress {
	var p Progress
	for _, s := range all {
		p.Total += s.Total
		p.Reviewed += s.Reviewed
		p.Translated += s.Translated
		p.Draft += s.Draft
		p.Missing += s.Missing
	}
	return p
}
