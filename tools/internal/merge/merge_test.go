package merge

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const page1 = `+++
title = '答复'
agencies = ['a', 'b']

[params]
number = '18'
category = 'A'

[params.source]
file = 'a.txt'
sha256 = '01'

[params.dafu]
checksum = 'c1'
+++

已收悉。
{#opening}

## 一、工作 {#s1}

开展了第一项工作，投入三亿元。
{#s1-p1}

开展了第二项工作，建成五个项目。
{#s1-p2}

感谢支持。
{#closing}
`

// change makes a version of page1: OLD, NEW, ….
func change(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(page1) }

func TestPages(t *testing.T) {
	const moved = "\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n"
	const third = "\n新增的第三项内容，与前两项无关。\n{#s1-p3}\n"
	for _, tt := range []struct {
		name, now, edited, want string
		conflicts               []Conflict
	}{
		{
			name: "both change other things",
			now:  change("category = 'A'", "category = 'B'", "五个", "六个", "'01'", "'02'", "c1", "c2"), edited: change("三亿元", "四亿元", "title = '答复'", `title = "某局答复" # 核对过`),
			want: change("三亿元", "四亿元", "title = '答复'", `title = "某局答复" # 核对过`, "category = 'A'", "category = 'B'", "五个", "六个", "'01'", "'02'", "c1", "c2"),
		},
		{
			name: "both change one paragraph and one key",
			now:  change("category = 'A'", "category = 'B'", "五个", "六个", "'01'", "'02'", "c1", "c2"), edited: change("category = 'A'", "category = 'C'", "五个", "七个"),
			want: change("category = 'A'", "category = 'C'", "五个", "七个", "'01'", "'02'", "c1", "c2"),
			conflicts: []Conflict{
				{"params.category", 7, "'C'", "'B'"},
				{"s1-p2", 25, "开展了第二项工作，建成七个项目。", "开展了第二项工作，建成六个项目。"},
			},
		},
		{
			name: "the same change on both sides",
			now:  change("五个", "六个", "c1", "c2"), edited: change("五个", "六个"),
			want: change("五个", "六个", "c1", "c2"),
		},
		{
			name: "a new paragraph beside a corrected one, which moves on",
			now:  change("\n开展了第一项", "\n这是全新的一段。\n{#s1-p1}\n\n开展了第一项", "{#s1-p2}", "{#s1-p3}", "{#s1-p1}", "{#s1-p2}"), edited: change("三亿元", "四亿元"),
			want: change("\n开展了第一项", "\n这是全新的一段。\n{#s1-p1}\n\n开展了第一项", "{#s1-p2}", "{#s1-p3}", "{#s1-p1}", "{#s1-p2}", "三亿元", "四亿元"),
		},
		{
			name: "the letter loses a paragraph and a key; a person puts one in",
			now:  change("\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n", "", "category = 'A'\n", ""), edited: change("\n感谢", third+"\n感谢"),
			want: change("\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n", third, "category = 'A'\n", ""),
		},
		{
			name: "the letter loses what a person corrected",
			now:  change("\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n", "", "category = 'A'\n", ""), edited: change("五个", "七个", "category = 'A'", "category = 'C'"),
			want: change("五个", "七个", "category = 'A'", "category = 'C'"),
			conflicts: []Conflict{
				{"params.category", 7, "'C'", ""},
				{"s1-p2", 25, "开展了第二项工作，建成七个项目。", ""},
			},
		},
		{
			name: "a person takes out what is new in the letter",
			now:  change("五个", "六个"), edited: change("\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n", ""),
			want:      change("\n开展了第二项工作，建成五个项目。\n{#s1-p2}\n", ""),
			conflicts: []Conflict{{"s1-p2", 0, "", "开展了第二项工作，建成六个项目。"}},
		},
		{
			name: "a paragraph that both put in, in other words",
			now:  change("\n感谢", "\n新增的第三项内容，与前两项均无关联。\n{#s1-p3}\n\n感谢"), edited: change("\n感谢", third+"\n感谢"),
			want:      change("\n感谢", third+"\n感谢"),
			conflicts: []Conflict{{"s1-p3", 28, "新增的第三项内容，与前两项无关。", "新增的第三项内容，与前两项均无关联。"}},
		},
		{
			name: "the letter changes a paragraph that a person has moved",
			now:  change("五个", "六个", "c1", "c2"), edited: change(moved, "", "感谢支持。\n{#closing}\n", "感谢支持。\n{#closing}\n"+moved),
			want: change(moved, "", "感谢支持。\n{#closing}\n", "感谢支持。\n{#closing}\n"+strings.Replace(moved, "五个", "六个", 1), "c1", "c2"),
		},
		{
			name: "the letter changes a paragraph that a person has moved and corrected",
			now:  change("五个", "六个"), edited: change(moved, "", "感谢支持。\n{#closing}\n", "感谢支持。\n{#closing}\n"+strings.Replace(moved, "五个", "七个", 1)),
			want:      change(moved, "", "感谢支持。\n{#closing}\n", "感谢支持。\n{#closing}\n"+strings.Replace(moved, "五个", "七个", 1)),
			conflicts: []Conflict{{"s1-p2", 28, "开展了第二项工作，建成七个项目。", "开展了第二项工作，建成六个项目。"}},
		},
		{
			name: "new keys and a new table",
			now:  change("category = 'A'\n", "category = 'A'\nlead = ['a']\n\n[params.roles]\ns1 = 'done'\n"), edited: change("category = 'A'\n", "category = 'A'\ndisclosure = '主动公开'\n"),
			want: change("category = 'A'\n", "category = 'A'\nlead = ['a']\ndisclosure = '主动公开'\n\n[params.roles]\ns1 = 'done'\n"),
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, conflicts, ok := Pages([]byte(page1), []byte(tt.now), []byte(tt.edited))
			if !ok {
				t.Fatal("the page can't be read")
			}
			if d := cmp.Diff(tt.want, string(got)); d != "" {
				t.Errorf("page:\n%s", d)
			}
			if d := cmp.Diff(tt.conflicts, conflicts); d != "" {
				t.Errorf("conflicts:\n%s", d)
			}
			again, conflicts, _ := Pages([]byte(page1), []byte(tt.now), got)
			if d := cmp.Diff(string(got), string(again)); d != "" {
				t.Errorf("a second time:\n%s", d)
			}
			if d := cmp.Diff(tt.conflicts, conflicts); d != "" {
				t.Errorf("conflicts a second time:\n%s", d)
			}
		})
	}
}

