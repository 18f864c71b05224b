package render

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"dafu/tools/internal/disk"

	"github.com/google/go-cmp/cmp"
)

const aPage = `+++
title = '答复'
date = 2026-01-02
agencies = ['x-water']
policies = ['某办法']

[params]
place = '某市'
lead = ['x-water']
policy_names = ['Some Measures']

[params.source]
sha256 = 'aa'
+++

正文。
{#p1}

## 一、标题 {#s1}
`

func TestFace(t *testing.T) {
	of := func(page string) face {
		t.Helper()
		f, ok := faceOf([]named{{"index.zh.md", disk.SumOf([]byte(page)), []byte(page)}}, nil)
		if !ok {
			t.Fatal("not understood")
		}
		return f
	}
	base := of(aPage)
	if d := cmp.Diff([]string{"agencies/x-water", "policies/某办法"}, base.Term); d != "" {
		t.Error(d)
	}
	for _, c := range []struct {
		from, to                  string
		face, head, place, called bool // what becomes another
		worded                    bool // words alone of what lists show
	}{
		{from: "正文", to: "文字"},
		{from: "'aa'", to: "'bb'"},
		{from: "一、标题", to: "一、题目", face: true, worded: true},
		{from: "## 一、标题", to: "### 一、标题", face: true},
		{from: "{#s1}", to: "{#s2}", face: true},
		{from: " {#s1}", to: "", face: true},
		{from: "正文。\n", to: "正文\n---\n", face: true},
		{from: "正文。\n", to: "```\n正文。\n```\n", face: true},
		{from: "title = '答复'", to: "title = '回复'", face: true, head: true, worded: true},
		{from: "title = '答复'", to: `title = "\"答\"复"`, face: true, head: true, worded: true},
		{from: "title = '答复'\n", to: "", face: true, head: true},
		{from: "date = 2026-01-02", to: "date = 2026-01-03", face: true, head: true},
		{from: "lead = ['x-water']", to: "lead = []", face: true, head: true},
		{from: "place = '某市'", to: "place = '某县'", face: true, head: true, place: true},
		{from: "policies = ['某办法']", to: "policies = ['办法']", face: true, head: true, called: true},
		{from: "policies = ['某办法']", to: "policies = [\n'某办法']", face: true, head: true},
		{from: "policy_names = ['Some Measures']", to: "policy_names = ['Measures']", face: true, head: true, called: true},
		{from: "policy_names = ['Some Measures']", to: "policy_names = ['']", face: true, head: true, called: true},
	} {
		now := of(replaceOnce(t, aPage, c.from, c.to))
		got := [4]bool{now.Face != base.Face, now.Head != base.Head, now.Place != base.Place, !maps.Equal(now.Called, base.Called)}
		if want := [4]bool{c.face, c.head, c.place, c.called}; got != want {
			t.Errorf("%q → %q: face, head, place, called change: %v, want %v", c.from, c.to, got, want)
		}
		if got := now.Face != base.Face && now.Frame == base.Frame; got != c.worded {
			t.Errorf("%q → %q: words alone change: %v", c.from, c.to, got)
		}
	}
	for _, page := range []string{
		"no front matter", "---\ntitle: x\n---\n", "+++\ntitle = 'x'\n",
		"+++\nagencies = 'x'\n+++\n", "+++\nagencies = [1]\n+++\n", "+++\nexpiryDate = 2026-01-01\n+++\n", "+++\nurl = '/x/'\n+++\n",
	} {
		if _, ok := faceOf([]named{{"index.zh.md", "", []byte(page)}}, nil); ok {
			t.Errorf("%q: taken for a page of which all is known", page)
		}
	}
}

// TestDates reads by what day lists have a letter: only what is written alike in all languages counts.
func TestDates(t *testing.T) {
	for _, c := range []struct{ zh, en, want string }{
		{"date = 2026-01-02\n", "date = 2026-01-02\n", "2026-01-02"},
		{"", "", ""},
		{"date = 2026-01-02\n", "", odd},
		{"", "date = 2026-01-02\n", odd},
		{"date = 2026-01-02\n", "date = 2026-01-03\n", odd},
		{"date = 2026-01-02\nweight = 3\n", "date = 2026-01-02\n", odd},
		{"date = 2026-01-02T23:00:00-05:00\n", "date = 2026-01-02T23:00:00-05:00\n", odd},
	} {
		file := func(language, date string) named {
			return named{"index." + language + ".md", "", []byte("+++\n" + date + "agencies = []\n+++\n")}
		}
		f, ok := faceOf([]named{{name: "appendix.pdf"}, file("en", c.en), file("zh", c.zh)}, nil)
		if !ok || f.Date != c.want {
			t.Errorf("%q, %q: %v %q", c.zh, c.en, ok, f.Date)
		}
	}
}

