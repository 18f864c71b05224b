package letter

import (
	"strings"
	"testing"
	"time"
)

func TestDeadlineWords(t *testing.T) {
	l := &Letter{Date: Date{2024, time.February, 29}}
	for in, want := range map[string]string{
		"2026年底前完成":             "2026年底前 2026-12-31",
		"力争2025年6月底前建成":         "力争2025年6月底前 2025-06-30",
		"2025年9月15日前完成":         "2025年9月15日前 2025-09-15",
		"今年9月底前、10月15日前办结":      "今年9月底前 2024-09-30, 10月15日前 2024-10-15",
		"明年上半年开工":               "明年上半年 2025-06-30",
		"2025年第二季度建成，三季度投用":     "2025年第二季度建成 2025-06-30",
		"本年四季度末前":               "本年四季度末前 2024-12-31",
		"一年内建成，六个月内启动":          "一年内 2025-02-28, 六个月内 2024-08-29",
		"年内完成":                  "年内 2024-12-31",
		"2023年已完成，2025年的工作":     "",
		"2025年2月30日前，2025年13月底": "",
		"1月底前":                  "", // past, or of the next year: nothing is made up
	} {
		var got []string
		for _, d := range l.deadlines(in) {
			got = append(got, d.Text+" "+d.By.String())
		}
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("%s is due %q, want %q", in, s, want)
		}
	}
	if got := (&Letter{}).deadlines("年内、三年内、今年底、9月底前"); got != nil {
		t.Errorf("without a date: %v", got)
	}
}
