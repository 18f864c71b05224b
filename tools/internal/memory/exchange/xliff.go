package exchange

import (
	"encoding/xml"
	"fmt"
	"hash/fnv"
	"strings"
)

type xliff struct {
	XMLName xml.Name  `xml:"urn:oasis:names:tc:xliff:document:1.2 xliff"`
	Version string    `xml:"version,attr"`
	File    xliffFile `xml:"file"`
}

type xliffFile struct {
	Original string      `xml:"original,attr"`
	Source   string      `xml:"source-language,attr"`
	Target   string      `xml:"target-language,attr"`
	Datatype string      `xml:"datatype,attr"`
	Units    []xliffUnit `xml:"body>trans-unit"`
}

type xliffUnit struct {
	ID       string `xml:"id,attr"`
	Where    string `xml:"resname,attr,omitempty"`
	Context  string `xml:"restype,attr,omitempty"`
	Approved string `xml:"approved,attr,omitempty"`
	Source   text   `xml:"source"`
	Target   *text  `xml:"target"`
}

// contextMark stands before a context in restype, where XLIFF asks for x- before
// names of one's own.
const contextMark = "x-"

// WriteXLIFF writes the units of a letter as XLIFF 1.2. The key names the
// letter in the file.
func WriteXLIFF(key string, units []Unit) ([]byte, error) {
	doc := xliff{Version: "1.2", File: xliffFile{Original: key, Source: sourceLang, Target: targetLang, Datatype: "plaintext"}}
	for _, u := range units {
		x := xliffUnit{ID: id(u), Where: u.Where, Context: contextMark + u.Context, Source: text{Text: u.Source}}
		if u.Target != "" {
			x.Target = &text{Text: u.Target, State: "needs-review-translation"}
		}
		if u.Finished && u.Target != "" {
			x.Target.State, x.Approved = "final", "yes"
		}
		doc.File.Units = append(doc.File.Units, x)
	}
	return print(doc)
}

// ReadXLIFF reads an XLIFF 1.2 file and returns the key of its letter. A
// translation counts as finished if it is approved, or final.
func ReadXLIFF(data []byte) (key string, units []Unit, err error) {
	var doc xliff
	if err := xml.Unmarshal(data, &doc); err != nil {
		return "", nil, fmt.Errorf("not an XLIFF 1.2 file: %w", err)
	}
	for _, x := range doc.File.Units {
		u := Unit{Context: strings.TrimPrefix(x.Context, contextMark), Where: x.Where, Source: x.Source.Text}
		if x.Target != nil {
			u.Target = x.Target.Text
			u.Finished = x.Approved == "yes" || x.Target.State == "final" || x.Target.State == "signed-off"
			u.Marked = len(x.Target.Inside) > 0
		}
		u.Marked = u.Marked || len(x.Source.Inside) > 0
		units = append(units, u)
	}
	return doc.File.Original, units, nil
}

// id names a unit in its file: the same text has the same id in every export.
func id(u Unit) string {
	h := fnv.New64a()
	h.Write([]byte(u.Context + "\x00" + u.Source))
	return fmt.Sprintf("u%016x", h.Sum64())
}