// TestStage changes how far the English has come: lists show no more than a state.
func TestStage(t *testing.T) {
	of := func(numbers string) face {
		t.Helper()
		page := replaceOnce(t, aPage, "[params.source]", "[params.translation]\n"+numbers+"\n[params.source]")
		f, ok := faceOf([]named{{"index.en.md", "", []byte(page)}}, nil)
		if !ok {
			t.Fatal("not understood")
		}
		return f
	}
	base := of("total = 9\nreviewed = 0\ntranslated = 4\ndraft = 3\nmissing = 2\n")
	for numbers, want := range map[string]bool{
		"total = 9\nreviewed = 0\ntranslated = 3\ndraft = 4\nmissing = 2\n": false,
		"total = 9\nreviewed = 0\ntranslated = 7\ndraft = 0\nmissing = 2\n": true,
		"total = 9\nreviewed = 1\ntranslated = 3\ndraft = 3\nmissing = 2\n": true,
		"total = 9\nreviewed = 9\ntranslated = 0\ndraft = 0\nmissing = 0\n": true,
		"total = 9\nreviewed = 0\ntranslated = 0\ndraft = 0\nmissing = 9\n": true,
	} {
		now := of(numbers)
		if now.State == base.State {
			t.Errorf("%q: the same state", numbers)
		}
		if got := now.Face != base.Face; got != want {
			t.Errorf("%q: another face: %v", numbers, got)
		}
	}
}

func replaceOnce(t *testing.T, s, from, to string) string {
	t.Helper()
	for i := range s {
		if len(s)-i >= len(from) && s[i:i+len(from)] == from {
			return s[:i] + to + s[i+len(from):]
		}
	}
	t.Fatalf("no %q", from)
	return ""
}

// TestPolicyName changes a letter that cites a policy: the pages of all letters that cite it
// show what it is called by the first of them.
func TestPolicyName(t *testing.T) {
	const policy = "policies/某办法"
	// The letters s/1 and s/2 call the policy by these names; sum is of s/1, which goes without one.
	letters := func(sum, one, two string) *record {
		r := &record{Letters: map[string]face{
			"s/1": {Sum: sum, Face: sum, Head: sum, Term: []string{policy, "sessions/s"}, Called: map[string]string{policy: one}},
			"s/2": {Sum: two, Face: two, Term: []string{policy, "sessions/s"}, Called: map[string]string{policy: two}},
			"s/3": {Sum: "3", Face: "3", Term: []string{"sessions/s"}},
		}}
		if sum == "" {
			delete(r.Letters, "s/1")
		}
		return r
	}
	for _, c := range []struct {
		before, now *record
		both        bool // s/2 has to be rendered too
	}{
		{letters("a", "A", "A"), letters("b", "B", "A"), true},
		{letters("a", "", "A"), letters("b", "A", "A"), true},
		{letters("a", "A", "B"), letters("b", "A", "B"), true}, // its date may be another, and so the first letter
		{letters("a", "A", "A"), letters("b", "A", "A"), false},
		{letters("", "", "A"), letters("b", "A", "A"), false},
		{letters("", "", "A"), letters("b", "", "A"), true},
		{letters("a", "A", "A"), letters("", "", "A"), false},
		{letters("a", "A", "B"), letters("", "", "B"), true},
	} {
		s, ok := c.before.changed(c.now, false)
		if !ok || !s.letters["s/1"] || s.letters["s/2"] != c.both || s.letters["s/3"] || !s.terms[policy] || !s.lists {
			t.Errorf("%v → %v: %v, %+v", c.before.Letters, c.now.Letters, ok, s)
		}
	}
	// A session whose letters do not agree on what it is called is too odd to choose in.
	now := letters("a", "A", "A")
	first := now.Letters["s/1"]
	first.Sum, first.Face, first.Place = "c", "c", "elsewhere"
	now.Letters["s/1"] = first
	if _, ok := letters("a", "A", "A").changed(now, false); ok {
		t.Error("a session of two names was taken for one")
	}
}

// TestAlone changes the running text of a letter: Hugo need not read the others where its page
// shows nothing of them.
func TestAlone(t *testing.T) {
	const policy, session = "policies/某办法", "sessions/s"
	letters := func(change func(one, two *face)) *record {
		one := face{Sum: "1", Face: "f", Place: "s", State: "9", Term: []string{policy, session}, Called: map[string]string{policy: "A"}}
		two := face{Sum: "2", Face: "g", Place: "s", Term: []string{policy, session, "agencies/x"}, Called: map[string]string{policy: "A"}}
		change(&one, &two)
		return &record{Letters: map[string]face{"s/1": one, "s/2": two}}
	}
	for name, c := range map[string]struct {
		always, now func(one, two *face)
		alone       bool
	}{
		"text":                          {now: func(one, two *face) { one.Sum = "1a" }, alone: true},
		"nothing":                       {now: func(one, two *face) {}, alone: true},
		"a heading":                     {now: func(one, two *face) { one.Sum, one.Face = "1a", "h" }},
		"a translation":                 {now: func(one, two *face) { one.Sum, one.State = "1a", "8" }},
		"text, other name of a policy":  {always: func(one, two *face) { two.Called = map[string]string{policy: "B"} }, now: func(one, two *face) { one.Sum = "1a" }},
		"text, other name of a session": {always: func(one, two *face) { two.Place = "t" }, now: func(one, two *face) { one.Sum = "1a" }},
		"text, elsewhere": {always: func(one, two *face) { two.Place, two.Term = "t", []string{"sessions/t"} },
			now: func(one, two *face) { one.Sum = "1a" }, alone: true},
	} {
		always := func(one, two *face) {}
		if c.always != nil {
			always = c.always
		}
		s, ok := letters(always).changed(letters(func(one, two *face) { always(one, two); c.now(one, two) }), false)
		if !ok || s.alone != c.alone {
			t.Errorf("%s: alone %v, %v", name, s.alone, ok)
		}
	}
}

