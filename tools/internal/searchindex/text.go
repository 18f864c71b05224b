package searchindex

import (
	"bytes"
	"compress/zlib"
	"encoding/json"
	"fmt"
	"sync"

	"dafu/tools/internal/han"
)

// text is what the client shows of one document, and what it checks a phrase
// against.
type text struct {
	URL      string      `json:"u"`
	Title    string      `json:"t"`
	Subject  string      `json:"j,omitempty"`
	Agencies []string    `json:"a,omitempty"` // names of those that sign
	Number   string      `json:"n,omitempty"`
	Doc      string      `json:"d,omitempty"` // document number
	Date     string      `json:"y,omitempty"`
	Session  string      `json:"s,omitempty"`
	Category string      `json:"c,omitempty"`
	State    string      `json:"x,omitempty"`
	Fold     string      `json:"f,omitempty"` // Traditional characters in it, each with the Simplified one behind it
	Head     []string    `json:"h,omitempty"` // what else identifies the document
	Blocks   [][2]string `json:"b"`           // address and text
}

func textFile(d *Document) []byte {
	t := text{
		URL: d.URL, Title: d.Title, Subject: d.Subject, Number: d.Number, Doc: d.DocNumber, Date: d.Date,
		Session: d.Session.Label, Category: d.Category.Label, State: d.State,
	}
	for _, a := range d.Agencies {
		if a.Lead {
			t.Agencies = append(t.Agencies, a.Name)
		}
	}
	var all []string
	for _, h := range d.head() {
		if h != d.Title && h != d.Subject && h != d.DocNumber {
			t.Head = append(t.Head, h)
		}
		all = append(all, h)
	}
	for _, b := range d.Blocks {
		t.Blocks = append(t.Blocks, [2]string{b.ID, b.Text})
		all = append(all, b.Text)
	}
	t.Fold = foldings(all)
	data, err := json.Marshal(t)
	if err != nil {
		panic(fmt.Errorf("strings into JSON: %w", err))
	}
	return pack(narrow(data))
}

// firstTraditional is below all Han characters and above what English is written in.
const firstTraditional = 0x2E80

// foldings returns the Traditional characters in texts in the order in which
// they come, each once, with what they become.
func foldings(texts []string) string {
	var out []rune
	seen := map[rune]bool{}
	for _, text := range texts {
		for _, r := range text {
			if r >= firstTraditional && han.IsTraditional(r) && !seen[r] {
				seen[r] = true
				out = append(out, r, han.Simplified(r))
			}
		}
	}
	return string(out)
}

// packers holds compressors that are not at work: one takes a megabyte.
var packers = sync.Pool{New: func() any {
	w, err := zlib.NewWriterLevel(nil, zlib.BestCompression)
	if err != nil {
		panic(err) // the level is a constant
	}
	return w
}}

// pack compresses a file of the index. The checksum at the end of the zlib
// format tells the client a broken or a foreign file from a good one.
func pack(data []byte) []byte {
	w := packers.Get().(*zlib.Writer)
	defer packers.Put(w)
	var out bytes.Buffer
	w.Reset(&out)
	if _, err := w.Write(data); err != nil {
		panic(fmt.Errorf("compress in memory: %w", err))
	}
	if err := w.Close(); err != nil {
		panic(fmt.Errorf("compress in memory: %w", err))
	}
	return bytes.Clone(out.Bytes())
}
