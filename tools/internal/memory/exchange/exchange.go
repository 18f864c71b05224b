// Package exchange writes translations in the formats of translators' tools and
// reads them back: XLIFF 1.2 for the work on one letter, TMX 1.4 for a memory
// of finished pairs.
package exchange

import (
	"encoding/xml"
	"fmt"
)

// The languages, as both formats name them.
const (
	sourceLang = "zh-CN"
	targetLang = "en"
)

// Unit is a text with its translation.
type Unit struct {
	Context  string // the kind of text: paragraph, heading …
	Where    string // anchors, parted by blanks
	Source   string
	Target   string // "" if there is none
	Finished bool   // a person has approved Target
	Marked   bool   // read back with mark-up inside, which no letter has
}

// text is a text element. Elements inside it are noted, not read.
type text struct {
	Lang   string     `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	State  string     `xml:"state,attr,omitempty"`
	Text   string     `xml:",chardata"`
	Inside []xml.Name `xml:"-"`
}

// UnmarshalXML reads the text of an element and the names of elements in it.
func (t *text) UnmarshalXML(d *xml.Decoder, start xml.StartElement) error {
	for _, a := range start.Attr {
		switch {
		case a.Name.Local == "state":
			t.State = a.Value
		case a.Name.Local == "lang":
			t.Lang = a.Value
		}
	}
	depth := 0
	for {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			depth++
			t.Inside = append(t.Inside, token.Name)
		case xml.EndElement:
			if depth--; depth < 0 {
				return nil
			}
		case xml.CharData:
			t.Text += string(token)
		}
	}
}

// print writes a document with its declaration and a line end at its end.
func print(doc any) ([]byte, error) {
	out, err := xml.MarshalIndent(doc, "", "  ")
	if err != nil {
		return nil, fmt.Errorf("write XML: %w", err)
	}
	return append([]byte(xml.Header), append(out, '\n')...), nil
}