// TestHeadingMovesOn puts a new measure before one whose heading was corrected: the correction
// stays with its own words, and not with the number that they had.
func TestHeadingMovesOn(t *testing.T) {
	const measure = "\n### 一是加强监督检查。 {#s1-m1}\n\n组织专项检查十七次。\n{#s1-m1-p1}\n"
	with := func(measures string) string { return change("\n感谢", measures+"\n感谢") }
	next := strings.NewReplacer("s1-m1", "s1-m2", "一是", "二是")
	now := with("\n### 一是新增措施。 {#s1-m1}\n\n新增的内容在此。\n{#s1-m1-p1}\n" + next.Replace(measure))
	edited := with(strings.Replace(measure, "加强", "强化", 1))
	got, conflicts, _ := Pages([]byte(with(measure)), []byte(now), []byte(edited))
	for _, want := range []string{"### 一是新增措施。 {#s1-m1}\n\n新增的内容在此。", "### 一是强化监督检查。 {#s1-m2}\n\n组织专项检查十七次。"} {
		if !strings.Contains(string(got), want) {
			t.Errorf("the page lacks %q:\n%s", want, got)
		}
	}
	if len(conflicts) != 1 || conflicts[0].Where != "s1-m2" || conflicts[0].Now != "### 二是加强监督检查。" {
		t.Errorf("conflicts: %v", conflicts)
	}
}

