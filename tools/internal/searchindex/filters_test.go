package searchindex

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestFilters narrows all letters, and counts what each further choice would
// leave.
func TestFilters(t *testing.T) {
	docs := []Document{
		{URL: "a/", Lang: "zh", Date: "2024-01-01", Year: "2024", Category: Term{"x-a", "A"}, Session: Term{"s3", "三次会议"},
			Agencies: []Agency{{Key: "mz", Name: "民政局", Lead: true}, {Key: "zj", Name: "住建局"}}},
		{URL: "b/", Lang: "zh", Date: "2025-01-01", Year: "2025", Category: Term{"x-a", "A"}, Session: Term{"s4", "四次会议"},
			Agencies: []Agency{{Key: "zj", Name: "住建局", Lead: true}}},
		{URL: "c/", Lang: "zh", Date: "2025-02-01", Year: "2025", Category: Term{"x-b", "B"}, Session: Term{"s4", "四次会议"},
			Agencies: []Agency{{Key: "zj", Name: "住建局", Lead: true}, {Key: "mz", Name: "民政局"}}},
		{URL: "d/", Lang: "zh"},
	}
	c := newClient(t, index(t, docs))
	c.eval(`(async () => { const { docs } = await client.language("zh"); globalThis.filters = client.filters(await client.json("zh/facets.bin"), docs); })()`)
	all := []int{3, 2, 1, 0} // a letter without a date counts as the oldest
	for _, q := range []struct {
		state map[string]string
		docs  []int
	}{
		{nil, all},
		{map[string]string{"year": "2025"}, []int{3, 2}},
		{map[string]string{"agency": "mz"}, []int{3, 1}},
		{map[string]string{"agency": "mz", "role": "lead"}, []int{1}},
		{map[string]string{"agency": "mz", "role": "co"}, []int{3}},
		{map[string]string{"agency": "zj", "session": "s4", "category": "x-a"}, []int{2}},
		{map[string]string{"agency": "nobody"}, []int{}},
	} {
		var got []int
		c.call(&got, `Array.from(filters.narrow(Uint32Array.from(args[0]), args[1] || {}))`, all, q.state)
		if diff := cmp.Diff(q.docs, got); diff != "" {
			t.Errorf("%v: -want +got\n%s", q.state, diff)
		}
	}
	type count struct {
		Key   string
		Count int
	}
	for _, q := range []struct {
		field string
		state map[string]string
		want  []count
	}{
		{"agency", nil, []count{{"zj", 3}, {"mz", 2}}},
		{"agency", map[string]string{"role": "lead"}, []count{{"zj", 2}, {"mz", 1}}},
		{"agency", map[string]string{"agency": "mz", "year": "2024"}, []count{{"zj", 1}, {"mz", 1}}},
		{"year", map[string]string{"agency": "mz"}, []count{{"2025", 1}, {"2024", 1}}},
		{"category", map[string]string{"year": "2024"}, []count{{"x-a", 1}}},
		{"session", map[string]string{"year": "2024", "session": "s4"}, []count{{"s4", 0}, {"s3", 1}}},
	} {
		var got []count
		c.call(&got, `filters.counts(args[0], Uint32Array.from(args[1]), args[2] || {}).map((v) => ({ Key: v.key, Count: v.count }))`, q.field, all, q.state)
		if diff := cmp.Diff(q.want, got); diff != "" {
			t.Errorf("%s under %v: -want +got\n%s", q.field, q.state, diff)
		}
	}
}

func TestExport(t *testing.T) {
	c := newClient(t, foldOnly())
	var got string
	c.call(&got, `client.csv(["标题", "日期"], [["第1号, “a”", '说"好"'], ["=HYPERLINK(1)", undefined], ["两\n行", "-1"]])`)
	want := "\ufeff标题,日期\r\n\"第1号, “a”\",\"说\"\"好\"\"\"\r\n'=HYPERLINK(1),\r\n\"两\n行\",'-1\r\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestExcerpt shows the sentence of a hit, whole where it is short.
// TestExcerptsOfTheMatter shows what a letter says before the opening that repeats its subject.
func TestExcerptsOfTheMatter(t *testing.T) {
	c := newClient(t, foldOnly())
	for _, q := range []struct {
		word string
		want []string
	}{
		{"电梯", []string{"p1", "p2"}},
		{"收悉", []string{"opening"}},
		{"补助 收悉", []string{"opening", "p2"}},
	} {
		var got []string
		c.call(&got, `(() => {
			const text = { t: "", b: [["opening", "您提出的《关于电梯补助的建议》收悉。"], ["p1", "电梯不多。"], ["p2", "电梯有补助。"]] };
			return client.excerpts(text, client.check(text, client.parse(args[0], "zh").terms, [], "zh").hits, 90).map((e) => e.id);
		})()`, q.word)
		if !slices.Equal(got, q.want) {
			t.Errorf("%s: shown are %q, want %q", q.word, got, q.want)
		}
	}
}

func TestExcerpt(t *testing.T) {
	c := newClient(t, foldOnly())
	for _, q := range []struct {
		text, word string
		width      int
		want       string
	}{
		{"前一句。中间有电梯的一句。后一句。", "电梯", 12, "…中间有[电梯]的一句。…"},
		{"电梯在前。", "电梯", 40, "[电梯]在前。"},
		{"The lifts are planned. They open in May. All is well.", "open", 30, "… They [open] in May.…"},
	} {
		var got string
		c.call(&got, `(() => {
			const text = { t: "", b: [["p1", args[0]]] }, terms = client.parse(args[1], "en").terms;
			return client.excerpts(text, client.check(text, terms, [], "en").hits, args[2])[0].pieces.map((p, i) => (i % 2 ? "[" + p + "]" : p)).join("");
		})()`, q.text, q.word, q.width)
		if got != q.want {
			t.Errorf("%q in %q: got %q, want %q", q.word, q.text, got, q.want)
		}
	}
}
