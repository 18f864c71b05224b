package exchange

import (
	"encoding/xml"
	"fmt"
	"strings"
)

type tmx struct {
	XMLName xml.Name  `xml:"tmx"`
	Version string    `xml:"version,attr"`
	Header  tmxHeader `xml:"header"`
	Units   []tmxUnit `xml:"body>tu"`
}

type tmxHeader struct {
	Tool     string `xml:"creationtool,attr"`
	ToolVer  string `xml:"creationtoolversion,attr"`
	Segtype  string `xml:"segtype,attr"`
	Origin   string `xml:"o-tmf,attr"`
	Admin    string `xml:"adminlang,attr"`
	Source   string `xml:"srclang,attr"`
	Datatype string `xml:"datatype,attr"`
}

type tmxUnit struct {
	Props    []tmxProp    `xml:"prop"`
	Variants []tmxVariant `xml:"tuv"`
}

type tmxProp struct {
	Type string `xml:"type,attr"`
	Text string `xml:",chardata"`
}

type tmxVariant struct {
	Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr"`
	Seg  text   `xml:"seg"`
}

// contextProp is the property in which a unit carries its context.
const contextProp = "x-context"

// WriteTMX writes the finished pairs among the units as TMX 1.4.
func WriteTMX(units []Unit) ([]byte, error) {
	doc := tmx{Version: "1.4", Header: tmxHeader{Tool: "dafu", ToolVer: "1", Segtype: "paragraph", Origin: "PO",
		Admin: targetLang, Source: sourceLang, Datatype: "plaintext"}}
	for _, u := range units {
		if !u.Finished || u.Target == "" {
			continue
		}
		doc.Units = append(doc.Units, tmxUnit{
			Props:    []tmxProp{{contextProp, u.Context}},
			Variants: []tmxVariant{{sourceLang, text{Text: u.Source}}, {targetLang, text{Text: u.Target}}},
		})
	}
	return print(doc)
}

// ReadTMX reads the Chinese–English pairs of a TMX file of any tool. A pair
// without a context has "". Whether anybody has approved a pair, TMX does not
// say: none counts as finished.
func ReadTMX(data []byte) ([]Unit, error) {
	var doc tmx
	if err := xml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("not a TMX file: %w", err)
	}
	var out []Unit
	for _, tu := range doc.Units {
		var u Unit
		for _, p := range tu.Props {
			if p.Type == contextProp {
				u.Context = p.Text
			}
		}
		for _, v := range tu.Variants {
			switch lang := strings.ToLower(v.Lang); {
			case strings.HasPrefix(lang, "zh"):
				u.Source = v.Seg.Text
			case strings.HasPrefix(lang, "en"):
				u.Target = v.Seg.Text
			}
			u.Marked = u.Marked || len(v.Seg.Inside) > 0
		}
		if u.Source != "" && u.Target != "" {
			out = append(out, u)
		}
	}
	return out, nil
}
