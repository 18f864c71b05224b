package docx

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/source"
)

const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

// part wraps the inside of a part.
func part(root, inner string) string {
	return fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8"?><w:%s %s>%s</w:%[1]s>`, root, space, inner)
}

// write makes a DOCX file of parts by their names, with the relations that its
// names ask for.
func write(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	add := func(name, text string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	var rels strings.Builder
	for name, text := range parts {
		add("word/"+name, text)
		kind := strings.TrimRight(strings.TrimSuffix(name, ".xml"), "0123456789")
		if strings.HasPrefix(name, "embeddings/") {
			kind = "package"
		}
		fmt.Fprintf(&rels, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>`, name, kind, name)
	}
	add("word/_rels/document.xml.rels", `<Relationships>`+rels.String()+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

// document makes a DOCX file with a body.
func document(t testing.TB, body string) []byte {
	t.Helper()
	return write(t, map[string]string{
		"document.xml":     part("document", "<w:body>"+body+"</w:body>"),
		"diagramData1.xml": part("dataModel", "<ptLst><pt><t><bodyPr/><p><r><t>受理</t></r></p></t></pt><pt><t><p><r><t>办理</t></r></p></t></pt></ptLst>"),
	})
}

// lines returns the lines of a file; cells are shown as row.cell: text.
func lines(t *source.Text) []string {
	var out []string
	for _, l := range t.Lines {
		s := l.Text
		if l.Row > 0 {
			s = fmt.Sprintf("%d.%d: %s", l.Row, l.Cell, s)
		}
		out = append(out, s)
	}
	return out
}

func p(inner string) string { return "<w:p>" + inner + "</w:p>" }
func t(text string) string {
	return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>"
}

// look makes a run with properties.
func look(props, text string) string {
	return "<w:r><w:rPr>" + props + "</w:rPr><w:t>" + text + "</w:t></w:r>"
}

func TestRead(tt *testing.T) {
	box := "<w:txbxContent>" + p(t("某市教育局文件")) + "</w:txbxContent>"
	char := func(kind string) string { return `<w:r><w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	code := func(s string) string { return "<w:r><w:instrText>" + s + "</w:instrText></w:r>" }
	tc := func(inner string) string { return "<w:tc>" + inner + "</w:tc>" }
	tests := []struct {
		name, body string
		want       []string
		rules      []string
	}{
		{"runs", p(t("关于第") + t("16") + t("号提案")), []string{"关于第16号提案"}, nil},
		{"text box once", p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>` + box + `</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>` + box + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + t("答复")),
			[]string{"某市教育局文件", "答复"}, nil},
		{"only the fallback has text", p(`<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict>` + box + `</w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
			[]string{"某市教育局文件"}, nil},
		{"letterhead as a drawing", p(`<w:r><w:pict><v:shape><v:textpath string="某市人民政府"/></v:shape></w:pict></w:r>` + t("答复")),
			[]string{"某市人民政府", "答复"}, nil},
		{"diagram", p(`<w:r><w:drawing><graphicData><relIds r:dm="diagramData1.xml"/></graphicData></w:drawing></w:r>` + t("答复")), []string{"受理", "办理", "答复"}, nil},
		{"changes", p(t("甲") + "<w:ins>" + t("乙") + "</w:ins><w:del><w:r><w:delText>丙</w:delText></w:r></w:del><w:moveFrom>" + t("丁") + "</w:moveFrom><w:moveTo>" + t("戊") + "</w:moveTo>"),
			[]string{"甲乙戊"}, []string{"tracked-changes"}},
		{"paragraph end deleted", p(`<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`+t("前半")) + p(t("后半")), []string{"前半后半"}, []string{"tracked-changes"}},
		{"hidden", p(t("明") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>亮</w:t></w:r>`), []string{"明亮"}, []string{"hidden-text"}},
		{"raised", p(t("至2025") + look(`<w:vertAlign w:val="superscript"/>`, "12") + t("年，10") + look(`<w:position w:val="8"/><w:sz w:val="19"/>`, "5") + t("吨，12m") +
			look(`<w:vertAlign w:val="superscript"/>`, "2") + t("，高") + look(`<w:position w:val="3"/><w:sz w:val="32"/>`, "3") + t("米")), []string{"至2025¹²年，10⁵吨，12m2，高3米"}, nil},
		{"field", p(t("第") + char("begin") + code(" PAGE ") + char("separate") + t("3") + char("end") + t("页")), []string{"第3页"}, nil},
		{"field in a field", p(char("begin") + code("IF ") + char("begin") + code("X") + char("separate") + t("暗") + char("end") + char("separate") + t("明") + char("end")), []string{"明"}, nil},
		{"fields in the code of a field", p(char("begin") + code("a") + char("begin") + code("b") + char("begin") + code("c") + char("end") + code("d") + char("end") + code("e") + char("end") + t("明")), []string{"明"}, nil},
		{"ring", p(char("begin") + code(` eq \o\ac(○,3)`) + char("end") + t("加强领导")), []string{"③加强领导"}, nil},
		{"signs", p(`<w:r><w:t>2020</w:t><w:noBreakHyphen/><w:t>2025</w:t><w:tab/><w:t>年</w:t><w:softHyphen/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>`), []string{"2020-2025 年☑"}, nil},
		{"signs as text", p(`<w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>` + "\uF052" + `</w:t></w:r><w:r><w:t>是</w:t></w:r>`), []string{"☑是"}, nil},
		{"line break in a title", p(t("关于第16号") + "<w:r><w:br/></w:r>" + t("提案的答复")), []string{"关于第16号提案的答复"}, nil},
		{"line break for a paragraph", p(t("感谢支持。") + "<w:r><w:br/></w:r>" + t("　　再次感谢")), []string{"感谢支持。", "再次感谢"}, nil},
		{"table", "<w:tbl><w:tr>" + tc(p(t("序号"))) + tc(p(t("名称"))) + "</w:tr><w:tr>" + `<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + p(t("合")) + p(t("计")) + "</w:tc>" + tc(p(t("84"))) + "</w:tr></w:tbl>",
			[]string{"1.1: 序号", "1.2: 名称", "2.1: 合", "2.1: 计", "2.3: 84"}, nil},
		{"frame", "<w:tbl><w:tr>" + tc(p(t("抄送：市政协提案委"))) + "</w:tr></w:tbl>", []string{"抄送：市政协提案委"}, nil},
		{"row deleted", "<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + tc(p(t("旧"))) + tc("") + "</w:tr><w:tr>" + tc(p(t("新"))) + tc(p(t("行"))) + "</w:tr></w:tbl>",
			[]string{"1.1: 新", "1.2: 行"}, []string{"tracked-changes"}},
		{"control", "<w:sdt><w:sdtContent>" + p(t("内容")) + "</w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" + p(t("单击输入")) + "</w:sdtContent></w:sdt>",
			[]string{"内容"}, nil},
		{"ruby", p(`<w:r><w:ruby><w:rt><w:r><w:t>yǒng</w:t></w:r></w:rt><w:rubyBase>` + t("甬") + `</w:rubyBase></w:ruby></w:r>`), []string{"甬"}, nil},
		{"empty", p(""), nil, []string{"empty-file"}},
		{"picture", p(`<w:r><w:pict><v:imagedata/></w:pict></w:r>`), nil, []string{"only-pictures"}},
	}
	for _, test := range tests {
		tt.Run(test.name, func(tt *testing.T) {
			text, findings, err := Read(context.Background(), "a.docx", document(tt, test.body))
			if err != nil {
				tt.Fatal(err)
			}
			if d := cmp.Diff(test.want, lines(text)); d != "" {
				tt.Error(d)
			}
			var rules []string
			for _, f := range findings {
				rules = append(rules, f.Rule.ID)
			}
			if d := cmp.Diff(test.rules, rules); d != "" {
				tt.Error(d)
			}
		})
	}
}

func TestParts(tt *testing.T) {
	lvl := func(i int, format, text, more string) string {
		return fmt.Sprintf(`<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/>%s<w:lvlText w:val="%s"/></w:lvl>`, i, format, more, text)
	}
	num := func(id, level int) string {
		return fmt.Sprintf(`<w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr>`, level, id)
	}
	body := p(`<w:pPr><w:pStyle w:val="h1"/></w:pPr>`+t("工作")) + p(num(1, 1)+t("甲")) + p(num(1, 1)+t("乙")+`<w:r><w:footnoteReference w:id="1"/></w:r>`) +
		p(`<w:pPr><w:pStyle w:val="h2"/></w:pPr>`+t("计划")) + p(num(1, 1)+t("丙")) + p(num(2, 2)+t("丁")) + p(num(1, 0)) + p(num(0, 0)+t("戊")) +
		p(`<w:pPr><w:pStyle w:val="hidden"/></w:pPr>`+t("己"))
	data := write(tt, map[string]string{
		"document.xml": part("document", "<w:body>"+body+"</w:body>"),
		"styles.xml": part("styles", `<w:style w:type="paragraph" w:styleId="h1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>`+
			`<w:style w:type="paragraph" w:styleId="h2"><w:basedOn w:val="h1"/></w:style>`+
			`<w:style w:type="paragraph" w:styleId="hidden"><w:rPr><w:vanish/></w:rPr></w:style>`),
		"numbering.xml": part("numbering", `<w:abstractNum w:abstractNumId="5">`+lvl(0, "chineseCounting", "%1、", `<w:pStyle w:val="h1"/>`)+lvl(1, "chineseCounting", "（%2）", "")+lvl(2, "decimal", "%3.", "")+`</w:abstractNum>`+
			`<w:num w:numId="1"><w:abstractNumId w:val="5"/></w:num>`+
			`<w:num w:numId="2"><w:abstractNumId w:val="5"/><w:lvlOverride w:ilvl="2"><w:startOverride w:val="4"/></w:lvlOverride></w:num>`),
		"footnotes.xml":         part("footnotes", `<w:footnote w:type="separator" w:id="0">`+p(t("线"))+`</w:footnote><w:footnote w:id="1">`+p(t("截至五月底。"))+`</w:footnote>`),
		"footer1.xml":           part("ftr", p(t("— 1 —"))),
		"header1.xml":           part("hdr", p(t("某市教育局"))),
		"embeddings/table.xlsx": "…",
	})
	text, findings, err := Read(context.Background(), "a.docx", data)
	if err != nil {
		tt.Fatal(err)
	}
	want := []string{"一、工作", "（一）甲", "（二）乙", "二、计划", "（一）丙", "4.丁", "戊"}
	if d := cmp.Diff(want, lines(text)); d != "" {
		tt.Error(d)
	}
	if !text.Lines[0].Is(source.Heading) || text.Lines[1].Is(source.Heading) {
		tt.Error("the first line and no other is a heading")
	}
	var beside, rules []string
	for _, a := range text.Aside {
		beside = append(beside, a.Why+": "+a.Text)
	}
	if d := cmp.Diff([]string{"footnote: 截至五月底。", "header or footer: 某市教育局"}, beside); d != "" {
		tt.Error(d)
	}
	for _, f := range findings {
		rules = append(rules, f.Rule.ID)
	}
	if d := cmp.Diff([]string{"attachment-inside", "footnote-left-out", "header-left-out", "hidden-text"}, rules); d != "" {
		tt.Error(d)
	}
}
