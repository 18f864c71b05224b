package webpage

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"dafu/tools/internal/source"
)

// paragraphs are those of a short letter.
var paragraphs = []string{
	"某教函〔2025〕7号", "张三委员：", "您在市政协会议期间提出的《关于校园的建议》（第16号提案）收悉。现答复如下：", "一、已开展的工作",
	"近年来，全市新建学校12所，增加学位2.1万个。", "感谢您对教育工作的关心和支持。", "某市教育局", "2025年6月13日", "抄送：市政协提案委。",
}

const title = "关于市政协第16号提案的答复"

// page puts a letter into the page of a site.
func page(letter string) string {
	return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>` + title + `_某市教育局</title>
<meta name="PubDate" content="2025-06-20 10:12"><meta name="ArticleTitle" content="` + title + `">
<link rel="canonical" href="https://jyj.example.gov.cn/a.html"><style>p{}</style></head><body>
<div><a href="/">首页</a><a href="/a">新闻中心</a><a href="/b">政务公开</a></div><div>当前位置：<a href="/">首页</a> &gt; 提案</div>
<div class="m"><table><tr><td>索引号</td><td>1/2025</td><td>组配分类</td><td>建议提案</td></tr><tr><td>届次</td><td>十六届四次会议</td></tr></table>
<h1>关于市政协第16号<br>提案的答复</h1><div><span>来源：教育局</span><span>浏览次数：<script>document.write(136)</script></span></div>
` + letter + `<div>分享到：<a href="#">微信</a></div></div><ul><li><a href="#">关于第32号建议的答复</a></li><li><a href="#">关于第88号提案的答复</a></li></ul>
<div style="display:none">看不见的字。</div><div><p>主办单位：某市教育局</p><p>某ICP备05000000号</p></div></body></html>`
}

func wrap(before, after string) string {
	return before + strings.Join(paragraphs, after+"\n"+before) + after
}

func read(tt *testing.T, data []byte) []string {
	tt.Helper()
	text, _, err := Read(context.Background(), "a.html", data)
	if err != nil {
		tt.Fatal(err)
	}
	var out []string
	for _, l := range text.Lines {
		if l.Row == 0 {
			out = append(out, l.Text)
			continue
		}
		out = append(out, fmt.Sprintf("%d.%d: %s", l.Row, l.Cell, l.Text))
	}
	return out
}

func TestTemplates(tt *testing.T) {
	want := append([]string{"2.1: 届次", "2.2: 十六届四次会议", title}, paragraphs...)
	for name, letter := range map[string]string{
		"paragraphs":    `<div id="zoom">` + wrap("<p><span>", "</span></p>") + "</div>",
		"divisions":     `<div>` + wrap("<div>　　", "</div>") + "</div>",
		"breaks":        `<div>` + wrap("&nbsp;&nbsp;", "<br>") + "</div>",
		"centred table": `<table align=center><tr><td>` + wrap("", "<br>") + "</td></tr></table>",
		"uncentred":     `<center><div style="text-align: left">` + wrap("", "<br>") + "</div></center>",
		"double":        `<td>` + wrap("", "<br/><br/>") + "</td>",
		"table":         `<table><tr><td>` + wrap("<p>", "</p>") + "</td></tr></table>",
		"without home":  wrap("<p>", "</p>"),
		"two homes":     "<div>" + strings.Replace(wrap("<p>", "</p>"), "<p>近年来", "</div><div><p>近年来", 1) + "</div>",
		"unclosed":      `<div>` + wrap("<p>", "") + "</div>",
		"hard source":   "<div>" + strings.ReplaceAll(wrap("<p>", "</p>"), "学位2.1", "学位\n  2.1") + "</div>",
	} {
		tt.Run(name, func(tt *testing.T) {
			if d := gocmp.Diff(want, read(tt, []byte(page(letter)))); d != "" {
				tt.Error(d)
			}
		})
	}
}

// TestRaised has raised figures behind others, of which they would make larger ones.
// TestOldPages finds a title that is large letters alone, and leaves out what pages
// ask and recommend below letters.
func TestOldPages(tt *testing.T) {
	page := `<html><head><title>某市教育局</title></head><body><table><tr><td>栏目导航</td></tr></table><table>
<tr><td align=center><font size=4><b>` + title + `</b></font></td></tr>
<tr><td>作者：佚名　文章来源：本站原创　更新时间：2025-06-20</td></tr><tr><td>` + wrap("<p>", "</p>") + `</td></tr></table>
<p>[1] [2] 下一页</p><p>您对本答复是否满意？</p><p>满意不满意</p><div><h4>猜你喜欢</h4><p>李四代表：</p><p>您提出的《关于完善公园的建议》收悉。</p></div></body></html>`
	if d := gocmp.Diff(append([]string{title}, paragraphs...), read(tt, []byte(page))); d != "" {
		tt.Error(d)
	}
}

// TestIndent keeps where the lines begin of what was typed as it stands: it tells
// paragraphs from lines.
func TestIndent(tt *testing.T) {
	text, _, err := Read(context.Background(), "a.html", []byte(`<pre>张三委员：
　　您提出的《关于校园的建议》收悉。现答复如
下：
　　感谢您的关心。</pre>`))
	if err != nil {
		tt.Fatal(err)
	}
	var got []int
	for _, l := range text.Lines {
		got = append(got, l.Col)
	}
	if want := []int{1, 3, 1, 3}; !slices.Equal(got, want) {
		tt.Errorf("got %v, want %v", got, want)
	}
}

func TestRaised(tt *testing.T) {
	letter := `<p>张三委员：</p><p>您提出的建议收悉。截至2025<sup>1</sup>年，减排10<span style="font-size:9pt;vertical-align:super"><b>12</b></span>吨，面积12m<span style="vertical-align: super">2</span>，见2025<sup>[1]</sup>。</p>` + wrap("<p>", "</p>")
	want := "您提出的建议收悉。截至2025¹年，减排10¹²吨，面积12m2，见2025[1]。"
	if got := read(tt, []byte(page(letter))); !slices.Contains(got, want) {
		tt.Errorf("%q, want %s among them", got, want)
	}
}

// TestScripts has the letter in a string that a script puts into the page.
func TestScripts(tt *testing.T) {
	letter := wrap("<p>", "</p>")
	quoted := strings.NewReplacer(`"`, `\"`, "/", `\/`, "\n", `\n`).Replace(letter)
	escaped := ""
	for _, r := range letter + "𠡂" {
		if r > 0xFFFF {
			a, b := utf16.EncodeRune(r)
			escaped += fmt.Sprintf(`\u%04x\u%04x`, a, b)
		} else if r > 0x7F || r == '<' {
			escaped += fmt.Sprintf(`\u%04X`, r)
		} else if r == '\n' {
			escaped += `\n`
		} else {
			escaped += string(r)
		}
	}
	for name, script := range map[string]string{
		"double": `var c="` + quoted + `";`, "single": "// don't\nvar c='" + quoted + "';", "back": "var c=`" + letter + "`;", "escaped": `{"a":{"body":"` + escaped + `"}}`,
	} {
		got := read(tt, []byte(page(`<div id="c"></div><script>`+script+`</script>`)))
		for _, p := range paragraphs {
			if !slices.Contains(got, p) {
				tt.Errorf("%s: %q is missing in %q", name, p, got)
			}
		}
	}
}

