package check

import (
	"os"
	"testing"

	"dafu/tools/internal/agency"
)

// withPlaces gives a site the registry of places of this checkout.
func withPlaces(t *testing.T) func(*Site) {
	t.Helper()
	reg, _, err := agency.Load(os.DirFS("../../../data"))
	if err != nil {
		t.Fatal(err)
	}
	return func(s *Site) { s.Registry, s.Public = reg, "" }
}

func TestListsOfProposals(t *testing.T) {
	same(t, run(t, `
-- content/proposals/ningbo-cppcc-16-4.csv --
编号,案由,主办单位,会办单位,交办日期,办理期限,备注
16,关于甲的提案,市教育局,"市民政局、市科技局",2025-03-01,2025/6/30,内部
0017,关于乙的提案,市教育局,,2025年3月1日,,
-- content/proposals/ningbo-npc-16-4.csv --
number,title
1,x
`, withPlaces(t)), []string{})

	same(t, run(t, `
-- content/proposals/ningbo-cppcc-16-4.csv --
编号,案由,办理期限
16,甲,2025-06-30

016,乙,六月底
,丙,2025-02-30
-- content/proposals/ningbo-cppcc-16-5.csv --
案由,主办单位
甲,市教育局
-- content/proposals/ningbo-cppcc-16-6.csv --
编号,案由
1,甲
2,乙,丙
-- content/proposals/清单.csv --
编号
1
-- content/proposals/nowhere-npc-1-1.csv --
编号
1
`, withPlaces(t)), []string{
		"content/proposals/ningbo-cppcc-16-4.csv:4: warning: in this row of the list, the number 16 occurs again.",
		"content/proposals/ningbo-cppcc-16-4.csv:4: warning: in this row of the list, “六月底” is no date",
		"content/proposals/ningbo-cppcc-16-4.csv:5: warning: in this row of the list, there is no number",
		"content/proposals/ningbo-cppcc-16-4.csv:5: warning: in this row of the list, “2025-02-30” is no date",
		"content/proposals/ningbo-cppcc-16-5.csv:1: error: the list of proposals can't be used: no column is named 编号",
		"content/proposals/ningbo-cppcc-16-6.csv:3: error: the list of proposals can't be used: this row has not as many cells",
		"content/proposals/nowhere-npc-1-1.csv:1: error: the list of proposals can't be used: data/places.toml has no place",
		"content/proposals/清单.csv:1: error: the list of proposals can't be used: its name is not that of a session.",
	})
}

// TestListInAnotherEncoding is a table as spreadsheet programs save it unless
// they are told otherwise.
func TestListInAnotherEncoding(t *testing.T) {
	same(t, run(t, "\n-- content/proposals/ningbo-cppcc-16-4.csv --\n\xb1\xe0\xba\xc5\n1\n", withPlaces(t)),
		[]string{"content/proposals/ningbo-cppcc-16-4.csv:1: error: the list of proposals can't be used: it is not in UTF-8."})
}
