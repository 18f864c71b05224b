package odt

import (
	"archive/zip"
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/source"
)

const spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:s" xmlns:text="urn:t" xmlns:table="urn:b" ` +
	`xmlns:draw="urn:d" xmlns:fo="urn:f" xmlns:xlink="urn:x" xmlns:svg="urn:v"`

// looks are the styles that the documents of the tests use.
const looks = `<office:styles>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Strong" style:family="text"><style:text-properties fo:font-weight="normal" style:font-weight-asian="bold"/></style:style>
<style:style style:name="Below" style:family="text" style:parent-style-name="Hidden"/>
<style:style style:name="Listed" style:family="paragraph" style:list-style-name="D"/>
<style:style style:name="Head" style:family="paragraph" style:default-outline-level="2"/>
<text:outline-style><text:outline-level-style text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/></text:outline-style>
<text:list-style style:name="H"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>
<text:list-level-style-number text:level="2" loext:num-list-format="（%2%）" style:num-format="一, 二, 三, ..."/></text:list-style>
<text:list-style style:name="D"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="." text:start-value="3"/>
<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/></text:list-style>
<style:style style:family="text" style:name="Super"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:family="text" style:name="Up"><style:text-properties style:text-position="33% 80%"/></style:style>
<style:style style:family="text" style:name="Aligned"><style:text-properties style:text-position="5% 100%"/></style:style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>
</office:styles>`

const margins = `<office:master-styles><style:master-page><style:header><text:p>滨海市教育局</text:p></style:header>` +
	`<style:footer><text:p>— <text:page-number>1</text:page-number> —</text:p></style:footer></style:master-page></office:master-styles>`

// flat makes a document that is one XML file.
func flat(body string) []byte {
	return []byte(`<?xml version="1.0" encoding="UTF-8"?><office:document ` + spaces + `>` + looks + margins +
		`<office:body><office:text>` + body + `</office:text></office:body></office:document>`)
}

