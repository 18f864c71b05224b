package site

import "testing"

func TestPublished(t *testing.T) {
	for in, want := range map[string]string{
		"2017-04-12 21:37":          "2017-04-12T21:37:00",
		"2025-07-01  09:30:15":      "2025-07-01T09:30:15",
		"2025年7月1日 09:30":           "2025-07-01T09:30:00",
		"2025-07-01T09:30:00+08:00": "2025-07-01T09:30:00",
		"2025-07-01":                "",
		"昨天":                        "",
		"":                          "",
		"2025-13-01 09:30":          "",
	} {
		if got := published(in); got != want {
			t.Errorf("published(%q) = %q, want %q", in, got, want)
		}
	}
}