// TestLikePage reads a letter with lines such as pages have around letters.
func TestLikePage(tt *testing.T) {
	letter := `<p>张三委员：</p><p>您提出的建议收悉。</p><p>时间：2025年6月</p><p>来源：2025年统计</p><p>关闭淘汰落后产能</p><p>相关信息系统</p><p>再次感谢您的支持。</p><p>某市教育局</p>` +
		`<p><a href="/d?id=1">附表</a></p><p><a href="a.docx">附件1.docx</a></p><p><a href="/d?id=2">附图</a></p><p>2025年6月13日</p>`
	got := read(tt, []byte(page("<div>"+letter+"</div>")))
	want := []string{"张三委员：", "您提出的建议收悉。", "时间：2025年6月", "来源：2025年统计", "关闭淘汰落后产能", "相关信息系统", "再次感谢您的支持。", "某市教育局", "附表", "附件1.docx", "附图", "2025年6月13日"}
	if d := gocmp.Diff(want, got[3:]); d != "" {
		tt.Error(d)
	}
}

// TestEncodings reads one page in several encodings, all of which say UTF-8.
func TestEncodings(tt *testing.T) {
	s := page(wrap("<p>", "</p>"))
	want := read(tt, []byte(s))
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		tt.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().String(s)
	if err != nil {
		tt.Fatal(err)
	}
	for name, data := range map[string]string{
		"GB18030": gb, "UTF-8 with mark": "\uFEFF" + s, "UTF-16": wide, "UTF-16 with mark": "\xFF\xFE" + wide,
		"UTF-8 cut in a character": s + "\xE4\xB8", "control characters": strings.Replace(s, "<body>", "<body>\x01\x00", 1),
	} {
		tt.Run(name, func(tt *testing.T) {
			if d := gocmp.Diff(want, read(tt, []byte(data))); d != "" {
				tt.Error(d)
			}
		})
	}
}

