package pdf

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dafu/tools/internal/diag"
)

// sample is a made-up letter that fills two pages.
const sample = `市交通局对市政协一届二次会议第7号提案的答复
张三委员：
您在市政协一届二次会议上提出的《关于优化公共交通 方便市民出行的建议》（第7号提案）收悉。我局会同市公安局、市财政局进行了研究，现答复如下：
一、已开展的主要工作
近年来，我市坚持公交优先，累计投入2.67亿元，新增公交线路36条，更新新能源车1204辆，公共交通出行分担率达到56.17%，市民满意度逐年提高，连续三年居全省前列，群众出行更加便捷。
一是完善线网布局。2024年开通夜间线路12条，覆盖城区大部分居民小区和交通枢纽，“最后一公里”难题得到缓解。
二是提升服务水平。推行一码通乘，换乘优惠惠及150万人次，全年减免车费约3000万元，并在全部车辆上安装了无障碍设施，方便老年人和残疾人乘坐，受到社会各界普遍好评。
二、下步工作计划
下一步，我局将按照《城市公共交通条例（2024-2030）》的要求，继续做好以下三项工作，争取在两年内使公共交通站点五百米覆盖率达到百分之百，让更多市民愿意乘坐公交出行。
一是建设公交专用道。计划三年内新增专用道80公里，优先安排在早晚高峰拥堵的主要道路上，并配套建设智能信号系统。
二是优化换乘衔接。推动公交与轨道交通、慢行系统融合发展，新建换乘枢纽5处。
再次感谢您对我市交通工作的关心和支持。
市交通局
2025年6月13日`

func same(r rune) rune { return r }

// radicals gives some characters the codes of the radicals they look like.
func radicals(r rune) rune {
	if to, ok := map[rune]rune{'一': '⼀', '二': '⼆', '工': '⼯', '行': '⾏', '车': '⻋', '长': '⻓', '页': '⻚'}[r]; ok {
		return to
	}
	return r
}

func TestRead(t *testing.T) {
	gb := face{notEmbedded("GBK-EUC-H", false), gbk}
	ucs := face{notEmbedded("UniGB-UCS2-H", false), utf16be}
	vertical := face{notEmbedded("GBK-EUC-V", true), gbk}
	cases := []struct {
		name  string
		face  face
		opts  options
		place func([][]placed)
	}{
		{name: "GBK-EUC-H, not embedded", face: gb},
		{name: "UniGB-UCS2-H, not embedded", face: ucs},
		{name: "codes of its own, explained", face: mapped(sample, same, true)},
		{name: "radicals for characters", face: mapped(sample, radicals, true)},
		{name: "GBK bytes in a Latin font", face: bytewise()},
		{name: "GBK bytes in a font without an encoding", face: bytewiseAs("")},
		{name: "GBK bytes in a font of standard encoding", face: bytewiseAs("/Encoding/StandardEncoding")},
		{name: "an object for each character, shuffled", face: gb, opts: options{single: true}, place: shuffled},
		{name: "printed twice for a bold look", face: gb, opts: options{twice: true}},
		{name: "vertical", face: vertical, opts: options{single: true}, place: columns},
		{name: "turned by 90 degrees", face: gb, opts: options{turn: 90}},
		{name: "turned by 180 degrees", face: gb, opts: options{turn: 180}},
		{name: "turned by 270 degrees", face: gb, opts: options{turn: 270}},
		{name: "locked against changes", face: gb, opts: options{owner: "secret"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			pages := typeset(sample)
			if c.place != nil {
				c.place(pages)
			}
			data := write(pages, c.face, c.opts)
			text, findings, err := Read(t.Context(), "x.pdf", data)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, l := range text.Lines {
				got = append(got, l.Text)
			}
			if d := cmp.Diff(strings.Split(sample, "\n"), got); d != "" {
				t.Errorf("paragraphs (- want, + got):\n%s", d)
			}
			for _, f := range findings {
				if f.Rule.Severity > diag.Note {
					t.Errorf("finding: %s", f)
				}
			}
			if len(text.Furniture) != len(pages) {
				t.Errorf("%d page numbers left out of %d: %v", len(text.Furniture), len(pages), text.Furniture)
			}
		})
	}
}

// BenchmarkRead reads a letter of seven pages, the engine being warm.
func BenchmarkRead(b *testing.B) {
	var pages [][]placed
	for len(pages) < 7 {
		pages = append(pages, typeset(sample)...)
	}
	data := write(pages[:7], face{notEmbedded("GBK-EUC-H", false), gbk}, options{})
	if err := shared.ready(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, _, err := Read(b.Context(), "x.pdf", data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkStart starts the engine as on a machine that has never read a PDF
// file: nothing is compiled yet, and no folder keeps what is.
func BenchmarkStart(b *testing.B) {
	for b.Loop() {
		pool, err := compile("")
		if err != nil {
			b.Fatal(err)
		}
		if err := pool.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// TestCompile starts the engine with a folder for compiled code, with one that
// cannot be used, and with none.
func TestCompile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"no folder": "", "a file": file, "a folder": t.TempDir()} {
		pool, err := compile(dir)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if in, err := pool.GetInstance(time.Second); err != nil {
			t.Errorf("%s: %v", name, err)
		} else if err := in.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := pool.Close(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTurnOf tells the letters of a seal from those of a crooked scan.
func TestTurnOf(t *testing.T) {
	for degrees, want := range map[float64]int{0: 0, 3: 0, -3: 0, 8: -1, 45: -1, 90: 3, -90: 1, 180: 2, -172: -1} {
		a := degrees * math.Pi / 180
		if got := new(sheet).turnOf(math.Cos(a), math.Sin(a)); got != want {
			t.Errorf("%v degrees: %d quarter turns, want %d", degrees, got, want)
		}
	}
}