func TestNews(t *testing.T) {
	for _, tt := range []struct {
		after string
		want  bool
	}{
		{change("'01'", "'02'", "a.txt", "b.txt", "c1", "c2"), false}, {change("五个", "六个"), true}, {change("'18'", "'19'"), true}, {"no page", true},
	} {
		if got := News([]byte(page1), []byte(tt.after)); got != tt.want {
			t.Errorf("News is %v, want %v, of\n%s", got, tt.want, tt.after)
		}
	}
}

func TestFollow(t *testing.T) {
	a, b := page1, change("三亿", "四亿", "'01'", "'02'", "c1", "c2")
	if d := cmp.Diff(change("'01'", "'02'"), string(Follow([]byte(a), []byte(b), false))); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff(change("'01'", "'02'", "c1", "c2"), string(Follow([]byte(a), []byte(b), true))); d != "" {
		t.Error(d)
	}
	for _, same := range []string{"hello", change("sha256 = '01'\n", ""), strings.ReplaceAll(b, "\n", "\r\n")} {
		if got := string(Follow([]byte(same), []byte(b), false)); got != same {
			t.Errorf("changed to %q", got)
		}
	}
}

func TestNoPage(t *testing.T) {
	for _, bad := range []string{"hello", "+++\ntitle = 'x'\n", "+++\ntitle = 'x\n+++\n"} {
		if _, _, ok := Pages([]byte(page1), []byte(change("五", "六")), []byte(bad)); ok {
			t.Errorf("merged %q", bad)
		}
	}
}

// sentences are what random pages are made of: some alike, some not.
var sentences = []string{
	"推进课后服务。", "推进课后服务工作。", "投入三亿元。", "投入四亿元。", "建成五个项目，均已投用。", "建成六个项目，均已投用。",
	"感谢您的关心。", "继续抓好落实。", "## 一、工作", "## 二、打算", "完善机制。", "加强督查，确保实效。",
}

// random makes a page of some sentences, or one that differs from another in some.
func random(r *rand.Rand, from []block) []block {
	out := slices.Clone(from)
	for range 1 + r.IntN(4) {
		i := r.IntN(len(out) + 1)
		b := block{before: "\n", text: sentences[r.IntN(len(sentences))]}
		if r.IntN(3) > 0 {
			b.address = fmt.Sprintf("{#p%d}", r.IntN(9))
		}
		switch {
		case i == len(out) || r.IntN(3) == 0:
			out = slices.Insert(out, i, b)
		case r.IntN(3) == 0:
			out = slices.Delete(out, i, i+1)
		case r.IntN(3) == 0:
			out[i].text += "另有变动。"
		default:
			out[i].text = b.text
		}
	}
	return out
}

func texts(list []block) []string {
	var out []string
	for _, b := range list {
		out = append(out, b.text)
	}
	return out
}

func merged(base, now, edited []block) []string {
	out, _ := mergeBody(base, now, edited)
	return texts(out)
}

// TestProperties holds for any three versions: no word of the person's is lost;
// where the person or the letter changed nothing, the other side is the result.
func TestProperties(t *testing.T) {
	for seed := range uint64(4000) {
		r := rand.New(rand.NewPCG(seed, 8))
		base := random(r, random(r, random(r, nil)))
		now, edited := random(r, base), random(r, base)
		got := merged(base, now, edited)
		for _, e := range edited {
			if !slices.Contains(texts(base), e.text) && !slices.Contains(got, e.text) {
				t.Fatalf("seed %d: “%s” is lost\nbase %q\nnow %q\nedited %q\nmerged %q", seed, e.text, texts(base), texts(now), texts(edited), got)
			}
		}
		if d := cmp.Diff(texts(edited), merged(base, base, edited)); d != "" {
			t.Fatalf("seed %d: the letter is as it was, and the page is not the person's:\n%s", seed, d)
		}
		if d := cmp.Diff(texts(now), merged(base, now, base)); d != "" {
			t.Fatalf("seed %d: nobody corrected the page, and it is not the new one:\n%s", seed, d)
		}
		if d := cmp.Diff(texts(edited), merged(base, edited, edited)); d != "" {
			t.Fatalf("seed %d: both made the same changes:\n%s", seed, d)
		}
	}
}