func TestMeta(tt *testing.T) {
	for name, c := range map[string]struct{ head, url, published string }{
		"tags":     {`<meta name="Url" content="https://a.example/1"><link rel="canonical" href="https://a.example/2"><meta name="pubdate" content="2025-06-20">`, "https://a.example/1", "2025-06-20"},
		"graph":    {`<meta property="og:url" content="https://a.example/3"><meta property="article:published_time" content="2025-06-20T10:12">`, "https://a.example/3", "2025-06-20T10:12"},
		"saved":    {`<!-- saved from url=(0020)https://a.example/4 -->`, "https://a.example/4", ""},
		"data":     {`<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-06-20T10:12"}</script><meta name="Maketime" content="2025-07-01 09:00">`, "", "2025-06-20T10:12"},
		"item":     {`<meta itemprop="datePublished" content="2025-06-20 10:12">`, "", "2025-06-20 10:12"},
		"shown":    {`</head><body><div>发布日期：2025-06-20  10:12　来源：某局</div><p>张三委员：</p><p>您提出的提案收悉。</p>`, "", "2025-06-20 10:12"},
		"relative": {`<link rel="canonical" href="/5"><meta name="PubDate" content="">`, "", ""},
	} {
		text, _, err := Read(context.Background(), "a.html", []byte("<html><head>"+c.head+"</head><body>字</body></html>"))
		if err != nil || text.URL != c.url || text.Published != c.published {
			tt.Errorf("%s: %q, %q, %v", name, text.URL, text.Published, err)
		}
	}
}

// TestSingle reads a page that was saved with its pictures in one file.
func TestSingle(tt *testing.T) {
	head := "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/6\r\n"
	for name, body := range map[string]string{
		"quoted-printable": "Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E7=AD=94=\r\n=E5=A4=8D</p>\r\n--b--\r\n",
		"base64":           "Content-Transfer-Encoding: base64\r\n\r\nPHA+562U5aSNPC9wPg==\r\n--b--\r\n",
	} {
		text, _, err := Read(context.Background(), "a.mht", []byte(head+body))
		if err != nil || len(text.Lines) != 1 || text.Lines[0].Text != "答复" || text.URL != "https://a.example/6" {
			tt.Errorf("%s: %+v, %v", name, text, err)
		}
	}
	for _, broken := range []string{head, strings.Replace(head, "text/html\r\nContent-L", "text/plain\r\nContent-L", 1) + "\r\n--b--\r\n"} {
		_, findings, err := Read(context.Background(), "a.mht", []byte(broken))
		if err != nil || len(findings) != 1 {
			tt.Errorf("%v, %v", findings, err)
		}
	}
}

// TestFrames reads a page whose letter stands in a frame, saved in the same file.
func TestFrames(tt *testing.T) {
	file := "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n" +
		"--b\r\nContent-Type: text/html\r\nContent-Location: https://a.example/7\r\n\r\n" + page(`<iframe src="cid:1"></iframe>`) +
		"\r\n--b\r\nContent-Type: application/xhtml+xml\r\nContent-Location: cid:1\r\n\r\n<html><body>" + wrap("<p>", "</p>") + "</body></html>\r\n--b--\r\n"
	got := read(tt, []byte(file))
	if d := gocmp.Diff(paragraphs, got[len(got)-len(paragraphs):]); d != "" {
		tt.Error(d)
	}
}

