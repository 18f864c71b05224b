package docx

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFlat reads documents that are one XML file.
func TestFlat(tt *testing.T) {
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"package": {
			`<?xml version="1.0"?><pkg:package><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships><Relationship Id="a" Type="x/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>` +
				`<pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document><w:body>` + p(t("答复")) + `</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`,
			[]string{"答复"},
		},
		"Word 2003": {
			`<?xml version="1.0"?><w:wordDocument><w:body><wx:sect>` + p(`<w:pPr><w:listPr><wx:t wx:val="一、"/></w:listPr></w:pPr>`+t("工作")) +
				p(t("甲")+`<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:delText>乙</w:delText></w:r></aml:content></aml:annotation>`+
					`<aml:annotation w:type="Word.Insertion"><aml:content>`+t("丙")+`</aml:content></aml:annotation><w:r><w:footnote>`+p(t("注"))+`</w:footnote></w:r>`) +
				`</wx:sect></w:body></w:wordDocument>`,
			[]string{"一、工作", "甲丙"},
		},
		"lists of Word 2003": {
			`<?xml version="1.0"?><w:wordDocument><w:lists><w:listDef w:listDefId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:nfc w:val="37"/><w:lvlText w:val="%1、"/></w:lvl>` +
				`<w:lvl w:ilvl="1"><w:start w:val="1"/><w:lvlText w:val="%2."/></w:lvl></w:listDef><w:list w:ilfo="3"><w:ilst w:val="0"/></w:list></w:lists>` +
				`<w:styles><w:style w:type="paragraph" w:styleId="s"><w:pPr><w:listPr><w:ilvl w:val="1"/><w:ilfo w:val="3"/></w:listPr></w:pPr></w:style></w:styles><w:body>` +
				p(`<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="3"/></w:listPr></w:pPr>`+t("工作")) + p(`<w:pPr><w:pStyle w:val="s"/></w:pPr>`+t("其一")) +
				p(`<w:pPr><w:listPr><w:ilvl w:val="0"/><w:ilfo w:val="3"/><wx:t wx:val="贰、"/></w:listPr></w:pPr>`+t("打算")) + `</w:body></w:wordDocument>`,
			[]string{"一、工作", "1.其一", "贰、打算"},
		},
		"other XML": {`<?xml version="1.0"?><a/>`, nil},
	} {
		text, findings, err := Read(context.Background(), "a.xml", []byte(c.data))
		if err != nil {
			tt.Fatal(err)
		}
		if d := cmp.Diff(c.want, lines(text)); d != "" {
			tt.Errorf("%s: %s%v", name, d, findings)
		}
		if c.want == nil && len(findings) != 1 {
			tt.Errorf("%s: %v", name, findings)
		}
	}
}