// archive makes a document of parts by their names.
func archive(t testing.TB, parts ...string) []byte {
	t.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func packed(t testing.TB, body string) []byte {
	t.Helper()
	return archive(t, "mimetype", "application/vnd.oasis.opendocument.text",
		"content.xml", `<office:document-content `+spaces+`><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`,
		"styles.xml", `<office:document-styles `+spaces+`>`+looks+margins+`</office:document-styles>`)
}

func p(inner string) string { return "<text:p>" + inner + "</text:p>" }

func item(inner string) string { return "<text:list-item>" + inner + "</text:list-item>" }

// TestRead has a row for each form of text; both kinds of file give the same.
func TestRead(tt *testing.T) {
	for _, c := range []struct {
		name, body string
		want       []string
	}{
		{"white space", p("答 \n 复<text:s text:c=\"2\"/>函<text:tab/>件"), []string{"答 复  函 件"}},
		{"line breaks", p("第一段。<text:line-break/>第二段"), []string{"第一段。", "第二段"}},
		{"hidden", p(`答<text:span text:style-name="Hidden">删</text:span><text:span text:style-name="Below">去</text:span>复`), []string{"答复"}},
		{"raised", p(`至2025<text:span text:style-name="Super">12</text:span>年，10<text:span text:style-name="Up">5</text:span>吨，12m<text:span text:style-name="Super">2</text:span>，高<text:span text:style-name="Aligned">3</text:span>米`),
			[]string{"至2025¹²年，10⁵吨，12m2，高3米"}},
		{"fields and links", p(`共<text:sequence>3</text:sequence>件，见<text:a xlink:href="a">附件</text:a>，<text:bookmark-ref>第5页</text:bookmark-ref>`), []string{"共3件，见附件，第5页"}},
		{"ruby", p(`<text:ruby><text:ruby-base>甬</text:ruby-base><text:ruby-text>yǒng</text:ruby-text></text:ruby>江`), []string{"甬江"}},
		{"comment", p(`答<office:annotation><text:p>核对</text:p></office:annotation>复<office:annotation-end/>`), []string{"答复"}},
		{"note", p(`共3所<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>` + p("含分校") + `</text:note-body></text:note>。`), []string{"共3所。"}},
		{"text box first", p(`<draw:frame><draw:text-box>` + p("滨海市教育局") + `</draw:text-box></draw:frame>答复`), []string{"滨海市教育局", "答复"}},
		{"shape", `<draw:g><draw:custom-shape>` + p("公开") + `<draw:enhanced-geometry/></draw:custom-shape></draw:g>` + p("答复"), []string{"公开", "答复"}},
		{"lists", `<text:list text:style-name="H" xml:id="l1">` + item(p("概况")+p("说明")) + `</text:list>` + p("正文") +
			`<text:list text:style-name="H" text:continue-numbering="true">` + item(`<text:list>`+item(p("其一"))+item(p("其二"))+`</text:list>`) + `</text:list>` +
			`<text:list text:style-name="H" text:continue-list="l1">` + item(p("打算")) + `</text:list>`,
			[]string{"一、概况", "说明", "正文", "（一）其一", "（二）其二", "二、打算"}},
		{"levels and starts", `<text:list text:style-name="D">` + item(p("甲")+`<text:list>`+item(p("乙"))+`</text:list>`) + `<text:list-item text:start-value="9">` + p("丙") + `</text:list-item></text:list>`,
			[]string{"3.甲", "3.1乙", "9.丙"}},
		{"list of a style", `<text:list>` + item(`<text:p text:style-name="Listed">甲</text:p>`) + `</text:list>`, []string{"3.甲"}},
		{"kept number", `<text:numbered-paragraph text:list-id="x" text:style-name="none">` + `<text:p><text:number>（一）</text:number>甲</text:p></text:numbered-paragraph>`, []string{"（一）甲"}},
		{"outline", `<text:h text:outline-level="1">概况</text:h><text:h text:outline-level="1" text:is-list-header="true">不计</text:h><text:h text:outline-level="1">打算</text:h>`,
			[]string{"一、概况", "不计", "二、打算"}},
		{"deleted apart", `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>` + p("旧") + `</text:deletion></text:changed-region></text:tracked-changes>` +
			p(`新<text:change text:change-id="c1"/>文`), []string{"新文"}},
		{"deleted in place", `<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion/></text:changed-region></text:tracked-changes>` +
			p(`新<text:change-start text:change-id="c1"/>旧<text:s/>`) + p("也旧") + p(`<text:change-end text:change-id="c1"/>文`) + p("末"), []string{"新文", "末"}},
		{"deletion without an end", `<text:tracked-changes><text:changed-region xml:id="c1"><text:deletion/></text:changed-region></text:tracked-changes>` +
			p(`新<text:change-start text:change-id="c1"/>旧`) + p("末"), []string{"新旧", "末"}},
		{"hidden section", `<text:section text:display="none">` + p("旧稿") + `</text:section><text:section>` + p("答复") + `</text:section>`, []string{"答复"}},
		{"frame of one column", `<table:table><table:table-row><table:table-cell>` + p("滨海市教育局") + `</table:table-cell></table:table-row></table:table>`, []string{"滨海市教育局"}},
	} {
		for kind, data := range map[string][]byte{"flat": flat(c.body), "packed": packed(tt, c.body)} {
			text, _, err := Read(context.Background(), "a.odt", data)
			if err != nil {
				tt.Fatal(err)
			}
			var got []string
			for _, l := range text.Lines {
				got = append(got, l.Text)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				tt.Errorf("%s, %s (-want +got):\n%s", c.name, kind, diff)
			}
		}
	}
}

// TestTable reads a table with a cell over two columns and one within another.
func TestTable(tt *testing.T) {
	cell := func(inner string) string { return "<table:table-cell>" + inner + "</table:table-cell>" }
	row := func(inner string) string { return "<table:table-row>" + inner + "</table:table-row>" }
	text, _, err := Read(context.Background(), "a.odt", flat("<table:table><table:table-header-rows>"+row(cell(p("学校"))+cell(p("金额"))+cell(p("时间")))+"</table:table-header-rows>"+
		row(`<table:table-cell table:number-columns-spanned="2">`+p("合计")+`</table:table-cell><table:covered-table-cell/>`+cell("<table:table>"+row(cell(p("内"))+cell(p("表")))+"</table:table>"))+
		`<table:table-row table:visibility="collapse">`+cell(p("隐"))+cell("")+cell("")+"</table:table-row></table:table>"))
	if err != nil {
		tt.Fatal(err)
	}
	type place struct {
		text      string
		row, cell int
	}
	var got []place
	for _, l := range text.Lines {
		got = append(got, place{l.Text, l.Row, l.Cell})
	}
	want := []place{{"学校", 1, 1}, {"金额", 1, 2}, {"时间", 1, 3}, {"合计", 2, 1}, {"内", 2, 3}, {"表", 2, 3}}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(place{})); diff != "" {
		tt.Errorf("(-want +got):\n%s", diff)
	}
}