// TestStored reads pages that keep the letter where a script fetches it from.
func TestStored(tt *testing.T) {
	letter := wrap("<p>", "</p>")
	for name, store := range map[string]string{
		"frame":       `<iframe srcdoc="` + html.EscapeString("<html><body>"+letter+"</body></html>") + `"></iframe>`,
		"field":       `<input type="hidden" value="` + html.EscapeString(letter) + `">`,
		"area":        `<textarea style="display:none">` + html.EscapeString(letter) + `</textarea>`,
		"example":     `<xmp>` + letter + `</xmp>`,
		"no frames":   `<frameset rows="80,*"><frame src="a.html"><frame src="b.html"><noframes><body>` + letter + `</body></noframes></frameset>`,
		"no script":   `<noscript>请启用脚本</noscript><noscript>` + letter + `</noscript>`,
		"template":    `<template><div>` + letter + `</div></template>`,
		"text":        `<script type="text/html">` + letter + `</script>`,
		"record":      `<script type="text/xml"><record><![CDATA[` + letter + `]]></record></script>`,
		"undisplayed": `<div style="display:none">` + letter + `</div>`,
	} {
		got := read(tt, []byte(page(store)))
		if d := gocmp.Diff(paragraphs, got[max(0, len(got)-len(paragraphs)):]); d != "" {
			tt.Errorf("%s: %s", name, d)
		}
	}
	// What is shown comes first.
	if got := read(tt, []byte(page(letter+`<textarea>`+strings.Replace(letter, "12所", "13所", 1)+`</textarea>`))); !slices.Contains(got, paragraphs[4]) {
		tt.Errorf("%q", got)
	}
}

// TestPrint reads a page made for a printer: its heading is that of the letter.
func TestPrint(tt *testing.T) {
	got := read(tt, []byte(`<body onload="print()"><center><b>`+title+`</b></center><hr><p>`+title+`</p>`+wrap("<p>", "</p>")+`<hr>打印时间：2025-8-1</body>`))
	if d := gocmp.Diff(append([]string{title}, paragraphs...), got); d != "" {
		tt.Error(d)
	}
}

// TestMargins takes headers and footers of a word processor's page for no text.
func TestMargins(tt *testing.T) {
	text, _, err := Read(context.Background(), "a.html", []byte(`<div title="header"><p>某市教育局文件</p></div><div>`+wrap("<p>", "</p>")+`</div><div title="footer"><p>— <sdfield>1</sdfield> —</p></div>`))
	if err != nil || len(text.Lines) != len(paragraphs) || len(text.Aside) != 1 || text.Aside[0].Why != source.Header {
		tt.Errorf("%+v, %v", text, err)
	}
}

func TestTable(tt *testing.T) {
	letter := wrap("<p>", "</p>") + `<p>附件：一览表</p><table><tr><th>序号</th><th colspan="2">名称</th><th>数量</th></tr><tr><td>1</td><td>实验室</td><td></td><td>8</td></tr></table>`
	got := read(tt, []byte(page("<div>"+letter+"</div>")))
	want := []string{"附件：一览表", "3.1: 序号", "3.2: 名称", "3.4: 数量", "4.1: 1", "4.2: 实验室", "4.4: 8"}
	if d := gocmp.Diff(want, got[len(got)-len(want):]); d != "" {
		tt.Error(d)
	}
}

// TestLists shows the numbers that a browser shows.
func TestLists(tt *testing.T) {
	got := read(tt, []byte(`<ol start="2"><li>甲</li><li><p>乙</p><p>又</p></li><li value="9">丙</li><li></li></ol><ol style="list-style:none"><li>丁</li></ol>`+
		`<ol style="list-style-type: cjk-ideographic"><li>戊<ol type="a"><li>己</ol></ol><ul><li>庚</ul>`))
	if d := gocmp.Diff([]string{"2.甲", "3.乙", "又", "9.丙", "丁", "一、戊", "a.己", "庚"}, got); d != "" {
		tt.Error(d)
	}
}

// TestWord reads a page that Word has saved: footnotes stand beside the letter,
// deleted words are gone.
func TestWord(tt *testing.T) {
	text, findings, err := Read(context.Background(), "a.html", []byte(`<p class=MsoNormal>数据<a href="#_ftn1" name="_ftnref1">[1]</a>如下<del datetime="2025-06-01">旧</del>。</p>`+
		`<div id=ftn1><p><a href="#_ftnref1">[1]</a> 截至五月底。</p></div>`))
	if err != nil || len(text.Lines) != 1 || text.Lines[0].Text != "数据如下。" || len(text.Aside) != 1 || text.Aside[0].Text != "截至五月底。" || len(findings) != 1 {
		tt.Errorf("%+v, %v, %v", text, findings, err)
	}
}