// TestNeighbours lets terms come, go and grow: pages of others tell of them.
func TestNeighbours(t *testing.T) {
	letters := func(changed ...string) *record {
		return &record{Letters: map[string]face{
			"s/1": {Sum: changed[0], Face: changed[0], Head: changed[0], Term: changed},
			"s/2": {Sum: "2", Term: []string{"agencies/y", "categories/b", "sessions/s", "proposals/s-2"}},
			"s/3": {Sum: "3", Term: []string{"agencies/y", "agencies/x", "categories/c", "sessions/t", "proposals/t-3"}},
		}}
	}
	before := letters("agencies/x", "categories/b", "proposals/s-1")
	for _, c := range []struct {
		now    []string
		listed bool
		want   []string
	}{
		{[]string{"agencies/y", "categories/b", "proposals/s-1"}, true, []string{"agencies/x", "agencies/y", "categories/b", "proposals/s-1"}},
		{[]string{"agencies/y", "categories/c", "proposals/s-1"}, true, []string{"agencies/x", "agencies/y", "categories/b", "categories/c", "proposals/s-1"}},
		{[]string{"agencies/z", "categories/b", "proposals/s-1"}, false, []string{"agencies/x", "agencies/y", "agencies/z", "categories/b", "proposals/s-1", "sessions/s", "sessions/t"}},
		{[]string{"agencies/y", "categories/b", "proposals/s-4"}, false, []string{"agencies/x", "agencies/y", "categories/b", "proposals/s-1", "proposals/s-4"}},
		{[]string{"agencies/y", "categories/b", "proposals/t-3"}, true, []string{"agencies/x", "agencies/y", "categories/b", "proposals/s-1", "proposals/t-3", "sessions/s", "sessions/t"}},
	} {
		s, ok := before.changed(letters(c.now...), c.listed)
		if d := cmp.Diff(c.want, slices.Sorted(maps.Keys(s.terms))); !ok || d != "" {
			t.Errorf("%v, %v: %v %s", c.now, c.listed, ok, d)
		}
	}
}

// TestDamagedRecord cuts the record at every length, and changes bytes of it: then it
// is as good as none.
func TestDamagedRecord(t *testing.T) {
	w := work{kept: filepath.Join(t.TempDir(), "rendered")}
	if w.load() != nil {
		t.Error("a record that is not there")
	}
	whole := &record{Maker: "m", Letters: map[string]face{"a/b": {Sum: "1"}}, Static: map[string]string{"x": "2"}, Public: map[string]string{"x": "2"}}
	if err := w.save(whole); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(whole, w.load()); d != "" {
		t.Error(d)
	}
	data, err := os.ReadFile(w.kept)
	if err != nil {
		t.Fatal(err)
	}
	for n := range data {
		if err := disk.Spare(w.kept, data[:n]); err != nil {
			t.Fatal(err)
		}
		if w.load() != nil {
			t.Errorf("the first %d of %d bytes were taken for a record", n, len(data))
		}
	}
	data[len(data)/2] ^= 1
	if err := disk.Spare(w.kept, data); err != nil {
		t.Fatal(err)
	}
	if w.load() != nil {
		t.Error("a damaged record was taken for a whole one")
	}
}

// TestUntold looks for what makes a layout show more than the letters.
func TestUntold(t *testing.T) {
	for text, want := range map[string]bool{
		"{{ now.Year }}": true, "{{ with now }}": true, "{{ time.Now }}": true, "{{ (now).Year }}": true, "{{ $x := now }}": true,
		"what a reader can do now: see": false, "known.": false, "{{/* from now on */}}": false,
	} {
		if got := clock.MatchString(text); got != want {
			t.Errorf("%s: clock %v", text, got)
		}
	}
	for text, want := range map[string]bool{"[module]\n": true, "theme = 'x'": true, "[[module.mounts]]": true, "title = 'theme = x'": false} {
		if got := modules.MatchString(text); got != want {
			t.Errorf("%s: modules %v", text, got)
		}
	}
}