// TestIdempotent merges again what was merged: pages of sentences that are told
// apart stay as they are.
func TestIdempotent(t *testing.T) {
	n := 0
	distinct := func(r *rand.Rand, from []block) []block {
		out := slices.Clone(from)
		for range 1 + r.IntN(3) {
			i := r.IntN(len(out) + 1)
			var runes []rune
			for range 12 {
				runes = append(runes, rune(0x4e00+r.IntN(5000)))
			}
			b := block{before: "\n", text: string(runes), address: fmt.Sprintf("{#x%d}", n)}
			n++
			switch {
			case i == len(out) || r.IntN(3) == 0:
				out = slices.Insert(out, i, b)
			case r.IntN(3) == 0:
				out = slices.Delete(out, i, i+1)
			default:
				out[i].text += b.text[:9]
			}
		}
		return out
	}
	for seed := range uint64(3000) {
		r := rand.New(rand.NewPCG(seed, 9))
		base := distinct(r, distinct(r, distinct(r, nil)))
		now, edited := distinct(r, base), distinct(r, base)
		once, conflicts := mergeBody(base, now, edited)
		twice, again := mergeBody(base, now, once)
		if d := cmp.Diff(texts(once), texts(twice)); d != "" || len(again) != len(conflicts) {
			t.Fatalf("seed %d: merging again, %d and %d conflicts:\n%s", seed, len(conflicts), len(again), d)
		}
	}
}

// FuzzPages merges whatever there is: every line that a person wrote is there.
func FuzzPages(f *testing.F) {
	f.Add(change("五个", "六个"), change("三亿元", "四亿元"))
	f.Add(change("category = 'A'\n", "", "已收悉。\n", ""), change("{#s1-p1}", "", "number = '18'", "number = '19'\nx = [\n1,\n]"))
	f.Fuzz(func(t *testing.T, now, edited string) {
		got, _, ok := Pages([]byte(page1), []byte(now), []byte(edited))
		if !ok {
			return
		}
		before, _ := cut([]byte(page1))
		after, _ := cut(got)
		if p, ok := cut(Plain([]byte(edited))); ok && !bytes.Equal(got, Plain([]byte(edited))) {
			for _, e := range p.head {
				was := find(before.head, e.key)
				if e.value != "" && e.key != sumKey && (was == nil || was.value != e.value) && !slices.ContainsFunc(after.head, func(x entry) bool { return x.key == e.key && x.value == e.value }) {
					t.Errorf("lost: %s\n%s", e.raw, got)
				}
			}
		}
		_, body, _ := strings.Cut(edited, "\n+++\n")
		for _, line := range strings.Split(strings.ReplaceAll(body, "\r\n", "\n"), "\n") {
			if text := strings.TrimSpace(line); text != "" && !strings.Contains(text, "{#") && !strings.Contains(page1, text) && !strings.Contains(string(got), text) {
				t.Errorf("lost: %q\n%s", text, got)
			}
		}
	})
}

// TestLongPage merges pages that are far longer than a letter's.
func TestLongPage(t *testing.T) {
	var base []block
	for i := range 1500 {
		base = append(base, block{before: "\n", text: fmt.Sprintf("第%d段，%s", i, strings.Repeat("文", 200)), address: fmt.Sprintf("{#p%d}", i)})
	}
	now, edited := slices.Clone(base), slices.Clone(base)
	now[0].text, now[1499].text = "新的开头。", "新的结尾。"
	edited[1].text, edited[1498].text = "改正的开头。", "改正的结尾。"
	got := merged(base, now, edited)
	want := texts(base)
	want[0], want[1], want[1498], want[1499] = "新的开头。", "改正的开头。", "改正的结尾。", "新的结尾。"
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