// TestLongText reads a page of many words in one paragraph.
func TestLongText(tt *testing.T) {
	if got := read(tt, []byte("<p>"+strings.Repeat("word ", 200_000)+"</p>")); len(got) != 1 {
		tt.Errorf("%d lines", len(got))
	}
}

// TestNoLetter gives all of a page that has no letter.
func TestNoLetter(tt *testing.T) {
	want := []string{"通知", "明天放假。"}
	if d := gocmp.Diff(want, read(tt, []byte("<h1>通知</h1><p>明天放假。</p>"))); d != "" {
		tt.Error(d)
	}
}

func TestHostile(tt *testing.T) {
	for name, c := range map[string]struct{ page, rule string }{
		"nothing":        {"", "empty-file"},
		"deep":           {strings.Repeat("<div>", 5000) + "字", "file-too-large"},
		"many":           {strings.Repeat("<p>", 2_000_000), "file-too-large"},
		"opened again":   {strings.Repeat("<b><font>", 200) + strings.Repeat("<p>", 50_000), "file-too-large"},
		"long attribute": {`<p title="` + strings.Repeat("a", 30<<20) + `">`, "empty-file"},
		"attributes":     {"<p " + strings.Repeat("a ", 1<<20) + ">", "file-too-large"},
		"slashes":        {"<p " + strings.Repeat("a/", 1<<20) + ">", "file-too-large"},
		"open strings":   {"<script>" + strings.Repeat("\\`", 1<<20) + strings.Repeat(`\"`, 1<<20) + "</script>", "empty-file"},
		"only a picture": {`<img src="a.png">`, "only-pictures"},
		"no text":        {"\x00\x01\x02\xFF\xFF\xFF\xFF\xFF", "file-damaged"},
	} {
		tt.Run(name, func(tt *testing.T) {
			start := time.Now()
			text, findings, err := Read(context.Background(), "a.html", []byte(c.page))
			if err != nil {
				tt.Fatal(err)
			}
			if len(text.Lines) != 0 || len(findings) != 1 || findings[0].Rule.ID != c.rule {
				tt.Errorf("%d lines, findings %v, want %s", len(text.Lines), findings, c.rule)
			}
			if took := time.Since(start); took > 20*time.Second {
				tt.Errorf("took %v", took)
			}
		})
	}
}

// shown returns the Han characters of a page that a reader of it sees, or that the
// page holds if w reads that.
func (w *walker) shown(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			for _, r := range source.Clean(c.Data) {
				if han(string(r)) > 0 {
					b.WriteRune(r)
				}
			}
		case c.Type == html.ElementNode && !w.hidden(c):
			b.WriteString(w.shown(c))
		}
	}
	return b.String()
}

// FuzzRead holds every page to one of two: text, or a finding; and every Han
// character that is shown to be in the lines or beside them, in order.
func FuzzRead(f *testing.F) {
	f.Add([]byte(page(wrap("<p>", "</p>"))))
	f.Add([]byte(page(wrap("", "<br>"))))
	f.Add([]byte("<table><tr><td><table><td><p>张三委员：<br>收悉"))
	f.Fuzz(func(tt *testing.T, data []byte) {
		text, findings, err := Read(context.Background(), "a.html", data)
		if err != nil {
			tt.Fatal(err)
		}
		if len(text.Lines) == 0 && len(findings) == 0 {
			tt.Error("neither text nor a finding")
		}
		root, err := parse(context.Background(), data)
		if err != nil || bytes.Contains(data, []byte("list-style")) || bytes.Contains(data, []byte("ime-")) || len(stores(root)) > 0 || bytes.Contains(data, []byte("footer")) {
			return // markers of lists and what is stored add to what is shown; a page number is nothing
		}
		all := slices.Clone(text.Lines)
		for _, a := range text.Aside {
			all = append(all, a.Line)
		}
		slices.SortStableFunc(all, func(a, b source.Line) int { return cmp.Compare(a.Num, b.Num) })
		var got strings.Builder
		for _, l := range all {
			if l.Text != source.Clean(l.Text) || l.Text == "" {
				tt.Errorf("line %q", l.Text)
			}
			for _, r := range l.Text {
				if han(string(r)) > 0 {
					got.WriteRune(r)
				}
			}
		}
		w := &walker{}
		if w.read(root); !w.found() {
			w = w.unfold(context.Background(), root, nil)
		}
		if want := w.shown(root); got.String() != want {
			tt.Errorf("shown %q, read %q", want, got.String())
		}
	})
}