// TestAside tells what stands beside the text, and what was left out.
func TestAside(tt *testing.T) {
	text, findings, err := Read(context.Background(), "a.odt", packed(tt, p("答复"+`<text:note><text:note-body>`+p("含分校")+`</text:note-body></text:note>`+
		`<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame><text:placeholder>单击输入</text:placeholder>`)+
		`<text:list text:style-name="B">`+item(`<text:p><text:span text:style-name="Strong">要点</text:span></text:p>`)+`</text:list><text:p text:style-name="Head">标题</text:p>`))
	if err != nil {
		tt.Fatal(err)
	}
	var beside, rules []string
	for _, a := range text.Aside {
		beside = append(beside, a.Why+": "+a.Text)
	}
	for _, f := range findings {
		rules = append(rules, f.Rule.ID)
	}
	if diff := cmp.Diff([]string{"footnote: 含分校", "placeholder of a form: 单击输入", "header or footer: 滨海市教育局"}, beside); diff != "" {
		tt.Errorf("beside (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"attachment-inside", "footnote-left-out", "header-left-out"}, rules); diff != "" {
		tt.Errorf("findings (-want +got):\n%s", diff)
	}
	if l := text.Lines[1]; !l.Is(source.Item) || !l.Is(source.Bold) || l.Is(source.Heading) {
		tt.Errorf("hints of %q: %b", l.Text, l.Hint)
	}
	if l := text.Lines[2]; !l.Is(source.Heading) || l.Is(source.Bold) {
		tt.Errorf("hints of %q: %b", l.Text, l.Hint)
	}
}

// TestRefused holds the reader to a clear finding in little time for files that
// are broken, locked, no letters, or made to exhaust the machine.
func TestRefused(tt *testing.T) {
	good := packed(tt, p("答复"))
	for _, c := range []struct {
		name string
		data []byte
		rule string
	}{
		{"truncated", good[:len(good)/2], "file-damaged"},
		{"half a file", flat(p("答复"))[:900], "file-damaged"},
		{"a table", archive(tt, "content.xml", "<document-content><body><spreadsheet/></body></document-content>"), "no-document"},
		{"a password", archive(tt, "META-INF/manifest.xml", `<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry></manifest>`, "content.xml", "\x01\x02"), "file-locked"},
		{"nothing in it", flat(""), "empty-file"},
		{"pictures", flat(p("<draw:frame><draw:image/></draw:frame>")), "only-pictures"},
		{"deep", flat(strings.Repeat("<text:section>", 300) + strings.Repeat("</text:section>", 300)), "file-too-large"},
		{"many elements", flat(strings.Repeat("<text:p/>", 700_000)), "file-too-large"},
		{"bomb", packed(tt, p(strings.Repeat("答复", 12<<20))), "file-too-large"},
		{"long attribute", flat(`<text:p text:x="` + strings.Repeat("a", 30<<20) + `"/>`), "empty-file"},
	} {
		start := time.Now()
		text, findings, err := Read(context.Background(), "a.odt", c.data)
		if err != nil || len(text.Lines) != 0 || len(findings) != 1 || findings[0].Rule.ID != c.rule {
			tt.Errorf("%s: %d lines, findings %v, error %v; want %s", c.name, len(text.Lines), findings, err, c.rule)
		}
		if took := time.Since(start); took > 20*time.Second {
			tt.Errorf("%s took %v", c.name, took)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Read(ctx, "a.odt", good); err == nil {
		tt.Error("no error after the work was called off")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(packed(f, p("答复")), "")
	f.Add([]byte("PK\x03\x04"), `<text:list text:style-name="H">`+item(p("甲"))+`</text:list>`)
	f.Add([]byte{}, `<text:tracked-changes><text:changed-region text:id="c"><text:deletion/></text:changed-region></text:tracked-changes><text:p>a<text:change-start text:change-id="c"/>b</text:p>`)
	f.Fuzz(func(tt *testing.T, data []byte, body string) {
		for _, data := range [][]byte{data, flat(body)} {
			text, findings, err := Read(context.Background(), "a.odt", data)
			if err != nil {
				tt.Fatal(err)
			}
			if len(text.Lines) == 0 && len(findings) == 0 {
				tt.Error("neither text nor a finding")
			}
		}
	})
}
