package searchindex

import (
	"encoding/json"
	"fmt"
	"strings"

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
	Fold     int         `json:"f,omitempty"` // 1: there are Traditional characters in it
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
	for _, h := range d.head() {
		if h != d.Title && h != d.Subject && h != d.DocNumber {
			t.Head = append(t.Head, h)
		}
		t.Fold |= hasTraditional(h)
	}
	for _, b := range d.Blocks {
		t.Blocks = append(t.Blocks, [2]string{b.ID, b.Text})
		t.Fold |= hasTraditional(b.Text)
	}
	data, err := json.Marshal(t)
	if err != nil {
		panic(fmt.Errorf("strings into JSON: %w", err))
	}
	return pack(narrow(data))
}

func hasTraditional(s string) int {
	if strings.ContainsFunc(s, han.IsTraditional) {
		return 1
	}
	return 0
}
